/** What is said between two installations, and of it to those who keep this one. */
import { z } from '@hono/zod-openapi'
import { isOrigin } from '#exchange'
import { TextSchema } from './common.ts'

/** Messages of one partner, in their order. */
export const ExchangeSentSchema = z
  .object({
    messages: z
      .array(
        z.object({
          note: z.string().max(4_000).openapi({ description: 'The message, signed' }),
          salt: z.string().regex(/^[A-Za-z0-9+/=]{22,64}$/),
          body: z.string().max(100_000).openapi({ description: 'What it tells, as JSON' }),
        }),
      )
      .min(1)
      .max(50),
  })
  .openapi('ExchangeSent')
export const ExchangeReceiptsSchema = z
  .object({ receipts: z.array(z.string()) })
  .openapi('ExchangeReceipts', { description: 'Signed notes, one for each message that was understood' })

const PublicKeySchema = z.object({ alg: z.enum(['ed25519', 'sm2-sm3']), publicKey: z.string().max(200) })
export const ExchangeOriginSchema = z.string().refine(isOrigin, 'not the origin of a log')
export const PartnerIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
/** As two offices read it to each other from paper. */
export const PartnerInputSchema = z
  .object({
    name: TextSchema,
    origin: ExchangeOriginSchema,
    url: z.url({ protocol: /^https?$/ }).max(200),
    key: PublicKeySchema,
  })
  .openapi('ExchangePartnerInput')

const LaneSchema = z.object({
  last: z.number().int(),
  waiting: z.number().int(),
  since: z.string().nullable().openapi({ description: 'Since when the first of them waits' }),
})
export const PartnerSchema = z
  .object({
    id: PartnerIdSchema,
    name: TextSchema,
    origin: z.string(),
    url: z.string(),
    since: z.string(),
    key: PublicKeySchema.openapi({ description: 'The first one, as it was written down' }),
    keys: z.number().int().openapi({ description: 'How many keys of theirs are known, one after the other' }),
    stopped: TextSchema.nullable(),
    sent: LaneSchema,
    received: z.number().int(),
    trouble: z.object({ code: z.string(), at: z.string() }).nullable(),
  })
  .openapi('ExchangePartner')
export const OwnKeySchema = z
  .object({
    origin: z.string(),
    n: z.number().int(),
    alg: z.string(),
    keyId: z.string(),
    publicKey: z.string(),
  })
  .openapi('ExchangeKey')

const TurnSchema = z.enum(['ours', 'theirs', 'way'])
export const CaseExchangeSchema = z
  .object({
    turn: z.object({ whose: TurnSchema, since: z.string(), kind: z.string() }).nullable(),
    /** [XC18] What was said to a place that was not written down as a partner: it went to nobody. */
    untold: z.array(z.object({ to: z.string(), title: TextSchema, at: z.string() })),
    messages: z.array(
      z.object({
        partner: z.string(),
        direction: z.enum(['in', 'out']),
        n: z.number().int(),
        id: z.string(),
        kind: z.string(),
        title: TextSchema,
        at: z.string(),
        result: z.enum(['taken', 'refused']).nullable(),
        code: z.string().nullable(),
        why: TextSchema.nullable(),
        receiptAt: z.string().nullable(),
      }),
    ),
  })
  .openapi('CaseExchange')

/** [XC16] */
export const ExchangeLanesSchema = z
  .object({
    waiting: z.array(
      z.object({ n: z.number().int(), title: TextSchema, case: z.string().nullable(), at: z.string() }),
    ),
    refused: z.array(
      z.object({
        direction: z.enum(['in', 'out']),
        n: z.number().int(),
        title: TextSchema,
        case: z.string().nullable(),
        at: z.string(),
        code: z.string(),
        why: TextSchema,
      }),
    ),
  })
  .openapi('ExchangeLanes', { description: 'The first of what waits, and the newest of what was refused' })

export const SharedCasesQuerySchema = z.object({
  whose: TurnSchema.optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).optional(),
})
/** [XC17] */
export const SharedCasesSchema = z
  .object({
    total: z.number().int(),
    turns: z.object({ ours: z.number().int(), theirs: z.number().int(), way: z.number().int() }),
    cases: z.array(
      z.object({
        case: z.string(),
        programme: TextSchema,
        step: TextSchema,
        partner: TextSchema,
        whose: TurnSchema,
        since: z.string(),
        kind: TextSchema.openapi({ description: 'The message that gave the turn, or is on its way' }),
        refused: TextSchema.nullable().openapi({ description: 'Why it was refused, where it was' }),
      }),
    ),
  })
  .openapi('SharedCases')

export type ExchangeSent = z.infer<typeof ExchangeSentSchema>
export type CaseExchangeView = z.infer<typeof CaseExchangeSchema>
export type ExchangePartner = z.infer<typeof PartnerSchema>
export type PartnerInput = z.infer<typeof PartnerInputSchema>
export type OwnKey = z.infer<typeof OwnKeySchema>
export type ExchangeLanes = z.infer<typeof ExchangeLanesSchema>
export type SharedCasesQuery = z.infer<typeof SharedCasesQuerySchema>
export type SharedCases = z.infer<typeof SharedCasesSchema>
