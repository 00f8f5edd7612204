/** A programme under its articles, as the desk draws it: blocks in one language, and drawings by their places. */
import { z } from '@hono/zod-openapi'
import { TextSchema } from './common.ts'

const PageGridSchema = z.object({ head: z.array(z.string()), rows: z.array(z.array(z.string())) })
const PageBlockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.number().int(), text: z.string() }),
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('quote'), text: z.string() }),
  z.object({ kind: z.literal('gap'), text: z.string() }),
  z.object({
    kind: z.literal('item'),
    tag: z.string(),
    title: z.string(),
    lines: z.array(z.object({ label: z.string(), text: z.string(), otherwise: z.string().nullable() })),
    grid: PageGridSchema.nullable(),
  }),
  z.object({
    kind: z.literal('chapter'),
    title: z.string(),
    drawing: z.number().int(),
    grid: PageGridSchema,
  }),
  z.object({
    kind: z.literal('change'),
    how: z.enum(['gone', 'new', 'changed']),
    tag: z.string(),
    title: z.string(),
    where: z.string(),
    pieces: z.array(z.object({ kind: z.enum(['same', 'gone', 'new']), text: z.string() })),
  }),
])
const PointSchema = z.object({ x: z.number(), y: z.number() })
const DrawingSchema = z.object({
  title: z.string(),
  width: z.number(),
  height: z.number(),
  boxes: z.array(
    PointSchema.extend({
      id: z.string(),
      kind: z.enum(['open', 'step', 'end', 'elsewhere']),
      width: z.number(),
      height: z.number(),
      lines: z.array(z.string()),
      holder: z.array(z.string()),
      marks: z.array(
        z.object({ kind: z.enum(['withdraw', 'refuse', 'stay']), sign: z.string(), said: z.string() }),
      ),
    }),
  ),
  arrows: z.array(
    z.object({
      points: z.array(PointSchema),
      isBack: z.boolean(),
      label: PointSchema.extend({ lines: z.array(z.string()) }).nullable(),
    }),
  ),
})

export const ExplanationSchema = z
  .object({
    id: z.string(),
    version: z.number().int(),
    /** All versions that may be asked for, the newest first. */
    versions: z.array(z.number().int()),
    title: z.string(),
    subtitle: z.string(),
    blocks: z.array(PageBlockSchema),
    drawings: z.array(DrawingSchema),
  })
  .openapi('Explanation')
export type ExplanationView = z.infer<typeof ExplanationSchema>
export type DrawingView = ExplanationView['drawings'][number]
export type ExplanationBlock = ExplanationView['blocks'][number]

const BesideStepSchema = z.object({
  step: z.string(),
  title: TextSchema,
  holders: z.array(TextSchema),
  clocks: z.array(TextSchema),
  /** What this end means, where a case ends here. */
  end: TextSchema.nullable(),
  acts: z.array(
    z.object({
      title: TextSchema,
      by: z.array(TextSchema),
      decides: z.array(TextSchema),
      at: z.string().nullable(),
    }),
  ),
})
export const BesideSchema = z
  .object({
    case: z.string(),
    title: TextSchema,
    /** The steps of all versions in one order; `opens` is the application. */
    steps: z.array(z.string()),
    versions: z.array(
      z.object({
        version: z.number().int(),
        from: z.string(),
        isOwn: z.boolean(),
        steps: z.array(BesideStepSchema),
      }),
    ),
  })
  .openapi('Beside')
export type BesideView = z.infer<typeof BesideSchema>
