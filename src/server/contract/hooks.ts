/** [HK1] Receivers elsewhere that are told of events, as those who administer name and see them. */
import { z } from '@hono/zod-openapi'
import { AreaCodeSchema, CaseIdSchema, NameSchema, TextSchema } from './common.ts'

export const HookIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)

const NameTextSchema = z.object({ zh: z.string().min(1).max(60), en: z.string().min(1).max(60) })
export const HookInputSchema = z
  .object({
    name: NameTextSchema,
    url: z.string().min(1).max(500),
    login: z
      .string()
      .regex(/^[\x21-\x7e]{1,60}$/)
      .openapi({
        description: 'The account as which is read what may be told: by its posts and own affairs',
      }),
    programmes: z.array(NameSchema).min(1).max(50),
    outcomes: z.array(NameSchema).max(200).optional().openapi({ description: 'All, where none is named' }),
    areas: z
      .array(AreaCodeSchema)
      .max(200)
      .optional()
      .openapi({ description: 'The whole realm, where none is named' }),
  })
  .openapi('HookInput')
export const HookSecretSchema = z
  .object({
    secret: z.string().nullable().openapi({ description: 'Told this once; null where it stays as it was' }),
  })
  .openapi('HookSecret')
export const HookSwitchSchema = z.object({ on: z.boolean() }).openapi('HookSwitch')

const TroubleSchema = z.object({ code: z.string(), status: z.number().int().nullable() })
export const HookSchema = z
  .object({
    id: HookIdSchema,
    name: TextSchema,
    url: z.string(),
    login: z.string(),
    programmes: z.array(z.object({ id: z.string(), title: TextSchema })),
    outcomes: z.array(z.string()),
    areas: z.array(z.object({ code: z.string(), name: z.string() })),
    since: z.string(),
    off: z.enum(['gone', 'stopped']).nullable(),
    sent: z.number().int(),
    withheld: z
      .number()
      .int()
      .openapi({ description: 'What its account did not see when it was to be sent' }),
    waiting: z.number().int(),
    waitingSince: z.string().nullable(),
    failing: z.number().int().openapi({ description: 'Of those that wait, tried and not taken' }),
    givenUp: z.number().int(),
    bothSecrets: z.boolean().openapi({ description: 'The secret before this one still signs along' }),
    sendings: z.array(
      z.object({
        case: CaseIdSchema,
        seq: z.number().int(),
        at: z.string(),
        tries: z.number().int(),
        due: z.string(),
        trouble: TroubleSchema.nullable(),
        givenUpAt: z.string().nullable(),
      }),
    ),
  })
  .openapi('Hook', { description: 'With the first of what was given up and of what waits' })

export type HookInputBody = z.infer<typeof HookInputSchema>
export type HookView = z.infer<typeof HookSchema>
