/** A stage: what the hall shows to everybody, and what who is signed in has to do there. */
import { z } from '@hono/zod-openapi'
import { ClauseSchema, TextSchema } from './common.ts'
import { PanelSchema } from './panels.ts'
import { AskSchema } from './programmes.ts'

const StandingSchema = z.object({ name: z.string(), title: TextSchema })

export const StageSchema = z
  .object({
    id: z.string(),
    title: TextSchema,
    /** What is played on it, the newest first. */
    events: z.array(z.object({ id: z.string(), name: z.string(), standing: StandingSchema })),
  })
  .openapi('Stage')

/** [SG1] Made of open registers alone: the same for everybody, whoever asks. */
export const HallSchema = z
  .object({
    stage: z.string(),
    event: z.object({
      id: z.string(),
      name: z.string(),
      standing: StandingSchema,
      brief: z.array(z.object({ title: TextSchema, text: TextSchema })),
      frozen: z.boolean(),
      /** [SG10] Frozen, and its places are shown one by one. */ revealing: z.boolean(),
    }),
    parts: z.array(
      z.object({
        case: z.string(),
        name: z.string(),
        state: z.enum(['before', 'on', 'after']),
        standing: StandingSchema,
      }),
    ),
    /** The part that is on, as far as it was shown. */
    now: z
      .object({
        case: z.string(),
        part: z.string(),
        /** How it is played, as the pack calls it, and in words. */ formName: z.string().nullable(),
        form: TextSchema.nullable(),
        standing: StandingSchema,
        number: z.number().nullable(),
        stem: z.string().nullable(),
        options: z.array(z.string()),
        picture: z.string().nullable(),
        /** [SG11] Which of the sealed pictures it is, and its key; told with the question and never before. */
        opening: z.object({ id: z.string(), key: z.string() }).nullable(),
        epoch: z.number().nullable(),
        holder: z.string().nullable(),
        until: z.string().nullable(),
        answer: z.string().nullable(),
      })
      .nullable(),
    board: z
      .object({
        part: z.string(),
        /** Of the event itself, and not of a part. */ whole: z.boolean(),
        rows: z.array(
          z.object({
            no: z.number().nullable(),
            name: z.string(),
            points: z.string(),
            rank: z.number().nullable(),
          }),
        ),
      })
      .nullable(),
  })
  .openapi('Hall')

/** [SG11] What there is to load before a question with a picture is shown: numbers that tell nothing, in their order. */
export const SealedPicturesSchema = z
  .object({
    parts: z.array(
      z.object({
        part: z.string(),
        /** Of each, sealed; of one part all are of one length. */ bytes: z.number().int(),
        pictures: z.array(z.string()),
      }),
    ),
  })
  .openapi('SealedPictures')

/** [SG2] Something that is done at a desk with one key. */
export const CueSchema = z
  .object({
    outcome: z.string(),
    title: TextSchema,
    key: z.string(),
    /** It is what comes next. */ next: z.boolean(),
    /** Whether the asker may do it; who does, where they may not. */ mine: z.boolean(),
    by: z.array(TextSchema),
    /** What bars it now. */ barred: z.object({ message: TextSchema, clause: ClauseSchema }).nullable(),
    /** What the desk fills in, and how it reads. */
    input: z.record(z.string(), z.union([z.string(), z.number()])),
    says: z.array(z.object({ title: TextSchema, text: z.string() })),
    /** What is still asked; `picks` where one of several is picked. */
    asks: z.array(
      AskSchema.extend({
        picks: z.array(z.object({ value: z.union([z.string(), z.number()]), text: z.string() })).optional(),
      }),
    ),
  })
  .openapi('Cue')

const LinesSchema = z.object({
  title: TextSchema,
  columns: z.array(TextSchema),
  rows: z.array(z.array(TextSchema)),
})

const SheetSchema = z.object({ marks: z.number().nullable(), faults: z.record(z.string(), z.number()) })

export const JudgingSchema = z
  .object({
    case: z.string(),
    seq: z.number().int(),
    part: z.string(),
    post: z.string(),
    state: z.enum(['before', 'on', 'after']),
    score: z.string(),
    correct: z.string().nullable(),
    by: z.union([
      z.object({ kind: z.literal('marks'), field: z.string(), most: z.number(), per: z.number() }),
      z.object({
        kind: z.literal('rubric'),
        field: z.string(),
        item: z.string(),
        times: z.string(),
        steps: z.array(z.object({ step: z.string(), title: TextSchema, points: z.number() })),
        items: z.array(
          z.object({
            item: z.string(),
            step: z.string(),
            title: TextSchema,
            deduct: z.number(),
            kind: z.string(),
          }),
        ),
      }),
    ]),
    of: z.array(
      z.object({
        no: z.number(),
        name: z.string(),
        /** On the stage now. */ now: z.boolean(),
        /** They stand aside. */ aside: z.boolean(),
        given: SheetSchema.nullable(),
      }),
    ),
  })
  .openapi('Judging')

export const SeatSchema = z
  .object({
    /** The part, and the case that takes what is sent: one's own sheet is another. */ part: z.string(),
    case: z.string(),
    seq: z.number().int(),
    post: z.string().nullable(),
    no: z.number().nullable(),
    name: z.string(),
    acts: z.array(
      z.object({
        outcome: z.string(),
        title: TextSchema,
        fill: z.record(z.string(), z.enum(['number', 'epoch', 'latency'])),
        ask: AskSchema.nullable(),
        chooses: z.boolean(),
        standings: z.array(z.string()),
        forms: z.array(z.string()).nullable(),
        /** To whom the part has before it alone. */ holds: z.boolean(),
      }),
    ),
    handIn: z.object({ outcome: z.string(), title: TextSchema }).nullable(),
    over: z.boolean(),
    /** What was received of them, the newest first, in words. */
    receipts: z.array(
      z.object({ kind: TextSchema, cells: z.array(z.object({ title: TextSchema, text: TextSchema })) }),
    ),
  })
  .openapi('Seat')

export const OwnStageSchema = z
  .object({
    now: z.string(),
    /** [SG2] What one may do as the desk. */
    desk: z.array(
      z.object({
        case: z.string(),
        seq: z.number().int(),
        post: z.string(),
        name: z.string(),
        step: TextSchema,
        state: z.enum(['before', 'on', 'after']),
        /** The event itself, and not a part of it. */ whole: z.boolean(),
        cues: z.array(CueSchema),
        log: z.array(LinesSchema),
        panels: z.array(PanelSchema),
      }),
    ),
    /** [SG11] At a desk: of the phones that said so how many have all pictures. */
    pictures: z.object({ all: z.number(), phones: z.number(), ready: z.number() }).nullable(),
    /** [SG4] */ judging: z.array(JudgingSchema),
    /** [SG5] */ seats: z.array(SeatSchema),
    /** [SG5] Sheets of their own that one may begin. */
    sheets: z.array(
      z.object({
        part: z.string(),
        name: z.string(),
        programme: z.string(),
        outcome: z.string(),
        field: z.string(),
        area: z.string(),
        /** The number under which it is opened and found again. */ ref: z.string(),
        asks: AskSchema.nullable(),
      }),
    ),
  })
  .openapi('OwnStage')

export type StageView = z.infer<typeof StageSchema>
export type HallView = z.infer<typeof HallSchema>
export type SealedPicturesView = z.infer<typeof SealedPicturesSchema>
export type CueView = z.infer<typeof CueSchema>
export type JudgingView = z.infer<typeof JudgingSchema>
export type SeatView = z.infer<typeof SeatSchema>
export type OwnStageView = z.infer<typeof OwnStageSchema>
export type DeskPartView = OwnStageView['desk'][number]
