/** [AB5] What abilities tell one reader of a case: a few kinds of panels, drawn by every face in its own way. */
import { z } from '@hono/zod-openapi'
import { ClauseSchema, IdSchema, NameSchema, TextSchema } from './common.ts'

const ValueSchema = z.union([TextSchema, z.object({ amount: z.number(), unit: z.string() })])
const ToneSchema = z.enum(['good', 'warn', 'bad'])
const headed = {
  /** Its own within the case. */ id: z.string(),
  title: TextSchema,
  notes: z.array(TextSchema),
  clause: ClauseSchema.nullable(),
  /** The reckoning that tells it: what one supposes is asked of that. */ of: z.string(),
  /** The last day for what it is about. */ until: z.string().optional(),
  /** First, unless it reads well below what goes on now, or what it is about is over. */
  stands: z.enum(['below', 'over']).optional(),
  /** Outcomes that have their place here. */ holds: z.array(z.string()).optional(),
}
const SaysSchema = z.object({ text: TextSchema, tone: ToneSchema })
const TitledSchema = z.object({ title: TextSchema, is: ValueSchema, says: TextSchema.optional() })
const BarsSchema = z.array(
  z.object({
    title: TextSchema,
    unit: z.string(),
    is: z.number(),
    of: z.number(),
    needs: z.number(),
    met: z.boolean(),
    says: TextSchema.optional(),
  }),
)
const SumSchema = z.object({
  kind: z.literal('sum'),
  ...headed,
  sum: ValueSchema,
  /** Shown besides as a code that a camera reads. */ code: z.string().optional(),
  /** The register that anybody asks by the code. */ checkedIn: z.string().optional(),
  /** It is another after so many seconds. */ renews: z.number().int().positive().optional(),
  says: TextSchema.optional(),
  tone: ToneSchema.optional(),
  parts: z.array(TitledSchema).optional(),
  /** How it came about. */
  how: z
    .object({ title: TextSchema, parts: z.array(TitledSchema), clause: ClauseSchema.nullable() })
    .optional(),
})
const ProgressSchema = z.object({
  kind: z.literal('progress'),
  ...headed,
  says: SaysSchema.optional(),
  bars: BarsSchema,
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
      clause: ClauseSchema.nullable(),
    }),
  ),
  foot: z.array(ValueSchema.nullable()).optional(),
  folded: TextSchema.optional(),
})
const CellSchema = z.object({
  id: z.string(),
  says: TextSchema,
  tone: z.enum(['good', 'warn', 'bad', 'calm']).optional(),
  notes: TextSchema.optional(),
  papers: z.array(z.string()).optional(),
  mark: TextSchema.optional(),
  mine: z.literal(true).optional(),
  supposed: z.literal(true).optional(),
})
const GridSchema = z.object({
  kind: z.literal('grid'),
  ...headed,
  says: SaysSchema.optional(),
  bars: BarsSchema,
  wants: TextSchema.optional(),
  caption: TextSchema,
  rows: z.array(z.object({ title: TextSchema, cells: z.array(CellSchema) })),
  supposes: z
    .object({ note: TextSchema, turns: z.array(z.object({ name: z.string(), title: TextSchema })) })
    .optional(),
  /** How cells are filled in from paper. */
  enters: z
    .object({
      title: TextSchema,
      outcome: z.string(),
      cell: z.string(),
      choice: z.string(),
      options: z.record(z.string(), TextSchema),
      paper: z.string(),
      most: z.number().int(),
      cells: z.array(z.string()),
      words: z.object({
        cell: TextSchema,
        choice: TextSchema,
        item: TextSchema,
        papers: TextSchema,
        notThere: TextSchema,
        done: TextSchema,
      }),
    })
    .optional(),
})
const TrySchema = z.object({
  kind: z.literal('try'),
  ...headed,
  asks: z.array(
    z.object({
      name: z.string(),
      title: TextSchema,
      options: z.array(z.object({ name: z.string(), title: TextSchema })).optional(),
      unit: z.string().optional(),
      value: z.union([z.string(), z.number()]).nullable(),
    }),
  ),
  says: SaysSchema.optional(),
  answers: z.array(z.object({ title: TextSchema, is: z.array(ValueSchema), says: TextSchema.optional() })),
})
const AskSchema = z.object({
  kind: z.literal('ask'),
  ...headed,
  outcome: z.string(),
  puts: TextSchema.optional(),
  weighs: TextSchema.optional(),
  /** Each way to answer, with what of the form is filled in. */
  ways: z.array(
    z.object({
      title: TextSchema,
      input: z.record(z.string(), z.unknown()),
      first: z.literal(true).optional(),
    }),
  ),
  /** As a list of cases says it. */ brief: TextSchema.optional(),
  /** Said once more before it is signed: what the answer is to, and what holds of it. */
  answers: TextSchema.optional(),
  signs: TextSchema.optional(),
})
export const PanelSchema = z
  .discriminatedUnion('kind', [SumSchema, ProgressSchema, TableSchema, GridSchema, TrySchema, AskSchema])
  .openapi('Panel')
export type PanelView = z.infer<typeof PanelSchema>
export type PanelOf<K extends PanelView['kind']> = Extract<PanelView, { kind: K }>

/** [AB7] What the reader supposes of the panels of one reckoning: cells by their names, or values that a panel asks. */
export const SupposeSchema = z
  .strictObject({
    of: NameSchema,
    suppose: z.record(z.string().max(60), z.union([z.string().max(60), z.number()]).nullable()),
    post: IdSchema.optional(),
  })
  .refine((s) => Object.keys(s.suppose).length <= 500)
  .openapi('Suppose')
export const SupposedSchema = z.object({ panels: z.array(PanelSchema) }).openapi('Supposed')
export type SupposedView = z.infer<typeof SupposedSchema>
