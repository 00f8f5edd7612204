/** A case as people see it, and the commands that move it. */
import { z } from '@hono/zod-openapi'
import { AreaCodeSchema, CaseIdSchema, ClauseSchema, IdSchema, NameSchema, TextSchema } from './common.ts'
import { AskSchema } from './programmes.ts'
import { MarkSchema, OfficeSchema } from './office.ts'
import { PanelSchema } from './panels.ts'
import { TogetherSchema } from './together.ts'
import { ByItselfSchema, RunSchema } from './time.ts'
import { WhyNotSchema } from './why-not.ts'

export const InputSchema = z
  .record(z.string().max(60), z.unknown())
  .openapi({ description: 'Fields of the outcome’s form; which ones, the programme says' })

/** Fields of the input that look strange and that the sender looked at again, `account` or `rows.0.account`. */
const SureSchema = z.array(z.string().max(120)).max(50)
/** [K22] Papers of the input that stand in an earlier case of the sender's, and whether they consent to their use here; or [K34] `under` a consent on paper. */
const ReusesSchema = z
  .array(
    z.strictObject({
      paper: IdSchema,
      from: CaseIdSchema,
      consents: z.boolean(),
      under: CaseIdSchema.optional(),
    }),
  )
  .max(50)

/** [FO10] When it was written without network, by the device, set right; and by how many seconds its clock was behind. */
const WrittenSchema = z.strictObject({
  at: z.string().max(40),
  behind: z.number().int().min(-4_000_000_000).max(4_000_000_000),
})

export const OpenSchema = z
  .strictObject({
    /** Of one's own choosing: only for those who tell history or act for others. */
    id: IdSchema.optional(),
    /** The sender's own number of it, unique for them: a client without network addresses the case by `~` and it. */
    ref: IdSchema.optional(),
    programme: NameSchema,
    outcome: NameSchema,
    area: AreaCodeSchema,
    post: IdSchema.optional(),
    input: InputSchema,
    sure: SureSchema.optional(),
    reuses: ReusesSchema.optional(),
    written: WrittenSchema.optional(),
  })
  .openapi('OpenCase')
export const CommandSchema = z
  .strictObject({
    seq: z.number().int().min(0).max(100000),
    outcome: NameSchema,
    post: IdSchema.optional(),
    input: InputSchema.default({}),
    sure: SureSchema.optional(),
    reuses: ReusesSchema.optional(),
    /** A picture that the sender signed on by hand and sent before. */
    signature: IdSchema.optional(),
    written: WrittenSchema.optional(),
  })
  .openapi('Command')

/** A line of a batch. `as` and `at` need the permission to record history; the event says so. */
export const BatchLineSchema = z
  .strictObject({
    key: z.string().min(8).max(100),
    case: CaseIdSchema,
    seq: z.number().int().min(0).max(100000),
    outcome: NameSchema,
    input: InputSchema.default({}),
    sure: SureSchema.optional(),
    reuses: ReusesSchema.optional(),
    programme: NameSchema.optional(),
    area: AreaCodeSchema.optional(),
    as: IdSchema.optional(),
    at: z.string().max(40).optional(),
  })
  .openapi('BatchLine')

export const DoneSchema = z
  .object({
    case: z.string(),
    seq: z.number().int(),
    step: z.string(),
    at: z.string(),
    sets: z.record(z.string(), z.unknown()),
  })
  .openapi('Done')

const ClockSchema = z.object({
  name: z.string(),
  title: TextSchema,
  clause: ClauseSchema,
  limit: z.object({ amount: z.number(), unit: z.string() }),
  startedAt: z.string(),
  stoppedAt: z.string().optional(),
  due: z.string().nullable(),
  state: z.enum(['running', 'suspended', 'stopped', 'overdue']),
  used: z.number(),
  /** [C17] Units of the limit until the due day, today not counted; `over` those since. */
  left: z.number(),
  over: z.number(),
  provisional: z.boolean(),
  /** The proof: each day counted or not, with its reason. */
  days: z.array(
    z.object({ day: z.string(), counted: z.boolean(), number: z.number().optional(), reason: TextSchema }),
  ),
})

/** A value as it may be shown: sensitive ones masked. */
export const ShownSchema = z
  .object({
    name: z.string(),
    title: TextSchema,
    type: z.string(),
    value: z.unknown(),
    text: z.string(),
    /** What the pack calls a value that is a word of the code. */
    said: TextSchema.optional(),
    sensitive: z.boolean(),
  })
  .openapi('Shown')

export const WaySchema = z
  .object({
    outcome: z.string(),
    title: TextSchema,
    clause: ClauseSchema,
    open: z.boolean(),
    refusal: z.object({ code: z.string(), message: TextSchema }).optional(),
    /** What bars it already, whatever the form will say; the code tells a rule from an authority that does not reach. */
    barred: z.object({ code: z.string(), message: TextSchema, clause: ClauseSchema }).nullable(),
    /** [A8] It is what is offered first: at most one is. */ first: z.boolean(),
    asks: z.array(AskSchema),
    decides: z.boolean(),
  })
  .openapi('Way')

const HappenedSchema = z.object({
  seq: z.number().int(),
  at: z.string(),
  recordedAt: z.string(),
  historical: z.boolean(),
  outcome: z.string(),
  title: TextSchema,
  to: TextSchema,
  by: z.object({
    name: z.string(),
    role: TextSchema,
    post: z.string().nullable(),
    /** In whose place, and on which order. */ acting: z
      .object({ name: z.string(), order: TextSchema })
      .optional(),
  }),
  /** Nobody did it. */ run: RunSchema.optional(),
  /** [FO10] It was written before it was received, as its sender's device says; `wrong`: that device's clock was off by minutes. */
  written: z.object({ at: z.string(), behind: z.number().int(), wrong: z.boolean() }).optional(),
  /** [QA3] Taken over from what a phone wrote whose session was ended. */ aside: z.literal(true).optional(),
  input: z.array(ShownSchema),
  sets: z.array(ShownSchema),
  clauses: z.array(ClauseSchema),
  /** From the grant that was used up to the one that a clause gives; `counted` is what came before in the window. */
  authority: z
    .object({
      chain: z.array(z.object({ grant: z.string(), holder: TextSchema, clause: ClauseSchema })),
      amount: z.number(),
      counted: z.number(),
      max: z.number().nullable(),
      /** Who decided with them, where it is held jointly. */ together: z.array(
        z.object({ name: z.string(), title: TextSchema }),
      ),
    })
    .optional(),
  trace: z.array(
    z.object({
      decision: z.string(),
      /** Where it was worked out as of another day than that of the act. */
      day: z.string().optional(),
      inputs: z.record(z.string(), z.unknown()),
      rows: z.array(z.number()),
      clauses: z.array(ClauseSchema),
      problem: z.string().optional(),
    }),
  ),
  hash: z.string(),
})

export const CaseSchema = z
  .object({
    id: z.string(),
    programme: z.object({
      id: z.string(),
      version: z.number().int(),
      title: TextSchema,
      /** How many versions of it there are, its own among them. */ versions: z.number().int(),
    }),
    area: z.string(),
    areaName: z.string(),
    seq: z.number().int(),
    step: z.string(),
    stepTitle: TextSchema,
    end: z.string().nullable(),
    /** [UN1] How its end looks, as who declared that end said. */
    endTone: z.enum(['good', 'bad', 'warn', 'plain']).nullable(),
    subject: z.string().openapi({ description: 'The name, masked' }),
    openedAt: z.string(),
    /** Who has it, since when, by which rule, until when. Null when closed. */
    holder: z
      .object({
        role: z.string(),
        roleTitle: TextSchema,
        areaName: z.string(),
        people: z.array(z.string()),
        /** To whom it was handed, and who alone has it then. */ handed: z.string().nullable(),
        since: z.string(),
        due: z.string().nullable(),
        clock: TextSchema.nullable(),
        clause: ClauseSchema.nullable(),
      })
      .nullable(),
    clocks: z.array(ClockSchema),
    byItself: ByItselfSchema,
    facts: z.array(ShownSchema),
    timeline: z.array(HappenedSchema),
    ways: z.array(WaySchema),
    obligations: z.array(
      z.object({
        name: z.string(),
        title: TextSchema,
        since: z.string(),
        due: z.string().nullable(),
        closed: z.object({ at: z.string(), how: z.string(), title: TextSchema }).nullable(),
        overdue: z.boolean(),
      }),
    ),
    /** What the applicant was told, newest first. */
    messages: z.array(z.object({ at: z.string(), text: TextSchema })),
    /** Documents that can be printed now. */
    papers: z.array(
      z.object({
        kind: z.string(),
        title: TextSchema,
        toFill: z.boolean().openapi({ description: 'A form that is still to be filled in by hand' }),
      }),
    ),
    /** Whether one may open sealed values here, with a purpose. */
    mayReveal: z.boolean(),
    /** Who looked at sealed values and why; told to the one concerned and to those who audit. */
    reveals: z.array(
      z.object({
        at: z.string(),
        name: z.string(),
        role: TextSchema,
        fields: z.array(TextSchema),
        purpose: z.string(),
      }),
    ),
    /** [X5] Who took documents of it or fetched its papers; told to the same. `own` is the reader. */
    exports: z.array(
      z.object({
        at: z.string(),
        name: z.string(),
        own: z.boolean(),
        post: TextSchema.nullable(),
        what: TextSchema,
        number: z.string(),
      }),
    ),
    /** Of a batch for a bank, how many lines it lists and their sum in fen. */
    bank: z.object({ count: z.number().int(), sum: z.number().int() }).nullable(),
    /** [LS9] Whether a bank pays lists that are gathered from cases like it: what they gave it is asked by itself. */
    listed: z.boolean(),
    /** What this case asked of others and they refused. */
    refused: z.array(z.object({ case: z.string(), message: TextSchema, clauses: z.array(ClauseSchema) })),
    /** [WN3] Where it was refused: what would have qualified it when it was judged. */
    whyNot: WhyNotSchema.nullable(),
    /** Where several people act: the line of steps, objections, sections, what cannot wait. */
    together: TogetherSchema,
    /** What the abilities of its programme tell the reader. */
    panels: z.array(PanelSchema),
    /** What the office does with it beside its policy. */
    office: OfficeSchema,
    transfers: z.array(
      z.object({
        id: z.string(),
        at: z.string(),
        debit: TextSchema,
        credit: TextSchema,
        amount: z.number(),
        /** Fen, or what both accounts are counted in. */ unit: z.string(),
        memo: TextSchema,
      }),
    ),
  })
  .openapi('Case')

export const RevealSchema = z
  .strictObject({
    names: z.array(z.string().max(60)).min(1).max(40),
    purpose: z.string().min(4).max(200),
    seq: z
      .number()
      .int()
      .min(1)
      .max(100000)
      .optional()
      .openapi({ description: 'What was entered with this act, and may be no fact of the case' }),
  })
  .openapi('Reveal')
export const RevealedSchema = z.object({ values: z.array(ShownSchema) }).openapi('Revealed')

export const TaskSchema = z
  .object({
    case: z.string(),
    /** How many events it has: what is done from a list says which state it was decided on. */ seq: z
      .number()
      .int(),
    programme: z.string(),
    title: TextSchema,
    subject: z.string(),
    /** About a place, whose name the subject is. */ placed: z.boolean(),
    area: z.string(),
    areaName: z.string(),
    step: z.string(),
    stepTitle: TextSchema,
    since: z.string(),
    due: z.string().nullable(),
    clock: TextSchema.nullable(),
    state: z.enum(['running', 'suspended', 'stopped', 'overdue']).nullable(),
    left: z.number().nullable(),
    over: z.number().nullable(),
    /** What left and over are counted in. */ unit: z.string(),
    closed: z.boolean(),
    amount: z.number().nullable(),
    /** What one official asked of another about it. */ marks: z.array(MarkSchema),
    /** [MP1] Where it lies while it is open, in millionths of a degree (WGS-84), where its programme says which point it is. */ point:
      z.object({ lon: z.number().int(), lat: z.number().int() }).optional(),
    /** The same for waiting cases of the same people in the same programme and step; null where no other is in the list. */ alike:
      z.string().nullable(),
    /** What is asked of the reader now, among one’s own cases about a place, and until which day. */ ask: z
      .object({ text: TextSchema, until: z.string().nullable() })
      .nullable(),
  })
  .openapi('Task')
/** [LV1] What a screen is told of a case that changed. */
export const LiveCaseSchema = z
  .object({ case: z.string(), seq: z.number().int(), row: TaskSchema.omit({ alike: true, ask: true }) })
  .openapi('LiveCase')
export const InboxSchema = z
  .object({
    now: z.string(),
    total: z.number().int(),
    tasks: z.array(TaskSchema),
    /** Where the list stands in groups: all of them in their order, with how many stand under each, on whatever page. */
    groups: z
      .array(
        z.object({ key: z.string(), title: TextSchema, total: z.number().int(), late: z.number().int() }),
      )
      .optional(),
  })
  .openapi('Inbox')

/** A dry run: what would happen, or why not. Nothing is written. */
export const TrialSchema = z
  .object({
    ok: z.boolean(),
    to: TextSchema.nullable(),
    sets: z.array(ShownSchema),
    refusal: z
      .object({
        code: z.string(),
        message: TextSchema,
        field: z.string().optional(),
        clauses: z.array(ClauseSchema),
      })
      .nullable(),
    /** [WN1] With a refusal by a rule: what would have to be otherwise. */
    whyNot: WhyNotSchema.nullable(),
    authority: HappenedSchema.shape.authority,
    trace: HappenedSchema.shape.trace,
    whoCould: z.array(
      z.object({
        role: TextSchema,
        areaName: z.string(),
        people: z.array(z.string()),
        max: z.number().nullable(),
        clause: ClauseSchema,
      }),
    ),
  })
  .openapi('Trial')

/** [VS7] Which open cases of a version are asked about, a page at a time. */
export const MovesAskedSchema = z
  .strictObject({
    from: z.number().int().min(1).max(100000),
    to: z.number().int().min(1).max(100000),
    post: IdSchema.optional(),
    area: AreaCodeSchema.optional(),
    step: NameSchema.optional(),
    after: CaseIdSchema.optional(),
  })
  .openapi('MovesAsked')
export const MovesSchema = z
  .strictObject({
    to: z.number().int().min(1).max(100000),
    post: IdSchema.optional(),
    /** Each as the trial told it: one that went on meanwhile is refused. */
    cases: z
      .array(z.strictObject({ case: CaseIdSchema, seq: z.number().int().min(1).max(100000) }))
      .min(1)
      .max(200),
  })
  .openapi('Moves')
/** Each case for itself: moved, or why not. */
export const MovedSchema = z
  .object({
    cases: z.array(
      z.object({
        case: z.string(),
        seq: z.number().int(),
        ok: z.boolean(),
        refusal: TrialSchema.shape.refusal,
      }),
    ),
    /** Where the next page begins; null at the end. */ next: z.string().nullable(),
  })
  .openapi('Moved')

/** Who could have decided this on that day, and why the others could not. */
export const DecidersSchema = z
  .object({
    case: z.string(),
    on: z.string(),
    /** The decision asked about, and all that this programme knows. */
    outcome: z.string(),
    title: TextSchema,
    choices: z.array(z.object({ outcome: z.string(), title: TextSchema })),
    /** Where the case stood; null when it was not at a step where this is decided. */
    standing: z.object({ step: TextSchema, seq: z.number().int() }).nullable(),
    amount: z.number().nullable(),
    /** Who did decide, when it was decided. */
    decided: z.object({ at: z.string(), name: z.string(), post: z.string().nullable() }).nullable(),
    candidates: z.array(
      z.object({
        name: z.string(),
        post: z.string(),
        roleTitle: TextSchema,
        areaName: z.string(),
        /** In whose place, and on which order. */
        acting: z.object({ name: z.string(), order: TextSchema }).nullable(),
        could: z.boolean(),
        code: z.string().nullable(),
        why: TextSchema.nullable(),
        clauses: z.array(ClauseSchema),
        authority: HappenedSchema.shape.authority,
      }),
    ),
  })
  .openapi('Deciders')

export type DecidersView = z.infer<typeof DecidersSchema>
export type CaseView = z.infer<typeof CaseSchema>
export type Revealed = z.infer<typeof RevealedSchema>
export type TaskView = z.infer<typeof TaskSchema>
export type LiveCaseView = z.infer<typeof LiveCaseSchema>
export type Inbox = z.infer<typeof InboxSchema>
export type Done = z.infer<typeof DoneSchema>
export type WayView = z.infer<typeof WaySchema>
export type Shown = z.infer<typeof ShownSchema>
export type MovedView = z.infer<typeof MovedSchema>
export type Trial = z.infer<typeof TrialSchema>
export type BatchLine = z.infer<typeof BatchLineSchema>
