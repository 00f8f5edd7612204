/** A support of those who have nobody, for tests, not shipped: who is supported gets no allowance of the old, and a care subsidy is taken off it. */
import { defineProgramme, type Outcome, type Programme } from '../src/kernel/programme/index.ts'
import { t, bare, clerkRole, person } from './policy-kit.ts'

const law = 'test#2'
const out = (
  zh: string,
  en: string,
  to: string,
  more: Omit<Partial<Outcome>, 'to'> = {},
): Outcome & { readonly to: 'asked' | 'supported' | 'ended' } => ({
  title: t(zh, en),
  by: ['township-clerk'],
  to: to as 'asked',
  clause: law,
  ...more,
})

export const support: Programme = defineProgramme({
  id: 'test.support',
  version: 1,
  title: t('特困供养', 'Support of those who have nobody'),
  summary: t('特困人员供养。', 'Support of those who have nobody.'),
  from: '2020-01-01',
  basis: [law],
  audience: 'resident',
  subject: { name: 'fullName', people: ['idNo'] },
  roles: { ...clerkRole },
  fields: { ...person, care: { type: 'fen', min: 0, max: 1_000_000, title: t('护理补贴', 'Care subsidy') } },
  ...bare,
  elsewhere: {
    hasAllowance: {
      title: t('正在领取高龄津贴', 'An allowance of the old is being paid'),
      programme: 'test.allowance',
      at: ['paid'],
      bars: {
        outcomes: ['support'],
        message: t(
          '正在领取高龄津贴，须先终止津贴再转入特困供养',
          'An allowance of the old is being paid: it ends first, then support begins',
        ),
      },
      clause: law,
    },
  },
  opens: { ask: out('申请', 'Ask', 'asked', { asks: { fullName: 'required', idNo: 'required' } }) },
  steps: {
    asked: {
      title: t('待认定', 'To be decided'),
      holder: 'township-clerk',
      outcomes: {
        support: out('认定供养', 'Support', 'supported', {
          asks: { care: 'optional' },
          sets: { careGiven: 'if care = null then 0 else care' },
        }),
        refuse: out('不予认定', 'Refuse', 'ended'),
      },
    },
    supported: {
      title: t('供养中', 'Supported'),
      holder: 'township-clerk',
      outcomes: { end: out('终止供养', 'End', 'ended') },
    },
    ended: { title: t('已终止', 'Ended'), end: 'done', outcomes: {} },
  },
  values: { careGiven: { title: t('护理补贴', 'Care subsidy'), unit: 'fen' } },
})
