/** Pieces of the contract that several routes share. */
import { z } from '@hono/zod-openapi'
import { parseDay, type Day } from '#kernel/day'

export const TextSchema = z.object({ zh: z.string(), en: z.string() }).openapi('Text')
export const DaySchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text): text is Day => parseDay(text) !== undefined, 'not a day')
  .openapi({ description: 'A calendar day, YYYY-MM-DD, China time' })
export const IdSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{2,59}$/)
/** A case by its id, or by its opener's own reference after the mark. */
export const CaseIdSchema = z
  .string()
  .regex(/^~?[A-Za-z0-9][A-Za-z0-9-]{2,59}$/)
  .openapi({ description: 'The id of a case, or ~ and the ref under which the sender opened it' })
export const AreaCodeSchema = z
  .string()
  .regex(/^\d{6}(\d{3}(\d{3}(\d{1,8})?)?)?$/)
  .openapi({ description: 'Division code: 6 digits county and above, 9 township, 12 village, more below it' })
export const NameSchema = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,59}$/)

export const ClauseSchema = z
  .object({ id: z.string(), title: z.string(), text: z.string() })
  .openapi('Clause')

/** RFC 9457, with both languages and the clause or field that the refusal stands on. */
export const ProblemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: TextSchema,
    field: z.string().optional(),
    next: z.number().int().optional().openapi({ description: 'The number that is expected instead' }),
    clauses: z.array(ClauseSchema).optional(),
    /** What is wrong, one by one, where it is more than one thing. */
    findings: z.array(z.looseObject({ code: z.string(), message: TextSchema })).optional(),
  })
  .openapi('Problem')

export type Problem = z.infer<typeof ProblemSchema>
export type ClauseView = z.infer<typeof ClauseSchema>
