/**
 * A case of four steps that moves money at its end: applied for, checked, granted, paid. Not shipped: what is measured is the
 * house, not a policy.
 */
import { defineProgramme } from '../../src/kernel/programme/index.ts'

const law = 'bench#1'
const t = (zh: string, en: string) => ({ zh, en })

export const relief = defineProgramme({
  id: 'bench.relief',
  version: 1,
  title: t('量度用救助', 'Relief to measure by'),
  summary: t('四个环节，末了付款。', 'Four steps, and money at the end.'),
  from: '2020-01-01',
  basis: [law],
  audience: 'resident',
  subject: { name: 'fullName', people: ['idNo'] },
  roles: {
    'village-worker': { title: t('村干部', 'Village worker'), level: 'village' },
    'township-clerk': { title: t('乡镇经办', 'Township clerk'), level: 'township' },
    'township-leader': { title: t('乡镇负责人', 'Township leader'), level: 'township' },
    'county-finance': { title: t('县财务', 'County finance'), level: 'county' },
  },
  fields: {
    fullName: { type: 'name', title: t('姓名', 'Name'), sensitive: true },
    idNo: { type: 'resident_id', title: t('身份证号', 'ID number'), sensitive: true },
    story: { type: 'text', max: 500, title: t('困难情况', 'What happened') },
    persons: { type: 'integer', min: 1, max: 20, title: t('人数', 'Persons') },
    amount: { type: 'fen', min: 1, max: 10_000_000, title: t('金额', 'Amount') },
  },
  papers: {},
  params: {
    most: {
      title: t('每人上限', 'Most for a person'),
      unit: 'fen',
      history: [{ from: '2020-01-01', value: 200_000, source: law, reviewBy: '2030-12-31' }],
    },
    days: {
      title: t('办理期限', 'Time to act'),
      unit: 'days',
      history: [{ from: '2020-01-01', value: 10, source: law, reviewBy: '2030-12-31' }],
    },
  },
  tallies: {},
  decisions: {},
  clocks: {
    whole: {
      title: t('办理期限', 'Time to act'),
      limit: { param: 'days', unit: 'working_day' },
      starts: ['apply'],
      stops: ['pay'],
      clause: law,
    },
  },
  obligations: {},
  accounts: {
    relief: { title: t('救助支出', 'Relief'), kind: 'expense' },
    treasury: { title: t('财政专户', 'Treasury'), kind: 'source' },
  },
  opens: {
    apply: {
      title: t('申请', 'Apply'),
      by: ['village-worker'],
      to: 'applied',
      asks: { fullName: 'required', idNo: 'required', story: 'required', persons: 'required' },
      clause: law,
    },
  },
  steps: {
    applied: {
      title: t('待核查', 'To be checked'),
      holder: 'township-clerk',
      outcomes: {
        check: {
          title: t('核查', 'Check'),
          by: ['township-clerk'],
          to: 'checked',
          asks: { amount: 'required' },
          when: [
            {
              test: 'amount <= most * persons',
              clause: law,
              message: t('超过上限', 'Above the most that may be granted'),
            },
          ],
          clause: law,
        },
      },
    },
    checked: {
      title: t('待审批', 'To be granted'),
      holder: 'township-leader',
      outcomes: {
        grant: {
          title: t('批准', 'Grant'),
          by: ['township-leader'],
          to: 'granted',
          sets: { granted: 'amount' },
          notBy: ['check'],
          clause: law,
        },
      },
    },
    granted: {
      title: t('待支付', 'To be paid'),
      holder: 'county-finance',
      outcomes: {
        pay: {
          title: t('支付', 'Pay'),
          by: ['county-finance'],
          to: 'paid',
          effects: [
            {
              kind: 'transfer',
              debit: 'relief',
              credit: 'treasury',
              amount: 'granted',
              memo: t('支付救助', 'Relief paid'),
            },
          ],
          clause: law,
        },
      },
    },
    paid: { title: t('已支付', 'Paid'), end: 'done', outcomes: {} },
  },
  values: { granted: { title: t('批准金额', 'Granted'), unit: 'fen' } },
})

/** The steps of a case in their order, and the logins and posts that take them. */
export const stepsOf = (amount: number) =>
  [
    { outcome: 'apply', login: 'village', input: {} },
    { outcome: 'check', login: 'clerk', input: { amount } },
    { outcome: 'grant', login: 'leader', input: {} },
    { outcome: 'pay', login: 'finance', input: {} },
  ] as const
export type Login = ReturnType<typeof stepsOf>[number]['login']
