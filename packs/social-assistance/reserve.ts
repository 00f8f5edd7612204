/** The township's reserve fund (备用金): asked for by one person, allotted by another, never overdrawn. */
import { defineProgramme } from 'yimen/kernel/programme'
import { local, opinions } from './clauses.ts'

export const reserveFund = defineProgramme({
  id: 'assistance.reserve',
  version: 1,
  title: { zh: '临时救助备用金拨付', en: 'Reserve fund allotment' },
  summary: {
    zh: '县财政专户向乡镇拨付临时救助备用金，用于先行救助。',
    en: 'The county allots a reserve fund to a township, for aid that is paid first.',
  },
  from: '2020-01-01',
  basis: [opinions('item-3'), local('item-7')],
  audience: 'office',
  roles: {
    'county-finance': {
      title: { zh: '县民政局财务', en: 'Finance officer of the county bureau' },
      level: 'county',
    },
    'county-finance-head': {
      title: { zh: '县民政局财务负责人', en: 'Head of finance of the county bureau' },
      level: 'county',
    },
  },
  fields: {
    allotted: { type: 'fen', min: 10_000, max: 100_000_000, title: { zh: '拨付金额', en: 'Amount' } },
    reason: { type: 'text', max: 500, lines: true, title: { zh: '用途说明', en: 'Purpose' } },
  },
  papers: {},
  about: ['allotted'],
  params: {},
  tallies: {},
  decisions: {},
  clocks: {},
  obligations: {},
  accounts: {
    treasury: { title: { zh: '县财政专户', en: 'County treasury account' }, kind: 'source' },
    reserve: {
      title: { zh: '乡镇临时救助备用金', en: 'Township reserve fund' },
      kind: 'asset',
      per: 'township',
      floor: 0,
    },
  },
  opens: {
    request: {
      title: { zh: '申请拨付', en: 'Ask for an allotment' },
      by: ['county-finance'],
      to: 'requested',
      asks: { allotted: 'required', reason: 'required' },
      clause: local('item-7'),
    },
  },
  steps: {
    requested: {
      title: { zh: '待批准', en: 'To be approved' },
      holder: 'county-finance-head',
      outcomes: {
        allot: {
          title: { zh: '批准拨付', en: 'Allot' },
          by: ['county-finance-head'],
          to: 'allotted',
          notBy: ['request'],
          effects: [
            {
              kind: 'transfer',
              debit: 'reserve',
              credit: 'treasury',
              amount: 'allotted',
              memo: { zh: '拨付备用金', en: 'Reserve fund allotted' },
            },
          ],
          clause: local('item-7'),
        },
        decline: {
          title: { zh: '不予拨付', en: 'Decline' },
          by: ['county-finance-head'],
          to: 'declined',
          asks: { reason: 'required' },
          clause: local('item-7'),
        },
      },
    },
    allotted: { title: { zh: '已拨付', en: 'Allotted' }, end: 'done', outcomes: {} },
    declined: { title: { zh: '未拨付', en: 'Declined' }, end: 'refused', outcomes: {} },
  },
})
