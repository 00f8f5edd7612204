/** A programme as a guide: everything here is derived from the programme, nothing is written twice. */
import { z } from '@hono/zod-openapi'
import { ClauseSchema, TextSchema } from './common.ts'

/** A field of `src/kernel/programme/field.ts`, as data; the web draws it. */
export const FieldSchema = z
  .looseObject({
    type: z.string(),
    title: TextSchema,
    hint: TextSchema.optional(),
    sensitive: z.boolean().optional(),
  })
  .openapi('Field')
export const AskSchema = z
  .object({
    name: z.string(),
    field: FieldSchema,
    ask: z.union([z.enum(['required', 'optional']), z.object({ when: z.string() })]),
  })
  .openapi('Ask')
export const FormSchema = z
  .object({
    outcome: z.string(),
    title: TextSchema,
    by: z.array(z.string()),
    asks: z.array(AskSchema),
    clause: ClauseSchema,
  })
  .openapi('Form')

export const ProgrammeSummarySchema = z
  .object({
    id: z.string(),
    version: z.number().int(),
    title: TextSchema,
    summary: TextSchema,
    audience: z.enum(['resident', 'office']),
    names: z
      .record(z.string(), TextSchema)
      .openapi({ description: 'What it only computes with, as people call it' }),
  })
  .openapi('ProgrammeSummary')

export const GuideSchema = ProgrammeSummarySchema.omit({ names: true })
  .extend({
    from: z.string(),
    place: z.boolean().openapi({ description: 'It concerns a place, not where somebody lives' }),
    basis: z.array(ClauseSchema),
    /** What must be true, from the guards of the decision. */
    conditions: z.array(z.object({ message: TextSchema, clause: ClauseSchema })),
    papers: z.array(
      z.object({
        name: z.string(),
        title: TextSchema,
        from: z.enum(['applicant', 'department', 'office']),
        exempt: TextSchema.optional(),
        clause: ClauseSchema,
      }),
    ),
    /** 环节、办理人、时限、去向 */
    steps: z.array(
      z.object({
        step: z.string(),
        title: TextSchema,
        holder: TextSchema.nullable(),
        outcomes: z.array(
          z.object({ outcome: z.string(), title: TextSchema, to: TextSchema, by: z.array(TextSchema) }),
        ),
      }),
    ),
    clocks: z.array(
      z.object({
        name: z.string(),
        title: TextSchema,
        limit: z.number().nullable(),
        unit: z.string(),
        clause: ClauseSchema,
      }),
    ),
    params: z.array(
      z.object({
        name: z.string(),
        title: TextSchema,
        unit: z.string(),
        value: z.number().nullable(),
        from: z.string().nullable(),
        source: z.string(),
        stale: z.boolean(),
      }),
    ),
    /** The forms with which residents or their helpers may open a case. */
    forms: z.array(FormSchema),
    remedy: z.object({ text: TextSchema, clause: ClauseSchema }).nullable(),
  })
  .openapi('Guide')

export type Guide = z.infer<typeof GuideSchema>
export type ProgrammeSummary = z.infer<typeof ProgrammeSummarySchema>
export type AskView = z.infer<typeof AskSchema>
export type FormView = z.infer<typeof FormSchema>
