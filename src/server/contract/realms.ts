/** The realms of a house, as they are told to everybody. */
import { z } from '@hono/zod-openapi'
import { TextSchema } from './common.ts'

export const RealmViewSchema = z
  .object({
    code: z.string().openapi({ description: 'Its key: lower-case letters, digits and hyphens' }),
    name: TextSchema,
    rehearsal: z.boolean().openapi({ description: 'All people are fictional, all passwords public' }),
    path: z.string().openapi({ description: 'Where it lives: / for the first, /r/430300/ for another' }),
  })
  .openapi('Realm')
export const RealmsSchema = z.array(RealmViewSchema)
export type RealmView = z.infer<typeof RealmViewSchema>
