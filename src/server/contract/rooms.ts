/** Rooms in which work is handed out while it happens. */
import { z } from '@hono/zod-openapi'
import { TextSchema } from './common.ts'
import { TaskSchema } from './cases.ts'

const PointSchema = z.object({ lon: z.number().int(), lat: z.number().int() })

export const RoomSummarySchema = z
  .object({ id: z.string(), title: TextSchema, programme: z.string(), wall: z.boolean() })
  .openapi('RoomSummary')

/** Somebody on duty: who they are, what waits for them, and where they were last. */
export const OnDutySchema = z
  .object({
    post: z.string(),
    person: z.string(),
    title: TextSchema,
    organisation: z.string(),
    area: z.string(),
    areaName: z.string(),
    /** Cases are handed to them. */ takes: z.boolean(),
    tasks: z.number().int(),
    late: z.number().int(),
    /** The most pressing of what waits for them. */
    doing: z.object({ case: z.string(), subject: z.string(), step: TextSchema }).nullable(),
    /** On leave today: who acts for them. */
    away: z.object({ by: z.string(), post: z.string() }).nullable(),
    seen: PointSchema.extend({
      /** When they were there, and what they did. */ at: z.string(),
      what: TextSchema,
      case: z.string(),
    }).nullable(),
  })
  .openapi('OnDuty')

export const RoomSchema = RoomSummarySchema.extend({
  now: z.string(),
  hands: z.array(
    z.object({
      outcome: z.string(),
      to: z.string(),
      reason: z.object({ field: z.string(), near: z.string(), load: z.string() }).optional(),
    }),
  ),
  calls: z
    .object({
      programme: z.string(),
      takes: z.string(),
      back: z.string(),
      opens: z.object({
        programme: z.string(),
        outcome: z.string(),
        fill: z.record(z.string(), z.string()),
        set: z.record(z.string(), z.union([z.boolean(), z.string()])).optional(),
      }),
    })
    .nullable(),
  people: z.array(OnDutySchema),
}).openapi('Room')

export const RoomWallSchema = RoomSummarySchema.extend({
  now: z.string(),
  lanes: z.array(
    z.object({ title: TextSchema, n: z.number().int(), late: z.number().int(), soon: z.number().int() }),
  ),
  /** The most pressing cases, with their clocks. */
  pressing: z.array(TaskSchema.omit({ alike: true, ask: true })),
  /** Opened in four weeks, by area and by hour of the day. */
  heat: z.object({
    byArea: z.array(z.object({ area: z.string(), name: z.string(), n: z.number().int() })),
    byHour: z.array(z.number().int()),
  }),
  /** Opened and closed in seven days until now, and in the seven before. */
  week: z.object({
    opened: z.tuple([z.number().int(), z.number().int()]),
    closed: z.tuple([z.number().int(), z.number().int()]),
  }),
  duty: z.object({ held: z.number().int(), out: z.number().int(), away: z.number().int() }),
  people: z.array(PointSchema.extend({ id: z.string(), name: z.string(), at: z.string() })),
}).openapi('RoomWall')

/** Cases that may be of the same thing as one, the likest first, with what tells it. */
export const AlikeSchema = z
  .object({
    merge: z.object({ outcome: z.string(), into: z.string() }).nullable(),
    cases: z.array(
      z.object({
        case: z.string(),
        subject: z.string(),
        areaName: z.string(),
        step: TextSchema,
        closed: z.boolean(),
        openedAt: z.string(),
        kind: z.string(),
        words: z.string(),
        point: PointSchema.nullable(),
        score: z.number().int(),
        metres: z.number().int().nullable(),
        hours: z.number().int(),
        sameKind: z.boolean(),
        nearKind: z.boolean(),
        wordsAlike: z.number().int(),
        photos: z.number().int(),
      }),
    ),
  })
  .openapi('AlikeCases')

export type RoomSummary = z.infer<typeof RoomSummarySchema>
export type RoomView = z.infer<typeof RoomSchema>
export type OnDuty = z.infer<typeof OnDutySchema>
export type RoomWall = z.infer<typeof RoomWallSchema>
export type AlikeCases = z.infer<typeof AlikeSchema>
