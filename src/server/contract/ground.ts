/** Places on the ground: what is drawn, what is wrong with it, and where a point lies. */
import { z } from '@hono/zod-openapi'
import { AreaCodeSchema, DaySchema, TextSchema } from './common.ts'
import { AreaSchema } from './people.ts'

export const FrameSchema = z.enum(['WGS-84', 'GCJ-02', 'BD-09'])
const CornerSchema = z.tuple([z.number().int(), z.number().int()])

export const GroundFindingSchema = z
  .object({
    code: z.string(),
    areas: z.array(z.string()),
    at: CornerSchema.optional().openapi({ description: 'Microdegrees, WGS-84' }),
    squareMetres: z.number().optional(),
    /** Narrower than two metres. */ tiny: z.literal(true).optional(),
    message: TextSchema,
  })
  .openapi('GroundFinding')

/** A corner that would move, or would be put in where `from` is null. */
const MoveSchema = z.object({
  area: z.string(),
  from: CornerSchema.nullable(),
  to: CornerSchema,
  metres: z.number(),
})

/** GeoJSON: each feature has `code`, and may have `within` and `sign`, in its properties. */
export const GroundFileSchema = z
  .looseObject({ type: z.literal('FeatureCollection'), features: z.array(z.looseObject({})).max(50_000) })
  .openapi('GroundFile')

export const GroundWorkSchema = z
  .strictObject({
    /** The first day of these borders: they are the whole ground from then on. */
    from: DaySchema,
    /** Whose coordinates these are, where the file does not say it. */
    frame: FrameSchema.optional(),
    /** The order that the borders stand on: it goes into the log. */
    order: z.string().max(200).optional(),
    /** West, south, east and north in degrees, where the registry has no outline of the realm. */
    bounds: z
      .tuple([z.number(), z.number(), z.number(), z.number()])
      .refine(([w, s, e, n]) => w < e && s < n && w >= -180 && e <= 180 && s >= -90 && n <= 90)
      .optional(),
    /** Kept as it is and not published, faults and all. */
    draft: z.boolean().default(false),
    ground: GroundFileSchema,
  })
  .openapi('GroundWork')

/** [GD9] What a map draws beneath the borders: lines and shapes with `kind`, and perhaps `name:zh` and `name:en`. */
export const SketchWorkSchema = z
  .strictObject({ frame: FrameSchema, order: z.string().max(200).optional(), sketch: GroundFileSchema })
  .openapi('SketchWork')

export const GroundDoneSchema = z
  .object({
    published: z.boolean(),
    began: z.number().int(),
    ended: z.number().int(),
    findings: z.array(GroundFindingSchema),
    /** Would close what is narrower than two metres; nothing of it was done. */
    proposal: z
      .object({ moves: z.array(MoveSchema), ground: GroundFileSchema, leaves: z.array(GroundFindingSchema) })
      .nullable(),
  })
  .openapi('GroundDone')

export const GroundDraftSchema = z.object({ draft: GroundWorkSchema.nullable() }).openapi('GroundDraft')

const SignSchema = z.object({ name: z.string(), phone: z.string(), supervision: z.string().optional() })

export const GroundAtSchema = z
  .object({
    day: z.string(),
    /** In degrees, WGS-84, whatever frame was asked in. */
    point: z.object({ lon: z.number(), lat: z.number(), frame: z.literal('WGS-84') }),
    area: AreaCodeSchema.nullable(),
    /** From the smallest area up to the realm. */
    path: z.array(AreaSchema),
    /** What stands on the public sign of the area: who answers for it. */
    sign: SignSchema.nullable(),
    posts: z.array(z.object({ id: z.string(), role: z.string(), title: TextSchema })),
    /** The point lies on their border too: their people see it as well. */
    onBorderOf: z.array(AreaSchema),
    message: TextSchema,
  })
  .openapi('GroundAt')

export type GroundFile = z.infer<typeof GroundFileSchema>
export type GroundDone = z.infer<typeof GroundDoneSchema>
export type GroundAt = z.infer<typeof GroundAtSchema>
