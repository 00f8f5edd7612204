/** A draft that is checked: what cannot be true together in it, and what a signed bulletin says otherwise. */
import { z } from '@hono/zod-openapi'
import { TextSchema } from './common.ts'

export const draftCharacters = 100_000

export const DraftSchema = z
  .strictObject({
    text: z
      .string()
      .min(1)
      .max(draftCharacters)
      .openapi({
        description: 'Paragraphs with line feeds between them; tables with tabs, or with bars as in Markdown',
      }),
  })
  .openapi('Draft')

export const FindingSchema = z
  .object({
    kind: z.enum([
      'target_outside',
      'no_target',
      'targets_disagree',
      'share',
      'shares_sum',
      'parts',
      'table',
      'growth',
      'two_values',
      'published',
    ]),
    severity: z
      .enum(['contradiction', 'warning'])
      .openapi({
        description:
          'A contradiction cannot be true; a warning may have an explanation that the text does not give',
      }),
    paragraph: z
      .number()
      .int()
      .openapi({ description: 'Counted from 1, empty lines left out; a row of a table is one' }),
    from: z
      .number()
      .int()
      .openapi({ description: 'Characters of the text that is sent back, in UTF-16 units' }),
    to: z.number().int(),
    said: z.string(),
    implied: z.string(),
    message: TextSchema,
  })
  .openapi('Finding')

export const CheckedSchema = z
  .object({
    text: z.string(),
    paragraphs: z.number().int(),
    contradictions: z.number().int(),
    warnings: z.number().int(),
    /** In the order of the text; the first five hundred. */
    findings: z.array(FindingSchema),
    /** The signed bulletins that the text was held against: of days that it names. */
    compared: z.array(z.object({ bulletin: z.string(), asOf: z.string(), title: TextSchema })),
  })
  .openapi('CheckedDraft')

export type FindingView = z.infer<typeof FindingSchema>
export type CheckedView = z.infer<typeof CheckedSchema>
