/** What a street reports of its filings each quarter: counted from the records of the quarter before, never typed. */
import { defineProgramme } from 'yimen/kernel/programme'
import { filing, local } from '../clauses.ts'
import { act, none, rolesOf, sealedWords, t } from '../shared.ts'

const reading = (figure: string) => ({ figure: `organisations.filed.${figure}`, on: 'periodEnd' })

export const statistics = defineProgramme({
  ...none,
  id: 'organisations.statistics',
  version: 1,
  title: t('备案季度统计', 'Quarterly statistics of filings'),
  summary: t(
    '街道每季度第一个月20日前报送上一季度新增、变更、注销的备案数，数字由记录得出。',
    'By the 20th of each quarter a street reports what was filed, changed and cancelled in the one before, counted from records.',
  ),
  from: '2021-10-01',
  basis: [filing('item-4')],
  audience: 'office',
  roles: rolesOf('street-clerk', 'registrar', 'system'),
  fields: { remarks: { ...sealedWords('说明', 'Remarks'), forTheFile: true } },
  readings: {
    added: reading('added'),
    changed: reading('changed'),
    ended: reading('ended'),
    standing: { figure: 'organisations.filed', on: 'periodEnd' },
  },
  values: {
    periodEnd: { title: t('统计截至', 'Until'), unit: 'text' },
    reportBy: { title: t('报送期限', 'To be reported by'), unit: 'text' },
    addedCount: { title: t('新增', 'Filed'), unit: 'count' },
    changedCount: { title: t('变更', 'Changed'), unit: 'count' },
    endedCount: { title: t('注销', 'Cancelled'), unit: 'count' },
    standingCount: { title: t('期末备案数', 'On file at the end'), unit: 'count' },
  },
  clocks: {
    report: {
      title: t('报送期限', 'To report'),
      limit: { until: 'reportBy' },
      starts: ['begin'],
      stops: ['report'],
      clause: filing('item-4'),
    },
  },
  opens: {
    begin: act(t('季度统计开始', 'The quarter begins'), ['system'], 'counting', filing('item-4'), {
      sets: { periodEnd: 'string(date(today) - duration("P1D"))', reportBy: 'substring(today, 1, 8) + "20"' },
    }),
  },
  steps: {
    counting: {
      title: t('待街道报送', 'To be reported by the street'),
      holder: 'street-clerk',
      outcomes: {
        report: act(t('报送', 'Report'), ['street-clerk'], 'reported', filing('item-4'), {
          asks: { remarks: 'optional' },
          sets: {
            addedCount: 'added.records',
            changedCount: 'changed.records',
            endedCount: 'ended.records',
            standingCount: 'standing.records',
          },
        }),
      },
    },
    reported: {
      title: t('待区民政局汇总', 'To be gathered by the district'),
      holder: 'registrar',
      outcomes: {
        gather: act(t('汇总', 'Gathered'), ['registrar'], 'gathered', local('item-15')),
        return_it: act(t('退回核对', 'Back to be looked at'), ['registrar'], 'counting', local('item-15'), {
          asks: { remarks: 'required' },
        }),
      },
    },
    gathered: { title: t('已汇总', 'Gathered'), end: 'done', outcomes: {} },
  },
  schedules: {
    quarterly: {
      title: t('每季度开始', 'Each quarter'),
      every: 'quarter',
      on: 1,
      missed: 'latest',
      does: { opens: 'begin', per: 'township' },
      clause: filing('item-4'),
    },
  },
})
