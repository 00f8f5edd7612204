/** A window with two screens: the desk of whoever sits there, and what stands before the person. */
import { z } from '@hono/zod-openapi'
import { CaseIdSchema, IdSchema, NameSchema, TextSchema } from './common.ts'

const TicketSchema = z.object({
  case: z.string(),
  seq: z.number().int(),
  /** The number as it is called: the kind of window and the count. */ kind: TextSchema.nullable(),
  kindName: z.string().nullable(),
  number: z.number().int().nullable(),
  state: z.enum(['waiting', 'called', 'serving']),
  calls: z.number().int(),
  /** The window to which it was called, and by whom. */ window: z.string().nullable(),
  by: z.string().nullable(),
  mine: z.boolean(),
  since: z.string(),
})

/** [CT3] How the screen before the person stands, for whoever paired it. */
export const PairingSchema = z
  .object({
    window: z.string(),
    /** Digits to be typed in there, and for how many seconds yet; null once they were used or are over. */
    code: z.object({ digits: z.string(), seconds: z.number().int() }).nullable(),
    paired: z.boolean(),
    ticket: z.string().nullable(),
    case: z.string().nullable(),
    /** Seconds for which the case stays there. */ seconds: z.number().int().nullable(),
    said: z.enum(['wrong', 'signed']).nullable(),
  })
  .openapi('CounterPairing')

export const CounterSchema = z
  .object({
    id: z.string(),
    title: TextSchema,
    programme: z.string(),
    acts: z.object({
      call: z.string(),
      again: z.string(),
      start: z.string(),
      skip: z.string(),
      finish: z.string(),
    }),
    /** The field that takes the window, and the one that names what was opened. */
    fields: z.object({ window: z.string(), served: z.string() }),
    kinds: z.array(z.object({ name: z.string(), title: TextSchema })),
    opens: z.array(
      z.object({
        programme: z.string(),
        outcome: z.string(),
        title: TextSchema,
        of: TextSchema,
        here: z.boolean(),
      }),
    ),
    /** My posts that may call there. */ posts: z.array(z.string()),
    tickets: z.array(TicketSchema),
    pairing: PairingSchema.nullable(),
  })
  .openapi('Counter')

export const CounterSummarySchema = z
  .object({ id: z.string(), title: TextSchema, posts: z.array(z.string()) })
  .openapi('CounterSummary')

export const PairSchema = z.strictObject({ post: IdSchema, window: z.string().trim().min(1).max(10) })
export const HandSchema = z.strictObject({ ticket: IdSchema.nullable(), case: IdSchema.nullable() })
export const JoinSchema = z.strictObject({ code: z.string().regex(/^\d{8}$/) })
/** [CT4] Of which case, and as it stood: what the person had before them. */
export const SaidSchema = z.strictObject({ case: CaseIdSchema, seq: z.number().int().min(1).max(100000) })

/** [CT5] All that stands before the person: the number, and the one case that was handed there, with what is masked masked. */
export const ScreenSchema = z
  .object({
    title: TextSchema,
    realm: TextSchema,
    window: z.string(),
    number: z
      .object({
        kind: TextSchema.nullable(),
        number: z.number().int().nullable(),
        state: z.enum(['waiting', 'called', 'serving']),
      })
      .nullable(),
    case: z
      .object({
        id: z.string(),
        seq: z.number().int(),
        title: TextSchema,
        facts: z.array(z.object({ title: TextSchema, text: z.string() })),
        papers: z.array(z.object({ title: TextSchema, n: z.number().int() })),
        act: TextSchema,
        consent: TextSchema,
      })
      .nullable(),
    said: z.enum(['wrong', 'signed']).nullable(),
  })
  .openapi('CounterScreen')

export const CounterParamSchema = z.object({ id: NameSchema })

export type CounterView = z.infer<typeof CounterSchema>
export type CounterSummary = z.infer<typeof CounterSummarySchema>
export type CounterPairing = z.infer<typeof PairingSchema>
export type CounterTicket = z.infer<typeof TicketSchema>
export type ScreenView = z.infer<typeof ScreenSchema>
