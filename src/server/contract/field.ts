/** What a phone that works without network asks besides: the key that it seals to, and how far a photo came. */
import { z } from '@hono/zod-openapi'

export const FieldKeySchema = z
  .object({
    key: z.string().openapi({ description: 'A point of P-256, uncompressed, in base64' }),
    realm: z.string(),
    login: z.string(),
    now: z.string(),
    /** [QA1] By which this phone is known when its session is over. */ ticket: z.string(),
    /** By the clock on the wall: a rehearsal's stands in another year on purpose. */ wall: z.string(),
  })
  .openapi('FieldKey')
export const SealedKeysSchema = z
  .strictObject({ sealed: z.array(z.string().max(400)).max(200) })
  .openapi('SealedKeys')
export const OpenedKeysSchema = z
  .object({
    keys: z
      .array(z.string().nullable())
      .openapi({ description: 'In their order; null where one is not theirs who asks' }),
  })
  .openapi('OpenedKeys')

export const HalfUploadSchema = z
  .object({
    offset: z.number().int().openapi({ description: 'Where the next piece begins' }),
    size: z.number().int().nullable(),
    /** Once it is whole and kept: what it is called here, and the hash of the bytes that were sent. */
    whole: z.object({ id: z.string(), sha256: z.string() }).nullable(),
  })
  .openapi('HalfUpload')

export type FieldKey = z.infer<typeof FieldKeySchema>
export type OpenedKeys = z.infer<typeof OpenedKeysSchema>
export type HalfUpload = z.infer<typeof HalfUploadSchema>
