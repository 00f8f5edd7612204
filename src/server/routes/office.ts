/** Routes beside the office's acts: who could be asked, what waits for one by name, and what one sent and waits for. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { officeVerbs, type OfficeVerb } from '#kernel/programme'
import { standingErrands } from '#kernel/case'
import { errandsFor, errandsSent, type ListedErrand } from '#store'
import { allows, reading, thingOf } from '../access.ts'
import {
  CaseIdSchema,
  ColleagueSchema,
  ErrandsSchema,
  IdSchema,
  NameSchema,
  ProblemSchema,
  type ErrandTaskView,
} from '../contract/index.ts'
import { placeName, programmeOf, surroundings, today } from '../realm.ts'
import { actorFor, mustBeSomebody, postsToday, type Principal } from '../session.ts'
import { subjectOf } from '../views/subject.ts'
import { colleaguesView, kindTitles, personView } from '../views/office.ts'
import { loadKeys } from '../views/show.ts'
import { findCase } from './cases.ts'
import { mustBe, type Desk } from './tools.ts'

const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})
const problems = {
  default: {
    description: 'A problem, in both languages',
    content: { 'application/problem+json': { schema: ProblemSchema } },
  },
}
const mostErrands = 200

export function officeRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{id}/colleagues',
      summary: 'Who could be asked by an act of the office, and why not the others',
      request: {
        params: z.object({ id: CaseIdSchema }),
        query: z.object({
          verb: z.enum(officeVerbs as [OfficeVerb, ...OfficeVerb[]]),
          post: IdSchema.optional(),
          outcome: NameSchema.optional(),
        }),
      },
      responses: { 200: json(z.array(ColleagueSchema), 'Those who can take it first'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      mustBeSomebody(who)
      const { verb, post, outcome } = c.req.valid('query')
      const state = await findCase(desk, who, c.req.valid('param').id)
      const actor = actorFor(house, who, post)
      /** Who works where is for those who work there. */
      if (actor.post === null) return c.json([], 200)
      const around = surroundings(house, actor, state.area)
      return c.json(colleaguesView(house, programmeOf(house, state)!, state, verb, around, outcome), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/errands',
      summary: 'What waits for me by name, or what I sent and wait for',
      request: { query: z.object({ box: z.enum(['mine', 'sent']) }) },
      responses: { 200: json(ErrandsSchema, 'Errands, the earliest day first'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const posts = postsToday(house, who.person).map((p) => p.id)
      const sent = c.req.valid('query').box === 'sent'
      const rows = await reading(house, who, (db) =>
        sent
          ? errandsSent(db, house.code, who.person, mostErrands)
          : errandsFor(db, house.code, posts, mostErrands),
      )
      return c.json({ now: house.clock.now(), errands: [...(await errandViews(desk, who, rows))] }, 200)
    },
  )
}

async function errandViews(
  { house }: Desk,
  who: Principal,
  rows: readonly ListedErrand[],
): Promise<readonly ErrandTaskView[]> {
  const seen = rows.filter((r) => allows(house, who, 'see', thingOf(house, r.state)) !== null)
  await loadKeys(
    house,
    seen.map((r) => r.state),
  )
  return seen.flatMap(({ state, seq, post }): readonly ErrandTaskView[] => {
    const p = programmeOf(house, state)!
    const x = standingErrands(p, state).find((e) => e.seq === seq && (e.to?.post ?? '') === post)
    if (!x) return []
    return [
      {
        case: state.id,
        seq,
        kind: x.kind,
        kindTitle: kindTitles[x.kind],
        title: p.title,
        subject: subjectOf(house, p, state, state.people.includes(who.person)),
        areaName: placeName(house, state.area),
        stepTitle: p.steps[state.step]!.title,
        by: personView(house, x.by),
        to: x.to && personView(house, x.to),
        since: x.at,
        until: x.until ?? null,
        overdue: x.until !== undefined && x.until < today(house),
      },
    ]
  })
}
