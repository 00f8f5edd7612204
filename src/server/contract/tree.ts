/** What is said of the log's tree: hashes in base64, nothing of anybody. */
import { z } from '@hono/zod-openapi'
import { TextSchema } from './common.ts'

const HashSchema = z
  .string()
  .regex(/^[A-Za-z0-9+/]{43}=$/)
  .openapi({ description: '32 bytes, base64' })
const size = z.number().int().min(0)
export const EntrySchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/)
  .openapi({ description: 'The hash of an event or a look, 32 bytes, base64url' })
/** More digits than leaves there will be. */
export const SizeSchema = z.string().regex(/^[1-9]\d{0,14}$/)

export const LogHeadSchema = z
  .object({
    origin: z.string(),
    size,
    root: HashSchema,
    /** By the house's clock; the signature covers origin, size and root. */
    at: z.string(),
    alg: z.enum(['ed25519', 'sm2-sm3']),
    keyId: z.string().regex(/^[0-9a-f]{8}$/),
    publicKey: z.string(),
    signature: z.string(),
    note: z.string().openapi({ description: 'C2SP signed note' }),
  })
  .openapi('LogHead')
export const LogProofSchema = z
  .object({ entry: EntrySchema, index: size, size, path: z.array(HashSchema) })
  .openapi('LogProof', { description: 'RFC 9162 §2.1.3, the leaf being H(0x00 || entry)' })
export const ConsistencySchema = z
  .object({
    first: size,
    second: size,
    firstRoot: HashSchema,
    secondRoot: HashSchema,
    path: z.array(HashSchema),
  })
  .openapi('Consistency', { description: 'RFC 9162 §2.1.4' })
export const LogKeySchema = z
  .object({
    origin: z.string(),
    alg: z.enum(['ed25519', 'sm2-sm3']),
    keyId: z.string(),
    publicKey: z.string(),
    verifierKey: z.string().openapi({ description: 'C2SP signed-note: name, id, kind and key' }),
  })
  .openapi('LogKey')

/** What a person holds of a case: this event is in the log, at this place, under this head. */
export const ReceiptSchema = z
  .object({
    realm: z.string(),
    case: z.string(),
    title: TextSchema,
    stepTitle: TextSchema,
    seq: size,
    at: z.string(),
    entry: EntrySchema,
    index: size,
    size,
    path: z.array(HashSchema),
    head: LogHeadSchema,
  })
  .openapi('Receipt')

export type LogHeadView = z.infer<typeof LogHeadSchema>
export type LogProofView = z.infer<typeof LogProofSchema>
export type ReceiptView = z.infer<typeof ReceiptSchema>
export type ConsistencyView = z.infer<typeof ConsistencySchema>

type Words = z.infer<typeof TextSchema>
/** A value as it was shown; `value` is as in the event's bytes, unless those are sealed. */
export type StatedValue = {
  readonly from: 'input' | 'given' | 'sets'
  readonly name: string
  readonly title: Words
  readonly value: unknown
  readonly text: string
  readonly sealed: boolean
}
/** What a proof file shows: signed by the house as a whole, and held against the events' own bytes. */
export type Statement = {
  readonly realm: string
  readonly office: Words
  /** Whether people and data are fictional. */
  readonly rehearsal: boolean
  readonly case: string
  readonly title: Words
  readonly area: string
  readonly stepTitle: Words
  readonly madeAt: string
  readonly events: readonly {
    readonly seq: number
    readonly at: string
    readonly title: Words
    readonly to: Words
    readonly by: { readonly name: string; readonly role: Words }
    readonly values: readonly StatedValue[]
  }[]
}
/** One file for one case: what was shown, the bytes of its events, and the proof that each is in the log. */
export type ProofFile = {
  readonly format: 'yimen.proof.v1'
  /** A `Statement` as text: the signature is over these bytes. */
  readonly statement: string
  readonly signature: string
  readonly head: LogHeadView
  readonly events: readonly {
    readonly body: string
    readonly entry: string
    readonly index: number
    readonly path: readonly string[]
  }[]
}
