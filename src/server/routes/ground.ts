/** The ground: borders as GeoJSON, drafts of the next ones, publishing, and where a point lies. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { microdegrees } from '#kernel/area'
import { parseDay, type Day } from '#kernel/day'
import { placeFault, pointFrom, writeGround, type Box, type Drawn } from '#ground'
import { readGroundDraft, readSketch } from '#store'
import { allows } from '../access.ts'
import { whereaboutsOf } from '../borders.ts'
import {
  FrameSchema,
  GroundAtSchema,
  GroundDraftSchema,
  GroundFileSchema,
  GroundWorkSchema,
  SketchWorkSchema,
  type GroundAt,
  type GroundDone,
  type GroundFile,
} from '../contract/ground.ts'
import {
  boundsOf,
  judgeGround,
  keepDraft,
  keepSketch,
  lastChange,
  mustBeLater,
  publishGround,
  type GroundJudged,
} from '../ground.ts'
import { HttpProblem, notFound, problem } from '../problem.ts'
import { postTitle } from '../realm.ts'
import { readSketchSent, sketchFile } from '../sketch.ts'
import { areaView } from '../views/area.ts'
import { dayParam, mustBe, type Desk } from './tools.ts'
import { json, problems } from './responses.ts'

const degreesText = z.string().regex(/^-?\d{1,3}(\.\d{1,8})?$/)

export function groundRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/ground',
      summary: 'The borders of a day as GeoJSON, in WGS-84',
      request: { query: z.object({ day: z.string().optional() }) },
      responses: { 200: json(GroundFileSchema, 'A FeatureCollection that says its frame'), ...problems },
    }),
    (c) => {
      const day = dayParam(desk, c.req.valid('query').day, 'day')
      const drawn = house.reference.borders
        .filter((b) => b.from <= day && (b.to === null || day <= b.to))
        .map((b) => ({
          code: b.code,
          shape: b.shape,
          properties: {
            name: house.reference.areas.get(b.code)?.name.zh,
            from: b.from,
            sign: b.sign ?? undefined,
          },
        }))
      return c.json(writeGround(drawn) as unknown as z.infer<typeof GroundFileSchema>, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/ground/sketch',
      summary: 'What a map draws beneath the borders: water and ways, as GeoJSON in WGS-84',
      responses: {
        200: json(GroundFileSchema, 'A FeatureCollection; each feature has its kind'),
        ...problems,
      },
    }),
    async (c) => {
      c.header('cache-control', 'private, max-age=300')
      return c.json(sketchFile(await readSketch(house.pool, house.code)) as unknown as GroundFile, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/ground/draft',
      summary: 'The draft of the next borders, as it was kept',
      responses: { 200: json(GroundDraftSchema, 'The draft, or nothing'), ...problems },
    }),
    async (c) => {
      if (!allows(house, await mustBe(desk, c), 'administer', { kind: 'house' })) throw notFound()
      const draft = (await readGroundDraft(house.pool, house.code)) as z.infer<typeof GroundWorkSchema> | null
      return c.json({ draft }, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/ground/at',
      summary: 'Where a point lies on a day, and who answers for it',
      request: {
        query: z.object({
          lon: degreesText,
          lat: degreesText,
          frame: FrameSchema.optional().openapi({
            description: 'Whose coordinates these are; WGS-84 unless told',
          }),
          day: z.string().optional(),
        }),
      },
      responses: {
        200: json(GroundAtSchema, 'The area, those above it, and its neighbours there'),
        ...problems,
      },
    }),
    (c) => {
      const q = c.req.valid('query')
      const day = dayParam(desk, q.day, 'day')
      const [lon, lat] = [Number(q.lon), Number(q.lat)]
      const fault = placeFault(lon, lat, boundsOf(house, null))
      if (fault) throw problem(422, fault.code, fault.zh, fault.en, 'lon')
      return c.json(atView(pointFrom(q.frame ?? 'WGS-84', lon, lat), day), 200)
    },
  )

  function atView(point: { readonly lon: number; readonly lat: number }, day: Day): GroundAt {
    const { area, path, onBorderOf } = whereaboutsOf(house, point.lon, point.lat, day)
    const viewsOf = (codes: readonly string[]) =>
      codes.flatMap((code) => {
        const place = house.reference.areas.get(code)
        return place ? [areaView(place)] : []
      })
    const border = house.ground.bordersOn(day).find((b) => b.code === area)
    const sign = house.reference.borders.find((b) => b.code === area && b.from === border?.from)?.sign ?? null
    const name = (code: string) => house.reference.areas.get(code)?.name ?? { zh: code, en: code }
    return {
      day,
      point: { lon: point.lon / microdegrees, lat: point.lat / microdegrees, frame: 'WGS-84' },
      area,
      path: viewsOf(path),
      sign,
      posts: [...house.reference.posts.values()]
        .filter((p) => p.area === area && p.from <= day && (p.to === null || day <= p.to))
        .map((p) => ({ id: p.id, role: p.role, title: postTitle(house, p.role, p.area) })),
      onBorderOf: viewsOf(onBorderOf),
      message:
        area === null
          ? { zh: '这个点不在任何已划定的范围内', en: 'The point lies in no area that is drawn' }
          : onBorderOf.length === 0
            ? { zh: `在${name(area).zh}`, en: `In ${name(area).en}` }
            : {
                zh: `在${onBorderOf.map((code) => name(code).zh).join('、')}的边界上，归${name(area).zh}`,
                en: `On the border of ${onBorderOf.map((code) => name(code).en).join(', ')}: it is ${name(area).en}'s`,
              },
    }
  }

  /** [GD9] All of it or nothing, in the place of what was there. */
  app.put('/api/ground/sketch', async (c) => {
    const who = await mustBe(desk, c)
    if (!allows(house, who, 'administer', { kind: 'house' })) throw notFound()
    const parsed = SketchWorkSchema.safeParse(await c.req.json().catch(() => null))
    if (!parsed.success)
      throw problem(
        400,
        'invalid_ground',
        '地图底图数据格式不对',
        'The sketch is not valid',
        parsed.error.issues[0]?.path.join('.'),
      )
    const { frame, order, sketch } = parsed.data
    const parts = readSketchSent(sketch, frame, boundsOf(house, null))
    await keepSketch(house, who, order ?? '', parts)
    return c.json({ drawn: parts.length }, 200)
  })

  /** [AR13] All of it or nothing. */
  app.put('/api/ground', async (c) => {
    const who = await mustBe(desk, c)
    if (!allows(house, who, 'administer', { kind: 'house' })) throw notFound()
    const sent: unknown = await c.req.json().catch(() => null)
    const parsed = GroundWorkSchema.safeParse(sent)
    const from = parsed.success ? parseDay(parsed.data.from) : undefined
    if (!parsed.success || !from)
      throw problem(
        400,
        'invalid_ground',
        '边界数据格式不对',
        'The ground is not valid',
        parsed.success ? 'from' : parsed.error.issues[0]?.path.join('.'),
      )
    const { data } = parsed
    const order = data.order ?? ''
    const judged = judgeGround(house, {
      from,
      frame: data.frame,
      bounds: data.bounds === undefined ? null : boxOfDegrees(data.bounds),
      ground: data.ground,
    })
    if (data.draft) {
      await keepDraft(house, who, order, sent)
      return c.json(doneView(judged, { published: false, began: 0, ended: 0 }), 200)
    }
    mustBeLater(from, lastChange(house))
    /** [GD5] A faulty ground is not published: not even by whoever may. */
    if (judged.findings.length > 0)
      throw new HttpProblem({
        status: 422,
        code: 'ground_faulty',
        detail: {
          zh: `边界有${judged.findings.length}处问题，没有发布。可先存为草稿再改`,
          en: `The ground has ${judged.findings.length} faults and was not published; it can be kept as a draft`,
        },
        findings: judged.findings,
      })
    return c.json(
      doneView(judged, { published: true, ...(await publishGround(house, who, from, order, judged.drawn)) }),
      200,
    )
  })
}

const boxOfDegrees = ([west, south, east, north]: readonly [number, number, number, number]): Box => ({
  west: Math.round(west * microdegrees),
  south: Math.round(south * microdegrees),
  east: Math.round(east * microdegrees),
  north: Math.round(north * microdegrees),
})

function doneView(
  { drawn, findings, proposal }: GroundJudged,
  done: Pick<GroundDone, 'published' | 'began' | 'ended'>,
): object {
  const byCode = new Map<string, Drawn>(drawn.map((d) => [d.code, d]))
  return {
    ...done,
    findings,
    proposal: proposal && {
      moves: proposal.moves,
      ground: writeGround(
        proposal.shapes.map((s) => ({ ...s, properties: byCode.get(s.code)?.properties ?? {} })),
      ),
      leaves: proposal.leaves,
    },
  }
}
