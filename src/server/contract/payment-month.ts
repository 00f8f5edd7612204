/** The run of a month over all programmes that meet a bank [LS10]. */
import { z } from '@hono/zod-openapi'
import { TextSchema } from './common.ts'
import { TaskSchema } from './cases.ts'

const money = z.number().int().openapi({ description: 'Fen' })
const lines = z.object({ count: z.number().int(), sum: money })

/** How far a batch is with its bank; `dropped` is one that ended without being paid. */
export const batchStages = ['making', 'with_bank', 'answered', 'dropped'] as const

export const BatchSchema = TaskSchema.extend({
  day: z.string().openapi({ description: 'The day that its list is of' }),
  stage: z.enum(batchStages),
  listed: lines,
  credited: lines.nullable().openapi({ description: 'Once the bank has answered' }),
  returned: lines.nullable(),
  holder: z
    .object({ title: TextSchema, people: z.array(z.string()) })
    .nullable()
    .openapi({ description: 'Who has to act next' }),
  acts: z
    .array(z.object({ title: TextSchema, at: z.string(), by: z.string() }))
    .openapi({ description: 'What was done with it and by whom, the file that left among it' }),
}).openapi('Batch')

export const PaymentMonthSchema = z
  .object({
    month: z.string(),
    /** The month that it is now: no batch is begun for another. */ current: z.string(),
    programmes: z.array(
      z.object({
        id: z.string(),
        title: TextSchema,
        dueDays: z.array(z.string()).openapi({ description: 'On which it falls due by itself' }),
        /** Once it is due and nothing of the month stands: by which of the asker’s posts the list may be begun by hand. */
        opens: z
          .object({ outcome: z.string(), title: TextSchema, post: z.string(), area: z.string() })
          .nullable(),
        batches: z
          .array(BatchSchema)
          .openapi({ description: 'Of the month, and older ones still under way' }),
      }),
    ),
    returned: z
      .array(
        z.object({
          case: z.string(),
          batch: z.string(),
          title: TextSchema,
          on: z.string(),
          amount: money,
          again: z.string().nullable().openapi({ description: 'The later batch that lists it' }),
        }),
      )
      .openapi({ description: 'What came back this month or the month before' }),
    /** What the bank says that it credited in the month, and what the accounts that pay say. */
    books: z.object({ credited: money, booked: money }),
  })
  .openapi('PaymentMonth')

export type BatchView = z.infer<typeof BatchSchema>
export type PaymentMonth = z.infer<typeof PaymentMonthSchema>
