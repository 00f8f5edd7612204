/** [G16] Why a case does not move, in rows: what happened, the day it is looked at, and what is said. */
import { describe, expect, test } from 'vitest'
import type { Act, Case } from '#kernel/case'
import type { Day } from '#kernel/day'
import type { Outcome, Programme } from '#kernel/programme'
import { chinaCalendar } from '#kernel/clock'
import { caseOn, standing, stuckOf, type StuckRule } from './stuck.ts'

const t = (zh: string) => ({ zh, en: 'Text' })
const days = (value: number) => ({
  title: t('天数'),
  unit: 'days' as const,
  history: [{ from: '2020-01-01', value, source: 'law#1', reviewBy: '2022-01-01' }] as const,
})
const out = (to: string): Outcome => ({ title: t('动作'), by: ['clerk'], to, clause: 'law#1' })
const works: Programme = {
  id: 'test.works',
  version: 1,
  title: t('工程'),
  summary: t('工程'),
  from: '2021-01-01',
  basis: ['law#1'],
  audience: 'office',
  roles: {
    clerk: { title: t('社区工作人员'), level: 'village' },
    office: { title: t('区工作机构'), level: 'county' },
    fire: { title: t('市消防救援支队'), level: 'city' },
  },
  fields: {},
  papers: {},
  params: { visit: days(10), year: days(335) },
  tallies: {},
  decisions: {},
  obligations: {},
  accounts: {},
  clocks: {
    visit: {
      title: t('踏勘时限'),
      limit: { param: 'visit', unit: 'working_day' },
      starts: ['accept'],
      stops: ['seen'],
      clause: 'law#visit',
    },
    opinion: {
      title: t('消防意见时限'),
      limit: { param: 'visit', unit: 'working_day' },
      starts: ['convene'],
      stops: ['conclude'],
      by: 'fire',
      clause: 'law#review',
    },
    yearly: {
      title: t('定期检验'),
      limit: { param: 'year', unit: 'calendar_day' },
      starts: ['open'],
      stops: ['stop'],
      clause: 'law#year',
    },
  },
  opens: { open: out('plan') },
  steps: {
    plan: {
      title: t('征求意见'),
      holder: 'clerk',
      outcomes: { accept: out('visit'), ask: out('plan'), convene: out('review') },
    },
    visit: { title: t('踏勘'), holder: 'office', outcomes: { seen: out('building'), hold: out('held') } },
    held: {
      title: t('依法院文书暂停'),
      holder: 'office',
      suspends: { clocks: ['visit'], reason: t('法院'), clause: 'law#court' },
      outcomes: { seen: out('building') },
    },
    review: {
      title: t('联合审查'),
      holder: 'office',
      parties: { fire: { clock: 'opinion' } } as never,
      outcomes: { conclude: out('building') },
    },
    building: { title: t('施工'), holder: 'clerk', outcomes: { finish: out('done') } },
    done: { title: t('办结'), end: 'done', outcomes: {} },
  },
}
const rule: StuckRule = {
  stages: [],
  idleDays: 30,
  longer: { building: 90 },
  suspendedDays: 30,
  marks: [],
  beside: ['yearly'],
  clause: 'rule#stuck',
}
const setting = {
  calendar: chinaCalendar,
  areaPath: ['430371002004', '430371002', '430371', '430300', '430000'],
}

/** Acts as `outcome to day`. */
const ran = (...acts: readonly (readonly [string, string, Day])[]): Case => {
  const list = acts.map(([outcome, to, day], i): Act => ({
    seq: i + 1,
    outcome,
    to,
    at: `${day}T09:00:00.000+08:00`,
    person: 'p',
    post: null,
    role: 'clerk',
  }))
  return {
    id: 'E-1',
    programme: { id: works.id, version: 1 },
    area: '430371002004',
    step: list.at(-1)!.to,
    seq: list.length,
    facts: {},
    people: [],
    acts: list,
    obligations: [],
  }
}
const opening = ['open', 'plan', '2021-03-01'] as const

describe('a case is stuck', () => {
  test.each<[string, Case, readonly string[], Day, string | null, string | null]>([
    /*
     * what                                                        marks        on            reason
     * with
     */
    ['thirty days in a step: it moves', ran(opening), [], '2021-03-31', null, null],
    [
      'thirty-one days in a step',
      ran(opening),
      [],
      '2021-04-01',
      '“征求意见”环节已停留31天，超过30天',
      '社区工作人员',
    ],
    [
      'acts that leave it there do not move it',
      ran(opening, ['ask', 'plan', '2021-03-30']),
      [],
      '2021-04-01',
      '“征求意见”环节已停留31天，超过30天',
      '社区工作人员',
    ],
    [
      'a step that takes longer by its nature',
      ran(opening, ['accept', 'visit', '2021-03-02'], ['seen', 'building', '2021-03-03']),
      [],
      '2021-06-01',
      null,
      null,
    ],
    [
      '… and longer than that',
      ran(opening, ['accept', 'visit', '2021-03-02'], ['seen', 'building', '2021-03-03']),
      [],
      '2021-06-02',
      '“施工”环节已停留91天，超过90天',
      '社区工作人员',
    ],
    [
      'ten working days from 2 March end on the 16th: in time on that day',
      ran(opening, ['accept', 'visit', '2021-03-02']),
      [],
      '2021-03-16',
      null,
      null,
    ],
    [
      'a day later',
      ran(opening, ['accept', 'visit', '2021-03-02']),
      [],
      '2021-03-17',
      '“踏勘”环节踏勘时限超期1个工作日',
      '区工作机构',
    ],
    [
      'a party’s clock is that party’s to move',
      ran(opening, ['convene', 'review', '2021-03-02']),
      [],
      '2021-03-20',
      '“联合审查”环节消防意见时限超期3个工作日',
      '市消防救援支队',
    ],
    [
      'suspended for thirty days',
      ran(opening, ['accept', 'visit', '2021-03-02'], ['hold', 'held', '2021-03-04']),
      [],
      '2021-04-03',
      null,
      null,
    ],
    [
      'suspended for longer',
      ran(opening, ['accept', 'visit', '2021-03-02'], ['hold', 'held', '2021-03-04']),
      [],
      '2021-04-04',
      '“依法院文书暂停”环节中止计时已31天，超过30天',
      '区工作机构',
    ],
    [
      'a mark holds it up at once, whatever else',
      ran(opening),
      ['红色标记'],
      '2021-03-02',
      '红色标记未整改，现在“征求意见”环节',
      '社区工作人员',
    ],
    [
      'what is done is never stuck',
      ran(opening, ['finish', 'done', '2021-03-02']),
      ['红色标记'],
      '2021-12-31',
      null,
      null,
    ],
  ])('%s', (_, c, marks, on, reason, holder) => {
    const stuck = stuckOf(works, c, rule, marks.map(t), setting, `${on}T23:00:00.000+08:00`)
    expect([stuck?.text.zh ?? null, stuck?.holder?.title.zh ?? null]).toEqual([reason, holder])
  })

  test('the clause is that of the clock, of the suspension, or of the rule', () => {
    const clause = (c: Case, on: Day, marks: readonly string[] = []) =>
      stuckOf(works, c, rule, marks.map(t), setting, `${on}T23:00:00.000+08:00`)!.clause
    expect([
      clause(ran(opening, ['accept', 'visit', '2021-03-02']), '2021-05-01'),
      clause(ran(opening, ['accept', 'visit', '2021-03-02'], ['hold', 'held', '2021-03-04']), '2021-05-01'),
      clause(ran(opening), '2021-05-01'),
    ]).toEqual(['law#visit', 'law#court', 'rule#stuck'])
  })

  test('[G14] a past day is read as it was: what came later has not happened', () => {
    const c = ran(opening, ['accept', 'visit', '2021-04-20'])
    const then = caseOn(c, '2021-04-05')!
    expect([
      then.step,
      standing(then, '2021-04-05T12:00:00.000+08:00').days,
      caseOn(c, '2021-02-28'),
    ]).toEqual(['plan', 35, null])
    expect(stuckOf(works, then, rule, [], setting, '2021-04-05T12:00:00.000+08:00')?.kind).toBe('standing')
  })
})
