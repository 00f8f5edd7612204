/** Why not, on a programme small enough to see through: a subsidy with a limit, a surcharge and a sealed fact. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { abilitiesOf } from '#kernel/ability'
import { kernelAbilities } from '#kernel/abilities'
import { evolve, knownWorld, step, type Case, type Command, type Surroundings } from '#kernel/case'
import { out, t } from '../kernel/case/testing.ts'
import { chinaCalendar } from '#kernel/clock'
import { parseInstant } from '#kernel/day'
import type { Programme } from '#kernel/programme'
import { lastJudged, sayChange, whyNot, whyNotJudged, type WhyNot } from './index.ts'

const guard = (test: string, zh: string) => ({ test, clause: 'law#1', message: t(zh) })
/** An income of at most 100 yuan a head, 150 for a flat that is let; only for who agreed; nobody with a debt above ten. */
const subsidy: Programme = {
  id: 'test.subsidy',
  version: 1,
  title: t('补贴'),
  summary: t('补贴'),
  from: '2021-01-01',
  basis: ['law#1'],
  audience: 'resident',
  subject: { name: 'name', people: [] },
  roles: { resident: { title: t('居民'), level: 'person' }, clerk: { title: t('经办'), level: 'township' } },
  fields: {
    name: { type: 'name', title: t('姓名') },
    income: { type: 'fen', min: 0, max: 10_000_000, title: { zh: '月收入', en: 'Monthly income' } },
    heads: { type: 'integer', min: 1, max: 9, title: { zh: '人数', en: 'Heads' } },
    flat: {
      type: 'choice',
      options: { own: { zh: '自有', en: 'Own' }, let: { zh: '租住', en: 'Let' } },
      title: { zh: '住房', en: 'Flat' },
    },
    agreed: { type: 'boolean', title: { zh: '同意核对', en: 'Agrees to the check' } },
    debt: { type: 'fen', min: 0, max: 10_000_000, sensitive: true, title: { zh: '欠款', en: 'Debt' } },
    reason: { type: 'text', max: 50, title: t('理由') },
  },
  papers: {},
  params: {
    limit: {
      title: t('上限'),
      unit: 'fen',
      history: [
        { from: '2021-01-01', value: 10_000, source: 'law#1', reviewBy: '2022-12-31' },
        { from: '2021-07-01', value: 20_000, source: 'law#1', reviewBy: '2022-12-31' },
      ],
    },
  },
  tallies: {},
  decisions: {
    bound: { kind: 'formula', expression: 'if flat = "let" then limit * 1.5 else limit', clause: 'law#1' },
    fits: { kind: 'formula', expression: 'income <= bound * heads', clause: 'law#1' },
  },
  clocks: {},
  obligations: {},
  accounts: {},
  opens: {
    apply: out('desk', ['resident'], {
      asks: {
        name: 'required',
        income: 'required',
        heads: 'required',
        flat: 'required',
        agreed: 'required',
        debt: 'optional',
      },
      kinMayAct: true,
    }),
    claim: out('granted', ['resident'], {
      asks: { income: 'required', heads: 'required', flat: 'required', agreed: 'required', debt: 'optional' },
      when: [
        guard('agreed', '须同意核对'),
        guard('fits', '收入超过规定'),
        guard('if debt = null then true else debt <= 1000', '欠款过多'),
      ],
      kinMayAct: true,
    }),
  },
  steps: {
    desk: {
      title: t('审核'),
      holder: 'clerk',
      outcomes: {
        grant: out('granted', ['clerk'], {
          when: [guard('agreed', '须同意核对'), guard('fits', '收入超过规定')],
        }),
        refuse: out('refused', ['clerk'], { asks: { reason: 'required' } }),
      },
    },
    granted: { title: t('已给予'), end: 'granted', outcomes: {} },
    refused: { title: t('不予'), end: 'refused', outcomes: {} },
  },
}

const rule: WhyNot = {
  qualifies: { step: 'desk', outcome: 'grant' },
  changes: [
    { name: 'income', toward: 'less', within: 50_000 },
    { name: 'heads', toward: 'more', within: 2 },
    { name: 'flat', to: 'let' },
    { name: 'agreed', to: true },
    { name: 'debt', toward: 'less', within: 1_000_000 },
  ],
}

const around = (role: 'resident' | 'clerk', at: string): Surroundings => ({
  now: parseInstant(`${at}T10:00:00+08:00`)!,
  actor: {
    person: role,
    post: role === 'clerk' ? 'post' : null,
    role,
    area: role === 'clerk' ? '430523104' : null,
    kin: [],
  },
  areaPath: ['430523104211', '430523104', '430523'],
  calendar: chinaCalendar,
  abilities: abilitiesOf(kernelAbilities),
  authorities: [],
  world: knownWorld(),
  personKey: (id) => id,
})
const form = { income: 10_000, heads: 1, flat: 'own', agreed: true }
const claim = (input: Readonly<Record<string, unknown>>): Command => ({
  case: 'c',
  seq: 0,
  outcome: 'claim',
  area: '430523104211',
  input: { ...form, ...input },
})
const said = (input: Readonly<Record<string, unknown>>, on = '2021-03-01'): readonly string[] | null => {
  const answer = whyNot(subsidy, null, claim(input), around('resident', on), rule)
  return answer && answer.changes.map((parts) => sayChange(subsidy, parts).zh)
}

describe('[WN1] [WN4] 一份申请差在哪里', () => {
  test.each<[string, Readonly<Record<string, unknown>>, readonly string[] | null]>([
    ['符合条件的，不说', {}, null],
    [
      '收入高40元：收入低40元，或者多算一人，或者租住',
      { income: 14_000 },
      [
        '如果月收入低40元（即100元），就符合条件。',
        '如果人数高1（即2），就符合条件。',
        '如果“住房”是“租住”，就符合条件。',
      ],
    ],
    ['高40元1分：到整元，低41元才够', { income: 14_001, flat: 'let', heads: 1 }, null],
    [
      '高100元1分，租住：到整元，低51元才够',
      { income: 20_001, flat: 'let' },
      ['如果月收入低51元（即149.01元），就符合条件。', '如果人数高1（即2），就符合条件。'],
    ],
    ['没有同意核对：只差这一项', { agreed: false }, ['如果“同意核对”是“是”，就符合条件。']],
    [
      '没有同意，收入又高：两项一起',
      { agreed: false, income: 14_000 },
      [
        '如果月收入低40元（即100元），并且“同意核对”是“是”，就符合条件。',
        '如果人数高1（即2），并且“同意核对”是“是”，就符合条件。',
        '如果“住房”是“租住”，并且“同意核对”是“是”，就符合条件。',
      ],
    ],
    ['收入高出很多：没有小的改变', { income: 900_000 }, []],
    ['封存的信息不拿来改变：欠款过多', { debt: 5_000 }, []],
    ['表单填错不是规则不符', { income: 'much' }, null],
    ['还不知道的不是规则不符', { heads: undefined }, null],
  ])('%s', (_, input, expected) => {
    expect(said(input)).toEqual(expected)
  })

  test('上限提高以后，同样的收入符合条件', () => {
    expect(said({ income: 14_000 }, '2021-07-01')).toBeNull()
  })

  test('英文', () => {
    const answer = whyNot(subsidy, null, claim({ income: 14_000 }), around('resident', '2021-03-01'), rule)!
    expect(answer.changes.map((parts) => sayChange(subsidy, parts).en)).toEqual([
      'It would qualify if “Monthly income” were 40 yuan lower (100 yuan).',
      'It would qualify if “Heads” were 1 higher (2).',
      'It would qualify if “Flat” were “Let”.',
    ])
  })

  test('不是办理人的，不因规则被拒，不说', () => {
    expect(whyNot(subsidy, null, claim({ income: 14_000 }), around('clerk', '2021-03-01'), rule)).toBeNull()
  })
})

test('[WN3] 办结不予的，按当时的情形和当时的标准说', () => {
  const act = (c: Case | null, role: 'resident' | 'clerk', outcome: string, at: string, input: object) => {
    const command = { case: 'c', seq: c?.seq ?? 0, outcome, area: '430523104211', input: { ...input } }
    const stepped = step(subsidy, c, command, around(role, at))
    if (!stepped.ok) throw new Error(stepped.refusal.code)
    return stepped.event
  }
  const applied = act(null, 'resident', 'apply', '2021-03-01', { ...form, income: 14_000, name: '李某某' })
  const refused = act(evolve(null, applied), 'clerk', 'refuse', '2021-03-05', { reason: '收入超过规定' })
  const judged = lastJudged([applied, refused], rule)!
  expect(judged.state.step).toBe('desk')
  const answer = whyNotJudged(subsidy, judged, { ...around('clerk', '2021-08-01'), now: judged.at }, rule)!
  expect(answer.changes.map((parts) => sayChange(subsidy, parts).zh)[0]).toBe(
    '如果月收入低40元（即100元），就符合条件。',
  )
  expect(lastJudged([applied], rule)).toBeNull()
  const granted = { ...refused, outcome: 'grant', to: 'granted' }
  expect(lastJudged([applied, granted], rule)).toBeNull()
})

test('[WN1] [WN2] whatever is told qualifies, and a yuan or a head less does not', () => {
  fc.assert(
    fc.property(
      fc.record({
        income: fc.integer({ min: 0, max: 200_000 }),
        heads: fc.integer({ min: 1, max: 9 }),
        flat: fc.constantFrom('own', 'let'),
        agreed: fc.boolean(),
      }),
      fc.constantFrom('2021-03-01', '2021-09-01'),
      (input, on) => {
        const s = around('resident', on)
        const isAccepted = (changed: object): boolean =>
          step(subsidy, null, claim({ ...input, ...changed }), s).ok
        const answer = whyNot(subsidy, null, claim(input), s, rule)
        expect(answer === null).toBe(isAccepted({}))
        expect(answer?.changes.length ?? 0).toBeLessThanOrEqual(3)
        for (const parts of answer?.changes ?? []) {
          const whole = Object.fromEntries(parts.map((x) => [x.change.name, x.to]))
          expect(isAccepted(whole)).toBe(true)
          for (const { change, from, to } of parts) {
            if (typeof to !== 'number' || typeof from !== 'number') continue
            const step = (change.name === 'income' ? 100 : 1) * (to > from ? 1 : -1)
            expect(isAccepted({ ...whole, [change.name]: to - step })).toBe(false)
          }
        }
      },
    ),
  )
})
