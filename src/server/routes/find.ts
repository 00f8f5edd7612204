/** Routes of finding: one question over everything, lists by number or place, what one opened and pinned, and the index itself. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { countCasesTo } from '#store'
import { allows, reading } from '../access.ts'
import { AskedSchema, FoundSchema, InboxSchema, OwnActSchema, OwnSchema } from '../contract/index.ts'
import { refillFound } from '../find/fill.ts'
import { ownView, pinnedBy, remember } from '../find/own.ts'
import { mostCounted } from '../find/people.ts'
import { findEverything } from '../find/search.ts'
import { notFound } from '../problem.ts'
import type { Principal } from '../session.ts'
import { casesQuery, orderAsked } from '../views/list-query.ts'
import { casesFilter, tasksOf } from '../views/tasks.ts'
import { mustBe, wholeParam, type Desk } from './tools.ts'
import { json, problems } from './responses.ts'

const mostListed = 100

export function findRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk
  const mustFind = (who: Principal): void => {
    if (!allows(house, who, 'find', { kind: 'house' })) throw notFound()
  }

  /** [FD4] By POST, so that what is looked for stands in no address and no log. */
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/find',
      summary:
        'People, cases, entries, papers, places and programmes by a word; what one may see and nothing else',
      request: { body: { required: true, content: { 'application/json': { schema: AskedSchema } } } },
      responses: { 200: json(FoundSchema, 'By kind, each with how many there are'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      mustFind(who)
      const { q, limit } = c.req.valid('json')
      const [view, pinned] = await Promise.all([findEverything(house, who, q, limit), pinnedBy(house, who)])
      const groups = view.groups.map((g) => ({
        ...g,
        hits: g.hits.map((hit) => ({
          ...hit,
          pinned: pinned.has(`${hit.kind === 'person' ? 'case' : hit.kind} ${hit.id}`),
        })),
      }))
      return c.json({ ...view, groups }, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/find/own',
      summary: 'What I opened last, and what I pinned',
      responses: { 200: json(OwnSchema, 'As it stands now'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      mustFind(who)
      return c.json(await ownView(house, who), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/find/own',
      summary: 'Remember what I opened; pin it, or pin it no more',
      request: { body: { required: true, content: { 'application/json': { schema: OwnActSchema } } } },
      responses: { 200: json(OwnSchema, 'As it stands now'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      mustFind(who)
      const { act, ...ref } = c.req.valid('json')
      await remember(house, who, act, ref)
      return c.json(await ownView(house, who), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/found',
      summary:
        'Cases of a place or a programme, or by the beginning of their id, with how many there are up to a thousand',
      request: { query: casesQuery.extend({ offset: z.string().optional(), limit: z.string().optional() }) },
      responses: { 200: json(InboxSchema, 'Cases; a total of 1001 means more than a thousand'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const q = c.req.valid('query')
      const filter = casesFilter(house, who, q)
      const now = house.clock.now()
      if (!filter) return c.json({ now, total: 0, tasks: [] }, 200)
      const total = await reading(house, who, (db) => countCasesTo(db, house.code, filter, mostCounted + 1))
      const tasks = await tasksOf(house, who, filter, {
        limit: wholeParam(q.limit, mostListed, mostListed),
        offset: wholeParam(q.offset, 0, mostCounted),
        order: orderAsked(q.sort),
      })
      return c.json({ now, total, tasks: [...tasks] }, 200)
    },
  )

  /** [FD6] For whom verification told that it disagrees. */
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/find/refill',
      summary: 'Empty what things are found by, and fill it anew',
      responses: { 200: json(z.object({ refilled: z.boolean() }), 'Filled'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      if (!allows(house, who, 'administer', { kind: 'house' })) throw notFound()
      await refillFound(house)
      return c.json({ refilled: true }, 200)
    },
  )
}
