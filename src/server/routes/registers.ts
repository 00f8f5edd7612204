/** Registers: which there are, their pages, an entry with its history, the points of a map, and the list as a spreadsheet. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { folded } from '#kernel/identity'
import type { Register } from '#kernel/register'
import { registerState } from '#store'
import { scopeOf } from '../access.ts'
import type { RegisterListView } from '../contract/index.ts'
import {
  MapGroundSchema,
  NameSchema,
  RegisterEntrySchema,
  RegisterListSchema,
  RegisterPointsSchema,
  RegisterSummarySchema,
} from '../contract/index.ts'
import { sheetType } from '../documents/list-sheet.ts'
import { sheetOf } from '../documents/register.ts'
import { exported } from '../exports.ts'
import { notFound, problem } from '../problem.ts'
import { today } from '../realm.ts'
import type { Principal } from '../session.ts'
import {
  entryView,
  listView,
  pointsView,
  publishedNaming,
  readsOf,
  summariesFor,
  type RegisterQuery,
  type Reads,
} from '../views/registers.ts'
import { drawnUnder } from '../views/drawn.ts'
import { areaParam, dayParam, mustBe, wholeParam, whoReads, type Desk } from './tools.ts'
import { json, problems } from './responses.ts'

const idParam = z.object({ id: NameSchema })
const at = z.object({
  area: z.string().optional(),
  asOf: z
    .string()
    .optional()
    .openapi({ description: 'As it stood at the end of that day; as it stands unless told' }),
})
export const listQuery = at.extend({
  standing: z.string().max(200).optional().openapi({ description: 'One or several, with commas' }),
  q: z.string().max(60).optional().openapi({ description: 'Words of the name' }),
})

const pageMost = 500
/** [RG5] Who may only ask by name says at least so much and gets at most so many. */
const askedLeast = 2
const askedMost = 60
/** A spreadsheet of the whole city is one that people still open. */
const sheetMost = 50_000
const zipped = promisify(gzip)

const wordsOf = (q: string | undefined): readonly string[] =>
  (q ?? '').split(/[\s，,、]+/).filter((w) => w !== '')

/** [RG14] Of codes those alone that were told in full. */
const onlyWhole = (list: RegisterListView, words: readonly string[]): RegisterListView => ({
  ...list,
  more: false,
  entries: list.entries.filter((e) => words.some((word) => folded(word) === folded(e.name))),
})

export function registersRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk

  const registerFor = (who: Principal, id: string): { readonly r: Register; readonly reads: Reads } => {
    const r = house.packs.registers.find((x) => x.id === id)
    const reads = r && readsOf(house, who, r)
    if (!r || !reads) throw notFound()
    return { r, reads }
  }
  const queryOf = (r: Register, q: z.output<typeof listQuery>): RegisterQuery => {
    const standings = q.standing === undefined || q.standing === '' ? null : q.standing.split(',')
    const strange = standings?.find((s) => !Object.hasOwn(r.standings, s))
    if (strange !== undefined)
      throw problem(
        422,
        'unknown_standing',
        '名录没有这种状态',
        'The register has no such standing',
        'standing',
      )
    return { area: areaParam(desk, q.area), standings, words: wordsOf(q.q), asOf: dayParam(desk, q.asOf) }
  }

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/registers',
      summary:
        'The registers that one may read or ask; of words, the published ones that name it, and how often',
      request: { query: listQuery.pick({ q: true }) },
      responses: { 200: json(z.array(RegisterSummarySchema), 'Registers'), ...problems },
    }),
    async (c) => {
      const mine = await summariesFor(house, await whoReads(desk, c))
      const words = wordsOf(c.req.valid('query').q)
      return c.json(words.length === 0 ? [...mine] : await publishedNaming(house, mine, words), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/registers/{id}',
      summary: 'A page of a register, and how many stand how',
      request: {
        params: idParam,
        query: listQuery.extend({ offset: z.string().optional(), limit: z.string().optional() }),
      },
      responses: { 200: json(RegisterListSchema, 'Entries by place and name'), ...problems },
    }),
    async (c) => {
      const who = await whoReads(desk, c)
      const { r, reads } = registerFor(who, c.req.valid('param').id)
      const q = c.req.valid('query')
      const wanted = queryOf(r, q)
      if (reads.how !== 'asked')
        return c.json(
          await listView(house, who, r, reads, wanted, {
            offset: wholeParam(q.offset, 0, 10_000_000),
            limit: wholeParam(q.limit, 50, pageMost),
          }),
          200,
        )
      if ([...(wanted.words ?? []).join('')].length < askedLeast)
        throw problem(
          422,
          'name_needed',
          '请写出要查的名称，至少两个字',
          'Say what you look for, two characters at least',
          'q',
        )
      const list = await listView(house, who, r, reads, wanted, { offset: 0, limit: askedMost })
      return c.json(r.asked?.whole ? onlyWhole(list, wanted.words ?? []) : list, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/registers/{id}/entries/{entry}',
      summary: 'An entry with all that it was',
      request: {
        params: idParam.extend({
          entry: z.string().min(1).max(300).openapi({ description: 'Percent-encoded' }),
        }),
      },
      responses: { 200: json(RegisterEntrySchema, 'The entry'), ...problems },
    }),
    async (c) => {
      const who = await whoReads(desk, c)
      const { id, entry } = c.req.valid('param')
      const { r, reads } = registerFor(who, id)
      const view = await entryView(house, who, r, reads, entry)
      if (!view) throw notFound()
      return c.json(view, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/registers/{id}/points',
      summary: 'All that a map draws of a register, short',
      request: { params: idParam, query: at },
      responses: { 200: json(RegisterPointsSchema, 'Points by place'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const { r, reads } = registerFor(who, c.req.valid('param').id)
      if (!r.map || reads.how !== 'office') throw notFound()
      const { area, asOf } = queryOf(r, c.req.valid('query'))
      /** [RG9] Who reads, what they reach, and how far the register is: the same answer while none of them changes. */
      const tag = `"${createHash('sha256')
        .update(
          JSON.stringify([
            scopeOf(house, who),
            area,
            asOf,
            await registerState(house.pool, house.code, r.id),
          ]),
        )
        .digest('base64url')
        .slice(0, 24)}"`
      const cacheHeaders = {
        etag: tag,
        'cache-control': 'private, no-cache',
        vary: 'accept-encoding, cookie',
      }
      if (c.req.header('if-none-match') === tag) return c.body(null, 304, cacheHeaders) as never
      const body = JSON.stringify(
        await pointsView(house, who, { ...r, map: r.map }, reads, {
          ...(area === undefined ? {} : { area }),
          ...(asOf === undefined ? {} : { asOf }),
        }),
      )
      const type = { 'content-type': 'application/json; charset=utf-8', ...cacheHeaders }
      if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(body, 200, type) as never
      return c.body(new Uint8Array(await zipped(body)), 200, { ...type, 'content-encoding': 'gzip' }) as never
    },
  )

  /** [X4] The rows and columns that the one who takes it reads, all of them, or it is refused. */
  app.get('/api/registers/:id/list.xlsx', async (c) => {
    const who = await mustBe(desk, c)
    const { r, reads } = registerFor(who, c.req.param('id'))
    if (reads.how === 'asked') throw notFound()
    const q = listQuery.safeParse(c.req.query())
    if (!q.success)
      throw problem(
        400,
        'invalid_request',
        '请求格式不对',
        'The request is not valid',
        q.error.issues[0]?.path.join('.'),
      )
    const list = await listView(house, who, r, reads, queryOf(r, q.data), { offset: 0, limit: sheetMost })
    if (list.more)
      throw problem(
        422,
        'too_many_rows',
        `超过${sheetMost}条，请先按地方或状态筛选再导出`,
        `More than ${sheetMost} entries: narrow the list first`,
      )
    return exported(desk, c, who, {
      what: `register.${r.id}.${list.entries.length}`,
      case: null,
      post: reads.post,
      bytes: (mark) => sheetOf(r, list, mark, house.packs.units ?? {}),
      type: sheetType,
      name: `${r.title.zh}-${list.asOf}.xlsx`,
    })
  })

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/map',
      summary: 'What lies under a map: outlines of places, and where tiles come from',
      request: { query: z.object({ area: z.string().optional() }) },
      responses: { 200: json(MapGroundSchema, 'The ground'), ...problems },
    }),
    (c) => {
      const area = areaParam(desk, c.req.valid('query').area)
      const day = today(house)
      const outlines = house.reference.polygons.filter(
        (p) =>
          p.from <= day && (p.to === null || day <= p.to) && house.places.path(p.code, day).includes(area),
      )
      /** The border of a day comes before the outline that the registry has. */
      const drawn = drawnUnder(house, area, day)
      return c.json(
        {
          tiles: desk.tiles ? { url: desk.tiles.url, credit: desk.tiles.credit } : null,
          outlines: [
            ...outlines
              .filter((p) => !drawn.some((b) => b.code === p.code))
              .map((p) => ({
                code: p.code,
                name: house.reference.areas.get(p.code)!.name,
                rings: p.polygon.map((ring) => ring.map(([x, y]): [number, number] => [x, y])),
              })),
            ...drawn,
          ],
        },
        200,
      )
    },
  )
}
