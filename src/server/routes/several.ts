/** Routes for several cases at once: what may be done, a trial of each, and one confirmation in which each is a command of its own. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Text } from '#kernel/text'
import { refuse, type Case } from '#kernel/case'
import { findCaseStates } from '#store'
import { allows, inOffice, reading, thingOf } from '../access.ts'
import {
  ProblemSchema,
  SeveralAskedSchema,
  SeveralDoneSchema,
  SeveralSchema,
  SeveralWaysSchema,
  type SeveralDone,
} from '../contract/index.ts'
import { beforeAnything } from '../database-away.ts'
import { caseAddressed, withOwnPapers } from '../ids.ts'
import { programmeOf } from '../realm.ts'
import { actorFor, mustBeSomebody, type Principal } from '../session.ts'
import { severalWays } from '../views/several.ts'
import { refusalView, trialView } from '../views/trial.ts'
import { answerOf, begin } from './cases.ts'
import { keyOf, mustBe, saidOf, type Desk } from './tools.ts'

type Line = SeveralDone['cases'][number]

const route = <B extends z.ZodType, A extends z.ZodType>(path: string, summary: string, body: B, answer: A) =>
  createRoute({
    method: 'post',
    path,
    summary,
    request: {
      headers: z.object({ 'idempotency-key': z.string().min(8).max(100).optional() }),
      body: { required: true, content: { 'application/json': { schema: body } } },
    },
    responses: {
      200: { description: 'Each case', content: { 'application/json': { schema: answer } } },
      default: {
        description: 'A problem, in both languages',
        content: { 'application/problem+json': { schema: ProblemSchema } },
      },
    },
  })

export function severalRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk

  app.openapi(
    route(
      '/api/several/ways',
      'What may be done with several cases, and with how many of them',
      SeveralAskedSchema,
      SeveralWaysSchema,
    ),
    async (c) => {
      const who = await mustBe(desk, c)
      const { post, cases } = SeveralAskedSchema.parse(c.req.valid('json'))
      const seen = await seenOf(desk, who, cases)
      return c.json(severalWays(house, [...seen.values()], actorFor(house, who, post)), 200)
    },
  )

  app.openapi(
    route(
      '/api/several/try',
      'What would happen to each of several cases; writes nothing',
      SeveralSchema,
      SeveralDoneSchema,
    ),
    async (c) => {
      const who = await mustBe(desk, c)
      const { body, actor, input, seen } = await askedOf(desk, who, c.req.valid('json'))
      const cases: Line[] = []
      for (const { case: named, seq } of body.cases) {
        const state = seen.get(named)
        if (!state) {
          cases.push(unseen(desk, named, seq))
          continue
        }
        const tried = { seq, outcome: body.outcome, input, ...saidOf(body) }
        const { ok, to, refusal } = await trialView(house, state, actor, tried, (x) => ({
          person: who.person,
          official: inOffice(house, who, x),
        }))
        cases.push({ case: state.id, seq: state.seq, ok, to, refusal })
      }
      return c.json(allOf(cases), 200)
    },
  )

  /** [OA19] Each is a command of its own, with its own key: what is refused of one stops no other, and a repeat does none twice. */
  app.openapi(
    route(
      '/api/several',
      'Do one thing to several cases: each its own act, each refusal told',
      SeveralSchema,
      SeveralDoneSchema,
    ),
    async (c) => {
      const who = await mustBe(desk, c)
      mustBeSomebody(who)
      const key = keyOf(c)
      const { body, actor, input, seen } = await askedOf(desk, who, c.req.valid('json'))
      const begun: Promise<Line>[] = []
      for (const { case: named, seq } of body.cases) {
        const state = seen.get(named)
        if (!state) {
          begun.push(Promise.resolve(unseen(desk, named, seq)))
          continue
        }
        const { decided } = await begin(desk, who, {
          owner: who.login,
          key: `${key}/${state.id}`,
          asker: who,
          actor,
          command: { case: state.id, seq, outcome: body.outcome, input, ...saidOf(body) },
        })
        begun.push(
          decided.then((d): Line => {
            if (d.refusal)
              return { case: state.id, seq, ok: false, to: null, refusal: refusalView(house, d.refusal) }
            /** [P7] It went out of their sight meanwhile. */
            if (d.status === 404) return unseen(desk, named, seq)
            const { seq: after, step } = answerOf(d) as { readonly seq: number; readonly step: string }
            return { case: state.id, seq: after, ok: true, to: stepTitle(desk, state, step), refusal: null }
          }),
        )
      }
      return c.json(allOf(await Promise.all(begun)), 200)
    },
  )
}

const allOf = (cases: Line[]): SeveralDone => ({ cases, able: cases.filter((x) => x.ok).length })

const stepTitle = ({ house }: Desk, state: Case, step: string): Text =>
  programmeOf(house, state)!.steps[step]?.title ?? { zh: step, en: step }

/** What is asked, as whom, and of which cases. */
async function askedOf(desk: Desk, who: Principal, json: z.input<typeof SeveralSchema>) {
  const body = SeveralSchema.parse(json)
  const named = body.cases.map((x) => x.case)
  return {
    body,
    actor: actorFor(desk.house, who, body.post),
    input: withOwnPapers(desk.house, who, body.input),
    seen: await seenOf(desk, who, named),
  }
}

/** A case that one may not see is answered as one that is not there. */
const unseen = ({ house }: Desk, named: string, seq: number): Line => ({
  case: named,
  seq,
  ok: false,
  to: null,
  refusal: refusalView(house, refuse('unknown_case', [])),
})

/** The cases that this person may see, by the name that they were asked for under: one reading for all of them. */
async function seenOf(
  { house }: Desk,
  who: Principal,
  named: readonly string[],
): Promise<ReadonlyMap<string, Case>> {
  const ids = new Map(named.map((name) => [name, caseAddressed(house, who, name)]))
  const states = await beforeAnything(
    reading(house, who, (db) => findCaseStates(db, house.code, [...ids.values()])),
  )
  const byId = new Map(
    states
      .filter((state) => allows(house, who, 'see', thingOf(house, state)) !== null)
      .map((state) => [state.id, state]),
  )
  return new Map(
    [...ids].flatMap(([name, id]) => {
      const state = byId.get(id)
      return state ? [[name, state] as const] : []
    }),
  )
}
