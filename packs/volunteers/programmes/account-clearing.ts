/** What transfers to and from other time banks do to an account: hold, let go, give back, and take in. */
import { local } from '../clauses.ts'
import { act, t } from '../shared.ts'
import { givenBack, lineOf, move, nextEnd } from './account-parts.ts'

const law = local('item-20')
type Standing = 'open' | 'disputed' | 'closed'
const withPoints = {
  unordered: true,
  asks: { transfer: 'required', points: 'required' },
  own: ['transfer', 'points'],
} as const
const answered = (test: string, yes: string, no: string) =>
  [
    { kind: 'command', case: `if ${test} then transfer else null`, outcome: yes, input: {} },
    { kind: 'command', case: `if ${test} then null else transfer`, outcome: no, input: {} },
  ] as const

/** Why points may not go out now; nothing where they may. The owner acts, or until eighteen the guardian. */
const shortIn = (standing: Standing): string =>
  standing === 'open'
    ? `if askedBy != (if adultOn <= today then ownKey else guardianKey) then "not_owner"
        else if holds.owed > 0 then "owed" else if holds.usable < points then "points" else null`
    : '"not_open"'

const sendOut = <const To extends Standing>(to: To) =>
  act(t('转出占用', 'Hold for a transfer'), ['system'], to, law, {
    ...withPoints,
    asks: { ...withPoints.asks, askedBy: 'required' },
    own: [...withPoints.own, 'askedBy'],
    sets: {
      shortFor: shortIn(to),
      isMoved: 'shortFor = null',
      movedNow: 'if isMoved then points else 0',
      endsFirst: 'holds.endsFirst',
      entry: lineOf({ kind: 'spend', key: 'transfer', points: 'points' }),
      endsAt: nextEnd,
    },
    adds: { book: 'entry' },
    effects: [
      move('held', 'points', 'movedNow', 'send'),
      {
        kind: 'command',
        case: 'if isMoved then transfer else null',
        outcome: 'held',
        input: { lastDay: 'endsFirst' },
      },
      {
        kind: 'command',
        case: 'if isMoved then null else transfer',
        outcome: 'short',
        input: { shortFor: 'shortFor' },
      },
    ],
  })

const outDone = <const To extends Standing>(to: To) =>
  act(t('已转出', 'Transferred'), ['system'], to, law, {
    unordered: true,
    asks: { transfer: 'required' },
    own: ['transfer'],
    sets: { paid: 'ofTransfer.spent' },
    effects: [move('transit', 'held', 'paid', 'send')],
  })

/** Out of its own lot first and then out of others, all of it or nothing: nobody comes to owe what another bank sent. */
const goBack = <const To extends 'open' | 'disputed'>(to: To) =>
  act(t('退回对方', 'Send back what came'), ['system'], to, law, {
    ...withPoints,
    sets: {
      isMoved: 'ofTransfer.back = points and ofTransfer.backOwed = 0',
      movedNow: 'if isMoved then points else 0',
      entry: lineOf({ kind: 'reverse', key: 'transfer', points: 'points' }),
      endsAt: nextEnd,
    },
    adds: { book: 'entry' },
    effects: [move('transit', 'points', 'movedNow', 'send'), ...answered('isMoved', 'gone', 'stays')],
  })

const comesIn = {
  ...withPoints,
  asks: { ...withPoints.asks, lastDay: 'required' },
  own: [...withPoints.own, 'lastDay'],
  sets: {
    isMoved: 'true',
    pays: 'min(holds.owed, points)',
    entry: lineOf({ kind: 'earn', key: 'transfer', points: 'points', lastDay: 'lastDay' }),
    endsAt: nextEnd,
  },
  adds: { book: 'entry' },
  effects: [
    move('points', 'transit', 'points - pays', 'come'),
    move('owed', 'transit', 'pays', 'owed'),
    { kind: 'command', case: 'transfer', outcome: 'credited', input: {} },
  ],
} as const
const titleOfComing = t('转入', 'Come from another bank')

const backFrom = (from: 'held' | 'transit') => givenBack(from, 'transfer')

/** [item-20] While it is open or disputed; what is under way is finished in either. */
export const transfers = <const To extends 'open' | 'disputed'>(to: To) => ({
  send_out: sendOut(to),
  out_done: outDone(to),
  out_off: act(t('没有转出，退回', 'Not transferred'), ['system'], to, law, backFrom('held')),
  out_back: act(t('对方退回', 'Sent back by the other'), ['system'], to, law, backFrom('transit')),
  come_in: act(titleOfComing, ['system'], to, law, comesIn),
  go_back: goBack(to),
})

const reopened = {
  kind: 'enter',
  register: 'volunteers.accounts',
  id: 'owner',
  standing: '"open"',
  body: { number: 'caseId' },
} as const
/** A closed account gives nothing out; what comes to it, or back, opens it again, so that no point is lost. */
export const transfersOnceClosed = {
  send_out: sendOut('closed'),
  go_back: act(t('退回对方', 'Send back what came'), ['system'], 'closed', law, {
    ...withPoints,
    effects: [{ kind: 'command', case: 'transfer', outcome: 'stays', input: {} }],
  }),
  come_in: act(titleOfComing, ['system'], 'open', law, {
    ...comesIn,
    effects: [...comesIn.effects, reopened],
  }),
  out_off: act(t('没有转出，账户恢复', 'Not transferred: it is open again'), ['system'], 'open', law, {
    ...backFrom('held'),
    effects: [...backFrom('held').effects, reopened],
  }),
  out_back: act(t('对方退回，账户恢复', 'Sent back: it is open again'), ['system'], 'open', law, {
    ...backFrom('transit'),
    effects: [...backFrom('transit').effects, reopened],
  }),
  out_done: outDone('closed'),
} as const
