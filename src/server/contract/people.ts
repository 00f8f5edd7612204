/** Who is signed in, and the places of the realm. */
import { z } from '@hono/zod-openapi'
import { AreaCodeSchema, TextSchema } from './common.ts'

export const PostSchema = z
  .object({
    id: z.string(),
    role: z.string(),
    title: TextSchema,
    area: z.string(),
    areaName: z.string(),
    organisation: z.string(),
  })
  .openapi('Post')

export const MeSchema = z
  .object({
    name: z.string(),
    login: z.string(),
    /** Posts held today; a person without one is a resident. */
    posts: z.array(PostSchema),
    permissions: z.array(z.string()),
    /** Rooms of the desk that not every official has: what their posts pay, keep, bring in as lists and exchange, and whom they look for. */
    rooms: z.array(z.enum(['payments', 'holdings', 'import', 'seek', 'exchange', 'counter'])),
    /** The steps at which cases wait for their posts: what a list of theirs can be narrowed to. */
    steps: z.array(
      z.object({ programme: z.string(), programmeTitle: TextSchema, step: z.string(), title: TextSchema }),
    ),
    now: z.string().openapi({ description: 'The realm’s clock, ISO 8601 with +08:00' }),
    realm: z.object({
      code: z.string().openapi({ description: 'The key of the realm' }),
      area: AreaCodeSchema.openapi({ description: 'The division that the realm is' }),
      name: TextSchema,
      rehearsal: z.boolean(),
    }),
    /** The second factor: asked for now, set up, shown in this session. */
    factor: z.object({ needed: z.boolean(), enrolled: z.boolean(), strong: z.boolean() }),
    /** What their browser names and seals drafts with; the same whenever they sign in, and nobody else's. */
    drafts: z.object({ name: z.string(), key: z.string() }),
  })
  .openapi('Me')

export const SignInSchema = z
  .strictObject({
    login: z.string().min(1).max(60),
    password: z.string().min(1).max(200),
    /** Six digits of the phone, or a recovery code; asked for where the account has a second factor. */ code: z
      .string()
      .max(20)
      .optional(),
  })
  .openapi('SignIn')
export const CodeSchema = z.strictObject({ code: z.string().min(6).max(20) }).openapi('Code')
export const EnrolmentSchema = z
  .object({ secret: z.string(), uri: z.string(), /** SVG */ qr: z.string() })
  .openapi('Enrolment')
export const EnrolledSchema = z.object({ recovery: z.array(z.string()) }).openapi('Enrolled')
export const PasswordSchema = z
  .strictObject({ old: z.string().min(1).max(200), fresh: z.string().min(1).max(200) })
  .openapi('Password')
export const SessionsSchema = z
  .array(
    z.object({
      id: z.string(),
      device: z.string(),
      since: z.string(),
      seen: z.string(),
      strong: z.boolean(),
      mine: z.boolean(),
    }),
  )
  .openapi('Sessions')

/** Only a rehearsal realm lists its accounts, all fictional. */
export const DemoAccountSchema = z
  .object({
    login: z.string(),
    name: z.string(),
    title: TextSchema,
    face: z.enum(['resident', 'desk']),
    /** What their phone would show now. */ code: z.string().optional(),
  })
  .openapi('DemoAccount')

export const AreaSchema = z
  .object({ code: z.string(), parent: z.string().nullable(), name: TextSchema, kind: z.string() })
  .openapi('Area')

export type SessionsView = z.infer<typeof SessionsSchema>
export type Enrolment = z.infer<typeof EnrolmentSchema>
export type Me = z.infer<typeof MeSchema>
export type PostView = z.infer<typeof PostSchema>
export type DemoAccount = z.infer<typeof DemoAccountSchema>
export type AreaView = z.infer<typeof AreaSchema>
