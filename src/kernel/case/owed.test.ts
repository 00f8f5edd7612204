/** [OW1] [OW2] A half-yearly check: each time with its own limit and its own end, in the words of its programme. */
import { describe, expect, test } from 'vitest'
import { kernelAbilities } from '../abilities/index.ts'
import { abilitiesOf } from '../ability/index.ts'
import { chinaCalendar as calendar } from '../clock/index.ts'
import { commitOf } from '../commit/commit.ts'
import { decideCommand } from '../commit/testing.ts'
import { parseInstant } from '../day/index.ts'
import { contributions, type Figure } from '../figure/index.ts'
import type { EffectRule, Outcome, Programme } from '../programme/index.ts'
import { knownWorld, obligationsOf, tasksOf, type Case, type CaseEvent } from './index.ts'
import { out as outBy, t } from './testing.ts'

const out = (to: string, more: Partial<Outcome> = {}): Outcome => outBy(to, ['clerk'], more)
const ends = (how: string, late?: string): EffectRule => ({
  kind: 'close_obligation',
  obligation: 'check',
  how,
  ...(late === undefined ? {} : { late }),
})
const programme: Programme = {
  id: 'test.checks',
  version: 1,
  title: t('津贴'),
  summary: t('津贴'),
  from: '2021-01-01',
  basis: ['law#1'],
  audience: 'office',
  roles: { clerk: { title: t('经办'), level: 'county' } },
  fields: {},
  papers: {},
  params: {
    days: {
      title: t('天数'),
      unit: 'days',
      history: [{ from: '2021-01-01', value: 30, source: 'law#1', reviewBy: '2030-01-01' }],
    },
  },
  tallies: {},
  decisions: {},
  clocks: {
    check: {
      title: t('核查期限'),
      limit: { param: 'days', unit: 'calendar_day' },
      starts: ['ask'],
      stops: ['confirm', 'waive'],
      clause: 'law#1',
    },
  },
  obligations: {
    check: {
      title: t('半年核查'),
      clock: 'check',
      ends: { done: t('已核查'), late: t('逾期核查'), waived: t('免予核查') },
      clause: 'law#1',
    },
  },
  accounts: {},
  opens: { grant: out('paid') },
  steps: {
    paid: {
      title: t('发放中'),
      holder: 'clerk',
      dormant: true,
      outcomes: {
        ask: out('paid', { effects: [{ kind: 'open_obligation', obligation: 'check' }] }),
        confirm: out('paid', { effects: [ends('done', 'late')] }),
        waive: out('paid', { effects: [ends('waived')] }),
        close: out('ended', { effects: [ends('waived')] }),
      },
    },
    ended: { title: t('终止'), end: 'done', outcomes: {} },
  },
}
const overdue: Figure = {
  id: 'test.overdue',
  version: 1,
  title: t('超期'),
  definition: t('超期'),
  programme: 'test.checks',
  unit: 'case',
  measure: 'count',
  counts: { overdue: 'check' },
  window: 'now',
  clause: 'law#1',
}
const setting = { calendar, areaPath: ['430523'] }
const rows = {
  setting: () => setting,
  programme: () => programme,
  figures: [],
  registers: [],
  personKey: (idNo: string) => idNo,
}

type Acts = readonly (readonly [outcome: string, day: string])[]
function played(...acts: Acts): readonly CaseEvent[] {
  let c: Case | null = null
  return acts.map(([outcome, day]) => {
    const now = parseInstant(`${day}T09:00:00+08:00`)!
    const ruling = decideCommand(
      programme,
      c,
      { case: 'A', seq: c?.seq ?? 0, outcome, input: {}, area: '430523' },
      {
        now,
        actor: { person: 'li', post: 'p', role: 'clerk', area: '430523', kin: [] },
        areaPath: ['430523'],
        calendar,
        authorities: [],
        abilities: abilitiesOf(kernelAbilities),
        personKey: (idNo) => idNo,
        world: knownWorld(),
      },
      rows,
    )
    if (!ruling.ok) throw new Error(ruling.refusal.message.zh)
    c = commitOf(programme, c, ruling.commit.event, rows).state
    return ruling.commit.event
  })
}
const stateOf = (events: readonly CaseEvent[]): Case =>
  events.reduce<Case | null>((c, e) => commitOf(programme, c, e, rows).state, null)!
const owedAfter = (...acts: Acts) =>
  obligationsOf(programme, stateOf(played(...acts)), setting).map((o) =>
    [o.since, o.due, o.how].map((v) => v?.slice(0, 10) ?? null),
  )

describe('[OW1] [OW2]', () => {
  test.each<[string, Acts, readonly (readonly (string | null)[])[]]>([
    [
      '按期核查，是“已核查”；下一个半年另有期限',
      [
        ['grant', '2021-01-05'],
        ['ask', '2021-06-01'],
        ['confirm', '2021-06-20'],
        ['ask', '2021-12-01'],
      ],
      [
        ['2021-06-01', '2021-07-01', 'done'],
        ['2021-12-01', '2021-12-31', null],
      ],
    ],
    [
      '过了期限才核查，是“逾期核查”',
      [
        ['grant', '2021-01-05'],
        ['ask', '2021-06-01'],
        ['confirm', '2021-07-02'],
      ],
      [['2021-06-01', '2021-07-01', 'late']],
    ],
    [
      '两次都没有核查，一次核查了结：各按各的期限',
      [
        ['grant', '2021-01-05'],
        ['ask', '2021-06-01'],
        ['ask', '2021-12-01'],
        ['confirm', '2021-12-10'],
      ],
      [
        ['2021-06-01', '2021-07-01', 'late'],
        ['2021-12-01', '2021-12-31', 'done'],
      ],
    ],
    [
      '免予核查，过没过期限都是“免予核查”',
      [
        ['grant', '2021-01-05'],
        ['ask', '2021-06-01'],
        ['waive', '2021-09-01'],
      ],
      [['2021-06-01', '2021-07-01', 'waived']],
    ],
  ])('%s', (_, acts, expected) => {
    expect(owedAfter(...acts)).toEqual(expected)
  })

  test('上一次还欠着，经办看到的是上一次的期限，不因为又欠了一次而推后', () => {
    const c = stateOf(played(['grant', '2021-01-05'], ['ask', '2021-06-01'], ['ask', '2021-12-01']))
    expect(tasksOf(programme, c, setting).map((x) => x.due?.slice(0, 10))).toEqual(['2021-07-01'])
  })

  test('超期的指标每次各从各的期限次日起算，了结时都去掉', () => {
    const events = played(
      ['grant', '2021-01-05'],
      ['ask', '2021-06-01'],
      ['ask', '2021-12-01'],
      ['confirm', '2022-01-10'],
    )
    let before: Case | null = null
    const counted = events.map((e) => {
      const after = commitOf(programme, before, e, rows).state
      const counts = contributions([overdue], programme, before, after, e, setting)
      before = after
      return [counts.adds.map((a) => a.from), counts.ends.map((x) => x.to)]
    })
    expect(counted).toEqual([
      [[], []],
      [['2021-07-02'], []],
      [['2022-01-01'], []],
      [[], ['2022-01-10']],
    ])
  })
})
