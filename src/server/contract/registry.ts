/** What an administrator loads before the first case: places, organisations, people, posts, authority. */
import { z } from '@hono/zod-openapi'
import { AreaCodeSchema, DaySchema, IdSchema, TextSchema } from './common.ts'

const LocalIdSchema = z.string().min(1).max(60)

const AuthoritySchema = z.strictObject({
  id: LocalIdSchema, act: z.string(), programme: z.string(), role: z.string(), area: AreaCodeSchema,
  max: z.union([z.strictObject({ fen: z.number().int().positive() }), z.strictObject({ param: z.string() })]).nullable(),
  adds: z.string().optional(),
  unless: z.array(z.strictObject({ tally: z.string(), atLeast: z.union([z.number().int(), z.string()]), clause: z.string() })).optional(),
  from: DaySchema, to: DaySchema.nullable(), delegatedBy: z.string().nullable(), clause: z.string(),
})

export const RegistrySchema = z
  .strictObject({
    name: TextSchema,
    rehearsal: z.boolean(),
    startsAt: z.string().max(40).nullable(),
    areas: z.array(z.object({ code: AreaCodeSchema, parent: AreaCodeSchema.nullable(), name: z.object({ zh: z.string(), en: z.string().optional() }).transform((n) => ({ zh: n.zh, en: n.en ?? n.zh })), kind: z.string().max(20), from: DaySchema })),
    organisations: z.array(z.object({ id: LocalIdSchema, name: TextSchema, area: AreaCodeSchema, kind: z.string().max(40) })),
    people: z.array(z.object({ id: LocalIdSchema, name: z.string().min(1).max(60), idNo: z.string().min(15).max(18) })),
    kin: z.array(z.object({ person: LocalIdSchema, relative: LocalIdSchema })),
    posts: z.array(z.object({ id: IdSchema, person: LocalIdSchema, organisation: LocalIdSchema, role: z.string().max(40), area: AreaCodeSchema, from: DaySchema, to: DaySchema.nullable() })),
    authorities: z.array(AuthoritySchema),
    logins: z.array(z.object({ login: z.string().min(1).max(60), person: LocalIdSchema, password: z.string().min(8).max(200), permissions: z.array(z.string()) })),
  })
  .openapi('Registry')

export type RegistryInput = z.input<typeof RegistrySchema>
