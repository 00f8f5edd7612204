/** What people did besides changing cases, as those who audit and the one concerned read it. */
import { z } from '@hono/zod-openapi'
import { TextSchema } from './common.ts'

/** Looks at sealed values, files that we made, papers fetched as they were sent. */
export const accessKinds = ['reveal', 'export', 'download'] as const
/** For those who audit, besides: whose data was erased, what became of refused orders, and who looked for whom by what is held. */
export const auditedKinds = [...accessKinds, 'erase', 'attend', 'seek'] as const
export const AccessKindSchema = z.enum(auditedKinds)
export const ExportNumberSchema = z
  .string()
  .regex(/^E-[2-9A-Z]{8}$/)
  .openapi({ description: 'The number that a sheet carries', example: 'E-23456789' })

export const AccessSchema = z
  .object({
    kind: z.string(),
    at: z.string(),
    name: z.string().openapi({ description: 'The official’s name; anybody else’s is masked' }),
    post: TextSchema.nullable(),
    case: z.string().nullable(),
    what: z.array(TextSchema).openapi({ description: 'Names of fields or files, never their values' }),
    purpose: z.string(),
    /** Of a file: what it says of itself, and its SHA-256. */
    number: z.string().nullable(),
    digest: z.string().nullable(),
  })
  .openapi('Access')
export const AccessesSchema = z
  .object({ total: z.number().int(), accesses: z.array(AccessSchema) })
  .openapi('Accesses')

/** What one case set going and was refused. */
export const RefusedOrdersSchema = z
  .object({
    orders: z.array(
      z.object({
        id: z.string(),
        from: z.string(),
        case: z.string(),
        opens: TextSchema.nullable().openapi({
          description: 'The programme of a case that was to be opened',
        }),
        outcome: z.string(),
        code: z.string(),
        why: TextSchema,
        attended: z
          .object({ at: z.string(), name: z.string(), reason: z.string() })
          .nullable()
          .openapi({ description: 'Who looked after it, and what they wrote down' }),
      }),
    ),
    mayAttend: z.boolean(),
  })
  .openapi('RefusedOrders')
export const AttendSchema = z
  .strictObject({ id: z.string().max(100), reason: z.string().min(4).max(200) })
  .openapi('Attend')

export type RefusedOrders = z.infer<typeof RefusedOrdersSchema>
export type AccessView = z.infer<typeof AccessSchema>
export type Accesses = z.infer<typeof AccessesSchema>
