/** What gathered lists that a bank pays gave a case, line by line [LS9]. */
import { z } from '@hono/zod-openapi'
import { TextSchema } from './common.ts'

export const listedStates = ['listed', 'with_bank', 'credited', 'returned'] as const
const money = z.number().int().openapi({ description: 'Fen' })

export const ListedSchema = z
  .object({
    lines: z
      .array(
        z.object({
          title: TextSchema.openapi({ description: 'What it is for, in the words that go to the bank' }),
          list: TextSchema.openapi({ description: 'On which list it stands' }),
          batch: z
            .string()
            .nullable()
            .openapi({ description: 'The case of the list, for who may see that too' }),
          day: z.string().openapi({ description: 'The day that the list is of' }),
          amount: money,
          state: z.enum(listedStates),
          since: z.string(),
          reason: z.string().nullable().openapi({ description: 'Of a returned one, as the bank says it' }),
        }),
      )
      .openapi({ description: 'Newest first' }),
    sums: z.object({ credited: money, underWay: money, returned: money }),
  })
  .openapi('Listed')
export type ListedView = z.infer<typeof ListedSchema>
