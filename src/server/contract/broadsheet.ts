/** The page over several realms, and what one realm signs for it. */
import { z } from '@hono/zod-openapi'
import { DaySchema, TextSchema } from './common.ts'
import { PageFigureSchema } from './figures.ts'
import { LogHeadSchema } from './tree.ts'

/** [PG4] `signature` is over the realm, the day, the head and `hash`, which is that of the values as canonical JSON. */
export const PageAnswerSchema = z
  .object({
    realm: z.string(),
    name: TextSchema,
    asOf: z.string(),
    at: z.string(),
    figures: z.array(PageFigureSchema),
    head: LogHeadSchema,
    hash: z.string(),
    signature: z.string(),
  })
  .openapi('PageAnswer')

const RunSchema = z.object({ text: z.string(), id: z.string().optional() })
const WhySilentSchema = z
  .enum([
    'not_served',
    'unreachable',
    'slow',
    'refused',
    'no_head',
    'unsigned',
    'other_log',
    'shorter',
    'forked',
  ])
  .openapi({ description: 'Why a realm’s answer is not there, or was not taken' })

/** [PG13] How an article is set on a sheet of twelve columns; `large` are values of its text that are printed large too. */
const SettingSchema = z.object({
  rank: z.enum(['lead', 'second', 'third', 'brief']),
  width: z.number().int(),
  rows: z.number().int(),
  columns: z.number().int(),
  large: z.array(z.object({ id: z.string(), title: TextSchema })),
})

export const BroadsheetSchema = z
  .object({
    id: z.string(),
    version: z.number().int(),
    title: TextSchema,
    motto: TextSchema,
    issuer: TextSchema,
    number: z.string().nullable(),
    asOf: z.string(),
    rehearsal: z.boolean(),
    maySign: z.boolean(),
    realms: z.array(
      z.object({
        realm: z.string(),
        name: TextSchema,
        /** Where it lives, for links; null where this server does not know. */ path: z.string().nullable(),
        /** told: now; last: what it signed before; silent: nothing ever. */
        state: z.enum(['told', 'last', 'silent']),
        why: WhySilentSchema.nullable(),
        /** When what is shown was answered. */ since: z.string().nullable(),
        head: z
          .object({ size: z.number().int(), root: z.string(), at: z.string(), keyId: z.string() })
          .nullable(),
        claimed: z.number().int(),
        wanted: z.number().int(),
      }),
    ),
    /** In the order in which the sheet is read. */
    sections: z.array(
      z.object({
        article: z.string(),
        realm: z.string(),
        place: TextSchema,
        heading: TextSchema,
        deck: TextSchema.nullable(),
        set: SettingSchema,
        paragraphs: z.array(z.object({ zh: z.array(RunSchema), en: z.array(RunSchema) })),
      }),
    ),
    /** Every value of the text; null where it was not told. Who reads only what is signed is told what is printed. */
    values: z.record(
      z.string(),
      PageFigureSchema.extend({
        records: z.number().int().nullable(),
        digest: z.string().nullable(),
        realm: z.string(),
        since: z.string(),
        live: z.boolean(),
      }).nullable(),
    ),
    units: z.record(z.string(), TextSchema),
    implied: z.array(
      z.object({
        title: TextSchema,
        ids: z.array(z.string()),
        holds: z.boolean().nullable(),
        working: TextSchema,
      }),
    ),
    differing: z.array(z.object({ ids: z.array(z.string()), message: TextSchema })),
    signed: z
      .object({
        at: z.string(),
        by: z.string(),
        corrections: z.array(
          z.object({
            id: z.string(),
            was: TextSchema,
            now: TextSchema,
            sentence: TextSchema,
            causes: z.array(z.object({ case: z.string(), came: z.boolean(), act: TextSchema.nullable() })),
          }),
        ),
      })
      .nullable(),
  })
  .openapi('Broadsheet')

export const BroadsheetRecordsSchema = z
  .object({
    frozen: z.boolean(),
    total: z.number().int(),
    records: z.array(
      z.object({
        case: z.string(),
        seq: z.number().int(),
        entry: z.string(),
        value: z.number(),
        said: z.object({ key: z.string(), text: TextSchema }).optional(),
      }),
    ),
  })
  .openapi('BroadsheetRecords')

export const SignBroadsheetSchema = z
  .strictObject({
    asOf: DaySchema,
    /** Signs though some realm did not answer, by what it signed before or with dashes. */
    evenSo: z.boolean().optional(),
  })
  .openapi('SignBroadsheet')

export type PageAnswerView = z.infer<typeof PageAnswerSchema>
export type BroadsheetView = z.infer<typeof BroadsheetSchema>
export type BroadsheetRecordsView = z.infer<typeof BroadsheetRecordsSchema>
