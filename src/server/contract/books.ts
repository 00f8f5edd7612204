/** [BK4] How the books were counted again, and what other programs say of them. */
import { z } from '@hono/zod-openapi'
import { TextSchema } from './common.ts'

export const RecountSchema = z
  .object({
    night: z
      .string()
      .nullable()
      .openapi({ description: 'The night that it belongs to; null where somebody asked for it' }),
    at: z.string(),
    ok: z
      .boolean()
      .openapi({ description: 'Nothing differs; of programs that are absent this says nothing' }),
    accounts: z.number().int(),
    transfers: z.number().int(),
    differences: z.array(
      z.object({
        account: z.string(),
        title: TextSchema,
        by: z.enum(['log', 'transfers', 'sum', 'hledger', 'beancount']),
        /** What the account is said to hold, and what counting it again gives. */
        ours: z.string(),
        theirs: z.string(),
      }),
    ),
    checkers: z.array(
      z.object({
        program: z.enum(['hledger', 'beancount']),
        state: z.enum(['agrees', 'differs', 'absent', 'failed']),
        version: z.string().nullable(),
        says: z.string(),
      }),
    ),
  })
  .openapi('Recount')
export const RecountsSchema = z.object({ recounts: z.array(RecountSchema) }).openapi('Recounts')

export type Recount = z.infer<typeof RecountSchema>
