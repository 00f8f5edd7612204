/**
 * Points of one person from their account in one time bank to their own in another: held here, admitted by the agreement, told to the other
 * bank, and there or back. The same programme stands on both sides, and each has its case of the transfer.
 */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import {
  act,
  banks,
  choice,
  day,
  fullName,
  idNo,
  line,
  must,
  none,
  office,
  param,
  rolesOf,
  shortages,
  t,
  whoIs,
  whole,
  words,
  yes,
} from '../shared.ts'
import { tell } from './messages.ts'

const law = local('item-20')
const notice = (zh: string, en: string): EffectRule => ({ kind: 'notify', to: 'applicant', text: t(zh, en) })
const toAgreement = (outcome: string): EffectRule => ({
  kind: 'command',
  case: 'agreement',
  outcome,
  input: { transfer: 'caseId', points: 'points' },
})
const toAccount = (
  outcome: string,
  more: Readonly<Record<string, string>> = { points: 'points' },
): EffectRule => ({ kind: 'command', case: 'account', outcome, input: { transfer: 'caseId', ...more } })

/** Whose account it is here, and which agreement holds with the other bank. */
const parties = {
  owner: 'if alias != null then alias.volunteer else who.key',
  account: 'if acct = null then null else acct.number',
  agreement: 'if bankNow = null then null else bankNow.number',
}
const inForce = must(
  'bankNow != null and bankNow.standing = "in_force"',
  law,
  '与该时间银行没有有效的通兑协议',
  'There is no agreement with that time bank in force',
)
const notTooMuch = must(
  'points <= bankNow.mostAtOnce',
  law,
  '超过每次限额',
  'More than may be transferred at once',
)
const ownAccount = must(
  'acct != null and acct.standing = "open"',
  law,
  '本人在本时间银行没有在用的账户',
  'They have no open account in this time bank',
)
const overCeiling = ['超过通兑协议的未清额度', 'It passes the ceiling of the agreement'] as const

/** Not there: whatever was held and drawn comes back. */
const notTaken = act(t('对方未入账，退回', 'Not taken there'), ['partner'], 'came_back', law, {
  asks: { why: 'required' },
  effects: [
    toAgreement('undone'),
    toAccount('out_off', {}),
    notice(
      '对方时间银行没有入账，积分已退回原批次。',
      'The other bank did not take them; the points are back in their lots.',
    ),
  ],
})

export const transfer = defineProgramme({
  ...none,
  id: 'volunteers.transfer',
  title: t('积分通兑', 'Points to another time bank'),
  summary: t(
    '把积分转到本人在另一家时间银行的账户，不得转给他人；先占用，对方入账后清算，对方不收或者退回的回到原批次；有效期不因转出延长。',
    'Points go to one’s own account in another time bank and to nobody else: held first, cleared once they are there, back in their lots where they are not taken or are sent back. They last no longer for it.',
  ),
  basis: [law],
  audience: 'resident',
  subject: { name: 'name', people: ['idNo'] },
  roles: rolesOf('resident', 'civilisation', 'partner', 'system'),
  fields: {
    bank: choice('对方时间银行', 'The other time bank', banks),
    name: fullName('姓名', 'Name'),
    idNo: idNo('身份证号', 'ID number'),
    points: whole('积分', 'Points', 100_000, 1),
    consents: yes(
      '同意把姓名和身份证号告知对方时间银行',
      'Name and ID number may be told to the other time bank',
    ),
    lastDay: day('最后一日', 'Last day'),
    theirNo: line('对方编号', 'Their number', 60),
    shortFor: { ...choice('不能转出的原因', 'Why not', shortages), forTheFile: true },
    why: words('理由', 'Why', 200),
  },
  params: { returnDays: param('可以退回对方', 'It may be sent back for', 'days', 30, law) },
  reckonings: { who: whoIs() },
  entries: {
    alias: { register: 'volunteers.aliases', id: 'who.key' },
    acct: { register: 'volunteers.accounts', id: 'owner' },
    bankNow: { register: 'volunteers.banks', id: 'bank' },
  },
  working: { owner: office, account: office, agreement: office, askedBy: office, ourNo: office },
  clocks: {
    returning: {
      title: t('可以退回对方', 'It may be sent back'),
      limit: { param: 'returnDays', unit: 'calendar_day' },
      starts: ['credited'],
      stops: ['stand', 'send_back'],
      lapses: { outcome: 'stand', tells: t('转入的积分不再退回。', 'What came is not sent back any more.') },
      clause: law,
    },
  },
  opens: {
    ask: act(t('转出', 'Transfer'), ['resident'], 'asked', law, {
      kinMayAct: true,
      asks: {
        bank: 'required',
        name: 'required',
        idNo: 'required',
        points: 'required',
        consents: 'required',
      },
      sets: { ...parties, askedBy: 'actorPerson', ourNo: 'caseId' },
      when: [
        must(
          'consents',
          law,
          '没有同意告知对方时间银行',
          'There is no consent that the other time bank is told',
        ),
        inForce,
        ownAccount,
        notTooMuch,
        must('bankNow.position + points <= bankNow.ceiling', law, ...overCeiling),
      ],
      effects: [toAccount('send_out', { points: 'points', askedBy: 'askedBy' })],
    }),
    come: act(t('对方转来', 'They transfer'), ['partner'], 'arriving', law, {
      asks: {
        bank: 'required',
        name: 'required',
        idNo: 'required',
        points: 'required',
        lastDay: 'required',
        theirNo: 'required',
      },
      sets: parties,
      when: [
        inForce,
        ownAccount,
        notTooMuch,
        must('points - bankNow.position <= bankNow.ceiling', law, ...overCeiling),
        must('lastDay >= today', law, '积分已到期', 'The points have ended'),
      ],
      effects: [toAgreement('take')],
    }),
  },
  steps: {
    asked: {
      title: t('待占用积分', 'Points are to be held'),
      holder: 'civilisation',
      dormant: true,
      outcomes: {
        held: act(t('已占用', 'Held'), ['system'], 'held', law, {
          asks: { lastDay: 'required' },
          effects: [toAgreement('draw')],
        }),
        short: act(t('不能转出', 'Not possible'), ['system'], 'refused', law, {
          asks: { shortFor: 'required' },
          effects: [notice('积分没有转出，原因见办件。', 'Nothing was transferred; the case says why.')],
        }),
      },
    },
    held: {
      title: t('待占用额度', 'The ceiling is asked'),
      holder: 'civilisation',
      dormant: true,
      outcomes: {
        granted: act(t('额度内，送对方', 'Within the ceiling: sent'), ['system'], 'on_the_way', law, {
          effects: [
            tell(
              'bank.transferred',
              { number: 'ourNo', name: 'name', idNo: 'idNo', points: 'points', lastDay: 'lastDay' },
              { refused: { outcome: 'not_taken', why: 'why' } },
            ),
          ],
        }),
        over_ceiling: act(t('超过额度，退回', 'Over the ceiling'), ['system'], 'came_back', law, {
          effects: [
            toAccount('out_off', {}),
            notice(
              '超过通兑协议的未清额度，积分已退回原批次。',
              'It passes the ceiling of the agreement; the points are back in their lots.',
            ),
          ],
        }),
      },
    },
    on_the_way: {
      title: t('待对方入账', 'On its way'),
      holder: 'civilisation',
      outcomes: {
        ask_after: act(t('催问对方', 'Ask after it'), ['civilisation'], 'on_the_way', law, {
          asks: { why: 'required' },
        }),
        taken_there: act(t('对方已入账', 'They have it'), ['partner'], 'there', law, {
          effects: [
            toAgreement('settled'),
            toAccount('out_done', {}),
            notice('积分已转到对方时间银行。', 'The points are in the other time bank.'),
          ],
        }),
        not_taken: notTaken,
      },
    },
    there: {
      title: t('已转到对方', 'In the other bank'),
      end: 'done',
      outcomes: {
        returned_there: act(t('对方退回', 'They send it back'), ['partner'], 'came_back', law, {
          asks: { why: 'required' },
          effects: [
            toAgreement('sent_back_there'),
            toAccount('out_back', {}),
            notice(
              '对方时间银行退回了积分，已回到原批次。',
              'The other bank sent the points back; they are in their lots.',
            ),
          ],
        }),
      },
    },
    arriving: {
      title: t('转入待占用额度', 'To be admitted'),
      holder: 'civilisation',
      dormant: true,
      outcomes: {
        admitted: act(t('额度内，入账', 'Within the ceiling'), ['system'], 'entering', law, {
          effects: [toAccount('come_in', { points: 'points', lastDay: 'lastDay' })],
        }),
        over_ceiling: act(t('超过额度', 'Over the ceiling'), ['system'], 'refused', law, {
          sets: { why: `"${overCeiling[0]}"` },
          effects: [tell('bank.refused', { why: 'why' })],
        }),
      },
    },
    entering: {
      title: t('待入账', 'To be posted'),
      holder: 'civilisation',
      dormant: true,
      outcomes: {
        credited: act(t('已入账', 'In the account'), ['system'], 'here', law, {
          effects: [
            tell('bank.taken', {}),
            notice('其他时间银行转来的积分已入账。', 'Points from another time bank are in the account.'),
          ],
        }),
      },
    },
    here: {
      title: t('已转入', 'In this bank'),
      holder: 'civilisation',
      dormant: true,
      outcomes: {
        send_back: act(t('退回对方', 'Send it back'), ['civilisation'], 'leaving', law, {
          asks: { why: 'required' },
          effects: [toAccount('go_back')],
        }),
        stand: act(t('不再退回', 'It stays'), ['system'], 'stayed', law, { onlyAfter: 'returning' }),
      },
    },
    leaving: {
      title: t('待收回积分', 'Points are to be taken back'),
      holder: 'civilisation',
      dormant: true,
      outcomes: {
        gone: act(t('已收回，退回对方', 'Sent back'), ['system'], 'sent_back', law, {
          effects: [
            toAgreement('sent_back_here'),
            tell('bank.returned', { why: 'why' }),
            notice('转入的积分已退回对方时间银行。', 'The points were sent back to the other time bank.'),
          ],
        }),
        stays: act(t('积分不够退，不退', 'There are not as many: it stays'), ['system'], 'stayed', law),
      },
    },
    refused: { title: t('没有转账', 'Nothing was transferred'), end: 'refused', outcomes: {} },
    came_back: { title: t('已退回原批次', 'Back in their lots'), end: 'withdrawn', outcomes: {} },
    sent_back: { title: t('已退回对方', 'Sent back'), end: 'done', outcomes: {} },
    stayed: { title: t('已转入，不再退回', 'In this bank, and stays'), end: 'done', outcomes: {} },
  },
  receives: {
    'bank.transferred': {
      outcome: 'come',
      opens: true,
      partner: 'bank',
      takes: { theirNo: 'number', name: 'name', idNo: 'idNo', points: 'points', lastDay: 'lastDay' },
    },
    'bank.taken': { outcome: 'taken_there', partner: 'bank', takes: {} },
    'bank.refused': { outcome: 'not_taken', partner: 'bank', takes: { why: 'why' } },
    'bank.returned': { outcome: 'returned_there', partner: 'bank', takes: { why: 'why' } },
  },
  line: [
    { title: t('申请', 'Asked'), steps: ['asked', 'held', 'arriving'] },
    { title: t('转账', 'Transferred'), steps: ['on_the_way', 'entering', 'leaving'] },
    { title: t('结果', 'Done'), steps: ['there', 'here', 'refused', 'came_back', 'sent_back', 'stayed'] },
  ],
})
