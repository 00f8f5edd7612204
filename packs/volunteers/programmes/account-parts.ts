/** What the acts of a time account are written with: a line of its book, what follows for the day on which the next points end, and sums over its lists. */
import type { EffectRule } from 'yimen/kernel/programme'
import { t } from '../shared.ts'

/** Sums nothing to nought. */
export const total = (list: string): string => `sum(concatenate(${list}, [0]))`

type Line = {
  readonly kind: string
  readonly key: string
  readonly points: string
  readonly on?: string
  readonly lastDay?: string
}
/** A line of the book; none where it moves nothing, which the act says first. */
export const lineOf = ({ kind, key, points, on = 'today', lastDay = 'null' }: Line): string =>
  `if isMoved then {kind: "${kind}", key: ${key}, on: ${on}, points: ${points}, lastDay: ${lastDay}} else null`

/** The midnight after the last day of what ends first; while the account is disputed nothing ends. */
export const nextEnd = `if step = "disputed" or after.next = null then null
  else string(date(after.next) + duration("P1D")) + "T00:00:00.000+08:00"`

const memo = {
  earn: t('时长折算积分', 'Points for hours'),
  owed: t('补回积分', 'Points that were owed'),
  hold: t('兑换占用', 'Held for a gift'),
  back: t('退回原批次', 'Given back'),
  spend: t('兑换', 'Exchanged'),
  expire: t('到期失效', 'Expired'),
  donate: t('捐赠', 'Given to an elder'),
  reverse: t('更正收回', 'Taken back with a record'),
  credit: t('积分时间', 'Credit time'),
  honour: t('荣誉时间', 'Honour time'),
  send: t('通兑转出', 'To another time bank'),
  come: t('通兑转入', 'From another time bank'),
} as const

export const move = (debit: string, credit: string, amount: string, why: keyof typeof memo): EffectRule => ({
  kind: 'transfer',
  debit,
  credit,
  amount,
  memo: memo[why],
})

/** What was held for an order, or went out by a transfer, goes back to the lots it came from; what is owed meanwhile is paid first. */
export const givenBack = (from: string, by: 'order' | 'transfer') => {
  const it = by === 'order' ? 'ofOrder' : 'ofTransfer'
  return {
    unordered: true as const,
    asks: { [by]: 'required' as const },
    own: [by],
    sets: {
      backNow: `${it}.spent`,
      paysNow: `${it}.pays`,
      isMoved: 'backNow > 0',
      entry: lineOf({ kind: 'undo', key: by, points: 'backNow' }),
      endsAt: nextEnd,
    },
    adds: { book: 'entry' },
    effects: [move('points', from, 'backNow - paysNow', 'back'), move('owed', from, 'paysNow', 'owed')],
  }
}

/** Minutes from which on somebody has so many stars. */
export const threshold = (ladder: string, level: string): string => {
  const of = (name: string) =>
    [1, 2, 3, 4].map((n) => `if ${level} = ${n} then ${name}${n} else`).join(' ') + ` ${name}5`
  return `(if ${ladder} = "national" then (${of('national')}) else (${of('school')}))`
}
