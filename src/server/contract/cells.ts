/** A spreadsheet as text, for the list of a form: nothing of it is kept. */
import { z } from '@hono/zod-openapi'
import { TextSchema } from './common.ts'

export const CellsSchema = z
  .object({
    /** The first sheet with anything on it, as people see its cells; rows that hold nothing are left out. */
    rows: z.array(z.array(z.string())),
    /** Cells that were not read and are blank above: formulas, merged ones, errors. Rows and columns as people count. */
    unread: z.array(z.object({ row: z.number().int(), column: z.number().int(), message: TextSchema })),
    /** Other sheets of the file, which were not read. */
    others: z.array(z.string()),
  })
  .openapi('Cells')
export type CellsView = z.infer<typeof CellsSchema>
