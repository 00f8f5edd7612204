/**
 * What several people do in one case, as it is shown: the line of steps, the ballot, the shares and the
 * money, objections.
 */
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

const CountedSchema = z.object({ all: whole, participating: whole, agreeing: whole })
const VoteSchema = z.object({
  room: z.string(),
  floor: whole,
  /** Hundredths of a square metre. */ area: whole,
  /** The first room of those that count as one head; of others’ an owner learns nothing. */
  head: z.string(),
  signed: whole,
  owners: whole,
  voted: z.boolean(),
  choice: z.string().nullable(),
  mine: z.boolean(),
  /** Whether the ballot would pass if this dwelling, which has not voted, agreed. */
  decides: z.boolean(),
  /** When, how, and the photos of the paper: to officials, and of one’s own. */
  on: z.string().nullable(),
  how: z.enum(['phone', 'paper', 'proxy']).nullable(),
  papers: z.array(z.string()),
})
export const BallotSchema = z
  .object({
    rules: TextSchema,
    clause: ClauseSchema,
    passed: z.boolean(),
    /** The last day. */
    until: z.string(),
    heads: CountedSchema,
    /** Hundredths of a square metre. */
    area: CountedSchema,
    /** Each test with the fraction that it asks, so that a browser can ask "what if" by the kernel’s own rule. */
    tests: z.array(
      z.object({
        name: z.string(),
        title: TextSchema,
        by: z.enum(['area', 'heads']),
        have: z.enum(['participating', 'agreeing']),
        of: z.enum(['all', 'participating']),
        num: whole,
        den: whole,
        counted: whole,
        base: whole,
        needed: whole,
        passed: z.boolean(),
      }),
    ),
    /** The choice of others is told to officials alone; owners see who has voted, and their own. */
    votes: z.array(VoteSchema),
    /** The outcomes that have their own place on the page: they need no button besides. */
    outcomes: z.array(z.string()),
    /** How an owner votes here; null where one cannot. */
    cast: z
      .object({
        outcome: z.string(),
        room: z.string(),
        choice: z.string(),
        options: z.record(z.string(), TextSchema),
        rooms: z.array(z.string()),
      })
      .nullable(),
    /** How an official enters ballots on paper, with the field of the photo and how many it holds; null where one cannot. */
    enter: z
      .object({
        outcome: z.string(),
        room: z.string(),
        choice: z.string(),
        options: z.record(z.string(), TextSchema),
        paper: z.string(),
        most: whole,
        rooms: z.array(z.string()),
      })
      .nullable(),
    /** Dwellings whose own part the plan uses, and whether they consented; `rooms` are those that the reader may consent for. */
    consent: z
      .object({
        outcome: z.string(),
        room: z.string(),
        title: TextSchema,
        clause: ClauseSchema,
        rooms: z.array(z.string()),
        wanted: z.array(z.object({ room: z.string(), given: z.boolean() })),
      })
      .nullable(),
  })
  .openapi('Ballot')

/** The tables by which a cost may be shared, the dwellings, and a first price, for asking "what would I pay". */
export const EstimateSchema = z
  .object({
    price: whole.nullable(),
    less: whole,
    clause: ClauseSchema,
    tables: z.array(
      z.object({
        name: z.string(),
        title: TextSchema,
        by: z.enum(['dwelling', 'area']),
        floors: z.array(whole).nullable(),
        clause: ClauseSchema,
      }),
    ),
    dwellings: z.array(z.object({ room: z.string(), floor: whole, area: whole, mine: z.boolean() })),
  })
  .openapi('Estimate')
const PartSchema = z.object({ title: TextSchema, amount: whole })
export const SharesSchema = z
  .object({
    clause: ClauseSchema,
    total: whole,
    /** What others paid in is told to officials alone. */
    shares: z.array(
      z.object({
        room: z.string(),
        amount: whole,
        mine: z.boolean(),
        paid: whole.nullable(),
        from: z.array(PartSchema),
      }),
    ),
    /** How they came about: the table, or null where the owners agreed on others; the coefficient of each dwelling in hundredths. */
    how: z
      .object({
        table: TextSchema.nullable(),
        by: z.enum(['dwelling', 'area']).nullable(),
        clause: ClauseSchema,
        price: whole,
        less: whole,
        coefficients: z.array(
          z.object({ room: z.string(), floor: whole, area: whole, coefficient: whole.nullable() }),
        ),
      })
      .nullable(),
  })
  .openapi('Shares')
/** What came in by source, went out by stage, is there, and may be paid now with what bounds it. */
export const FundsSchema = z
  .object({
    in: z.array(PartSchema),
    out: z.array(PartSchema.extend({ on: z.string() })),
    balance: whole,
    /** Null where nothing is paid out at this step. */ next: whole.nullable(),
    limits: z.array(z.object({ title: TextSchema, amount: whole, clause: ClauseSchema, binds: z.boolean() })),
  })
  .openapi('Funds')
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
    count: z.object({ name: z.string(), title: TextSchema, most: whole }),
    phone: z.string().nullable(),
    /** What one taps, what the number is of, what to call, and what to do until somebody comes. */
    says: z.object({ report: TextSchema, count: TextSchema, call: TextSchema, done: TextSchema }),
  })
  .openapi('Urgent')

export const TogetherSchema = z
  .object({
    line: z.array(StageSchema),
    /** The reader’s own dwellings. */
    mine: z.array(z.object({ room: z.string(), floor: whole, area: whole, owners: whole })),
    ballot: BallotSchema.nullable(),
    estimate: EstimateSchema.nullable(),
    shares: SharesSchema.nullable(),
    funds: FundsSchema.nullable(),
    /** What buying in would cost the reader’s dwellings today. */
    buyIn: z.array(z.object({ room: z.string(), amount: whole, clause: ClauseSchema })),
    objections: ObjectionsSchema.nullable(),
    sections: z.array(SectionSchema),
    urgent: UrgentSchema.nullable(),
  })
  .openapi('Together')
export type TogetherView = z.infer<typeof TogetherSchema>
export type BallotView = z.infer<typeof BallotSchema>
export type StageView = z.infer<typeof StageSchema>
export type EstimateView = z.infer<typeof EstimateSchema>
export type SharesView = z.infer<typeof SharesSchema>
export type FundsView = z.infer<typeof FundsSchema>
export type ObjectionsView = z.infer<typeof ObjectionsSchema>
export type SectionView = z.infer<typeof SectionSchema>
export type TellingView = SectionView['facts'][number]
export type UrgentView = z.infer<typeof UrgentSchema>
