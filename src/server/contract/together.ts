/** What several people do in one case, as it is shown: the line of steps, objections, sections, what cannot wait. */
import { z } from '@hono/zod-openapi'
import { ClauseSchema, TextSchema } from './common.ts'

const whole = z.number().int()

/** One stage of the way; side steps belong to the stage that they interrupt. */
export const StageSchema = z
  .object({
    title: TextSchema,
    state: z.enum(['done', 'here', 'ahead', 'skipped']),
    /** The first day there and the last. */ since: z.string().nullable(),
    until: z.string().nullable(),
    /** Where in the stage the case stands. */ step: TextSchema.nullable(),
    /** How long the rules give it; null where they set no limit. */ limit: z
      .object({ amount: whole, unit: z.string() })
      .nullable(),
  })
  .openapi('Stage')

/** One line of what is known: its title, and its words or its papers. */
const TellingSchema = z.object({
  name: z.string(),
  title: TextSchema,
  text: TextSchema,
  papers: z.array(z.string()),
})
export const ObjectionsSchema = z
  .object({
    clause: ClauseSchema,
    phone: z.string().nullable(),
    /** The outcome by which the reader may object now. */ outcome: z.string().nullable(),
    /** What stands at an objection that is not answered yet. */
    unanswered: TextSchema,
    total: whole,
    open: whole,
    /** Officials see all of them, an owner their own. */ list: z.array(
      z.object({
        no: whole,
        mine: z.boolean(),
        open: z.boolean(),
        says: z.array(TellingSchema),
        answers: z.array(z.array(TellingSchema)),
      }),
    ),
  })
  .openapi('Objections')
export const SectionSchema = z
  .object({
    id: z.string(),
    title: TextSchema,
    warns: z.boolean(),
    facts: z.array(TellingSchema),
    tables: z.array(
      z.object({
        name: z.string(),
        title: TextSchema,
        columns: z.array(TextSchema),
        rows: z.array(z.array(TextSchema)),
      }),
    ),
    clocks: z.array(z.object({ title: TextSchema, due: z.string().nullable(), late: z.boolean() })),
  })
  .openapi('Section')
export const UrgentSchema = z
  .object({
    outcome: z.string(),
    title: TextSchema,
    /** What can be tapped: how many, and how that is said. */
    count: z.object({
      name: z.string(),
      title: TextSchema,
      choices: z.array(z.object({ n: whole, title: TextSchema })),
    }),
    phone: z.string().nullable(),
    /** What one taps, what the number is of, what to call, and what to do until somebody comes. */
    says: z.object({ report: TextSchema, count: TextSchema, call: TextSchema, done: TextSchema }),
  })
  .openapi('Urgent')

export const TogetherSchema = z
  .object({
    line: z.array(StageSchema),
    objections: ObjectionsSchema.nullable(),
    sections: z.array(SectionSchema),
    urgent: UrgentSchema.nullable(),
  })
  .openapi('Together')
export type TogetherView = z.infer<typeof TogetherSchema>
export type StageView = z.infer<typeof StageSchema>
export type ObjectionsView = z.infer<typeof ObjectionsSchema>
export type SectionView = z.infer<typeof SectionSchema>
export type TellingView = SectionView['facts'][number]
export type UrgentView = z.infer<typeof UrgentSchema>
