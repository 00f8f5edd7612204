/** What lies where: goods in stores, plates, reserves of money, each with what moved it. */
import { z } from '@hono/zod-openapi'
import { TextSchema } from './common.ts'

const HoldingSchema = z.object({
  /** The account, by its name and its place. */
  account: z.string(),
  area: z.string(),
  areaName: z.string(),
  /** In the kind's unit. */
  balance: z.number().int(),
})

export const HoldingKindSchema = z
  .object({
    name: z.string(),
    title: TextSchema,
    unit: z.string(),
    /** The level of place that each of them is kept for. */
    level: z.string(),
    /** Of all places that are told here. */
    total: z.number().int(),
    holdings: z.array(HoldingSchema),
  })
  .openapi('HoldingKind')

export const MovementsSchema = HoldingSchema.extend({
  title: TextSchema,
  unit: z.string(),
  /** The newest first. */
  movements: z.array(
    z.object({
      at: z.string(),
      memo: TextSchema,
      change: z.number().int(),
      /** What it held then. */
      after: z.number().int(),
      /** Null where the reader does not see that case. */
      case: z.string().nullable(),
    }),
  ),
  /** How many there are in all. */
  total: z.number().int(),
}).openapi('Movements')

export type HoldingKindView = z.infer<typeof HoldingKindSchema>
export type MovementsView = z.infer<typeof MovementsSchema>
