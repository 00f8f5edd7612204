/** What an administrator loads before the first case: places, organisations, people, posts, authority. */
import { z } from '@hono/zod-openapi'
import { AreaCodeSchema, DaySchema, IdSchema, TextSchema } from './common.ts'

const LocalIdSchema = z.string().min(1).max(60)

/** Closed rings of longitude and latitude in degrees, the outer one first. */
const PolygonSchema = z
  .array(
    z
      .array(z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]))
      .min(4)
      .max(5000),
  )
  .min(1)
  .max(20)

const AuthoritySchema = z.strictObject({
  id: LocalIdSchema,
  act: z.string(),
  programme: z.string(),
  role: z.string(),
  area: AreaCodeSchema,
  max: z
    .union([z.strictObject({ fen: z.number().int().positive() }), z.strictObject({ param: z.string() })])
    .nullable(),
  adds: z.string().optional(),
  unless: z
    .array(
      z.strictObject({
        tally: z.string(),
        atLeast: z.union([z.number().int(), z.string()]),
        clause: z.string(),
      }),
    )
    .optional(),
  jointly: z.array(z.string().max(60)).max(5).optional(),
  from: DaySchema,
  to: DaySchema.nullable(),
  delegatedBy: z.string().nullable(),
  clause: z.string(),
})

export const RegistrySchema = z
  .strictObject({
    name: TextSchema,
    rehearsal: z.boolean(),
    /** The order that these changes stand on, as 镇政办〔2021〕7号: it goes into the log. */
    order: z.string().max(200).optional(),
    startsAt: z.string().max(40).nullable(),
    areas: z.array(
      z.object({
        code: AreaCodeSchema,
        parent: AreaCodeSchema.nullable(),
        name: z
          .object({ zh: z.string(), en: z.string().optional() })
          .transform((n) => ({ zh: n.zh, en: n.en ?? n.zh })),
        kind: z.string().max(20),
        from: DaySchema,
        to: DaySchema.nullable().default(null),
        polygon: PolygonSchema.optional(),
      }),
    ),
    /** What a place became: several lines from one place are a split, several into one a merger. */
    successions: z
      .array(z.strictObject({ from: AreaCodeSchema, to: AreaCodeSchema, on: DaySchema }))
      .default([]),
    organisations: z.array(
      z.object({ id: LocalIdSchema, name: TextSchema, area: AreaCodeSchema, kind: z.string().max(40) }),
    ),
    people: z.array(
      z.object({ id: LocalIdSchema, name: z.string().min(1).max(60), idNo: z.string().min(15).max(18) }),
    ),
    kin: z.array(z.object({ person: LocalIdSchema, relative: LocalIdSchema })),
    posts: z.array(
      z.object({
        id: IdSchema,
        person: LocalIdSchema,
        organisation: LocalIdSchema,
        role: z.string().max(40),
        area: AreaCodeSchema,
        from: DaySchema,
        to: DaySchema.nullable(),
      }),
    ),
    /** The holder of `by` also acts in `post`, from a day to a day. */
    substitutions: z
      .array(
        z.strictObject({
          id: LocalIdSchema,
          post: IdSchema,
          by: IdSchema,
          from: DaySchema,
          to: DaySchema,
          onward: z.boolean(),
          order: TextSchema,
        }),
      )
      .default([]),
    authorities: z.array(AuthoritySchema),
    logins: z.array(
      z.object({
        login: z.string().min(1).max(60),
        person: LocalIdSchema,
        password: z.string().min(8).max(200),
        permissions: z.array(z.string()),
        /** The secret of a second factor, base32; a rehearsal's people have theirs from here. */ totp: z
          .string()
          .regex(/^[A-Z2-7]{16,64}$/)
          .optional(),
        /** Who they are at another house's sign-in. */ identities: z
          .array(z.strictObject({ issuer: z.string().max(200), subject: z.string().min(1).max(200) }))
          .max(5)
          .default([]),
      }),
    ),
  })
  .openapi('Registry')

export type RegistryOutput = z.output<typeof RegistrySchema>
export type RegistryInput = z.input<typeof RegistrySchema>
