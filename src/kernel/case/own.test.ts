/** [K13] [K20] [K21] What an act keeps for itself, what begins anew, and lists before anything was added. */
import { expect, test } from 'vitest'
import { abilitiesOf } from '../ability/index.ts'
import { kernelAbilities } from '../abilities/index.ts'
import { chinaCalendar } from '../clock/index.ts'
import { contributions, type Figure } from '../figure/index.ts'
import { parseInstant } from '../day/index.ts'
import type { Programme } from '../programme/index.ts'
import { closedWorld } from './world.ts'
import { evolve, knowledge, step, veil, type Case, type CaseEvent, type Surroundings } from './index.ts'

const title = { zh: '甲', en: 'A' }
const text = { type: 'text', max: 20, title } as const
/** Votes one after another on a plan that may be shown again. */
const votes = {
  id: 'test.votes',
  version: 1,
  title,
  summary: title,
  from: '2021-01-01',
  basis: ['law#1'],
  audience: 'office',
  roles: { clerk: { title, level: 'system' } },
  fields: {
    plan: text,
    price: { type: 'integer', min: 1, max: 99, title },
    room: text,
    proof: text,
    name: { ...text, sensitive: true },
  },
  papers: {},
  params: {},
  tallies: {},
  decisions: {},
  clocks: {},
  obligations: {},
  accounts: {},
  lists: {
    ballots: { type: 'list', max: 99, title, of: { room: text, proof: text } },
    remarks: { type: 'list', max: 99, title, of: {} },
  },
  opens: {
    show: {
      title,
      by: ['clerk'],
      to: 'ballot',
      asks: { plan: 'required', price: 'optional' },
      begins: ['ballots', 'price'],
      sets: { remarked: 'count(remarks)' },
      clause: 'law#1',
    },
  },
  steps: {
    ballot: {
      title,
      outcomes: {
        cast: {
          title,
          by: ['clerk'],
          to: 'ballot',
          asks: { room: 'required', proof: 'optional', name: { when: 'proof != null' } },
          own: ['room', 'proof', 'name'],
          adds: { ballots: '{room: room, proof: proof}' },
          when: [{ test: 'every b in ballots satisfies b.room != room', clause: 'law#1', message: title }],
          clause: 'law#1',
        },
        show_again: {
          title,
          by: ['clerk'],
          to: 'ballot',
          asks: { plan: 'required', price: 'optional' },
          begins: ['ballots', 'price'],
          sets: { remarked: 'count(remarks)', counted: 'count(ballots)' },
          clause: 'law#1',
        },
      },
    },
  },
} satisfies Programme as Programme

const around: Surroundings = {
  now: parseInstant('2021-03-01T09:00:00+08:00')!,
  actor: { person: 'li', post: 'p', role: 'clerk', area: null, kin: [] },
  areaPath: [],
  calendar: chinaCalendar,
  abilities: abilitiesOf(kernelAbilities),
  authorities: [],
  personKey: (idNo) => idNo,
  world: closedWorld,
}
type Move = readonly [outcome: string, input: Readonly<Record<string, unknown>>]

function play(...moves: readonly Move[]): { readonly events: readonly CaseEvent[]; readonly case: Case } {
  let c: Case | null = null
  const events: CaseEvent[] = []
  for (const [outcome, input] of moves) {
    const stepped = step(
      votes,
      c,
      { case: 'V-1', seq: c ? (c as Case).seq : 0, outcome, input, area: '430300' },
      around,
    )
    if (!stepped.ok) throw new Error(`${outcome}: ${JSON.stringify(stepped.refusal)}`)
    events.push(stepped.event)
    c = evolve(c, stepped.event)
  }
  return { events, case: c! }
}

const shown: Move = ['show', { plan: '甲方案', price: 9 }]
const first: Move = ['cast', { room: '101', proof: '委托书', name: '李某' }]

test('[K20] the event keeps what is the act’s own, and the case does not', () => {
  const { events, case: c } = play(shown, first)
  expect(events[1]).toMatchObject({ input: {}, given: { room: '101', proof: '委托书', name: '李某' } })
  expect(c.facts).toMatchObject({ plan: '甲方案', ballots: [{ room: '101', proof: '委托书' }] })
  expect(['room', 'proof', 'name'].filter((n) => Object.hasOwn(c.facts, n))).toEqual([])
})

test('[K20] what one vote told is not known to the next, also where an older version kept it as a fact', () => {
  const { case: c } = play(shown, first)
  const older = { ...c, facts: { ...c.facts, proof: '旧的', name: '旧人' } }
  const stepped = step(votes, older, { case: 'V-1', seq: 2, outcome: 'cast', input: { room: '102' } }, around)
  expect(stepped).toMatchObject({
    ok: true,
    event: { given: { room: '102' }, adds: { ballots: { room: '102', proof: null } } },
  })
})

test('[K20] [S4] what is sensitive of it is sealed like all that is entered', () => {
  const { event, secret } = veil(votes, play(shown, first).events[1]!)
  expect(event.given).toEqual({ room: '101', proof: '委托书', name: 'sealed:2' })
  expect(secret).toEqual({ name: '李某' })
})

test('[K20] a figure that counts the act reads it', () => {
  const { events, case: c } = play(shown, first)
  const figure = {
    id: 'f',
    version: 1,
    programme: votes.id,
    counts: { on: ['cast'], where: 'room = "101" and count(remarks) = 0' },
  } as unknown as Figure
  const counted = contributions([figure], votes, play(shown).case, c, events[1]!, around)
  expect(counted.adds.map((a) => a.value)).toEqual([1])
})

test('[K21] a list begins anew, and so does a field that this form does not tell', () => {
  const { events, case: c } = play(shown, first, ['show_again', { plan: '乙方案' }])
  expect(c.facts).toMatchObject({ plan: '乙方案', price: null, ballots: [], counted: 0 })
  expect(events[2]!.sets).toEqual({ ballots: [], price: null, remarked: 0, counted: 0 })
  const again = play(shown, first, ['show_again', { plan: '乙方案', price: 7 }], ['cast', { room: '101' }])
  expect(again.case.facts).toMatchObject({ price: 7, ballots: [{ room: '101', proof: null }] })
})

test('[K13] before anything was added a list is empty to every formula, and no fact of the case', () => {
  const { case: c } = play(shown)
  const k = knowledge(votes, c, [], c.facts, around)
  expect([
    k.read('count(remarks)'),
    k.read('remarks = null'),
    k.read('every r in remarks satisfies false'),
  ]).toEqual([0, false, true])
  expect(Object.hasOwn(c.facts, 'remarks')).toBe(false)
})
