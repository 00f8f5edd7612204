/** Routes by which the open cases of a version move to a later one together: a trial that names each, then each as its own act. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { moveName } from '#kernel/programme'
import { refuse, type Case } from '#kernel/case'
import { casesOfVersion } from '#store'
import { allows, inOffice, reading, thingOf } from '../access.ts'
import { MovedSchema, MovesAskedSchema, MovesSchema, NameSchema, type MovedView } from '../contract/index.ts'
import { HttpProblem, notFound } from '../problem.ts'
import { today } from '../realm.ts'
import { actorFor, mustBeSomebody, type Principal } from '../session.ts'
import { refusalView, trialView } from '../views/trial.ts'
import { findCase, submit } from './cases.ts'
import { areaParam, keyOf, mustBe, type Desk } from './tools.ts'
import { problems } from './responses.ts'

const pageOf = 200
type Line = MovedView['cases'][number]

const route = (path: string, summary: string, schema: z.ZodType) =>
  createRoute({
    method: 'post',
    path,
    summary,
    request: {
      params: z.object({ id: NameSchema }),
      headers: z.object({ 'idempotency-key': z.string().min(8).max(100).optional() }),
      body: { required: true, content: { 'application/json': { schema } } },
    },
    responses: {
      200: { description: 'Each case', content: { 'application/json': { schema: MovedSchema } } },
      ...problems,
    },
  })

export function movesRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk

  app.openapi(
    route(
      '/api/programmes/{id}/moves/try',
      'Which open cases of a version would move to a later one, and why not the others',
      MovesAskedSchema,
    ),
    async (c) => {
      const who = await mustBe(desk, c)
      mustBeSomebody(who)
      const wanted = MovesAskedSchema.parse(c.req.valid('json'))
      const id = c.req.valid('param').id
      const p = house.versions.of(id, wanted.from)
      if (!p || !house.versions.of(id, wanted.to)) throw notFound()
      const actor = actorFor(house, who, wanted.post)
      const area = areaParam(desk, wanted.area)
      const openSteps = Object.keys(p.steps).filter((s) => p.steps[s]!.end === undefined)
      const read = await reading(house, who, (db) =>
        casesOfVersion(db, house.code, p, {
          steps: openSteps.filter((s) => wanted.step === undefined || s === wanted.step),
          after: wanted.after ?? '',
          limit: pageOf,
        }),
      )
      const mine = read.filter(
        (x) =>
          house.places.reach(x.area, today(house)).includes(area) &&
          allows(house, who, 'see', thingOf(house, x)) !== null,
      )
      const cases: Line[] = []
      for (const x of mine) {
        const trial = await trialView(
          house,
          x,
          actor,
          { seq: x.seq, outcome: moveName(wanted.to), input: {} },
          (state) => ({ person: who.person, official: inOffice(house, who, state) }),
        )
        cases.push({ case: x.id, seq: x.seq, ok: trial.ok, refusal: trial.refusal })
      }
      return c.json({ cases, next: read.length < pageOf ? null : read.at(-1)!.id }, 200)
    },
  )

  /** [VS7] Each is a command of its own, with its own key: what is refused of one stops no other, and a repeat does none twice. */
  app.openapi(
    route(
      '/api/programmes/{id}/moves',
      'Move cases to a later version: each its own act, each refusal told',
      MovesSchema,
    ),
    async (c) => {
      const who = await mustBe(desk, c)
      mustBeSomebody(who)
      const key = keyOf(c)
      const { to, post, cases } = MovesSchema.parse(c.req.valid('json'))
      const id = c.req.valid('param').id
      if (!house.versions.of(id, to)) throw notFound()
      const actor = actorFor(house, who, post)
      const moved = await Promise.all(
        cases.map(async ({ case: named, seq }): Promise<Line> => {
          const state = await seen(desk, who, named)
          if (state === null || state.programme.id !== id)
            return { case: named, seq, ok: false, refusal: refusalView(house, refuse('unknown_case', [])) }
          const decided = await submit(desk, who, {
            owner: who.login,
            key: `${key}/${state.id}`,
            actor,
            command: { case: state.id, seq, outcome: moveName(to), input: {} },
          })
          if (decided.status < 300)
            return {
              case: state.id,
              seq: (decided.body as { readonly seq: number }).seq,
              ok: true,
              refusal: null,
            }
          const refusal = decided.refusal ?? refuse('stale_seq', [])
          return { case: state.id, seq, ok: false, refusal: refusalView(house, refusal) }
        }),
      )
      return c.json({ cases: moved, next: null }, 200)
    },
  )
}

/** A case that one may not see is answered as one that is not there. */
async function seen(desk: Desk, who: Principal, id: string): Promise<Case | null> {
  try {
    return await findCase(desk, who, id)
  } catch (error) {
    if (error instanceof HttpProblem && error.problem.status === 404) return null
    throw error
  }
}
