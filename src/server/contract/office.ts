/** What officials do with a case beside its policy: the acts that are open to one, what was asked of whom, and what was said. */
import { z } from '@hono/zod-openapi'
import { ClauseSchema, TextSchema } from './common.ts'
import { AskSchema } from './programmes.ts'

const kinds = ['handed', 'entrusted', 'sign', 'supervised', 'copied', 'mentioned', 'urged'] as const
const PersonSchema = z.object({ name: z.string(), title: TextSchema.nullable() })

/** An act of the office on this case, sent as a command like any outcome. */
export const OfficeWaySchema = z
  .object({
    verb: z.string(),
    outcome: z.string(),
    title: TextSchema,
    open: z.boolean(),
    refusal: z.object({ code: z.string(), message: TextSchema }).nullable(),
    asks: z.array(AskSchema),
    clause: ClauseSchema,
  })
  .openapi('OfficeWay')

/** What one official asked of another:転 to whom, until when, and what became of it. */
export const ErrandSchema = z
  .object({
    seq: z.number().int(),
    kind: z.enum(kinds),
    title: TextSchema,
    /** null: whoever has the case. */ to: PersonSchema.nullable(),
    by: PersonSchema,
    since: z.string(),
    until: z.string().nullable(),
    overdue: z.boolean(),
    stands: z.boolean(),
    /** Given to a post of the reader’s. */ mine: z.boolean(),
    /** Given by the reader. */ own: z.boolean(),
    /** What signers are asked about, and how many must agree. */ outcome: TextSchema.nullable(),
    together: z.enum(['all', 'any']).nullable(),
    words: z.string().nullable(),
    ended: z
      .object({ how: TextSchema, at: z.string(), name: z.string(), words: z.string().nullable() })
      .nullable(),
  })
  .openapi('Errand')

export const CommentSchema = z
  .object({
    seq: z.number().int(),
    at: z.string(),
    by: PersonSchema,
    words: z.string(),
    mentions: z.array(z.object({ name: z.string(), read: z.boolean() })),
  })
  .openapi('Comment')

/** Of one’s own affairs only what one may do, and one’s own urging. */
export const OfficeSchema = z.object({
  acts: z.array(OfficeWaySchema),
  errands: z.array(ErrandSchema),
  thread: z.array(CommentSchema),
  /** Whether one may sign by hand here. */ signs: z.boolean(),
  /** Acts that were signed by hand. */
  signatures: z.array(
    z.object({
      seq: z.number().int(),
      paper: z.string(),
      sha256: z.string(),
      /** Who did the act. */ name: z.string(),
      /** [CT4] It is not their hand but that of the one concerned, on the screen at their window. */
      screen: z.literal(true).optional(),
    }),
  ),
})

/** Somebody who could be asked, or why not. */
export const ColleagueSchema = z
  .object({
    post: z.string(),
    name: z.string(),
    title: TextSchema,
    able: z.boolean(),
    why: TextSchema.nullable(),
  })
  .openapi('Colleague')

/** What waits for one by name, or what one sent and waits for. */
export const ErrandTaskSchema = z
  .object({
    case: z.string(),
    seq: z.number().int(),
    kind: z.enum(kinds),
    kindTitle: TextSchema,
    title: TextSchema,
    subject: z.string(),
    areaName: z.string(),
    stepTitle: TextSchema,
    by: PersonSchema,
    to: PersonSchema.nullable(),
    since: z.string(),
    until: z.string().nullable(),
    overdue: z.boolean(),
  })
  .openapi('ErrandTask')
export const ErrandsSchema = z
  .object({ now: z.string(), errands: z.array(ErrandTaskSchema) })
  .openapi('Errands')

/** On a line of an inbox: that it was handed over, urged, is supervised, with somebody, or waits for signers. */
export const MarkSchema = z.object({
  kind: z.enum(kinds),
  title: TextSchema,
  by: z.string(),
  until: z.string().nullable(),
})

export type OfficeView = z.infer<typeof OfficeSchema>
export type OfficeWayView = z.infer<typeof OfficeWaySchema>
export type ErrandView = z.infer<typeof ErrandSchema>
export type ColleagueView = z.infer<typeof ColleagueSchema>
export type ErrandsView = z.infer<typeof ErrandsSchema>
export type ErrandTaskView = z.infer<typeof ErrandTaskSchema>
export type MarkView = z.infer<typeof MarkSchema>
