/** [QA1] What a phone sends after its session was ended, and what those who see its cases do with it. */
import { z } from '@hono/zod-openapi'
import { IdSchema, TextSchema } from './common.ts'
import { ShownSchema } from './cases.ts'

export const PutAsideSchema = z
  .strictObject({
    /** What the server gave this phone while it knew it. */
    ticket: z.string().max(600),
    id: IdSchema,
    /** The key of the box, under the realm’s public key. */
    sealed: z.string().max(400),
    /** Nonce and bytes of the box, in base64. */
    body: z.string().max(220_000),
  })
  .openapi('PutAside')
export const AsideKeptSchema = z
  .object({ at: z.string(), cause: z.enum(['phone', 'login', 'post']) })
  .openapi('AsideKept')

export const AsideSchema = z
  .object({
    id: z.string(),
    at: z.string(),
    cause: z.enum(['phone', 'login', 'post']),
    device: z.string(),
    /** Whose phone it was. */ writer: z.string(),
    /** By the phone, set right by how far its clock was off. */
    written: z.object({ at: z.string(), behind: z.number().int(), wrong: z.boolean() }),
    programme: TextSchema,
    title: TextSchema,
    /** Null where it would open one. */ case: z.string().nullable(),
    /** As the case stands now; 0 where it would open one. */ seq: z.number().int(),
    area: TextSchema,
    /** Sensitive values masked. */ content: z.array(ShownSchema),
    /** Photos that stayed on the phone. */ photos: z.number().int(),
  })
  .openapi('Aside')

export const TakeAsideSchema = z
  .strictObject({ post: IdSchema, seq: z.number().int().min(0).max(100000) })
  .openapi('TakeAside')
export const asideReasons = ['not_theirs', 'done_already', 'changed', 'unclear'] as const
export const DiscardAsideSchema = z
  .strictObject({ post: IdSchema, reason: z.enum(asideReasons) })
  .openapi('DiscardAside')

export type AsideKept = z.infer<typeof AsideKeptSchema>
export type AsideView = z.infer<typeof AsideSchema>
export type AsideReason = (typeof asideReasons)[number]
