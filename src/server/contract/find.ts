/** Finding anything: one question, answers by kind, and what one opened last or pinned. */
import { z } from '@hono/zod-openapi'
import { TextSchema } from './common.ts'

export const FoundKindSchema = z.enum(['person', 'case', 'entry', 'paper', 'place', 'programme'])
export type FoundKind = z.infer<typeof FoundKindSchema>

/** A thing by its kind and id: what is pinned, and what was opened. */
export const RefSchema = z
  .strictObject({ kind: FoundKindSchema, id: z.string().min(1).max(300) })
  .openapi('FoundRef')
export type FoundRef = z.infer<typeof RefSchema>

export const HitSchema = z
  .object({
    kind: FoundKindSchema,
    id: z.string(),
    title: TextSchema,
    detail: TextSchema,
    /** Where it opens on the desk. */ to: z.string(),
    pinned: z.boolean(),
    /** Of a person: the newest of the cases that concern them and that the reader may see, and whether there are more. */
    cases: z
      .array(z.object({ id: z.string(), title: TextSchema, detail: TextSchema, to: z.string() }))
      .optional(),
    more: z.boolean().optional(),
  })
  .openapi('FoundHit')
export type HitView = z.infer<typeof HitSchema>

export const FoundSchema = z
  .object({
    groups: z.array(
      z.object({
        kind: FoundKindSchema,
        /** How many there are; with `more`, that there are more than so many. */
        total: z.number().int(),
        more: z.boolean(),
        hits: z.array(HitSchema),
      }),
    ),
    /** What was not looked for, and why. */ note: TextSchema.nullable(),
  })
  .openapi('Found')
export type FoundView = z.infer<typeof FoundSchema>

export const AskedSchema = z
  .strictObject({ q: z.string().max(60), limit: z.number().int().min(1).max(50).default(6) })
  .openapi('Asked')

export const OwnSchema = z
  .object({ recent: z.array(HitSchema), pinned: z.array(HitSchema) })
  .openapi('FoundOwn')
export type OwnView = z.infer<typeof OwnSchema>
export const OwnActSchema = RefSchema.extend({ act: z.enum(['open', 'pin', 'unpin']) }).openapi('FoundAct')
