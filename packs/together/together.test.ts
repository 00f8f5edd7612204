/** What several people do at one step: lists that grow, votes that cross, parties with a clock each, registers, other cases. */
import { describe, expect, test } from 'vitest'
import type { Entry } from 'yimen/kernel/register'
import type { Programme } from 'yimen/kernel/programme'
import { abilitiesOf } from 'yimen/kernel/ability'
import { chinaCalendar, readDue } from 'yimen/kernel/clock'
import {
  clocksOf,
  evolve,
  holderOf,
  knownWorld,
  partiesOf,
  step,
  type Actor,
  type Case,
  type CaseEvent,
  type Surroundings,
} from 'yimen/kernel/case'
import { contributions, type Figure } from 'yimen/kernel/figure'
import { kernelAbilities } from 'yimen/kernel/abilities'
import { parseInstant } from 'yimen/kernel/day'
import { residentIdCheck } from 'yimen/kernel/identity'
import { together } from './index.ts'
import { days, out, t } from '../../src/kernel/case/testing.ts'

const party = (by: string) => ({
  title: t('意见时限'),
  limit: { param: 'five', unit: 'working_day' as const },
  starts: ['send'],
  stops: ['opine'],
  by,
  clause: 'law#1',
})

const pump: Programme = {
  id: 'test.pump',
  version: 1,
  title: t('共用水泵'),
  summary: t('共用水泵'),
  from: '2021-01-01',
  basis: ['law#1'],
  audience: 'resident',
  subject: { name: 'place', people: ['owners.idNo'], place: true },
  roles: {
    resident: { title: t('居民'), level: 'person' },
    clerk: { title: t('经办'), level: 'township' },
    fire: { title: t('消防'), level: 'city' },
    water: { title: t('供水'), level: 'city' },
  },
  fields: {
    place: { type: 'text', max: 20, title: t('地点') },
    yes: { type: 'boolean', title: t('同意') },
    room: { type: 'text', max: 5, title: t('房号') },
    opinion: { type: 'choice', title: t('意见'), options: { agree: t('同意'), object: t('反对') } },
    dwellings: {
      type: 'list',
      max: 9,
      title: t('住户'),
      of: {
        room: { type: 'text', max: 5, title: t('房号') },
        floor: { type: 'integer', min: 1, max: 40, title: t('层') },
        area: { type: 'integer', min: 1, max: 99_999, title: t('面积') },
      },
    },
    owners: {
      type: 'list',
      max: 9,
      sensitive: true,
      title: t('业主'),
      of: {
        room: { type: 'text', max: 5, title: t('房号') },
        idNo: { type: 'resident_id', title: t('证号') },
      },
    },
    lines: {
      type: 'list',
      max: 9,
      title: t('清单'),
      of: {
        code: { type: 'text', max: 20, title: t('编码') },
        floors: { type: 'integer', min: 1, max: 99, title: t('层数') },
      },
    },
    photo: { type: 'text', max: 20, title: t('照片') },
  },
  papers: {},
  params: { five: days(5), three: days(3) },
  tallies: {},
  decisions: {
    tall: { kind: 'formula', expression: 'if floors >= 4 then "fits" else "unfit"', clause: 'law#2' },
  },
  reckonings: {
    roll: { ability: 'elevator.roll@1', with: { dwellings: 'dwellings', owners: 'owners' }, clause: 'law#1' },
    vote: {
      ability: 'elevator.ballot@1',
      with: { roll: 'voters', ballots: 'ballots', on: 'openedOn' },
      clause: 'law#1',
      rules: {
        sets: [
          {
            id: 'half',
            from: '2020-01-01',
            title: t('过半'),
            clause: 'law#1',
            tests: [
              { name: 'agree', title: t('同意'), by: 'heads', have: 'agreeing', of: 'all', num: 1, den: 2 },
            ],
          },
        ],
      },
    },
    review: {
      ability: 'kernel.review@1',
      with: { opinions: 'opinions' },
      rules: { step: 'review', silence: 'agrees' },
      clause: 'law#1',
    },
    notice: {
      ability: 'kernel.notice@1',
      with: { from: 'openedOn', days: 'three', proofs: 'proofs' },
      clause: 'law#1',
    },
    split: {
      ability: 'elevator.shares@1',
      with: { roll: 'voters', rooms: '["101", "201"]', amount: '100', table: '"area"' },
      rules: { tables: { area: { title: t('面积'), by: 'area', clause: 'law#1' } } },
      clause: 'law#1',
    },
  },
  entries: { known: { register: 'test.houses', id: 'place' } },
  clocks: { fire: party('fire'), water: party('water') },
  obligations: {},
  accounts: {},
  opens: {
    begin: out('roll', ['clerk'], {
      asks: { place: 'required' },
      when: [{ test: 'known != null and known.standing = "fits"', clause: 'law#3', message: t('不在册') }],
    }),
    list: out('done', ['clerk'], {
      asks: { lines: 'required' },
      effects: [
        {
          kind: 'enter',
          register: 'test.houses',
          each: 'lines',
          id: 'code',
          standing: 'tall',
          body: { seen: 'today' },
        },
      ],
    }),
  },
  steps: {
    roll: {
      title: t('登记'),
      holder: 'clerk',
      outcomes: {
        record: out('vote', ['clerk'], {
          asks: { dwellings: 'required', owners: 'required' },
          sets: { voters: 'roll', openedOn: 'today' },
          when: [{ test: 'voters != null', clause: 'law#1', message: t('户册不全') }],
        }),
      },
    },
    vote: {
      title: t('表决'),
      holder: 'clerk',
      outcomes: {
        cast: out('vote', ['resident', 'clerk'], {
          asks: { room: 'required', yes: 'required' },
          adds: { ballots: '{room: room, choice: if yes then "agree" else "disagree", owner: actorPerson}' },
          unordered: true,
          kinMayAct: true,
          when: [
            {
              test: 'some v in voters satisfies v.room = room and list contains(v.owners, actorPerson)',
              clause: 'law#1',
              message: t('不是业主'),
            },
            {
              test: 'every b in (if ballots = null then [] else ballots) satisfies b.room != room or b.owner != actorPerson',
              clause: 'law#1',
              message: t('已投过'),
            },
          ],
        }),
        show: out('vote', ['clerk'], {
          asks: { photo: 'required' },
          adds: { proofs: '{day: today, photo: photo}' },
        }),
        send: out('review', ['clerk'], {
          sets: { outcomeOfVote: 'vote.passed', shared: 'split' },
          when: [{ test: 'vote.passed', clause: 'law#1', message: t('未通过') }],
        }),
      },
    },
    review: {
      title: t('联审'),
      holder: 'clerk',
      parties: { fire: { clock: 'fire' }, water: { clock: 'water' } },
      outcomes: {
        opine: out('review', ['fire', 'water'], {
          asks: { opinion: 'required' },
          adds: { opinions: '{party: actorRole, opinion: opinion}' },
          unordered: true,
        }),
        conclude: out('done', ['clerk'], {
          when: [{ test: 'review.result = "pass"', clause: 'law#1', message: t('尚有部门未答复') }],
          effects: [
            { kind: 'command', case: 'place', outcome: 'note', input: { room: '"x"' } },
            {
              kind: 'open_each',
              list: 'voters',
              programme: 'test.card',
              outcome: 'issue',
              input: { room: 'room' },
            },
          ],
        }),
      },
    },
    done: {
      title: t('办结'),
      end: 'done',
      outcomes: {
        undo: out('done', ['clerk'], { effects: [{ kind: 'take_back', register: 'test.houses' }] }),
      },
    },
  },
}
const made = (first17: string): string => first17 + residentIdCheck(first17)
const ids = [made('43030219490308997'), made('43030219510821996'), made('43030219620315001')]
const owner = (n: number): Actor => ({
  person: `key-${ids[n]}`,
  post: null,
  role: 'resident',
  area: null,
  kin: [],
})
const clerk: Actor = { person: 'clerk', post: 'p', role: 'clerk', area: '430302001', kin: [] }
const city = (role: string): Actor => ({ person: role, post: role, role, area: '430300', kin: [] })
const areaPath = ['430302001001', '430302001', '430302', '430300', '430000']
const houses: Readonly<Record<string, Entry>> = {
  A: {
    register: 'test.houses',
    id: 'A',
    area: areaPath[0]!,
    standing: 'fits',
    body: { floors: 6 },
    case: 'x',
    seq: 1,
    from: '2021-01-01',
  },
  B: {
    register: 'test.houses',
    id: 'B',
    area: areaPath[0]!,
    standing: 'unfit',
    body: {},
    case: 'x',
    seq: 1,
    from: '2021-01-01',
  },
}
const around = (actor: Actor, day: string): Surroundings => ({
  now: parseInstant(`${day}T09:00:00+08:00`)!,
  actor,
  areaPath,
  calendar: chinaCalendar,
  abilities: abilitiesOf([...kernelAbilities, ...together.abilities]),
  authorities: [],
  world: knownWorld({ entry: (register, id) => (register === 'test.houses' ? (houses[id] ?? null) : null) }),
  personKey: (n) => `key-${n}`,
})

type Try = readonly [Actor, string, Readonly<Record<string, unknown>>?, string?, number?]
function run(tries: readonly Try[]): {
  readonly c: Case
  readonly events: readonly CaseEvent[]
  readonly code: string
} {
  let c: Case | null = null
  const events: CaseEvent[] = []
  for (const [actor, outcome, input = {}, day = '2021-03-01', seq] of tries) {
    const s = step(
      pump,
      c,
      { case: 'P-1', seq: seq ?? c?.seq ?? 0, outcome, input, area: areaPath[0]! },
      around(actor, day),
    )
    if (!s.ok) return { c: c!, events, code: s.refusal.code }
    c = evolve(c, s.event)
    events.push(s.event)
  }
  return { c: c!, events, code: 'ok' }
}
const dwellings = [
  { room: '101', floor: 1, area: 9_000 },
  { room: '201', floor: 2, area: 8_000 },
  { room: '301', floor: 3, area: 9_000 },
]
const begun: readonly Try[] = [
  [clerk, 'begin', { place: 'A' }],
  [clerk, 'record', { dwellings, owners: ids.map((idNo, i) => ({ room: dwellings[i]!.room, idNo })) }],
]
const voted: readonly Try[] = [
  ...begun,
  [owner(0), 'cast', { room: '101', yes: true }],
  [owner(1), 'cast', { room: '201', yes: true }],
]
const sent: readonly Try[] = [...voted, [clerk, 'send']]

describe('registers', () => {
  test.each([
    ['A', 'ok'],
    ['B', 'not_met'],
    ['C', 'not_known'],
  ])('[RK1] [K3] a case may look up an entry: %s', (place, code) => {
    /** What is not on the register compares as unequal to null: the guard names null itself. */
    expect(run([[clerk, 'begin', { place }]]).code).toBe(code === 'not_known' ? 'not_met' : code)
  })

  test('[RG1] one entry a line, with its own standing; what is not known enters nothing', () => {
    const { events, c } = run([
      [
        clerk,
        'list',
        {
          lines: [
            { code: 'X', floors: 6 },
            { code: 'Y', floors: 2 },
          ],
        },
      ],
    ])
    expect(events[0]!.effects).toEqual([
      {
        kind: 'enter',
        register: 'test.houses',
        list: 'lines',
        entries: [
          { id: 'X', area: areaPath[0], standing: 'fits', body: { seen: '2021-03-01' } },
          { id: 'Y', area: areaPath[0], standing: 'unfit', body: { seen: '2021-03-01' } },
        ],
      },
    ])
    expect(c.facts).toEqual({})
    expect(
      run([
        [clerk, 'list', { lines: [{ code: 'X', floors: 6 }] }],
        [clerk, 'undo'],
      ]).events[1]!.effects,
    ).toEqual([{ kind: 'take_back', register: 'test.houses' }])
  })

  test('[RG3] a figure counts an entry in its standing, by its own columns', () => {
    const { events, c } = run([
      [
        clerk,
        'list',
        {
          lines: [
            { code: 'X', floors: 6 },
            { code: 'Y', floors: 2 },
          ],
        },
      ],
    ])
    const figure: Figure = {
      id: 'f',
      version: 1,
      title: t('数'),
      definition: t('数'),
      programme: 'test.pump',
      unit: 'stair_unit',
      measure: 'sum',
      counts: { entries: 'test.houses', standing: ['fits'], value: 'floors', key: 'code' },
      window: 'now',
      clause: 'law#1',
    }
    const { adds, ends } = contributions([figure], pump, null, c, events[0]!, {
      calendar: chinaCalendar,
      areaPath,
    })
    expect(adds.map((a) => [a.entry, a.value, a.person, a.area])).toEqual([['X', 6, 'X', areaPath[0]]])
    expect(ends.flatMap((e) => e.entries ?? [])).toEqual(['X', 'Y'])
  })
})

describe('a ballot', () => {
  test.each<[string, readonly Try[], string]>([
    ['two owners sign', voted, 'ok'],
    [
      'two at once: the second did not see the first',
      [
        ...begun,
        [owner(0), 'cast', { room: '101', yes: true }, '2021-03-01', 2],
        [owner(1), 'cast', { room: '201', yes: true }, '2021-03-01', 2],
      ],
      'ok',
    ],
    ['twice', [...voted, [owner(1), 'cast', { room: '201', yes: true }]], 'not_met'],
    ['for a neighbour', [...begun, [owner(0), 'cast', { room: '201', yes: true }]], 'not_met'],
    [
      'by nobody of the house',
      [...begun, [{ ...owner(0), person: 'key-x' }, 'cast', { room: '201', yes: true }]],
      'wrong_area',
    ],
    [
      'before the case is there',
      [[owner(0), 'cast', { room: '101', yes: true }, '2021-03-01', 0]],
      'wrong_step',
    ],
    [
      'what is not unordered needs the last seq',
      [...voted, [clerk, 'send', {}, '2021-03-01', 3]],
      'stale_seq',
    ],
    [
      'one of three is no majority',
      [...begun, [owner(0), 'cast', { room: '101', yes: true }], [clerk, 'send']],
      'not_met',
    ],
  ])('[K14] [BL4] %s', (_, tries, code) => {
    expect(run(tries).code).toBe(code)
  })

  test('[K13] lists grow at their end, and the event holds what was added, not the whole', () => {
    const { c, events } = run(voted)
    expect((c.facts.ballots as readonly { room: string }[]).map((b) => b.room)).toEqual(['101', '201'])
    expect(Object.keys(events.at(-1)!.adds!)).toEqual(['ballots'])
    expect(events.at(-1)!.sets).toEqual({})
  })

  test('[CS2] [RK1] what was shared is fixed with the outcome', () => {
    expect(run(sent).c.facts.shared).toEqual([
      { room: '101', amount: 53 },
      { room: '201', amount: 47 },
    ])
  })

  test('[RK1] a roll that nobody can vote by is refused', () => {
    expect(
      run([begun[0]!, [clerk, 'record', { dwellings, owners: [{ room: '101', idNo: ids[0] }] }]]).code,
    ).toBe('not_met')
  })
})

describe('a joint review', () => {
  const desks = (tries: readonly Try[]) => {
    const { c } = run(tries)
    return [
      holderOf(pump, c, areaPath)!.role,
      ...partiesOf(pump, c, { calendar: chinaCalendar, areaPath }).map((p) => `${p.role} ${p.area}`),
    ]
  }
  test.each<[string, readonly Try[], readonly string[]]>([
    ['both have it', sent, ['clerk', 'fire 430300', 'water 430300']],
    [
      'who answered has it no more',
      [...sent, [city('fire'), 'opine', { opinion: 'agree' }]],
      ['clerk', 'water 430300'],
    ],
    [
      'answered by both',
      [
        ...sent,
        [city('fire'), 'opine', { opinion: 'agree' }],
        [city('water'), 'opine', { opinion: 'agree' }, '2021-03-01', 5],
      ],
      ['clerk'],
    ],
  ])('[JR2] %s', (_, tries, expected) => {
    expect(desks(tries)).toEqual(expected)
  })

  test.each<[string, readonly Try[], string]>([
    [
      'one has not answered',
      [...sent, [city('fire'), 'opine', { opinion: 'agree' }], [clerk, 'conclude']],
      'not_known',
    ],
    [
      'all have',
      [
        ...sent,
        [city('fire'), 'opine', { opinion: 'agree' }],
        [city('water'), 'opine', { opinion: 'agree' }],
        [clerk, 'conclude'],
      ],
      'ok',
    ],
    [
      'one objects',
      [
        ...sent,
        [city('fire'), 'opine', { opinion: 'agree' }],
        [city('water'), 'opine', { opinion: 'object' }],
        [clerk, 'conclude'],
      ],
      'not_met',
    ],
    [
      'silence until the last day',
      [...sent, [city('fire'), 'opine', { opinion: 'agree' }], [clerk, 'conclude', {}, '2021-03-08']],
      'not_known',
    ],
    [
      'silence past the limit',
      [...sent, [city('fire'), 'opine', { opinion: 'agree' }], [clerk, 'conclude', {}, '2021-03-09']],
      'ok',
    ],
  ])('[JR1] %s', (_, tries, code) => {
    expect(run(tries).code).toBe(code)
  })

  test.each<[string, string, string | null]>([
    ['2021-03-20', '2021-03-01', '2021-03-22'],
    ['2021-03-01', '2021-03-01', '2021-03-01'],
    ['2021-02-01', '2021-03-01', null],
  ])('[K16] a clock to the day %s, begun on %s, ends on %s', (until, day, due) => {
    const p: Programme = {
      ...pump,
      fields: { ...pump.fields, until: { type: 'day', title: t('期限') } },
      clocks: {
        due: {
          title: t('期限'),
          limit: { until: 'until' },
          starts: ['begin'],
          stops: ['record'],
          clause: 'law#1',
        },
      },
      opens: {
        ...pump.opens,
        begin: { ...pump.opens.begin!, asks: { place: 'required', until: 'required' } },
      },
    }
    const s = step(
      p,
      null,
      { case: 'P-1', seq: 0, outcome: 'begin', input: { place: 'A', until }, area: areaPath[0]! },
      around(clerk, day),
    )
    expect(s.ok).toBe(true)
    const [clock] = s.ok ? clocksOf(p, evolve(null, s.event), { calendar: chinaCalendar, areaPath }) : []
    expect(clock ? readDue(clock.facts).dueDay : null).toBe(due)
  })

  test('[K15] what follows elsewhere: a word to another case, and a new case a line', () => {
    const { events } = run([
      ...sent,
      [city('fire'), 'opine', { opinion: 'agree' }],
      [city('water'), 'opine', { opinion: 'agree' }],
      [clerk, 'conclude'],
    ])
    const commands = events.at(-1)!.effects.filter((e) => e.kind === 'command')
    expect(commands).toHaveLength(4)
    expect(commands[0]).toEqual({ kind: 'command', case: 'A', outcome: 'note', input: { room: 'x' } })
    expect(commands[1]).toEqual({
      kind: 'command',
      case: 'P-1-8-1',
      programme: 'test.card',
      area: areaPath[0],
      outcome: 'issue',
      input: { room: '101' },
    })
  })
})
