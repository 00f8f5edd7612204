/** Several cases at once: what may be done with all of them, a trial that says what will happen to each, and one confirmation. */
import { z } from '@hono/zod-openapi'
import { InputSchema, TrialSchema } from './cases.ts'
import { CaseIdSchema, IdSchema, NameSchema, TextSchema } from './common.ts'
import { AskSchema } from './programmes.ts'

/** So many stand in one confirmation. */
export const mostSeveral = 200

/** Which cases are marked in a list, and in which of the sender's posts they would act. */
export const SeveralAskedSchema = z
  .strictObject({ post: IdSchema.optional(), cases: z.array(CaseIdSchema).min(1).max(mostSeveral) })
  .openapi('SeveralAsked')

/**
 * What could be done with some of them: an outcome of their programme, or one of the office's acts (`act.handOver`). `able`: so many of them
 * are open to it as they stand now; what a form or a condition says besides, the trial tells.
 */
export const SeveralWaysSchema = z
  .object({
    /** Those of the cases that the asker may see, as they stand now: a confirmation names these numbers. */
    cases: z.array(z.object({ case: z.string(), seq: z.number().int() })),
    ways: z.array(
      z.object({
        outcome: z.string(),
        kind: z.enum(['outcome', 'act']),
        title: TextSchema,
        able: z.number().int(),
        /** What its form asks, the same for all of them; fields are drawn as those of a case's page. */
        asks: z.array(AskSchema),
        decides: z.boolean(),
      }),
    ),
  })
  .openapi('SeveralWays')

/** One thing done to several cases: the same outcome with the same form. Each `seq` is the one that the sender saw. */
export const SeveralSchema = z
  .strictObject({
    outcome: NameSchema,
    post: IdSchema.optional(),
    input: InputSchema.default({}),
    sure: z.array(z.string().max(120)).max(50).optional(),
    cases: z
      .array(z.strictObject({ case: CaseIdSchema, seq: z.number().int().min(1).max(100000) }))
      .min(1)
      .max(mostSeveral)
      .refine((cases) => new Set(cases.map((x) => x.case)).size === cases.length, 'a case is named twice'),
  })
  .openapi('Several')

/** Of each case, in the order in which it was named: what would happen or did, or why not. What is refused of one stops no other. */
export const SeveralDoneSchema = z
  .object({
    cases: z.array(
      z.object({
        case: z.string(),
        /** As it stands after it; in a trial, as it stands now. */ seq: z.number().int(),
        ok: z.boolean(),
        /** Where it goes, or went; null where it was refused. */ to: TextSchema.nullable(),
        refusal: TrialSchema.shape.refusal,
      }),
    ),
    /** How many are ok. */ able: z.number().int(),
  })
  .openapi('SeveralDone')

export type SeveralWays = z.infer<typeof SeveralWaysSchema>
export type SeveralDone = z.infer<typeof SeveralDoneSchema>
