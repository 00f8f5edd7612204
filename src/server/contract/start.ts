/** The first page of the desk: what is due, what is over, what waits for others, who has how much, and one's own figures. */
import { z } from '@hono/zod-openapi'
import { TaskSchema } from './cases.ts'
import { TextSchema } from './common.ts'

const BandsSchema = z.object({
  total: z.number().int(),
  overdue: z.number().int(),
  today: z.number().int(),
  soon: z.number().int(),
})

export const StartSchema = z
  .object({
    now: z.string(),
    inbox: BandsSchema,
    /** What is over, by the step at which it stands. */
    late: z.array(
      z.object({ programme: z.string(), step: z.string(), title: TextSchema, late: z.number().int() }),
    ),
    /** The most pressing of one's own. */ pressing: z.array(TaskSchema),
    /** What one acted on that now waits for somebody else. */
    waiting: z.object({ total: z.number().int(), tasks: z.array(TaskSchema.extend({ holder: TextSchema })) }),
    /** Whose work one may give back or decides: what waits for each; null for those who lead nobody. */
    team: z
      .array(
        z.object({
          title: TextSchema,
          people: z.array(z.string()),
          total: z.number().int(),
          late: z.number().int(),
          today: z.number().int(),
          oldest: z.string().nullable(),
        }),
      )
      .nullable(),
    /** This month until today against the same days of the last one. */
    figures: z.object({
      from: z.string(),
      to: z.string(),
      beforeFrom: z.string(),
      beforeTo: z.string(),
      lines: z.array(
        z.object({
          name: z.enum(['acts', 'cases', 'closed', 'waited']),
          title: TextSchema,
          /** Tenths of a working day for the time waited; null where nothing was done. */
          now: z.number().int().nullable(),
          before: z.number().int().nullable(),
        }),
      ),
    }),
  })
  .openapi('Start')

/** A list as it was looked at, under a name of one's own: its address says what it shows, and to each what they may see. */
const ListNameSchema = z.string().trim().min(1).max(30)
const ListAddressSchema = z
  .string()
  .max(400)
  .regex(/^\/desk\/(inbox|search)(\?[\w.~%&=+,*-]*)?$/)
export const KeptListSchema = z.object({ name: z.string(), to: z.string() })
export const KeptListsSchema = z.object({ lists: z.array(KeptListSchema) }).openapi('KeptLists')
export const KeepListSchema = z
  .discriminatedUnion('act', [
    z.strictObject({ act: z.literal('keep'), name: ListNameSchema, to: ListAddressSchema }),
    z.strictObject({ act: z.literal('drop'), name: ListNameSchema }),
  ])
  .openapi('KeepList')

export type StartView = z.infer<typeof StartSchema>
export type KeptLists = z.infer<typeof KeptListsSchema>
export type KeepList = z.infer<typeof KeepListSchema>
