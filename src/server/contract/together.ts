/** What several people do in one case, as it is shown: the line of steps, the ballot, the shares, the notice, the joint review. */
import { z } from '@hono/zod-openapi'
import { ClauseSchema, TextSchema } from './common.ts'

/** One stage of the way; side steps belong to the stage that they interrupt. */
export const StageSchema = z.object({ title: TextSchema, state: z.enum(['done', 'here', 'ahead', 'skipped']), /** The first day there and the last. */ since: z.string().nullable(), until: z.string().nullable(), /** Where in the stage the case stands. */ step: TextSchema.nullable() }).openapi('Stage')

const CountedSchema = z.object({ all: z.number().int(), participating: z.number().int(), agreeing: z.number().int() })
export const BallotSchema = z
  .object({
    rules: TextSchema,
    clause: ClauseSchema,
    passed: z.boolean(),
    heads: CountedSchema,
    /** Hundredths of a square metre. */
    area: CountedSchema,
    tests: z.array(z.object({ name: z.string(), title: TextSchema, by: z.enum(['area', 'heads']), counted: z.number().int(), base: z.number().int(), needed: z.number().int(), passed: z.boolean() })),
    /** The choice of others is told to officials alone; owners see who has voted, and their own. */
    votes: z.array(z.object({ room: z.string(), floor: z.number().int(), area: z.number().int(), signed: z.number().int(), owners: z.number().int(), voted: z.boolean(), choice: z.string().nullable(), mine: z.boolean(), /** Whether the ballot would pass if this dwelling, which has not voted, agreed. */ decides: z.boolean() })),
    /** How an owner votes here; null where one cannot. */
    cast: z.object({ outcome: z.string(), room: z.string(), choice: z.string(), options: z.record(z.string(), TextSchema), rooms: z.array(z.string()) }).nullable(),
  })
  .openapi('Ballot')
export const SharesSchema = z.object({ clause: ClauseSchema, total: z.number().int(), shares: z.array(z.object({ room: z.string(), amount: z.number().int(), paid: z.number().int(), mine: z.boolean() })) }).openapi('Shares')
export const NoticeSchema = z.object({ clause: ClauseSchema, from: z.string(), days: z.number().int(), proved: z.array(z.string()), missing: z.array(z.string()), complete: z.boolean(), until: z.string() }).openapi('Notice')
export const ReviewSchema = z.object({ clause: ClauseSchema, result: z.enum(['pass', 'conditions', 'fail']).nullable(), parties: z.array(z.object({ role: z.string(), title: TextSchema, opinion: z.enum(['agree', 'conditions', 'object']).nullable(), conditions: z.string().nullable(), due: z.string().nullable(), silent: z.boolean() })) }).openapi('Review')

export const TogetherSchema = z.object({ line: z.array(StageSchema), ballot: BallotSchema.nullable(), shares: SharesSchema.nullable(), notice: NoticeSchema.nullable(), review: ReviewSchema.nullable() }).openapi('Together')
export type TogetherView = z.infer<typeof TogetherSchema>
export type BallotView = z.infer<typeof BallotSchema>
export type StageView = z.infer<typeof StageSchema>
