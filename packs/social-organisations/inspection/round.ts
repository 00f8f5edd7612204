/** The year's inspection as a whole: opened by the calendar, with what came in and what did not, counted from records. */
import { defineProgramme } from 'yimen/kernel/programme'
import { association, local } from '../clauses.ts'
import { act, must, none, rolesOf, t } from '../shared.ts'

/** Summed up late, it is what it was on the last day; another year’s inspections are not this one’s. */
const countedOn = 'if closesOn != null and today > closesOn then closesOn else today'

export const round = defineProgramme({
  ...none,
  id: 'organisations.inspection_round',
  version: 1,
  title: t('年度检查工作', 'The year’s inspection'),
  summary: t(
    '每年1月1日开始，每月末（含3月31日、5月31日）记下已作出结论的家数，6月30日汇总参检率。',
    'Begins on 1 January, records at the end of each month (31 March and 31 May among them) how far it is, and is summed up on 30 June.',
  ),
  from: '2021-12-01',
  basis: [association('art-28'), local('item-7')],
  audience: 'office',
  roles: rolesOf('registrar', 'system'),
  fields: {},
  readings: {
    inspected: { figure: 'organisations.inspected', on: countedOn },
    all: { figure: 'organisations.registered', on: countedOn },
  },
  values: {
    year: { title: t('检查年度', 'Year'), unit: 'count' },
    inspectedCount: { title: t('已作出结论', 'Concluded'), unit: 'count' },
    allCount: { title: t('登记总数', 'Registered'), unit: 'count' },
  },
  clocks: {
    whole: {
      title: t('汇总期限', 'To be summed up'),
      limit: { until: 'closesOn' },
      starts: ['begin'],
      stops: ['close'],
      clause: local('item-7'),
    },
  },
  opens: {
    begin: act(t('开始', 'Begin'), ['system'], 'open', association('art-28'), {
      sets: { year: 'date(today).year - 1', closesOn: 'substring(today, 1, 5) + "06-30"' },
    }),
  },
  steps: {
    open: {
      title: t('检查中', 'Under way'),
      holder: 'registrar',
      outcomes: {
        remind: act(
          t('记下进度', 'Record how far it is'),
          ['system', 'registrar'],
          'open',
          association('art-28'),
          { sets: { inspectedCount: 'inspected.records', allCount: 'all.records' } },
        ),
        close: act(t('汇总', 'Sum up'), ['registrar'], 'closed', local('item-7'), {
          when: [
            must(
              'today > string(year + 1) + "-05-31"',
              association('art-28'),
              '报送期限还没有过，不能汇总',
              'Reports may still come',
            ),
          ],
          sets: { inspectedCount: 'inspected.records', allCount: 'all.records' },
        }),
      },
    },
    closed: { title: t('已汇总', 'Summed up'), end: 'done', outcomes: {} },
  },
  schedules: {
    yearly: {
      title: t('每年开始', 'Each year'),
      every: 'year',
      on: 1,
      missed: 'latest',
      does: { opens: 'begin', per: 'county' },
      clause: association('art-28'),
    },
    monthly: {
      title: t('每月末记下进度', 'How far it is, each month'),
      every: 'month',
      on: -1,
      missed: 'latest',
      does: { outcome: 'remind', at: ['open'] },
      clause: association('art-28'),
    },
  },
})
