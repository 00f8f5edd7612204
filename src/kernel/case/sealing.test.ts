/** [SD1]-[SD3] An income is told once and sealed; the rules go on with what was derived of it. */
import { describe, expect, test } from 'vitest'
import { kernelAbilities } from '../abilities/index.ts'
import { abilitiesOf } from '../ability/index.ts'
import { chinaCalendar as calendar } from '../clock/index.ts'
import type { Commit } from '../commit/commit.ts'
import { decideCommand, type Ruling } from '../commit/testing.ts'
import { parseInstant } from '../day/index.ts'
import type { Outcome, Programme } from '../programme/index.ts'
import { knownWorld, type Case } from './index.ts'
import { out as outBy, t } from './testing.ts'

const out = (to: string, more: Partial<Outcome> = {}): Outcome => outBy(to, ['clerk'], more)
const programme: Programme = {
  id: 'test.low_income',
  version: 1,
  title: t('低保'),
  summary: t('低保'),
  from: '2021-01-01',
  basis: ['law#1'],
  audience: 'office',
  roles: { clerk: { title: t('经办'), level: 'county' } },
  fields: {
    income: { type: 'fen', min: 0, max: 9_999_999, title: t('月收入'), sensitive: true },
    heads: { type: 'integer', min: 1, max: 20, title: t('人数') },
  },
  papers: {},
  params: {
    standard: {
      title: t('标准'),
      unit: 'fen',
      history: [
        { from: '2021-01-01', value: 41_000, source: 'law#1', reviewBy: '2030-01-01' },
        { from: '2021-06-01', value: 45_000, source: 'law#1', reviewBy: '2030-01-01' },
      ],
    },
  },
  tallies: {},
  decisions: {
    class: {
      kind: 'table',
      hitPolicy: 'first',
      inputs: [{ expression: 'perHead' }],
      outputs: [{ name: 'class' }],
      rules: [
        { when: ['0'], then: ['"A"'], clause: 'law#2' },
        { when: ['-'], then: ['"B"'], clause: 'law#2' },
      ],
    },
  },
  derived: {
    counted: { value: 'income', clause: 'law#1' },
    perHead: { value: 'floor(counted / heads)', clause: 'law#1' },
  },
  inClear: { granted: { reason: t('发放清单和账目要有金额'), clause: 'law#1' } },
  clocks: {},
  obligations: {},
  accounts: {},
  opens: { apply: out('asked', { asks: { income: 'required', heads: 'required' } }) },
  steps: {
    asked: {
      title: t('待批'),
      holder: 'clerk',
      outcomes: {
        approve: out('asked', {
          when: [
            { test: 'perHead < standard', clause: 'law#1', message: t('人均收入不低于标准') },
            { test: 'income != null', clause: 'law#1', message: t('没有填写收入') },
          ],
          sets: { granted: 'max(0, standard * heads - counted)', lone: 'class = "A"' },
        }),
        recount: out('asked', { asks: { heads: 'required' } }),
      },
    },
  },
}

/** What the store does: boxes of events, opened by their marks. */
const boxes = new Map<string, unknown>()
function act(
  c: Case | null,
  outcome: string,
  input: Record<string, number> = {},
  day = '2021-03-01',
  hasKey = true,
): Ruling {
  const ruling = decideCommand(
    programme,
    c,
    { case: 'A', seq: c?.seq ?? 0, outcome, input, area: '430523' },
    {
      now: parseInstant(`${day}T09:00:00+08:00`)!,
      actor: { person: 'li', post: 'p', role: 'clerk', area: '430523', kin: [] },
      areaPath: ['430523'],
      calendar,
      authorities: [],
      abilities: abilitiesOf(kernelAbilities),
      personKey: (idNo) => idNo,
      world: knownWorld({
        opened: (_, name, mark) => (hasKey ? ((boxes.get(`${mark} ${name}`) as number) ?? null) : null),
      }),
    },
    {
      setting: () => ({ calendar, areaPath: ['430523'] }),
      programme: () => programme,
      figures: [],
      registers: [],
      personKey: (idNo) => idNo,
    },
  )
  if (ruling.ok)
    for (const [name, value] of Object.entries(ruling.commit.secret ?? {}))
      boxes.set(`sealed:${ruling.commit.event.seq} ${name}`, value)
  return ruling
}
const done = (r: Ruling): Commit => {
  if (!r.ok) throw new Error(r.refusal.message.zh)
  return r.commit
}
const applied = (income: number, heads: number): Commit => done(act(null, 'apply', { income, heads }))
const refused = (r: Ruling) => (r.ok ? 'ok' : `${r.refusal.code} ${r.refusal.message.zh}`)

describe('[SD1] [SD2] [SD3]', () => {
  test('填写时算出，与收入密封在同一个盒子里，事件和办件里只有记号', () => {
    const { event, secret, state } = applied(104_000, 4)
    expect(event.input).toEqual({ income: 'sealed:1', heads: 4 })
    expect(event.sets).toEqual({ counted: 'sealed:1', perHead: 'sealed:1' })
    expect(secret).toEqual({ income: 104_000, counted: 104_000, perHead: 26_000 })
    expect(JSON.stringify(state)).not.toMatch(/104000|26000/)
  })

  test.each<[string, number, number, string, unknown]>([
    ['1,040元4人，标准410元', 104_000, 4, '2021-03-01', 60_000],
    ['标准提到450元', 104_000, 4, '2021-06-01', 76_000],
  ])('批准时用算出的值：%s', (_, income, heads, day, granted) => {
    const { event } = done(act(applied(income, heads).state, 'approve', {}, day))
    expect(event.sets.granted).toBe(granted)
  })

  test('不低于标准的，拒绝只说规定', () => {
    expect(refused(act(applied(164_000, 4).state, 'approve'))).toBe('not_met 人均收入不低于标准')
  })

  test('人数变了，人均按密封的收入重新算', () => {
    const { event, secret } = done(act(applied(164_000, 4).state, 'recount', { heads: 5 }))
    expect(event.sets).toEqual({ perHead: 'sealed:2' })
    expect(secret).toEqual({ perHead: 32_800 })
  })

  test('决定的过程里不留数，也不留是哪一行', () => {
    const { event } = done(act(applied(104_000, 4).state, 'approve'))
    expect(event.trace!.class).toMatchObject({ inputs: {}, rows: [] })
  })

  test('密钥销毁以后是“尚不知道”，不是零', () => {
    expect(refused(act(applied(104_000, 4).state, 'approve', {}, '2021-03-01', false))).toBe(
      'not_known 尚缺信息，无法判断：人均收入不低于标准',
    )
  })
})
