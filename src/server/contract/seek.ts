/** [SK3] People for the policy, as they are asked for and told. */
import { z } from '@hono/zod-openapi'
import { AreaCodeSchema, ClauseSchema, IdSchema, TextSchema } from './common.ts'

export const SeekSchema = z
  .strictObject({ post: IdSchema, area: AreaCodeSchema.optional(), purpose: z.string().min(4).max(200) })
  .openapi('Seek')

/** [SK3] What one may ask for by the posts of today, before anything is asked. */
export const SeekRuleSchema = z
  .object({
    programme: z.string(),
    title: TextSchema,
    purpose: TextSchema,
    clause: ClauseSchema,
    /** All that must hold, as far as it is known. */
    conditions: z.array(z.object({ title: TextSchema, clause: ClauseSchema })),
    /** The facts that are told of those found. */
    shows: z.array(TextSchema),
    /** What the list for a visit tells in clear. */
    calls: z.array(TextSchema),
    /** Posts of theirs that may ask. */
    posts: z.array(z.string()),
    /** [SK5] The opening by which those found are handed out to be visited, and the posts of theirs that may. */
    handsOut: z
      .object({
        programme: z.string(),
        outcome: z.string(),
        title: TextSchema,
        purpose: z.string(),
        list: z.string(),
        /** How many one opening takes. */
        most: z.number().int(),
        columns: z.object({ source: z.string(), place: z.string(), toAsk: z.string() }),
        posts: z.array(z.string()),
      })
      .nullable(),
  })
  .openapi('SeekRule')

export const SoughtSchema = z
  .object({
    title: TextSchema,
    clause: ClauseSchema,
    /** How many were looked at; of those who are not on the list nothing is told. */
    looked: z.number().int(),
    people: z.array(
      z.object({
        /** Masked, or the number of an entry. */
        subject: z.string(),
        area: z.string(),
        areaName: z.string(),
        fits: z.boolean(),
        /** [SK5] By what they were found, for whoever may hand them out. */
        source: z.string().nullable(),
        /** [SK5] How they stand among those handed out before; `isOpen`: they are not handed out again. */
        visit: z.object({ title: TextSchema, since: z.string(), isOpen: z.boolean() }).nullable(),
        /** What a visit has to find out. */
        unknown: z.array(TextSchema),
        facts: z.array(z.object({ name: z.string(), title: TextSchema, text: z.string() })),
      }),
    ),
  })
  .openapi('Sought')

export type SeekRuleView = z.infer<typeof SeekRuleSchema>
export type SoughtView = z.infer<typeof SoughtSchema>
