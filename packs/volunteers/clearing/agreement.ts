/**
 * The agreement of two time banks, a case on each side under one thread: signed by both, and keeper of what neither has cleared. One after
 * the other asks it for room, so that two who come at once cannot pass the ceiling together.
 */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import {
  aCase,
  act,
  banks,
  choice,
  count,
  day,
  must,
  none,
  office,
  rolesOf,
  said,
  t,
  whole,
  words,
} from '../shared.ts'
import { tell } from './messages.ts'

const law = local('item-20')
const head = ['civilisation-head'] as const
const terms = { bank: 'required', ceiling: 'required', mostAtOnce: 'required', validTo: 'required' } as const
const carried = { ceiling: 'ceiling', mostAtOnce: 'mostAtOnce', validTo: 'validTo' } as const

const stands = (standing: 'signed' | 'in_force' | 'ended'): EffectRule => ({
  kind: 'enter',
  register: 'volunteers.banks',
  id: 'bank',
  standing: `"${standing}"`,
  body: {
    bank: 'bank',
    ceiling: 'ceiling',
    mostAtOnce: 'mostAtOnce',
    validTo: 'validTo',
    position: 'position',
    number: 'caseId',
  },
})
const clears = (debit: string, credit: string, amount: string, zh: string, en: string): EffectRule => ({
  kind: 'transfer',
  debit,
  credit,
  amount,
  memo: t(zh, en),
})
/** Two that crossed on their way would stand beside each other: neither is taken, and one of the two proposes again. */
const noOther = must(
  'same = null or same.standing = "ended"',
  law,
  '与该时间银行已有一份协议有效或者待签',
  'There is an agreement with that time bank, or one waits for its signature',
)
const notOver = must('validTo >= today', law, '有效期已过', 'It is over before it begins')

const withPoints = {
  unordered: true,
  asks: { transfer: 'required', points: 'required' },
  own: ['transfer', 'points'],
} as const
/** One that is over leaves the register to the one that may have followed it. */
const standsStill = (to: 'in_force' | 'ended'): readonly EffectRule[] =>
  to === 'in_force' ? [stands(to)] : []
/** What a transfer has moved already is finished whatever became of the agreement. */
const finishing = <const To extends 'in_force' | 'ended'>(to: To) => ({
  settled: act(t('对方已入账', 'They have it'), ['system'], to, law, {
    ...withPoints,
    effects: [clears('clearing', 'onTheWay', 'points', '通兑清算', 'Cleared')],
  }),
  undone: act(t('对方未收，收回', 'Taken back'), ['system'], to, law, {
    ...withPoints,
    sets: { position: 'position - points' },
    effects: [clears('transit', 'onTheWay', 'points', '转出收回', 'Taken back'), ...standsStill(to)],
  }),
  /** Of points that they had, and that they send back. */
  sent_back_there: act(t('对方退回', 'They send them back'), ['system'], to, law, {
    ...withPoints,
    sets: { position: 'position - points' },
    effects: [clears('transit', 'clearing', 'points', '对方退回', 'Sent back by them'), ...standsStill(to)],
  }),
  /** Of points that came from them. */
  sent_back_here: act(t('退回对方', 'Sent back to them'), ['system'], to, law, {
    ...withPoints,
    sets: { position: 'position + points' },
    effects: [clears('clearing', 'transit', 'points', '退回对方', 'Sent back to them'), ...standsStill(to)],
  }),
})
/** Room for so many points one way or the other; whoever comes too late is told so, and nothing moves. */
const room = <const To extends 'in_force' | 'ended'>(to: To, isOpen: string) => ({
  draw: act(t('占用额度', 'Draw on the ceiling'), ['system'], to, law, {
    ...withPoints,
    sets: {
      isWithin: `${isOpen} and position + points <= ceiling`,
      moved: 'if isWithin then points else 0',
      position: 'position + moved',
    },
    effects: [
      clears('onTheWay', 'transit', 'moved', '转出在途', 'On its way'),
      ...standsStill(to),
      { kind: 'command', case: 'if isWithin then transfer else null', outcome: 'granted', input: {} },
      { kind: 'command', case: 'if isWithin then null else transfer', outcome: 'over_ceiling', input: {} },
    ],
  }),
  take: act(t('转入占用额度', 'Take on the ceiling'), ['system'], to, law, {
    ...withPoints,
    sets: {
      isWithin: `${isOpen} and points - position <= ceiling`,
      moved: 'if isWithin then points else 0',
      position: 'position - moved',
    },
    effects: [
      clears('transit', 'clearing', 'moved', '转入清算', 'Cleared'),
      ...standsStill(to),
      { kind: 'command', case: 'if isWithin then transfer else null', outcome: 'admitted', input: {} },
      { kind: 'command', case: 'if isWithin then null else transfer', outcome: 'over_ceiling', input: {} },
    ],
  }),
})

const endedThere = <const To extends 'dropped' | 'ended'>(to: To) =>
  act(t('对方终止', 'They end it'), ['partner'], to, law, { asks: { why: 'required' } })

export const clearing = defineProgramme({
  ...none,
  id: 'volunteers.clearing',
  title: t('时间银行通兑协议', 'Agreement of two time banks'),
  summary: t(
    '两家时间银行约定互转积分的未清额度、每次限额和有效期，双方负责人各自签字后生效；各记往来清算账户，两边相等方向相反，超过额度的不转。',
    'Two time banks agree on a ceiling of what is not cleared, the most at once and until when; in force once the heads of both have signed. ' +
      'Each has a clearing account that mirrors the other’s, and nothing passes the ceiling.',
  ),
  basis: [law],
  audience: 'office',
  roles: rolesOf('civilisation', 'civilisation-head', 'partner', 'system'),
  fields: {
    bank: choice('对方时间银行', 'The other time bank', banks),
    ceiling: whole('未清额度（积分）', 'Ceiling of what is not cleared, in points', 1_000_000, 1),
    mostAtOnce: whole('每次最多（积分）', 'Most at once, in points', 100_000, 1),
    validTo: day('有效期至', 'Valid to'),
    transfer: aCase('转账', 'Transfer'),
    points: whole('积分', 'Points', 100_000, 1),
    why: words('理由', 'Why', 200),
  },
  values: {
    position: count('未清积分（转出为正）', 'Not cleared, in points: what went out is positive'),
    lastMoment: said('有效的最后时刻', 'Last moment'),
  },
  working: { isWithin: office, moved: office },
  entries: { same: { register: 'volunteers.banks', id: 'bank' } },
  accounts: {
    clearing: { title: t('通兑清算', 'Clearing'), kind: 'asset', unit: 'points', per: 'case' },
    onTheWay: { title: t('转出在途', 'On the way'), kind: 'asset', unit: 'points', per: 'case', floor: 0 },
    transit: { title: t('通兑过渡', 'Transfers under way'), kind: 'expense', unit: 'points' },
  },
  clocks: {
    term: {
      title: t('协议有效期', 'The agreement'),
      limit: { until: 'lastMoment' },
      starts: ['agree', 'agreed_there'],
      stops: ['ends', 'terminate', 'ended_there'],
      lapses: { outcome: 'ends', tells: t('通兑协议到期。', 'The agreement is over.') },
      clause: law,
    },
  },
  opens: {
    draft: act(t('起草', 'Draft'), ['civilisation'], 'drafted', law, {
      asks: terms,
      when: [
        notOver,
        must('mostAtOnce <= ceiling', law, '每次限额大于额度', 'More at once than the ceiling'),
        noOther,
      ],
      sets: { position: '0' },
    }),
    arrive: act(t('对方提出', 'They propose it'), ['partner'], 'offered', law, {
      asks: terms,
      when: [notOver, noOther],
      sets: { position: '0' },
    }),
  },
  steps: {
    drafted: {
      title: t('待本区签字', 'To be signed by us'),
      holder: 'civilisation-head',
      outcomes: {
        sign: act(t('签字并送对方', 'Sign and send it'), head, 'signed', law, {
          notBy: ['draft'],
          when: [notOver, noOther],
          effects: [
            stands('signed'),
            tell('bank.proposed', carried, { refused: { outcome: 'not_taken', why: 'why' } }),
          ],
        }),
        drop: act(t('不签', 'Do not sign'), head, 'dropped', law, { asks: { why: 'required' } }),
      },
    },
    signed: {
      title: t('待对方签字', 'To be signed by them'),
      holder: 'civilisation-head',
      outcomes: {
        agreed_there: act(t('对方已签字', 'They have signed'), ['partner'], 'in_force', law, {
          sets: { lastMoment: 'validTo + "T23:59:59.999+08:00"' },
          effects: [stands('in_force')],
        }),
        declined_there: act(t('对方不签', 'They decline'), ['partner'], 'dropped', law, {
          asks: { why: 'required' },
          effects: [stands('ended')],
        }),
        withdraw: act(t('撤回', 'Withdraw it'), head, 'dropped', law, {
          asks: { why: 'required' },
          effects: [stands('ended'), tell('bank.ended', { why: 'why' })],
        }),
        not_taken: act(t('对方系统未收', 'It was not taken there'), ['partner'], 'dropped', law, {
          asks: { why: 'required' },
          effects: [stands('ended')],
        }),
      },
    },
    offered: {
      title: t('对方已签，待本区签字', 'Signed by them, to be signed by us'),
      holder: 'civilisation-head',
      outcomes: {
        agree: act(t('同意并签字', 'Agree and sign'), head, 'in_force', law, {
          when: [notOver, noOther],
          sets: { lastMoment: 'validTo + "T23:59:59.999+08:00"' },
          effects: [stands('in_force'), tell('bank.agreed', {})],
        }),
        decline: act(t('不同意', 'Decline'), head, 'dropped', law, {
          asks: { why: 'required' },
          effects: [tell('bank.declined', { why: 'why' })],
        }),
        ended_there: endedThere('dropped'),
      },
    },
    in_force: {
      title: t('有效', 'In force'),
      holder: 'civilisation',
      dormant: true,
      outcomes: {
        ...room('in_force', 'true'),
        ...finishing('in_force'),
        terminate: act(t('终止协议', 'End it'), head, 'ended', law, {
          asks: { why: 'required' },
          effects: [stands('ended'), tell('bank.ended', { why: 'why' })],
        }),
        ended_there: { ...endedThere('ended'), effects: [stands('ended')] },
        ends: act(t('到期', 'It is over'), ['system'], 'ended', law, {
          onlyAfter: 'term',
          effects: [stands('ended')],
        }),
      },
    },
    ended: {
      title: t('已终止', 'Ended'),
      end: 'done',
      outcomes: {
        ...room('ended', 'false'),
        ...finishing('ended'),
        /** Both ended it at once. */
        ended_there: endedThere('ended'),
      },
    },
    dropped: { title: t('未签订', 'Not signed'), end: 'withdrawn', outcomes: {} },
  },
  receives: {
    'bank.proposed': { outcome: 'arrive', opens: true, partner: 'bank', takes: carried },
    'bank.agreed': { outcome: 'agreed_there', partner: 'bank', takes: {} },
    'bank.declined': { outcome: 'declined_there', partner: 'bank', takes: { why: 'why' } },
    'bank.ended': { outcome: 'ended_there', partner: 'bank', takes: { why: 'why' } },
  },
})
