/** Registers as people read them: lists, entries with their history, points of a map. */
import { z } from '@hono/zod-openapi'
import { ClauseSchema, TextSchema } from './common.ts'

export const RegisterColumnSchema = z
  .object({
    name: z.string(),
    title: TextSchema,
    unit: z.string().optional(),
    options: z.record(z.string(), TextSchema).optional(),
    kind: z.enum(['day', 'month', 'valid_to', 'case', 'post', 'area', 'degree', 'clock']).optional(),
    /** Stands in a table that has no room for all. */ brief: z.boolean(),
  })
  .openapi('RegisterColumn')

export const RegisterSummarySchema = z
  .object({
    id: z.string(),
    title: TextSchema,
    /** How the one who asks reads it: in office with all columns, as everybody with the public ones, or only what they ask for by name. */
    reads: z.enum(['office', 'everybody', 'asked']),
    /** Whether its list is published. */
    open: z.boolean(),
    /** What somebody is asked who looks for an entry by its name. */
    asked: z
      .object({
        page: TextSchema,
        intro: TextSchema,
        title: TextSchema,
        label: TextSchema,
        hint: TextSchema,
        whole: z.literal(true).optional(),
      })
      .nullable(),
    /** What its cards say, where those in office print them. */
    cards: z
      .object({ title: TextSchema, number: TextSchema, says: z.array(z.string()), note: TextSchema })
      .optional(),
    /** In the order of the register; how many, where the list may be read. */
    standings: z.array(z.object({ name: z.string(), title: TextSchema, n: z.number().int().nullable() })),
    total: z.number().int().nullable(),
    /** Whether it can be drawn on a map by the one who asks. */
    map: z.boolean(),
    note: z.object({ text: TextSchema, clause: ClauseSchema }).nullable(),
    clause: ClauseSchema,
  })
  .openapi('RegisterSummary')

const ValueSchema = z
  .union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.array(TextSchema)])
  .nullable()

export const RegisterListSchema = z
  .object({
    /** Counted over all standings of what was asked for; those of one standing are its own number. */
    register: RegisterSummarySchema,
    asOf: z.string(),
    area: z.string(),
    columns: z.array(RegisterColumnSchema),
    /** How many entries fit what was asked; null where the list is not published. */
    total: z.number().int().nullable(),
    /** There is more than this page. */
    more: z.boolean(),
    entries: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        area: z.string(),
        areaName: z.string(),
        standing: z.string(),
        /** The day since which it stands so. */
        since: z.string(),
        /** The case that entered it, for those who may see that case. */
        case: z.string().nullable(),
        /** In the order of the columns; printed by their options, units and kinds. */
        cells: z.array(ValueSchema),
      }),
    ),
  })
  .openapi('RegisterList')

export const RegisterEntrySchema = z
  .object({
    register: RegisterSummarySchema,
    id: z.string(),
    name: z.string(),
    area: z.string(),
    areaName: z.string(),
    /** Null once it is on the register no more. */
    standing: z.string().nullable(),
    standingTitle: TextSchema.nullable(),
    since: z.string().nullable(),
    /** What is known of it, in words. */
    values: z.array(
      z.object({
        name: z.string(),
        title: TextSchema,
        text: TextSchema,
        kind: z.string().optional(),
        /** The case that it names, for those who may see it; the day that it says. */ link: z
          .string()
          .optional(),
      }),
    ),
    /** Why it stands so: each reason with the article that it stands on. */
    reasons: z.array(
      z.object({ column: z.string(), title: TextSchema, text: TextSchema, clause: ClauseSchema }),
    ),
    /** Every version, the newest first. */
    versions: z.array(
      z.object({
        from: z.string(),
        until: z.string().nullable(),
        /** The day on which its case took it back. */
        voided: z.string().nullable(),
        standing: z.string(),
        standingTitle: TextSchema,
        changes: z.array(
          z.object({
            name: z.string(),
            title: TextSchema,
            was: TextSchema.nullable(),
            now: TextSchema.nullable(),
          }),
        ),
        /** The case that made it, for those who may see that case. */
        case: z.string().nullable(),
      }),
    ),
    /** How the same thing stands on other registers. */
    also: z.array(
      z.object({
        register: z.string(),
        title: TextSchema,
        standing: z.string(),
        standingTitle: TextSchema,
        since: z.string(),
        case: z.string().nullable(),
      }),
    ),
  })
  .openapi('RegisterEntry')

export const RegisterPointsSchema = z
  .object({
    register: z.string(),
    asOf: z.string(),
    standings: z.array(z.string()),
    /** In the order of the points, each with how many of them are its own. */
    places: z.array(z.object({ code: z.string(), n: z.number().int() })),
    /** The names of the places and of those above them. */
    names: z.record(z.string(), z.object({ name: TextSchema, parent: z.string().nullable() })),
    ids: z.array(z.string()),
    /** Longitude and latitude by turns, millionths of a degree, each less the one before it. */
    at: z.array(z.number().int()),
    /** For each point the place of its standing in `standings`. */
    standing: z.array(z.number().int()),
  })
  .openapi('RegisterPoints')

export const MapGroundSchema = z
  .object({
    /** Where tiles of a map come from, if the installation has any. */
    tiles: z.object({ url: z.string(), credit: z.string() }).nullable(),
    /** Outlines of places as they stand, where the registry has them: closed rings, degrees, WGS 84. */
    outlines: z.array(
      z.object({
        code: z.string(),
        name: TextSchema,
        rings: z.array(z.array(z.tuple([z.number(), z.number()]))),
      }),
    ),
  })
  .openapi('MapGround')

export type RegisterSummary = z.infer<typeof RegisterSummarySchema>
export type RegisterColumnView = z.infer<typeof RegisterColumnSchema>
export type RegisterListView = z.infer<typeof RegisterListSchema>
export type RegisterEntryView = z.infer<typeof RegisterEntrySchema>
export type RegisterPoints = z.infer<typeof RegisterPointsSchema>
export type MapGround = z.infer<typeof MapGroundSchema>
