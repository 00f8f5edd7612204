/** What happens in a case by itself, as it is told. */
import { z } from '@hono/zod-openapi'
import { ClauseSchema, TextSchema } from './common.ts'

/** [TA12] On whose day, by which schedule or clock, what happens; and what the one concerned is told then. */
const AheadSchema = z.object({
  by: z.enum(['schedule', 'clock']),
  title: TextSchema,
  outcome: TextSchema,
  day: z.string().openapi({ description: 'The due day of a schedule; the last day of a clock' }),
  tells: TextSchema.nullable(),
  clause: ClauseSchema,
})

/** [TA8] What fell due and was refused, and is not settled yet. */
const UndoneSchema = z.object({
  title: TextSchema,
  outcome: TextSchema,
  day: z.string(),
  at: z.string(),
  message: TextSchema,
  clauses: z.array(ClauseSchema),
})

export const ByItselfSchema = z.object({
  ahead: z.array(AheadSchema),
  undone: z.array(UndoneSchema),
  /** [TA9] Open, and nobody's task now. */ asleep: z.boolean(),
})

/** Of an act that nobody did: what it followed, and the day on which it was due. */
export const RunSchema = z.object({ title: TextSchema, day: z.string(), refused: TextSchema.nullable() })
