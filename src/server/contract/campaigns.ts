/**
 * A campaign as a meeting looks at it: targets, pace, lights, ranks, what is to be expected, and what is
 * stuck. Percentages are printed by the server, from the counts.
 */
import { z } from '@hono/zod-openapi'
import { AreaCodeSchema, ClauseSchema, DaySchema, TextSchema } from './common.ts'
import { MarkSchema } from './office.ts'

const LightSchema = z.enum(['green', 'blue', 'yellow', 'orange', 'red'])
/** Why a light is on, with the rule's source. */
const ReasonSchema = z.object({ light: LightSchema, text: TextSchema, source: z.string() })
const PaceSchema = z.object({
  done: z.number().int(),
  /** null: no target was set. */
  target: z.number().int().nullable(),
  /** Two decimals, or a dash. */
  percent: z.string(),
  /** Completion less time-line in points with two decimals and a sign, as printed; null without a target. */
  gap: z.string().nullable(),
  /** What is left, over the days left: per day in hundredths, null when there is no day left. */
  left: z.number().int(),
  perDay: z.number().int().nullable(),
  light: LightSchema.nullable(),
  reasons: z.array(ReasonSchema),
  /** What the rules ask and nobody knows. */
  undecided: z.array(TextSchema),
  /** What follows from lights given before, in the weeks of the campaign so far. */
  consequences: z.array(z.object({ text: TextSchema, source: z.string() })),
  /** When the target was changed on the way: both rates. */
  revised: TextSchema.nullable(),
  /** How many came in the last seven days, and in the seven before. */
  week: z.number().int(),
  lastWeek: z.number().int(),
  /** In the order of `stages` and `more`. */
  stages: z.array(z.number().int()),
  more: z.array(z.string()),
  stuck: z.number().int(),
})

export const CampaignSummarySchema = z
  .object({ id: z.string(), title: TextSchema, area: AreaCodeSchema, areaName: TextSchema })
  .openapi('CampaignSummary')

export const CampaignRowSchema = PaceSchema.extend({
  area: AreaCodeSchema,
  name: TextSchema,
  /** Ties share one; null is unranked, `unranked` says why. */
  rank: z.number().int().nullable(),
  unranked: TextSchema.nullable(),
  /** A small target: one record more or fewer moves it between these ranks. */
  small: z.boolean(),
  range: z.object({ best: z.number().int(), worst: z.number().int() }).nullable(),
  flags: z.array(TextSchema),
}).openapi('CampaignRow')

export const CampaignSchema = CampaignSummarySchema.extend({
  /** What those who drive it call the sheet of the week, the rounds and the meeting. */
  called: z.object({ sheet: TextSchema, rounds: TextSchema, meeting: TextSchema }),
  asOf: DaySchema,
  from: DaySchema,
  to: DaySchema,
  /** The place whose parts are the rows: the campaign's own, or one below it. */
  within: z.object({ code: AreaCodeSchema, name: TextSchema }),
  /** What counts as done, and as the target: figures that open into their records. */
  figures: z.object({
    done: z.string(),
    target: z.string(),
    doneTitle: TextSchema,
    targetTitle: TextSchema,
    unit: z.string(),
  }),
  stages: z.array(z.object({ figure: z.string(), title: TextSchema })),
  more: z.array(z.object({ figure: z.string(), title: TextSchema })),
  /** [P8] Of these, what nothing is told of yet to who asks: its numbers are none. */
  withheld: z.array(z.object({ figure: z.string(), title: TextSchema })),
  timeline: z.object({
    title: TextSchema,
    percent: z.string(),
    elapsed: z.number().int(),
    whole: z.number().int(),
  }),
  rules: z.object({
    chosen: z.string(),
    all: z.array(z.object({ id: z.string(), title: TextSchema, source: z.string() })),
  }),
  total: PaceSchema,
  rows: z.array(CampaignRowSchema),
  /** Named as a circular names them; `rule` says how a band is told. */
  leaders: z.array(AreaCodeSchema),
  laggards: z.array(AreaCodeSchema),
  bands: z.array(
    z.object({
      id: z.enum(['finished', 'fast', 'slow']),
      title: TextSchema,
      rule: TextSchema,
      areas: z.array(AreaCodeSchema),
    }),
  ),
  forecast: z
    .object({
      points: z.array(z.object({ day: DaySchema, value: z.number().int() })),
      end: z.number().int(),
      low: z.number().int(),
      high: z.number().int(),
      reached: DaySchema.nullable(),
      text: TextSchema,
    })
    .nullable(),
  /** The next weekly meeting, and until when units fill in. */
  meeting: z.object({ day: DaySchema.nullable(), fillBy: z.string().nullable(), reason: TextSchema }),
  /** What to look at before the weekly sheet goes out, and what to do about it. */
  checks: z.array(
    z.object({
      area: AreaCodeSchema,
      name: TextSchema,
      kind: z.enum(['decrease', 'above_target', 'outlier', 'counted_twice']),
      text: TextSchema,
      todo: TextSchema,
    }),
  ),
  clause: ClauseSchema,
}).openapi('Campaign')

/** A case of the campaign on the board: `stuck` says why it does not move, by which rule. */
export const CampaignCaseSchema = z
  .object({
    case: z.string(),
    name: z.string(),
    area: AreaCodeSchema,
    areaName: TextSchema,
    stepTitle: TextSchema,
    holder: TextSchema.nullable(),
    /** Since when it stands there, and how many days. */
    since: z.string(),
    days: z.number().int(),
    due: z.string().nullable(),
    stuck: TextSchema.nullable(),
    /** The same without its days: the reason under which the stuck list counts it. */
    reason: TextSchema.nullable(),
    /** The article by which it is called stuck. */
    clause: ClauseSchema.nullable(),
    /** That it is supervised or was urged. */
    marks: z.array(MarkSchema),
    /** [OA12] The post in which the reader may supervise it. */
    supervise: z.string().nullable(),
  })
  .openapi('CampaignCase')
export const CampaignBoardSchema = z
  .object({
    stages: z.array(
      z.object({
        figure: z.string(),
        title: TextSchema,
        total: z.number().int(),
        stuck: z.number().int(),
        cases: z.array(CampaignCaseSchema),
      }),
    ),
  })
  .openapi('CampaignBoard')
export const CampaignStuckSchema = z
  .object({
    total: z.number().int(),
    /** `what` is the trouble alone, `holder` who has it to move; `text` is both. */ reasons: z.array(
      z.object({
        text: TextSchema,
        what: TextSchema,
        holder: TextSchema.nullable(),
        count: z.number().int(),
      }),
    ),
    cases: z.array(CampaignCaseSchema),
  })
  .openapi('CampaignStuck')

export type CampaignSummary = z.infer<typeof CampaignSummarySchema>
export type CampaignView = z.infer<typeof CampaignSchema>
export type CampaignRowView = z.infer<typeof CampaignRowSchema>
export type CampaignCaseView = z.infer<typeof CampaignCaseSchema>
export type CampaignBoard = z.infer<typeof CampaignBoardSchema>
export type CampaignStuck = z.infer<typeof CampaignStuckSchema>
