/**
 * The progress of a day, out of the core systems by file: each row enters the day's value, and brings what its unit has done so far up to date.
 * A day that comes again is a new edition; the head of the department checks it the next morning.
 */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { indicatorOptions } from '../indicators.ts'
import {
  act,
  area,
  choice,
  count,
  line,
  must,
  none,
  param,
  past,
  rolesOf,
  t,
  whole,
  words,
} from '../shared.ts'
import { rowsAtOnce, sheet } from './sheet.ts'

const rule = local('item-6')
const most = 100_000_000
const makers = ['department-clerk'] as const

const ofDay = (each: string, standing: string): EffectRule => ({
  kind: 'enter',
  register: 'season.days',
  each,
  id: 'unit + "/" + indicator + "/" + day',
  area: 'unit',
  standing,
  body: { edition: 'edition', before: 'if latest = null then null else latest.value' },
})
const soFar = (each: string): EffectRule => ({
  kind: 'enter',
  register: 'season.progress',
  each,
  id: 'unit + "/" + indicator',
  area: 'unit',
  standing: 'if latest != null and not(isNewest) then latest.standing else turn',
  body: {
    day: 'if isNewest then day else latest.day',
    value: 'valueNow',
    total: 'totalNow',
    days: 'daysNow',
    done: 'doneNow',
    change:
      'if isNewest and latest != null then value - latest.value else if latest = null then 0 else latest.change',
  },
})

export const daily = defineProgramme({
  ...none,
  id: 'season.daily',
  title: t('每日进度导入', 'Progress of a day'),
  summary: t(
    '部门从业务系统取数导入当日进度，次一工作日由部门负责人核对；更正产生新版次，缺数的按上一日余额列入并注明。',
    'A department imports each day’s progress from the core systems; its head checks it the next working day. A correction is a new edition.',
  ),
  basis: [rule, local('item-10')],
  roles: rolesOf('department-clerk', 'department-head'),
  fields: {
    batchName: line('文件名', 'Name', 80),
    fileDigest: line('文件校验值（SHA-256）', 'SHA-256 of the file', 64),
    rows: {
      type: 'list',
      max: rowsAtOnce,
      title: t('进度明细', 'Rows'),
      of: {
        unit: area('单位', 'Unit'),
        indicator: choice('指标', 'Indicator', indicatorOptions),
        day: past('数据日期', 'Day'),
        value: whole('当日数', 'Value of the day', most, -most),
      },
    },
    missing: {
      type: 'list',
      max: 200,
      title: t('缺数的单位', 'Units without data'),
      of: {
        unit: area('单位', 'Unit'),
        indicator: choice('指标', 'Indicator', indicatorOptions),
        day: past('数据日期', 'Day'),
      },
    },
    checkNote: words('核对意见', 'What the check found', 300),
    reason: words('撤回理由', 'Why it is taken back', 300),
  },
  params: {
    oddPercent: param('突增、回转的界限', 'A spike or a reversal from', 'percent', 30, local('item-10')),
    checkDays: param('核对期限', 'To check it', 'days', 1, rule),
  },
  entries: {
    was: { register: 'season.days', id: 'unit + "/" + indicator + "/" + day' },
    latest: { register: 'season.progress', id: 'unit + "/" + indicator' },
    aim: { register: 'season.targets', id: 'indicator + "/" + unit' },
    about: { register: 'season.indicators', id: 'indicator' },
  },
  decisions: {
    base: { kind: 'formula', expression: 'if aim = null then 0 else aim.base', clause: rule },
    isNewest: { kind: 'formula', expression: 'latest = null or day >= latest.day', clause: rule },
    edition: {
      kind: 'formula',
      expression: 'if was = null then 1 else if was.value = value then was.edition else was.edition + 1',
      clause: rule,
    },
    totalNow: {
      kind: 'formula',
      expression:
        '(if latest = null then 0 else latest.total) - (if was = null then 0 else was.value) + value',
      clause: rule,
    },
    daysNow: {
      kind: 'formula',
      expression: '(if latest = null then 0 else latest.days) + (if was = null then 1 else 0)',
      clause: rule,
    },
    valueNow: { kind: 'formula', expression: 'if isNewest then value else latest.value', clause: rule },
    /** Growth: of the average in whole units rounded down, of a balance or a rate against its base, of business its sum. */
    doneNow: {
      kind: 'formula',
      expression: `
        if about.kind = "average" then floor(totalNow / daysNow) - base
        else if list contains(["stock", "ratio"], about.kind) then valueNow - base
        else totalNow
      `,
      clause: local('item-7'),
    },
    swing: {
      kind: 'formula',
      expression: `
        if latest = null or day <= latest.day or not(list contains(["average", "stock"], about.kind)) then 0
        else (value - latest.value) * 100
      `,
      clause: local('item-10'),
    },
    turn: {
      kind: 'formula',
      expression: `
        if latest = null or swing = 0 then "reported"
        else if swing > oddPercent * abs(latest.value) then "spike"
        else if latest.standing = "spike" and swing < 0 - oddPercent * abs(latest.value) then "reversal"
        else "reported"
      `,
      clause: local('item-10'),
    },
  },
  values: { rowTotal: count('已导入行数', 'Rows') },
  about: ['rowTotal'],
  sheet,
  clocks: {
    check: {
      title: t('核对期限', 'To check it'),
      limit: { param: 'checkDays', unit: 'working_day' },
      starts: ['finish'],
      stops: ['pass', 'undo'],
      clause: rule,
    },
  },
  opens: {
    begin: act(t('开始导入', 'Begin'), makers, 'entering', rule, {
      asks: { batchName: 'required', fileDigest: 'optional' },
    }),
  },
  steps: {
    entering: {
      title: t('导入中', 'Being entered'),
      holder: 'department-clerk',
      outcomes: {
        rows: act(t('导入明细', 'Enter rows'), makers, 'entering', rule, {
          asks: { rows: 'required' },
          when: [
            must('count(rows) > 0', rule, '没有明细', 'There are no rows'),
            must(
              `count(distinct values(for r in rows return r.unit + "/" + r.indicator)) = count(rows)`,
              rule,
              '同一单位同一指标出现两次；一天一个文件',
              'A unit and an indicator twice: one file is of one day',
            ),
          ],
          sets: { rowTotal: '(if rowTotal = null then 0 else rowTotal) + count(rows)' },
          effects: [ofDay('rows', 'turn'), soFar('rows')],
        }),
        finish: act(t('导入完毕', 'Finish'), makers, 'checking', rule, {
          when: [must('rowTotal > 0', rule, '没有明细', 'There are no rows')],
        }),
        abandon: act(t('撤回整批', 'Take all back'), makers, 'taken_back', rule, {
          asks: { reason: 'required' },
          effects: [
            { kind: 'take_back', register: 'season.days' },
            { kind: 'take_back', register: 'season.progress' },
          ],
        }),
      },
    },
    checking: {
      title: t('待核对', 'To be checked'),
      holder: 'department-head',
      outcomes: {
        carry: act(
          t('缺数的按上一日余额列入', 'Carry the last balance'),
          ['department-head'],
          'checking',
          rule,
          {
            asks: { missing: 'required' },
            own: ['missing'],
            when: [
              must(
                'count(distinct values(for r in missing return r.unit + "/" + r.indicator + "/" + r.day)) = count(missing)',
                rule,
                '同一单位同一指标同一天出现两次',
                'One unit, indicator and day twice',
              ),
            ],
            effects: [
              {
                kind: 'open_each',
                list: 'missing',
                programme: 'season.carried',
                outcome: 'carry',
                area: 'unit',
                input: { from: 'caseId', indicator: 'indicator', day: 'day' },
              },
            ],
          },
        ),
        pass: act(t('核对通过', 'Checked'), ['department-head'], 'checked', rule, {
          notBy: ['begin', 'rows', 'finish'],
          asks: { checkNote: 'optional' },
        }),
        undo: act(t('撤回整批', 'Take the whole import back'), ['department-head'], 'taken_back', rule, {
          asks: { reason: 'required' },
          effects: [
            { kind: 'take_back', register: 'season.days' },
            { kind: 'take_back', register: 'season.progress' },
          ],
        }),
      },
    },
    checked: { title: t('已核对', 'Checked'), end: 'done', outcomes: {} },
    taken_back: { title: t('已撤回', 'Taken back'), end: 'withdrawn', outcomes: {} },
  },
})

/** A day without data stands at the last balance, and says so; what comes later replaces it as a new edition. */
export const carried = defineProgramme({
  ...none,
  id: 'season.carried',
  title: t('缺数按上一日余额列入', 'A day carried over'),
  summary: t(
    '某单位某日没有数据的，按上一日余额列入并注明；以后补来的数据作为新版次替换。',
    'A day without data stands at the last balance and says so; data that come later replace it as a new edition.',
  ),
  basis: [rule],
  roles: rolesOf('system'),
  fields: {
    from: { type: 'case', forTheFile: true, title: t('当日导入', 'Import of the day') },
    indicator: choice('指标', 'Indicator', indicatorOptions),
    day: past('数据日期', 'Day'),
  },
  entries: {
    was: { register: 'season.days', id: 'caseArea + "/" + indicator + "/" + day' },
    latest: { register: 'season.progress', id: 'caseArea + "/" + indicator' },
    aim: { register: 'season.targets', id: 'indicator + "/" + caseArea' },
    about: { register: 'season.indicators', id: 'indicator' },
  },
  decisions: {
    base: { kind: 'formula', expression: 'if aim = null then 0 else aim.base', clause: rule },
    totalNow: { kind: 'formula', expression: 'latest.total + latest.value', clause: rule },
  },
  opens: {
    carry: act(t('列入', 'Carry'), ['system'], 'done', rule, {
      asks: { from: 'required', indicator: 'required', day: 'required' },
      when: [
        must('was = null', rule, '该日已有数据', 'That day has data'),
        must('latest != null', rule, '没有上一日余额', 'There is no earlier balance'),
        must(
          'about.kind = "average"',
          rule,
          '只有日均指标按上一日余额列入',
          'Only averages are carried over',
        ),
      ],
      effects: [
        {
          kind: 'enter',
          register: 'season.days',
          id: 'caseArea + "/" + indicator + "/" + day',
          standing: '"carried"',
          body: {
            unit: 'caseArea',
            indicator: 'indicator',
            day: 'day',
            value: 'latest.value',
            edition: '1',
            before: 'latest.value',
          },
        },
        {
          kind: 'enter',
          register: 'season.progress',
          id: 'caseArea + "/" + indicator',
          standing: 'latest.standing',
          body: {
            unit: 'caseArea',
            indicator: 'indicator',
            day: 'if day > latest.day then day else latest.day',
            value: 'latest.value',
            total: 'totalNow',
            days: 'latest.days + 1',
            done: 'floor(totalNow / (latest.days + 1)) - base',
            change: '0',
          },
        },
      ],
    }),
  },
  steps: { done: { title: t('已列入', 'Carried'), end: 'done', outcomes: {} } },
})
