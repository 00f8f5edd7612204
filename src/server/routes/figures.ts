/** Figures, their records, bulletins, and the page that they reproduce. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Day } from '#kernel/day'
import type { Bulletin } from '#kernel/bulletin'
import { frozenRecords, listIssues, recordsOf, seenAmong, writeIssue } from '#store'
import type { Principal } from '../session.ts'
import { allows, askerOf, bulletinThing, reading } from '../access.ts'
import {
  BulletinSchema,
  FigureSchema,
  FigureSummarySchema,
  NameSchema,
  PageFigureSchema,
  ReadingSchema,
  RecordsSchema,
  SignSchema,
  SlotRecordsSchema,
} from '../contract/index.ts'
import { bulletinFile, bulletinTypes } from '../documents/bulletin.ts'
import { exported } from '../exports.ts'
import { notFound, problem } from '../problem.ts'
import { placeName } from '../realm.ts'
import {
  bulletinView,
  findingsIn,
  findIssue,
  signedAs,
  readSlots,
  slotRecords,
  slotsFor,
  tablesOf,
} from '../views/bulletins.ts'
import { claimedFor } from '../views/claimed.ts'
import { figureSummary, figureView, inWords, readingFor, withinOf } from '../views/figures.ts'
import { figureOf } from '../views/figure-named.ts'
import { areaParam, dayParam, mustBe, wholeParam, type Desk } from './tools.ts'
import { json, problems } from './responses.ts'

const idParam = z.object({ id: NameSchema })
const at = z.object({
  asOf: z.string().optional(),
  area: z.string().optional(),
  borders: z
    .string()
    .optional()
    .openapi({ description: 'The day whose borders are drawn; the day of the reading unless told' }),
})

export function figuresRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk
  const official = async (c: Context) => {
    const who = await mustBe(desk, c)
    if (!allows(house, who, 'read', { kind: 'figure' })) throw notFound()
    return who
  }
  const figure = (id: string) => {
    const f = figureOf(house, id)
    if (!f) throw problem(404, 'unknown_figure', '没有这个指标', 'There is no such figure', 'id')
    return f
  }
  const placed = (q: {
    readonly asOf?: string | undefined
    readonly area?: string | undefined
    readonly borders?: string | undefined
  }) => {
    const asOf = dayParam(desk, q.asOf)
    const borders = q.borders === undefined || q.borders === '' ? asOf : dayParam(desk, q.borders, 'borders')
    const area = areaParam(desk, q.area)
    if (area !== house.root && !house.places.stands(area, borders))
      throw problem(
        422,
        'area_not_standing',
        '该区划在这一天的边界里不存在，请换一天的边界，或选择它的上级',
        'The place does not stand in the borders of that day: choose another day, or the place above',
        'borders',
      )
    return { asOf, area, borders }
  }
  const bulletin = (id: string): Bulletin => {
    const b = house.packs.bulletins.find((x) => x.id === id)
    if (!b) throw problem(404, 'unknown_bulletin', '没有这份通报', 'There is no such bulletin', 'id')
    return b
  }

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/figures',
      summary: 'All figures',
      responses: { 200: json(z.array(FigureSummarySchema), 'Figures'), ...problems },
    }),
    async (c) => {
      await official(c)
      return c.json(
        house.packs.figures.map((f) => figureSummary(house, f)),
        200,
      )
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/figures/{id}',
      summary: 'A figure with trend and places',
      request: { params: idParam, query: at },
      responses: { 200: json(FigureSchema, 'The figure'), ...problems },
    }),
    async (c) => {
      const asker = askerOf(house, await official(c))
      const { area, asOf, borders } = placed(c.req.valid('query'))
      return c.json(await figureView(house, asker, figure(c.req.valid('param').id), area, asOf, borders), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/figures/{id}/reading',
      summary: 'The value alone, with both counts and the digest of its records',
      request: { params: idParam, query: at },
      responses: { 200: json(ReadingSchema, 'The reading'), ...problems },
    }),
    async (c) => {
      const asker = askerOf(house, await official(c))
      const { area, asOf, borders } = placed(c.req.valid('query'))
      return c.json(await readingFor(house, asker, figure(c.req.valid('param').id), area, asOf, borders), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/figures/{id}/records',
      summary: 'The records that a figure counts',
      request: {
        params: idParam,
        query: at.extend({ offset: z.string().optional(), limit: z.string().optional() }),
      },
      responses: { 200: json(RecordsSchema, 'Records, newest first'), ...problems },
    }),
    async (c) => {
      const who = await official(c)
      const q = c.req.valid('query')
      const { area, asOf, borders } = placed(q)
      const f = figure(c.req.valid('param').id)
      const { records: total } = await readingFor(house, askerOf(house, who), f, area, asOf, borders)
      /** [P7] The list is what its reader may see; the count is everybody's. */
      const listed = await reading(house, who, (db) =>
        recordsOf(db, house.code, f, withinOf(house, area, borders), asOf, {
          offset: wholeParam(q.offset, 0, 10_000_000),
          limit: wholeParam(q.limit, 50, 20_000),
        }),
      )
      return c.json(
        {
          total,
          seen: listed.total,
          records: listed.records.map((r) => ({
            ...r,
            ...inWords(f, r.value),
            areaName: placeName(house, r.area),
          })),
        },
        200,
      )
    },
  )

  app.get('/api/bulletins', async (c) => {
    await official(c)
    const issues = await listIssues(house.pool, house.code)
    return c.json(
      house.packs.bulletins.map((b) => ({
        id: b.id,
        title: b.title,
        asOf: dayParam(desk, undefined),
        issues: issues.filter((r) => r.bulletin === b.id).map((r) => r.asOf),
      })),
    )
  })

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/bulletins/{id}',
      summary: 'A bulletin of live figures; also as md, html, docx or pdf, and its tables as xlsx',
      request: {
        params: idParam,
        query: z.object({
          asOf: z.string().optional(),
          format: z.enum(['json', 'md', 'html', 'docx', 'pdf', 'xlsx']).optional(),
          lang: z.enum(['zh', 'en']).optional(),
        }),
      },
      responses: { 200: json(BulletinSchema, 'The bulletin'), ...problems },
    }),
    async (c) => {
      const who = await official(c)
      const q = c.req.valid('query')
      const b = bulletin(c.req.valid('param').id)
      const view = await bulletinView(house, who, b, dayParam(desk, q.asOf))
      if (q.format === undefined || q.format === 'json')
        return c.json({ ...view, maySign: allows(house, who, 'sign', bulletinThing(house, b)) !== null }, 200)
      const { format, lang = 'zh' } = q
      return exported(desk, c, who, {
        what: `bulletin.${view.id}.${view.asOf}.${format}`,
        case: null,
        post: allows(house, who, 'read', { kind: 'figure' })?.post?.id ?? null,
        bytes: ({ number }) => bulletinFile(view, format, lang, number),
        type: bulletinTypes[format],
        name: `${view.title[lang]}-${view.asOf}.${format}`,
      }) as never
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/bulletins/{id}/slots/{slot}/records',
      summary: 'The records behind one number, frozen once signed',
      request: {
        params: idParam.extend({ slot: NameSchema }),
        query: z.object({
          asOf: z.string().optional(),
          offset: z.string().optional(),
          limit: z.string().optional(),
        }),
      },
      responses: { 200: json(SlotRecordsSchema, 'Records'), ...problems },
    }),
    async (c) => {
      const who = await official(c)
      const { id, slot } = c.req.valid('param')
      const q = c.req.valid('query')
      const b = bulletin(id)
      const asOf = dayParam(desk, q.asOf)
      const issue = await findIssue(house, b, asOf)
      const frozen = issue !== null
      const { slots } = issue ? signedAs(b, issue) : b
      if (!Object.hasOwn(slots, slot))
        throw problem(404, 'unknown_slot', '通报里没有这个数', 'The bulletin has no such number', 'slot')
      const f = figureOf(house, slots[slot]!.figure)!
      /** [P8] How many there are is told as the number itself is: signed numbers stand, those of a draft as the figure’s. */
      const total = frozen ? null : (await slotsFor(house, who, b, asOf)).readings[slot]!.records
      const all = frozen
        ? await frozenRecords(house.pool, house.code, id, asOf, slot)
        : await slotRecords(house, b, slot, asOf)
      const from = wholeParam(q.offset, 0, 10_000_000)
      const seen = new Set(
        await reading(house, who, (db) =>
          seenAmong(
            db,
            house.code,
            all.map((r) => r.case),
          ),
        ),
      )
      const mine = all.filter((r) => seen.has(r.case))
      return c.json(
        {
          frozen,
          total: total ?? all.length,
          seen: mine.length,
          records: mine
            .slice(from, from + wholeParam(q.limit, 50, 20_000))
            .map(({ case: id, seq, entry, value }) => ({
              case: id,
              seq,
              entry,
              value,
              ...inWords(f, value),
            })),
        },
        200,
      )
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/bulletins/{id}/sign',
      summary: 'Sign: the record sets are frozen',
      request: {
        params: idParam,
        body: { required: true, content: { 'application/json': { schema: SignSchema } } },
      },
      responses: { 200: json(BulletinSchema, 'The signed bulletin'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const b = bulletin(c.req.valid('param').id)
      if (!allows(house, who, 'sign', bulletinThing(house, b)))
        throw problem(
          403,
          'may_not_sign',
          '您的岗位不能签发这份通报',
          'Your post does not sign this bulletin',
        )
      await sign(desk, b, dayParam(desk, c.req.valid('json').asOf), who)
      return c.json(await bulletinView(house, who, b, dayParam(desk, c.req.valid('json').asOf)), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/page',
      summary: 'The figures of the newspaper page that bulletins claim',
      request: { query: z.object({ asOf: z.string().optional(), only: z.string().max(20).optional() }) },
      responses: { 200: json(z.array(PageFigureSchema), 'Figures of the page'), ...problems },
    }),
    async (c) => {
      const who = await official(c)
      const q = c.req.valid('query')
      const asOf = dayParam(desk, q.asOf)
      return c.json(
        (await claimedFor(house, who, asOf)).filter(
          (f) => q.only === undefined || f.id === q.only || f.id.startsWith(`${q.only}-`),
        ),
        200,
      )
    },
  )
}

/** [B4] Signing writes the readings with the records behind them; a second signing of the same day changes nothing. */
async function sign(desk: Desk, b: Bulletin, asOf: Day, who: Principal): Promise<void> {
  const { house } = desk
  if (asOf > house.clock.now().slice(0, 10))
    throw problem(
      422,
      'future_day',
      '不能签发未来日期的通报',
      'A bulletin of a future day cannot be signed',
      'asOf',
    )
  if (await findIssue(house, b, asOf))
    throw problem(409, 'already_signed', '该日期的通报已经签发', 'The bulletin of this day is already signed')
  const readings = await readSlots(house, b, asOf)
  const tables = await tablesOf(house, b, readings, asOf)
  /** [B13] A sum that is none is not signed. */
  const fault = findingsIn(house, b, { readings, tables }, asOf).find((f) => f.severity === 'contradiction')
  if (fault)
    throw problem(
      422,
      'contradiction',
      `通报前后矛盾，不能签发：${fault.message.zh}`,
      `The bulletin contradicts itself and cannot be signed: ${fault.message.en}`,
    )
  const frozen = Object.fromEntries(
    await Promise.all(
      Object.keys(b.slots).map(async (slot) => [slot, await slotRecords(house, b, slot, asOf)] as const),
    ),
  )
  const written = await writeIssue(
    house.pool,
    house.cover,
    b.id,
    asOf,
    {
      signedAt: house.clock.now(),
      signedBy: house.reference.people.get(who.person) ?? who.login,
      person: who.person,
      readings,
      tables,
    },
    frozen,
  )
  if (!written)
    throw problem(409, 'already_signed', '该日期的通报已经签发', 'The bulletin of this day is already signed')
}
