/** [WN1] What would have to be otherwise, as it is told beside a refusal. */
import { z } from '@hono/zod-openapi'
import { TextSchema } from './common.ts'

export const WhyNotSchema = z
  .object({
    /** The smallest changes under which it would qualify, each alone; none where no small one does. */
    changes: z.array(
      z.object({
        text: TextSchema,
        parts: z.array(
          z.object({
            name: z.string(),
            title: TextSchema,
            from: z.union([z.number(), z.string(), z.boolean()]),
            to: z.union([z.number(), z.string(), z.boolean()]),
          }),
        ),
      }),
    ),
    whole: z
      .boolean()
      .openapi({
        description: 'Whether the bounded work reached everywhere; if not, no change proves nothing',
      }),
    runs: z.number().int().openapi({ description: 'How often the rules were run to prove it' }),
  })
  .openapi('WhyNot')

export type WhyNotView = z.infer<typeof WhyNotSchema>
