/** Imports of spreadsheets: what one would do, how far one is, and how it is taken back. */
import { z } from '@hono/zod-openapi'
import { ClauseSchema, ProblemSchema, TextSchema } from './common.ts'

const CountsSchema = z.object({
  rows: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
})

/** A row as people see it, and its sheet where there are several. */
const RowSchema = z.object({ row: z.number().int(), sheet: z.string().nullable() })

export const ImportPreviewSchema = z
  .object({
    file: z.object({
      name: z.string(),
      digest: z.string().openapi({ description: 'SHA-256 of the file' }),
      bytes: z.number().int(),
    }),
    programme: z.string(),
    title: TextSchema,
    area: z.string(),
    areaName: z.string(),
    rows: z.number().int(),
    valid: z.number().int(),
    faulty: z.number().int(),
    /** Rows that tell of a thing that an earlier row tells of. */
    duplicates: z.number().int(),
    /** Of the valid rows: new on the register, other than what stands there, the same. */
    entries: CountsSchema,
    /** How many entries stand in each standing on the whole register, now and after, and how many of the rows. */
    results: z.array(
      z.object({
        standing: z.string(),
        title: TextSchema,
        before: z.number().int(),
        after: z.number().int(),
        rows: z.number().int(),
      }),
    ),
    places: z.array(
      CountsSchema.extend({
        code: z.string(),
        name: z.string(),
        standings: z.record(z.string(), z.number().int()),
      }),
    ),
    /** Entries that stand and would come to another result: the first of them, and how many. */
    resurveyed: z.object({
      total: z.number().int(),
      first: z.array(RowSchema.extend({ id: z.string(), was: TextSchema, is: TextSchema })),
    }),
    /** Where the file is several sheets: how many rows were read of each, or why none. */
    sheets: z.array(z.object({ name: z.string(), rows: z.number().int(), problem: TextSchema.nullable() })),
    /** Rows that may tell of what another row, or the register, has under another spelling: to be looked at before the confirm. */
    alike: z.object({
      total: z.number().int(),
      first: z.array(
        RowSchema.extend({
          id: z.string(),
          other: z.object({ id: z.string(), row: z.number().int().nullable(), sheet: z.string().nullable() }),
        }),
      ),
    }),
    /** Rows of which something stays as the register has it, since the file has no column for it. */
    completed: z.number().int(),
    /** What is known on the register and blank in a column of the file: it would be not known any more. */
    erased: z.object({
      rows: z.number().int(),
      columns: z.array(z.object({ heading: z.string(), cells: z.number().int() })),
    }),
    /** Columns that nothing takes, and fields without a column, which stay as they are known. */
    ignored: z.array(z.string()),
    absent: z.array(z.string()),
    /** Faults by rule, the most frequent first, and the first faults in the order of the rows. */
    kinds: z.array(
      z.object({ heading: z.string(), message: TextSchema, remedy: TextSchema, count: z.number().int() }),
    ),
    faults: z.array(
      RowSchema.extend({ heading: z.string(), shown: z.string(), message: TextSchema, remedy: TextSchema }),
    ),
    clause: ClauseSchema,
    /** To confirm with. */
    ticket: z.string(),
    /** This very file was begun before, or is on the register already. */
    earlier: z
      .object({ case: z.string(), standing: z.enum(['begun', 'entered']), entered: z.number().int() })
      .nullable(),
  })
  .openapi('ImportPreview')

/** One line of the answer to a file: how many rows were read, then the preview, or what was wrong after rows were read. */
export const ImportLineSchema = z
  .union([
    z.object({ rows: z.number().int() }),
    z.object({ preview: ImportPreviewSchema }),
    z.object({ problem: ProblemSchema }),
  ])
  .openapi('ImportLine')

export const ImportProgressSchema = z
  .object({
    case: z.string(),
    title: TextSchema,
    step: z.string(),
    stepTitle: TextSchema,
    /** Under way in this process; when it is not and the case is not at its end, confirming again goes on. */
    running: z.boolean(),
    entered: z.number().int(),
    /** Known while it is under way. */
    total: z.number().int().nullable(),
    /** Why it stopped. */
    problem: ProblemSchema.nullable(),
    finished: z.boolean(),
    takenBack: z
      .object({
        entries: z.number().int(),
        /** Of them, how many stand again as before. */ restored: z.number().int(),
      })
      .nullable(),
    /**
     * What would be taken back: entries that go, of them those where an earlier one stands again, and those
     * that another import changed since and that stay.
     */
    undo: z
      .object({
        outcome: z.string(),
        title: TextSchema,
        seq: z.number().int(),
        reason: z.string(),
        /** Whether a post of the one who asks may. */ post: z.string().nullable(),
        entries: z.number().int(),
        restored: z.number().int(),
        left: z.number().int(),
      })
      .nullable(),
  })
  .openapi('ImportProgress')

export const ImportStartedSchema = z
  .object({ case: z.string(), total: z.number().int() })
  .openapi('ImportStarted')

export type ImportPreview = z.infer<typeof ImportPreviewSchema>
export type ImportLine = z.infer<typeof ImportLineSchema>
export type ImportProgress = z.infer<typeof ImportProgressSchema>
export type ImportStarted = z.infer<typeof ImportStartedSchema>
