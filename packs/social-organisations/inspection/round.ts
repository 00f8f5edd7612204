/** The year's inspection as a whole: opened by the calendar, with what came in and what did not, counted from records. */
import { defineProgramme } from 'yimen/kernel/programme'
import { association, local } from '../clauses.ts'
import { act, none, rolesOf, t } from '../shared.ts'

export const round = defineProgramme({
  ...none,
  id: 'organisations.inspection_round',
  version: 1,
  title: t('年度检查工作', 'The year’s inspection'),
  summary: t(
    '每年1月1日开始，提醒3月31日、5月31日两个期限，6月30日汇总参检率。',
    'Begins on 1 January, reminds of 31 March and 31 May, and is summed up on 30 June.',
  ),
  from: '2021-12-01',
  basis: [association('art-28'), local('item-7')],
  audience: 'office',
  roles: rolesOf('registrar', 'system'),
  fields: {},
  readings: {
    inspected: { figure: 'organisations.inspected', on: 'today' },
    all: { figure: 'organisations.registered', on: 'today' },
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
          t('提醒尚未报送的', 'Remind those who did not hand in'),
          ['system', 'registrar'],
          'open',
          association('art-28'),
          { sets: { inspectedCount: 'inspected.records', allCount: 'all.records' } },
        ),
        close: act(t('汇总', 'Sum up'), ['registrar'], 'closed', local('item-7'), {
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
    quarterly: {
      title: t('季末提醒', 'A reminder each quarter'),
      every: 'quarter',
      on: -1,
      missed: 'latest',
      does: { outcome: 'remind', at: ['open'] },
      clause: association('art-28'),
    },
  },
})
