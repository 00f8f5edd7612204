/** A test pack: a domain that the house has never heard of. Volunteers' hours, with an ability, a unit, a programme and a figure of its own. */
import type { Figure } from '../src/kernel/figure/index.ts'
import type { Units } from '../src/kernel/money/index.ts'
import { ability, given } from '../src/kernel/ability/index.ts'
import { defineProgramme, type Outcome, type Programme } from '../src/kernel/programme/index.ts'

const clause = 'social-assistance/policy/rehearsal-shaoyang-parameters(2020-01-01).md#item-1'

/** Minutes that each signed, at most so many a day, in whole steps. */
export const hours = ability({
  id: 'hours.counted@1',
  takes: {
    signed: { list: { of: { person: 'text', on: 'day', minutes: 'number' } }, orNone: true },
    person: 'text',
  },
  gives: { of: { counted: 'number', over: 'number', next: 'number' } },
  rules: given.record({ dailyMost: given.whole(1), step: given.whole(1), badgeAt: given.whole(1) }),
}).does({
  work({ signed, person }, { dailyMost, step, badgeAt }) {
    const byDay = new Map<string, number>()
    for (const s of signed) if (s.person === person) byDay.set(s.on, (byDay.get(s.on) ?? 0) + s.minutes)
    const days = [...byDay.values()]
    const counted = days.reduce((sum, n) => sum + Math.floor(Math.min(n, dailyMost) / step) * step, 0)
    return {
      counted,
      over: days.reduce((sum, n) => sum + n, 0) - counted,
      next: Math.max(0, badgeAt - counted),
    }
  },
  tells({ counted, over, next }, { badgeAt }, reader, { signed, person }) {
    return [
      {
        kind: 'sum',
        id: 'sum',
        title: { zh: '计入的服务时间', en: 'Hours that count' },
        sum: { amount: counted, unit: 'minutes' },
        parts: [{ title: { zh: '未计入', en: 'Not counted' }, is: { amount: over, unit: 'minutes' } }],
      },
      {
        kind: 'progress',
        id: 'badge',
        title: { zh: '星级', en: 'The badge' },
        bars: [
          {
            title: { zh: '一星志愿者', en: 'One star' },
            unit: 'minutes',
            is: counted,
            of: badgeAt,
            needs: badgeAt,
            met: next === 0,
          },
        ],
      },
      {
        kind: 'table',
        id: 'days',
        title: { zh: '签到', en: 'Attendance' },
        columns: [{ title: { zh: '日期', en: 'Day' } }, { title: { zh: '时长', en: 'Time' }, number: true }],
        /** One volunteer's days are theirs; the office sees everybody's. */
        rows: signed
          .filter((s) => reader.official || s.person === person)
          .map((s) => ({
            cells: [
              { zh: s.on, en: s.on },
              { amount: s.minutes, unit: 'minutes' },
            ],
          })),
      },
      ...(reader.may('sign')
        ? [
            {
              kind: 'ask',
              id: 'sign',
              title: { zh: '今天服务了多久？', en: 'How long today?' },
              outcome: 'sign',
              ways: [
                { title: { zh: '半天', en: 'Half a day' }, input: { minutes: 240 }, first: true },
                { title: { zh: '另填', en: 'Another time' }, input: {} },
              ],
            } as const,
          ]
        : []),
    ]
  },
})

export const units: Units = {
  shift: { title: { zh: '班次', en: 'shifts' }, after: { zh: '班', en: ' shifts' } },
}

const by = ['resident', 'township-clerk']
type Step = 'serving' | 'over'
const way = (to: Step, more: Partial<Outcome<Step>>): Outcome<Step> => ({
  title: { zh: '办理', en: 'Go on' },
  by,
  to,
  kinMayAct: true,
  clause,
  ...more,
})

export const service: Programme = defineProgramme({
  id: 'hours.service',
  version: 1,
  title: { zh: '志愿服务时间', en: 'Volunteers’ hours' },
  summary: { zh: '登记、累计志愿服务时间', en: 'Hours that volunteers give' },
  from: '2021-01-01',
  basis: [clause],
  audience: 'office',
  subject: { name: 'name', people: ['idNo'] },
  roles: {
    resident: { title: { zh: '志愿者', en: 'Volunteer' }, level: 'person' },
    'township-clerk': { title: { zh: '乡镇经办', en: 'Clerk' }, level: 'township' },
  },
  fields: {
    name: {
      type: 'name',
      title: { zh: '姓名', en: 'Name' },
      inClear: { zh: '服务时长公示时写明是谁', en: 'Hours are published with the name of who gave them' },
    },
    idNo: { type: 'resident_id', sensitive: true, title: { zh: '身份证号', en: 'ID number' } },
    minutes: { type: 'integer', min: 1, max: 1_440, title: { zh: '时长（分钟）', en: 'Minutes' } },
  },
  papers: {},
  params: {
    shiftsLeast: {
      title: { zh: '最少班次', en: 'Least shifts' },
      unit: 'shift',
      history: [{ from: '2021-01-01', value: 1, source: clause, reviewBy: '2030-01-01' }],
    },
  },
  tallies: {},
  decisions: { enough: { kind: 'formula', expression: 'count(attendance) >= shiftsLeast', clause } },
  reckonings: {
    mine: {
      ability: 'hours.counted@1',
      with: { signed: 'attendance', person: 'name' },
      rules: { dailyMost: 480, step: 30, badgeAt: 600 },
      clause,
    },
  },
  clocks: {},
  obligations: {},
  accounts: {
    given: { title: { zh: '已给出的时间', en: 'Hours given' }, kind: 'source', unit: 'minutes' },
    bank: { title: { zh: '时间银行', en: 'Bank of hours' }, kind: 'asset', unit: 'minutes', per: 'case' },
  },
  lists: {
    attendance: {
      type: 'list',
      max: 400,
      title: { zh: '签到', en: 'Attendance' },
      of: {
        person: { type: 'text', max: 40, title: { zh: '志愿者', en: 'Volunteer' } },
        on: { type: 'day', title: { zh: '日期', en: 'Day' } },
        minutes: { type: 'integer', min: 1, max: 1_440, title: { zh: '时长', en: 'Minutes' } },
      },
    },
  },
  opens: {
    enlist: way('serving', {
      title: { zh: '登记', en: 'Enlist' },
      by: ['township-clerk'],
      asks: { name: 'required', idNo: 'required' },
    }),
  },
  steps: {
    serving: {
      title: { zh: '服务中', en: 'Serving' },
      holder: 'township-clerk',
      outcomes: {
        sign: way('serving', {
          title: { zh: '签到', en: 'Sign' },
          asks: { minutes: 'required' },
          adds: { attendance: '{person: name, on: today, minutes: minutes}' },
          effects: [
            {
              kind: 'transfer',
              debit: 'bank',
              credit: 'given',
              amount: 'minutes',
              memo: { zh: '存入时间', en: 'Hours banked' },
            },
          ],
        }),
        finish: way('over', {
          title: { zh: '结束', en: 'Finish' },
          by: ['township-clerk'],
          when: [
            { test: 'enough', clause, message: { zh: '还没有服务过', en: 'Nothing was served yet' } },
            { test: 'mine.counted > 0', clause, message: { zh: '没有可计入的时间', en: 'No hours count' } },
          ],
          sets: { counted: 'mine.counted' },
        }),
      },
    },
    over: { title: { zh: '已结束', en: 'Over' }, end: 'starred', outcomes: {} },
  },
  values: { counted: { title: { zh: '计入时间（分钟）', en: 'Minutes that count' }, unit: 'count' } },
})

export const minutesGiven: Figure = {
  id: 'hours.minutes',
  version: 1,
  title: { zh: '志愿服务时间', en: 'Volunteers’ minutes' },
  definition: { zh: '签到的分钟数', en: 'Minutes that were signed' },
  programme: 'hours.service',
  unit: 'minutes',
  measure: 'sum',
  things: true,
  counts: { on: ['sign'], value: 'minutes' },
  window: 'year_to_date',
  clause,
}

export const volunteers = {
  id: 'hours',
  programmes: [service],
  figures: [minutesGiven],
  bulletins: [],
  authorities: [],
  registers: [],
  campaigns: [],
  abilities: [hours],
  units,
  ends: { starred: { zh: '已评星', en: 'starred' } },
}
