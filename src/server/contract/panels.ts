/** [AB5] What abilities tell one reader of a case: a few kinds of panels, drawn by every face in its own way. */
import { z } from '@hono/zod-openapi'
import { ClauseSchema, TextSchema } from './common.ts'

const ValueSchema = z.union([TextSchema, z.object({ amount: z.number(), unit: z.string() })])
const ToneSchema = z.enum(['good', 'warn', 'bad'])
const headed = {
  /** Its own within the case. */ id: z.string(),
  title: TextSchema,
  notes: z.array(TextSchema),
  clause: ClauseSchema.nullable(),
  /** The last day for what it is about. */ until: z.string().optional(),
}
const SumSchema = z.object({
  kind: z.literal('sum'),
  ...headed,
  sum: ValueSchema,
  says: TextSchema.optional(),
  tone: ToneSchema.optional(),
  parts: z.array(z.object({ title: TextSchema, is: ValueSchema })).optional(),
})
const ProgressSchema = z.object({
  kind: z.literal('progress'),
  ...headed,
  says: z.object({ text: TextSchema, tone: ToneSchema }).optional(),
  bars: z.array(
    z.object({
      title: TextSchema,
      unit: z.string(),
      is: z.number(),
      of: z.number(),
      needs: z.number(),
      met: z.boolean(),
      says: TextSchema.optional(),
    }),
  ),
})
const TableSchema = z.object({
  kind: z.literal('table'),
  ...headed,
  columns: z.array(z.object({ title: TextSchema, number: z.literal(true).optional() })),
  rows: z.array(
    z.object({
      cells: z.array(ValueSchema.nullable()),
      mine: z.literal(true).optional(),
      tone: ToneSchema.optional(),
      papers: z.array(z.string()).optional(),
    }),
  ),
  folded: TextSchema.optional(),
})
const AskSchema = z.object({
  kind: z.literal('ask'),
  ...headed,
  outcome: z.string(),
  /** Each way to answer, with what of the form is filled in. */
  ways: z.array(
    z.object({
      title: TextSchema,
      input: z.record(z.string(), z.unknown()),
      first: z.literal(true).optional(),
    }),
  ),
  /** As a list of cases says it. */ brief: TextSchema.optional(),
  /** Said once more before it is signed. */ signs: TextSchema.optional(),
})
export const PanelSchema = z
  .discriminatedUnion('kind', [SumSchema, ProgressSchema, TableSchema, AskSchema])
  .openapi('Panel')
export type PanelView = z.infer<typeof PanelSchema>
export type PanelOf<K extends PanelView['kind']> = Extract<PanelView, { kind: K }>
