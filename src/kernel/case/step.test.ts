/** [K1]-[K12] The engine on a programme small enough to see through: a permit with a fee, a check, and a wait. */
import { describe, expect, test } from 'vitest'
import { abilitiesOf } from '../ability/index.ts'
import { kernelAbilities } from '../abilities/index.ts'
import type { AuthorityGrant } from '../authority/index.ts'
import { chinaCalendar } from '../clock/index.ts'
import { parseInstant } from '../day/index.ts'
import { residentIdCheck } from '../identity/index.ts'
import type { Programme } from '../programme/index.ts'
import {
  clocksOf,
  evolve,
  knownWorld,
  fold,
  holderOf,
  knowledge,
  pressing,
  readClockAt,
  step,
  ways,
  type Actor,
  type Award,
  type Case,
  type CaseEvent,
  type Surroundings,
} from './index.ts'
import { days, out, t } from './testing.ts'

const permit: Programme = {
  id: 'test.permit',
  version: 1,
  title: t('许可'),
  summary: t('许可'),
  from: '2021-01-01',
  basis: ['law#1'],
  audience: 'resident',
  subject: { name: 'name', people: ['idNo', 'members.idNo'] },
  roles: {
    resident: { title: t('居民'), level: 'person' },
    clerk: { title: t('经办'), level: 'township' },
    leader: { title: t('领导'), level: 'township' },
  },
  fields: {
    name: { type: 'name', title: t('姓名') },
    idNo: { type: 'resident_id', title: t('身份证') },
    fee: { type: 'fen', min: 1, max: 10_000_000, title: t('费用') },
    kind: { type: 'choice', options: { a: t('甲'), b: t('乙') }, title: t('类别') },
    why: { type: 'text', max: 10, title: t('原因') },
    members: {
      type: 'list',
      max: 3,
      of: { idNo: { type: 'resident_id', title: t('身份证') } },
      title: t('成员'),
    },
  },
  papers: {},
  params: {
    five: days(5),
    ten: days(10),
    rate: {
      title: t('倍数'),
      unit: 'times',
      history: [{ from: '2020-01-01', value: 2, source: 'law#1', reviewBy: '2022-01-01' }],
    },
  },
  tallies: {
    before: {
      title: t('此前'),
      programmes: ['test.permit'],
      measure: 'sum',
      window: { kind: 'days', param: 'ten' },
      clause: 'law#1',
    },
  },
  decisions: {
    twice: { kind: 'formula', expression: 'fee * rate', clause: 'law#2' },
    shadow: { kind: 'formula', expression: '1' },
  },
  clocks: {
    desk: {
      title: t('受理'),
      limit: { param: 'five', unit: 'working_day' },
      starts: ['apply'],
      stops: ['accept'],
      clause: 'law#1',
    },
    whole: {
      title: t('办结'),
      limit: { param: 'ten', unit: 'working_day' },
      starts: ['apply'],
      stops: ['grant'],
      clause: 'law#1',
    },
  },
  obligations: {},
  accounts: {
    box: { title: t('钱箱'), kind: 'asset', per: 'township' },
    fees: { title: t('收入'), kind: 'liability' },
  },
  opens: {
    apply: out('desk', ['resident', 'clerk'], {
      asks: {
        name: 'required',
        idNo: 'required',
        fee: 'required',
        members: 'optional',
        kind: 'optional',
        why: { when: 'kind = "b"' },
      },
      kinMayAct: true,
    }),
  },
  steps: {
    desk: {
      title: t('受理'),
      holder: 'clerk',
      outcomes: {
        accept: out('decision', ['clerk'], {
          when: [{ test: 'kind != null', clause: 'law#3', message: t('须选类别') }],
          atMost: 1,
        }),
        close: out('done', ['clerk'], { onlyAfter: 'desk' }),
      },
    },
    decision: {
      title: t('决定'),
      holder: 'leader',
      suspends: { clocks: ['whole'], reason: t('暂停'), clause: 'law#4' },
      outcomes: {
        grant: out('done', ['leader'], {
          sets: { total: 'twice', note: 'shadow + before' },
          when: [{ test: 'total < 1000000', clause: 'law#3', message: t('太多') }],
          decides: { act: 'grant', amount: 'total' },
          notBy: ['accept'],
          effects: [
            { kind: 'transfer', debit: 'box', credit: 'fees', amount: 'total', memo: t('收费') },
            { kind: 'award', amount: 'total', tag: 'kind' },
          ],
        }),
        back: out('desk', ['leader']),
      },
    },
    done: { title: t('办结'), end: 'done', outcomes: {} },
  },
}
const made = (first17: string): string => first17 + residentIdCheck(first17)
const id = made('43052319490308997')
const kinId = made('43052319510821996')
const areaPath = ['430523106234', '430523106', '430523', '430500', '430000']
const grants: readonly AuthorityGrant[] = [
  {
    id: 'g',
    act: 'grant',
    programme: 'test.permit',
    role: 'leader',
    area: '430523',
    max: { fen: 500_000 },
    adds: 'before',
    from: '2021-01-01',
    to: null,
    delegatedBy: null,
    clause: 'law#9',
  },
]
const people: Readonly<Record<string, Actor>> = {
  me: { person: `key-${id}`, post: null, role: 'resident', area: null, kin: [] },
  stranger: { person: 'key-x', post: null, role: 'resident', area: null, kin: [] },
  clerk: { person: 'clerk', post: 'p1', role: 'clerk', area: '430523106', kin: [] },
  leader: { person: 'leader', post: 'p2', role: 'leader', area: '430523106', kin: [] },
  sister: { person: 'leader2', post: 'p3', role: 'leader', area: '430523101', kin: [] },
}
const at = (day: string, hour = '09:00') => parseInstant(`${day}T${hour}:00+08:00`)!
const around = (who: Actor, day: string, awards: readonly Award[] = []): Surroundings => ({
  now: at(day),
  actor: who,
  areaPath,
  calendar: chinaCalendar,
  abilities: abilitiesOf(kernelAbilities),
  authorities: grants,
  world: knownWorld({ awards }),
  personKey: (n) => `key-${n}`,
})
const form = { name: '李某某', idNo: id, fee: 100_000, kind: 'a' }

type Try = {
  readonly who?: string
  readonly actor?: Actor
  readonly do: string
  readonly on?: string
  readonly seq?: number
  readonly input?: Readonly<Record<string, unknown>>
  readonly awards?: readonly Award[]
}
function run(tries: readonly Try[]): {
  readonly c: Case | null
  readonly events: readonly CaseEvent[]
  readonly code: string
  readonly field?: string | undefined
  readonly message?: string
} {
  let c: Case | null = null
  const events: CaseEvent[] = []
  for (const x of tries) {
    const made = step(
      permit,
      c,
      { case: 'case-1', seq: x.seq ?? c?.seq ?? 0, outcome: x.do, input: x.input ?? {}, area: areaPath[0]! },
      around(x.actor ?? people[x.who ?? 'clerk']!, x.on ?? '2021-03-01', x.awards),
    )
    if (!made.ok)
      return {
        c,
        events,
        code: made.refusal.code,
        field: made.refusal.field,
        message: made.refusal.message.zh,
      }
    events.push(made.event)
    c = evolve(c, made.event)
  }
  return { c, events, code: 'ok' }
}
const apply: Try = { who: 'me', do: 'apply', input: form }
const accept: Try = { do: 'accept' }
const grant: Try = { who: 'leader', do: 'grant' }

describe('[K1] folding', () => {
  const { events, c } = run([apply, accept, grant])
  test('the log alone tells the case', () => expect(fold(events)).toEqual(c))
  test.each([
    ['an event left out', [0, 2]],
    ['two exchanged', [1, 0]],
    ['one twice', [0, 0]],
  ] as const)('%s is our mistake', (_, order) =>
    expect(() => fold(order.map((i) => events[i]!))).toThrow('out of order'),
  )
  test('a case keeps its version', () =>
    expect(() => evolve(c, { ...events[0]!, seq: 4, programme: { id: 'test.permit', version: 2 } })).toThrow(
      'pinned',
    ))
})

test.each<[string, Record<string, unknown>, string, string | undefined]>([
  ['没问的字段', { ...form, extra: 1 }, 'unknown_field', 'extra'],
  ['缺必填', { ...form, name: undefined }, 'missing_field', 'name'],
  ['条件不成立的字段不得夹带', { ...form, why: '藏' }, 'unknown_field', 'why'],
  ['条件成立的字段必填', { ...form, kind: 'b' }, 'missing_field', 'why'],
  ['条件成立并填写', { ...form, kind: 'b', why: '说明' }, 'ok', undefined],
  [
    '列表里错的那一项',
    { ...form, members: [{ idNo: kinId }, { idNo: '1' }] },
    'invalid_field',
    'members.1.idNo',
  ],
])('[K2] %s', (_, input, code, field) => {
  expect(run([{ ...apply, input }])).toMatchObject({ code, ...(field ? { field } : {}) })
})

test('[K3] parameters, tallies and decisions are found by name, and what was decided keeps its trace', () => {
  const { events } = run([
    apply,
    accept,
    {
      ...grant,
      awards: [
        {
          case: 'other',
          programme: 'test.permit',
          people: [`key-${id}`],
          on: '2021-02-25',
          amount: 7,
          tag: 'a',
        },
      ],
    },
  ])
  expect(events[2]!.sets).toEqual({ total: 200_000, note: 8 })
  expect(events[2]!.trace).toMatchObject({ twice: { inputs: { fee: 100_000, rate: 2 }, clauses: ['law#2'] } })
})

test.each<[string, Partial<Award>, number]>([
  ['同一个人、期限内', {}, 501],
  ['期限第一天', { on: '2021-02-19' }, 501],
  ['早一天', { on: '2021-02-18' }, 1],
  ['别人的', { people: ['key-other'] }, 1],
  ['别的事项', { programme: 'test.other' }, 1],
  ['本办件自己的', { case: 'case-1' }, 1],
])('[K4] 此前的救助：%s', (_, more, note) => {
  const award: Award = {
    case: 'other',
    programme: 'test.permit',
    people: [`key-${id}`],
    on: '2021-02-25',
    amount: 500,
    tag: 'a',
    ...more,
  }
  expect(run([apply, accept, { ...grant, awards: [award] }]).events[2]!.sets.note).toBe(note)
})

test('[K5] the box is the township’s own', () => {
  expect(run([apply, accept, grant]).events[2]!.effects[0]).toMatchObject({
    transfer: { debit: 'box:430523106', credit: 'fees', amount: 200_000 },
  })
})

test('[K5] what lies in no township has no box: it is refused, and nothing is done', () => {
  const { c } = run([apply, accept])
  const leader = { ...people.leader!, area: '430523' }
  const granted = step(
    permit,
    c,
    { case: 'case-1', seq: c!.seq, outcome: 'grant', input: {} },
    { ...around(leader, '2021-03-01'), areaPath: areaPath.slice(2) },
  )
  expect(granted).toMatchObject({ ok: false, refusal: { code: 'no_place', clauses: [expect.any(String)] } })
})

/** Each row breaks the rule of its code and every later one, so that the order shows. */
test.each<[string, readonly Try[]]>([
  ['unknown_outcome', [apply, { who: 'stranger', do: 'explode', seq: 9, on: '2020-01-01' }]],
  ['stale_seq', [apply, { who: 'stranger', do: 'grant', seq: 9, on: '2020-01-01' }]],
  ['wrong_step', [apply, { who: 'stranger', do: 'grant', on: '2020-01-01' }]],
  ['not_in_force', [{ who: 'stranger', do: 'apply', on: '2020-12-31', input: { wrong: 1 } }]],
  ['wrong_role', [apply, { who: 'stranger', do: 'accept', on: '2020-01-01', input: { wrong: 1 } }]],
  ['wrong_area', [apply, accept, { who: 'sister', do: 'grant', on: '2021-02-01', input: { wrong: 1 } }]],
  ['time_order', [apply, { do: 'accept', on: '2021-02-28', input: { wrong: 1 } }]],
  [
    'once_only',
    [
      apply,
      accept,
      { who: 'leader', do: 'back' },
      { do: 'accept', actor: { ...people.clerk!, person: `key-${id}` }, input: { wrong: 1 } },
    ],
  ],
  ['kin', [apply, { do: 'close', actor: { ...people.clerk!, kin: [`key-${id}`] }, input: { wrong: 1 } }]],
  ['too_early', [apply, { do: 'close', input: { wrong: 1 } }]],
  [
    'same_person',
    [apply, accept, { do: 'grant', actor: { ...people.leader!, person: 'clerk' }, input: { wrong: 1 } }],
  ],
  [
    'unknown_field',
    [
      { ...apply, input: { ...form, kind: undefined } },
      { do: 'accept', input: { wrong: 1 } },
    ],
  ],
  ['not_met', [{ ...apply, input: { ...form, fee: 600_000 } }, accept, grant]],
  ['above_authority', [{ ...apply, input: { ...form, fee: 300_000 } }, accept, grant]],
])('[K6] the first that fails is the refusal: %s', (code, tries) => {
  const before = run(tries.slice(0, -1))
  const after = run(tries)
  expect(after.code).toBe(code)
  expect(after.c).toEqual(before.c)
})

test.each<[string, Try, string]>([
  ['本乡镇的经办人', { do: 'accept' }, 'ok'],
  ['别的乡镇的经办人', { do: 'accept', actor: { ...people.clerk!, area: '430523101' } }, 'wrong_area'],
  ['县里同名岗位，区划在上', { do: 'accept', actor: { ...people.clerk!, area: '430523' } }, 'ok'],
])('[K7] %s', (_, attempt, code) => {
  expect(run([apply, attempt]).code).toBe(code)
})

test('[K8] what is not known is not refused as not met', () => {
  const p: Programme = {
    ...permit,
    steps: {
      ...permit.steps,
      desk: {
        ...permit.steps.desk!,
        outcomes: {
          accept: out('decision', ['clerk'], {
            when: [{ test: 'kind = "a"', clause: 'law#3', message: t('须为甲类') }],
          }),
        },
      },
    },
  }
  const opened = step(
    p,
    null,
    { case: 'c-1', seq: 0, outcome: 'apply', input: { ...form, kind: undefined }, area: areaPath[0]! },
    around(people.me!, '2021-03-01'),
  )
  const c = opened.ok ? evolve(null, opened.event) : null
  const tried = step(
    p,
    c,
    { case: 'c-1', seq: 1, outcome: 'accept', input: {} },
    around(people.clerk!, '2021-03-01'),
  )
  expect(tried).toMatchObject({
    ok: false,
    refusal: { code: 'not_known', message: { zh: '尚缺信息，无法判断：须为甲类' }, clauses: ['law#3'] },
  })
})

describe('[K8] a guard that is wrong says how, and not that something is missing', () => {
  const twoRows = {
    kind: 'table',
    hitPolicy: 'unique',
    inputs: [{ expression: 'fee' }],
    outputs: [{ name: 'band' }],
    rules: [
      { when: ['> 1'], then: ['true'] },
      { when: ['> 2'], then: ['false'] },
    ],
  } as const
  const refusalOf = (guard: string) => {
    const p: Programme = {
      ...permit,
      decisions: {
        ...permit.decisions,
        slip: { kind: 'formula', expression: 'fee > "much"' },
        onSlip: { kind: 'formula', expression: 'if slip then true else false' },
        band: twoRows,
        waits: { kind: 'formula', expression: 'kind = "a"' },
      },
      steps: {
        ...permit.steps,
        desk: {
          ...permit.steps.desk!,
          outcomes: {
            accept: out('decision', ['clerk'], {
              when: [{ test: guard, clause: 'law#3', message: t('须少缴') }],
            }),
          },
        },
      },
    }
    const opening = {
      case: 'c-1',
      seq: 0,
      outcome: 'apply',
      input: { ...form, kind: undefined },
      area: areaPath[0]!,
    }
    const applied = step(p, null, opening, around(people.me!, '2021-03-01'))
    const c = applied.ok ? evolve(null, applied.event) : null
    const tried = step(
      p,
      c,
      { case: 'c-1', seq: 1, outcome: 'accept', input: {} },
      around(people.clerk!, '2021-03-01'),
    )
    return tried.ok ? null : tried.refusal
  }
  test.each([
    ['fee > "much"', 'wrong_formula', '类型不能比较'],
    ['fee', 'wrong_formula', '不是真假'],
    ['slip', 'wrong_formula', 'slip：类型不能比较'],
    ['onSlip = true', 'wrong_formula', '类型不能比较'],
    ['band', 'wrong_formula', '两行同时适用'],
    ['fee / 0 > 1', 'wrong_formula', '除数为零'],
    ['waits', 'not_known', '尚缺信息'],
    ['kind = "a" and fee > 1', 'not_known', '尚缺信息'],
    ['fee > 99999999', 'not_met', '须少缴'],
  ])('%s is %s', (guard, code, words) => {
    const refusal = refusalOf(guard)
    expect(refusal).toMatchObject({ code, clauses: ['law#3'] })
    expect(refusal!.message.zh).toContain(words)
    expect(refusal!.message.zh).toContain('须少缴')
    expect(refusal!.message.en).not.toMatch(/[\u4e00-\u9fff]/)
  })
})

describe('[N3] what formulas settle', () => {
  test.each([
    ['fee * rate', 2000],
    ['fee / 3', { decimal: '333.3333333333333333333333333333333' }],
    ['fee / 10', 100],
  ])('%s is kept as %j, and is the same after any number of folds', (formula, total) => {
    const p: Programme = {
      ...permit,
      opens: { apply: { ...permit.opens.apply!, sets: { total: formula, again: 'total * 3' } } },
    }
    const opening = {
      case: 'c-1',
      seq: 0,
      outcome: 'apply',
      input: { ...form, fee: 1000 },
      area: areaPath[0]!,
    }
    const applied = step(p, null, opening, around(people.me!, '2021-03-01'))
    const event = applied.ok ? applied.event : null
    expect(event?.sets.total).toEqual(total)
    const stored = JSON.parse(JSON.stringify(event)) as CaseEvent
    expect(JSON.stringify(fold([stored]))).toBe(JSON.stringify(fold([event!])))
  })
  test('an old event keeps the double that it holds, byte for byte, and formulas read it as its decimal', () => {
    const applied = step(
      permit,
      null,
      { case: 'c-1', seq: 0, outcome: 'apply', input: form, area: areaPath[0]! },
      around(people.me!, '2021-03-01'),
    )
    if (!applied.ok) throw new Error('the form is good')
    const old: CaseEvent = { ...applied.event, sets: { third: 1 / 3, tenth: 0.1 } }
    const c = fold([JSON.parse(JSON.stringify(old)) as CaseEvent])
    expect(JSON.stringify(c.facts)).toContain('"third":0.3333333333333333,"tenth":0.1')
    const k = knowledge(permit, c, [], c.facts, around(people.clerk!, '2021-03-01'))
    expect(k.read('tenth * 3 = 0.3')).toBe(true)
    expect(k.read('tenth')).toEqual({ decimal: '0.1' })
  })
})

test('[K9] a case concerns everybody whom its fields name, and their kin stay away', () => {
  const { c } = run([{ ...apply, input: { ...form, members: [{ idNo: kinId }] } }])
  expect(c!.people).toEqual([`key-${id}`, `key-${kinId}`])
  expect(
    run([
      { ...apply, input: { ...form, members: [{ idNo: kinId }] } },
      { do: 'accept', actor: { ...people.clerk!, kin: [`key-${kinId}`] } },
    ]).code,
  ).toBe('kin')
  expect(
    run([{ who: 'clerk', do: 'apply', input: { ...form, members: [{ idNo: kinId }] } }, { do: 'accept' }])
      .code,
  ).toBe('ok')
})

describe('[K10] [K11] clocks', () => {
  const setting = { calendar: chinaCalendar, areaPath }
  test('both run from the application; the one due first presses', () => {
    const { c } = run([apply])
    const all = clocksOf(permit, c!, setting)
    expect(all.map((k) => [k.name, readClockAt(k, at('2021-03-02')).due!.slice(0, 10)])).toEqual([
      ['desk', '2021-03-08'],
      ['whole', '2021-03-15'],
    ])
    expect(pressing(all)!.name).toBe('desk')
    expect(holderOf(permit, c!, areaPath)).toMatchObject({
      role: 'clerk',
      area: '430523106',
      since: at('2021-03-01'),
    })
  })
  test('accepted, the first stops and the other stands still while the case is with the leader', () => {
    const { c } = run([
      apply,
      { ...accept, on: '2021-03-03' },
      { who: 'leader', do: 'back', on: '2021-03-05' },
    ])
    const [desk, whole] = clocksOf(permit, c!, setting).map((k) => readClockAt(k, at('2021-03-06')))
    expect(desk!.state).toBe('stopped')
    expect(whole!.due!.slice(0, 10)).toBe('2021-03-17')
  })
  test('[K12] what waits for a clock is closed until it has run out', () => {
    expect(run([apply, { do: 'close', on: '2021-03-08' }]).code).toBe('too_early')
    expect(run([apply, { do: 'close', on: '2021-03-09' }]).code).toBe('ok')
    const { c } = run([apply])
    expect(ways(permit, c!, around(people.clerk!, '2021-03-08')).map((w) => [w.outcome, w.open])).toEqual([
      ['accept', true],
      ['close', false],
    ])
  })
})

test('[A6] held jointly: the other holder agrees first, and being two is not enough when it is the same person twice', () => {
  const decision = permit.steps.decision!
  const joint: Programme = {
    ...permit,
    steps: {
      ...permit.steps,
      decision: { ...decision, outcomes: { ...decision.outcomes, concur: out('decision', ['leader']) } },
    },
  }
  const authorities = grants.map((g) => ({ ...g, jointly: ['concur'] }))
  const other: Actor = { person: 'leader3', post: 'p4', role: 'leader', area: '430523106', kin: [] }
  let c: Case | null = null
  const act = (who: Actor, outcome: string, input: Readonly<Record<string, unknown>> = {}) => {
    const made = step(
      joint,
      c,
      { case: 'case-1', seq: c?.seq ?? 0, outcome, input, area: areaPath[0]! },
      { ...around(who, '2021-03-01'), authorities },
    )
    if (made.ok) c = evolve(c, made.event)
    return made
  }
  act(people.clerk!, 'apply', form)
  act(people.clerk!, 'accept')
  const code = (made: ReturnType<typeof act>): string => (made.ok ? 'ok' : made.refusal.code)
  expect(code(act(people.leader!, 'grant'))).toBe('not_joint')
  expect(code(act(people.leader!, 'concur'))).toBe('ok')
  expect(code(act(people.leader!, 'grant'))).toBe('not_joint')
  expect(code(act(other, 'concur'))).toBe('ok')
  const made = act(people.leader!, 'grant')
  expect(made.ok && made.event.authority).toMatchObject({
    grants: ['g'],
    together: [{ outcome: 'concur', person: 'leader3' }],
  })
})

test('[A4] the event of one who stands in says by which substitution, and so does the case', () => {
  const vice: Actor = { ...people.leader!, person: 'vice', acting: ['s1'] }
  const made = step(
    permit,
    fold(run([{ do: 'apply', input: form }, { do: 'accept' }]).events),
    { case: 'case-1', seq: 2, outcome: 'grant', input: {} },
    around(vice, '2021-03-01'),
  )
  expect(made.ok && made.event.by).toEqual({ person: 'vice', post: 'p2', role: 'leader', acting: ['s1'] })
  expect(
    made.ok &&
      evolve(fold(run([{ do: 'apply', input: form }, { do: 'accept' }]).events), made.event).acts.at(-1),
  ).toMatchObject({ person: 'vice', acting: ['s1'] })
})
