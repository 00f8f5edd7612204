/** Papers that somebody handed in before, and what they consent to where one is used again [K26]. */
import { z } from '@hono/zod-openapi'
import { ClauseSchema, TextSchema } from './common.ts'

export const HeldPapersSchema = z
  .object({
    reuse: z
      .object({
        consent: TextSchema.openapi({ description: 'What the one concerned consents to, in these words' }),
        days: z.number().int().openapi({ description: 'So many days from the day on which it was sent' }),
        clause: ClauseSchema,
      })
      .nullable()
      .openapi({ description: 'Null where the programme lets no such paper be used again' }),
    papers: z.array(
      z.object({
        id: z.string(),
        name: z.string().openapi({ description: 'As it was called when it was sent' }),
        sentOn: z.string(),
        until: z.string().openapi({ description: 'The last day on which it may be used' }),
        from: z.object({ case: z.string(), programme: TextSchema }),
      }),
    ),
  })
  .openapi('HeldPapers')
export type HeldPapers = z.infer<typeof HeldPapersSchema>
