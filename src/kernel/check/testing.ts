/** A programme that is good as it stands, for tests that put one fault into it. */
import type { AuthorityGrant } from '../authority/index.ts'
import type { Outcome, Parameter, Programme } from '../programme/index.ts'

export const t = (zh: string) => ({ zh, en: zh === '' ? '' : 'Something' })
export const out = (to: string, more: Partial<Outcome> = {}): Outcome => ({
  title: t('动作'),
  by: ['clerk'],
  to,
  clause: 'law#1',
  ...more,
})
export const param = (value: number): Parameter => ({
  title: t('参数'),
  unit: 'days',
  history: [{ from: '2020-01-01', value, source: 'law#1', reviewBy: '2022-01-01' }],
})

/** Good as it stands: someone applies, a clerk grants an amount within five days. */
export const good: Programme = {
  id: 'test.good',
  version: 1,
  title: t('测试'),
  summary: t('测试'),
  from: '2020-01-01',
  basis: ['law#1'],
  audience: 'resident',
  roles: { clerk: { title: t('经办人'), level: 'township' } },
  fields: { amount: { type: 'fen', min: 1, max: 1_000_000, title: t('金额') } },
  papers: {},
  params: { days: param(5) },
  tallies: {},
  decisions: {},
  clocks: {
    whole: {
      title: t('办结'),
      limit: { param: 'days', unit: 'working_day' },
      starts: ['apply'],
      stops: ['grant', 'refuse'],
      clause: 'law#1',
    },
  },
  obligations: {},
  accounts: {},
  opens: { apply: out('desk', { asks: { amount: 'required' } }) },
  steps: {
    desk: {
      title: t('审批'),
      holder: 'clerk',
      outcomes: { grant: out('done', { decides: { act: 'grant', amount: 'amount' } }), refuse: out('done') },
    },
    done: { title: t('办结'), end: 'done', outcomes: {} },
  },
}
export const grant: AuthorityGrant = {
  id: 'a',
  act: 'grant',
  programme: 'test.good',
  role: 'clerk',
  area: '430523',
  max: null,
  from: '2020-01-01',
  to: null,
  delegatedBy: null,
  clause: 'law#1',
}
