/**
 * Two hundred cases confirmed at once, as the desk sends them: what a trial of each costs, and the confirmation, in which every
 * case is a command and a commit of its own. Three acts one after another: without a form, with one, and the clerk's proposal,
 * which is computed.
 */
import { randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { household, random, yankoupu, yunzhao } from '../packs/rehearsal-hunan/index.ts'
import { makeRehearsal } from '../packs/rehearsal.ts'
import type { SeveralDone } from '../src/server/contract/index.ts'
import { openHouseOver, seed, type TestHouse } from '../tools/house.ts'
import { emergencyOf } from './application.ts'
import { benchDatabase } from './database.ts'

const count = 200
const json = { 'content-type': 'application/json' }
const visit = {
  visitor1: '周建平',
  visitor2: '刘春华',
  visitedOn: '2021-10-20',
  severity: 'serious',
  persons: 1,
  totalCost: 60_000,
  insurancePaid: 0,
  otherHelp: 0,
  hardshipReal: true,
  findings: '入户走访，情况属实',
}

export async function* several(): AsyncGenerator<object> {
  const house = await openHouseOver(await benchDatabase())
  try {
    yield* measured(house)
  } finally {
    await house.close()
  }
}

async function* measured(house: TestHouse): AsyncGenerator<object> {
  await house.console.send('PUT', '/api/registry', JSON.stringify(makeRehearsal(seed, 0.01).registry), json)
  const clerk = await house.as('clerk')
  let cases = await applied(house)
  for (const [outcome, input] of [
    ['accept', {}],
    ['record_visit', visit],
    ['propose', {}],
  ] as const) {
    const body = { outcome, post: `${yankoupu}-township-clerk-1`, input, cases }
    const tried = await timed(() => clerk.post<SeveralDone>('/api/several/try', body))
    const done = await timed(() => clerk.post<SeveralDone>('/api/several', body))
    const refused = done.answer.body.cases.filter((c) => !c.ok)
    if (refused[0]) throw new Error(`${refused.length} were refused: ${JSON.stringify(refused[0])}`)
    yield {
      bench: `${count} cases at once: ${outcome}`,
      trialMs: tried.ms,
      confirmedMs: done.ms,
      askedMsBelow: 2000,
      done: done.answer.body.able,
    }
    cases = done.answer.body.cases.map(({ case: id, seq }) => ({ case: id, seq }))
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly answer: T; readonly ms: number }> {
  const began = performance.now()
  const answer = await work()
  return { answer, ms: Math.round(performance.now() - began) }
}

/** Applications of so many families of one village. */
async function applied(
  house: TestHouse,
): Promise<readonly { readonly case: string; readonly seq: number }[]> {
  const cases = Array.from({ length: count }, (_, n) => ({ case: `MANY-${n + 1}`, seq: 1 }))
  const lines = cases.map((c, n) => {
    const family = household(random(n + 1).fork('bench family'), yunzhao)
    return JSON.stringify({
      key: `bench-${randomUUID()}`,
      case: c.case,
      seq: 0,
      outcome: 'apply',
      programme: 'assistance.temporary',
      area: yunzhao,
      as: `${yunzhao}-village-worker`,
      input: emergencyOf(family),
    })
  })
  const { body } = await house.console.send<string>('POST', '/api/commands', lines.join('\n'), {
    'content-type': 'application/x-ndjson',
  })
  const refused = String(body)
    .split('\n')
    .filter((l) => l.includes('"ok":false'))
  if (refused[0] !== undefined) throw new Error(`${refused.length} were refused: ${refused[0]}`)
  return cases
}
