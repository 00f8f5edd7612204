/** Figures that open into their records, and bulletins made of them. */
import { z } from '@hono/zod-openapi'
import { ClauseSchema, DaySchema, TextSchema } from './common.ts'

/** [P8] Where a day’s counts are told to who may not see the cases, what the figure does not measure is null. */
const TalliedSchema = z.object({
  count: z.number(),
  sum: z.number().nullable(),
  persons: z.number().nullable(),
})
/** [F6] What a value says that is no number, and how programs compare it. */
const SaidSchema = z
  .object({ key: z.string(), text: TextSchema })
  .openapi({ description: 'What the value says where it is a day or a word; absent where it is a number' })
const publishedDay = z
  .string()
  .nullable()
  .openapi({
    description:
      'The day whose counts are told in place of those of `asOf`, to who may not see the cases; null: counted as of `asOf`',
  })
export const ReadingSchema = z
  .object({
    figure: z.string(),
    definition: z.number().int(),
    area: z.string(),
    asOf: z.string(),
    window: z.object({ from: z.string(), to: z.string() }),
    unit: z.string(),
    value: z.number().nullable(),
    said: SaidSchema.nullable().optional(),
    numerator: TalliedSchema,
    denominator: TalliedSchema.nullable(),
    records: z.number().int(),
    digest: z.string(),
    published: publishedDay,
  })
  .openapi('Reading')

export const FigureSummarySchema = z
  .object({
    id: z.string(),
    version: z.number().int(),
    title: TextSchema,
    definition: TextSchema,
    unit: z.string(),
    measure: z.string(),
    clause: ClauseSchema,
  })
  .openapi('FigureSummary')
export const FigureSchema = FigureSummarySchema.extend({
  areaName: TextSchema,
  reading: ReadingSchema,
  trend: z.array(z.object({ day: z.string(), value: z.number().nullable(), said: SaidSchema.optional() })),
  /**
   * The places below in the borders asked for; last, where it counts anything, what cannot be told apart in
   * them. Others’ places are told as of the last day on which they could be; hidden: nothing was told yet.
   */
  byArea: z.array(
    z.object({
      area: z.string(),
      name: TextSchema,
      value: z.number().nullable(),
      said: SaidSchema.optional(),
      records: z.number().int().nullable(),
      hidden: z.boolean(),
      rest: z.boolean(),
      published: publishedDay,
    }),
  ),
  /** The day whose borders the places are drawn in, and the days on which they changed. */
  borders: z.object({ day: z.string(), changes: z.array(z.string()) }),
}).openapi('Figure')
export const RecordsSchema = z
  .object({
    total: z.number().int(),
    /** Of these, how many are of cases that one may see: only they are listed. */ seen: z.number().int(),
    records: z.array(
      z.object({
        case: z.string(),
        seq: z.number().int(),
        part: z.enum(['top', 'bottom']),
        on: z.string(),
        until: z.string().nullable(),
        area: z.string(),
        areaName: z.string(),
        value: z.number(),
        said: SaidSchema.optional(),
      }),
    ),
  })
  .openapi('Records')

const RunSchema = z.object({ text: z.string(), slot: z.string().optional() })
export const BulletinSchema = z
  .object({
    id: z.string(),
    version: z.number().int(),
    title: TextSchema,
    issuer: TextSchema,
    /** Whom it is sent to, and who gets a copy. */
    to: TextSchema.optional(),
    copies: TextSchema.optional(),
    number: z.string().nullable(),
    asOf: z.string(),
    area: z.string(),
    paragraphs: z.array(
      z.object({
        heading: TextSchema.optional(),
        runs: z.object({ zh: z.array(RunSchema), en: z.array(RunSchema) }).optional(),
        table: z
          .object({
            title: TextSchema,
            columns: z.array(TextSchema),
            /** The slot that each column prints. */ slots: z.array(z.string()),
            /** `rank` where rows are ranked: ties share one, null without a target. */ ranked: z
              .boolean()
              .optional(),
            rows: z.array(
              z.object({
                area: z.string(),
                name: TextSchema,
                rank: z.number().int().nullable().optional(),
                /** Both counts of the share that ranks it, null without a target. */ share: z
                  .object({ done: z.number(), target: z.number() })
                  .nullable()
                  .optional(),
                cells: z.array(z.string()),
              }),
            ),
            total: z.array(z.string()),
          })
          .optional(),
      }),
    ),
    slots: z.record(
      z.string(),
      z.object({
        title: TextSchema,
        printed: z.string(),
        reading: ReadingSchema,
        page: z.string().nullable(),
      }),
    ),
    /** Whether the one who asks holds the post that signs it. */
    maySign: z.boolean().optional(),
    /** What the draft says that cannot be true together; none once signed. A contradiction is not signed. */
    findings: z.array(
      z.object({
        severity: z.enum(['contradiction', 'warning']),
        said: z.string(),
        implied: z.string(),
        message: TextSchema,
      }),
    ),
    /** Present once signed: the record sets are frozen, and what changed since drafts its own correction. */
    signed: z
      .object({
        at: z.string(),
        by: z.string(),
        corrections: z.array(
          z.object({
            slot: z.string(),
            was: z.string(),
            now: z.string(),
            sentence: TextSchema,
            /** Cases whose records came or went; at most fifty are named. */ added: z.array(z.string()),
            removed: z.array(z.string()),
          }),
        ),
      })
      .nullable(),
  })
  .openapi('Bulletin')

/** The records behind one number of a bulletin: frozen ones once it is signed. */
export const SlotRecordsSchema = z
  .object({
    frozen: z.boolean(),
    total: z.number().int(),
    /** How many of them are of cases that one may see: only they are listed. */ seen: z.number().int(),
    records: z.array(
      z.object({ case: z.string(), seq: z.number().int(), value: z.number(), said: SaidSchema.optional() }),
    ),
  })
  .openapi('SlotRecords')

export const SignSchema = z.strictObject({ asOf: DaySchema }).openapi('SignBulletin')
export const PageFigureSchema = z
  .object({
    id: z.string(),
    value: z
      .union([z.number(), z.string()])
      .nullable()
      .openapi({ description: 'A number, or the text of a day, a month or a word' }),
    unit: z.string(),
    qualifier: z.string(),
    window: z.object({ from: z.string(), to: z.string() }),
    records: z.number().int(),
    digest: z.string(),
    bulletin: z.string(),
    slot: z.string(),
    figure: z.string(),
    area: z.string(),
    printed: TextSchema,
    kept: z.number().nullable().openapi({ description: 'The whole number behind it: fen, 20211130' }),
    counts: z.object({ top: z.number(), bottom: z.number() }).nullable(),
    title: TextSchema,
    definition: TextSchema,
  })
  .openapi('PageFigure')

export const RotationSchema = z
  .object({
    key: z.string().openapi({ description: 'The id of the newest master key' }),
    subjects: z.number().int(),
    secrets: z.number().int(),
    left: z.number().int().openapi({ description: 'Keys that still wait' }),
  })
  .openapi('Rotation')

export const VerifySchema = z
  .object({
    ok: z.boolean(),
    cases: z.number().int(),
    events: z.number().int(),
    figures: z.number().int(),
    transfers: z.number().int(),
    books: z.record(z.string(), z.number()),
    /** What each account is called. */
    accounts: z.record(z.string(), TextSchema),
    /** Of the log's tree, and the heads kept outside the database. */
    entries: z.number().int().openapi({ description: 'Versions of entries of registers' }),
    leaves: z.number().int(),
    heads: z.number().int(),
    published: z.number().int(),
    coveredSince: z
      .string()
      .nullable()
      .openapi({ description: 'Since when every row beside the log, as posts and papers, is covered by it' }),
    seconds: z.number(),
    mismatches: z.array(z.object({ kind: z.string(), what: z.string(), detail: z.string() })),
  })
  .openapi('Verification')

export type FigureView = z.infer<typeof FigureSchema>
export type FigureSummary = z.infer<typeof FigureSummarySchema>
export type SlotRecordsView = z.infer<typeof SlotRecordsSchema>
export type RecordsView = z.infer<typeof RecordsSchema>
export type BulletinView = z.infer<typeof BulletinSchema>
export type PageFigureView = z.infer<typeof PageFigureSchema>
export type ReadingView = z.infer<typeof ReadingSchema>
