/**
 * Points of one account as lots: earned by day, used first that ends first, given back to the lot they came from, and taken
 * back with the hours behind them.
 */
import { ability, given, how, type Panel } from 'yimen/kernel/ability'
import { dayWords } from './day-words.ts'
import { addDays, daysBetween, parseDay, type Day } from 'yimen/kernel/day'

const kinds = ['earn', 'spend', 'undo', 'expire', 'reverse', 'pause'] as const
const bookLine = {
  of: {
    kind: { oneOf: kinds },
    /** The record that was earned by, or the order or gift that points went to. */
    key: 'text',
    on: 'day',
    points: 'number',
    lastDay: { maybe: 'day' },
  },
} as const
type Line = {
  readonly kind: (typeof kinds)[number]
  readonly key: string
  readonly on: string
  readonly points: number
  readonly lastDay?: string | null | undefined
}

type Lot = { readonly key: string; readonly earned: number; lastDay: Day; left: number; expired: number }
type Taken = readonly { readonly lot: Lot; readonly points: number }[]
type Holding = { readonly lots: Lot[]; debt: number; readonly orders: Map<string, Taken> }

const inOrder = (lots: readonly Lot[]): readonly Lot[] =>
  lots
    .filter((l) => l.left > 0)
    .toSorted((a, b) => (a.lastDay < b.lastDay ? -1 : a.lastDay > b.lastDay ? 1 : 0))

/** Takes from the lots that end first; what is missing is told. */
function take(lots: readonly Lot[], points: number): { readonly taken: Taken; readonly missing: number } {
  let missing = points
  const taken: { lot: Lot; points: number }[] = []
  for (const lot of inOrder(lots)) {
    if (missing === 0) break
    const part = Math.min(lot.left, missing)
    lot.left -= part
    missing -= part
    taken.push({ lot, points: part })
  }
  return { taken, missing }
}

/** What a reversal takes back: all of the lot but what expired, out of itself first and then out of what else there is; the rest is owed. */
function reverse(h: Holding, key: string): { readonly from: number; readonly owed: number } {
  const lot = h.lots.find((l) => l.key === key)
  if (lot === undefined) return { from: 0, owed: 0 }
  const due = lot.earned - lot.expired
  const own = Math.min(lot.left, due)
  lot.left -= own
  const { missing } = take(h.lots, due - own)
  h.debt += missing
  return { from: due - missing, owed: missing }
}

function fold(book: readonly Line[]): Holding {
  const h: Holding = { lots: [], debt: 0, orders: new Map() }
  for (const line of book) {
    const on = parseDay(line.on)!
    const live = h.lots.filter((l) => l.lastDay >= on)
    if (line.kind === 'earn') {
      const pays = Math.min(h.debt, line.points)
      h.debt -= pays
      const lastDay = parseDay(line.lastDay ?? line.on)!
      h.lots.push({ key: line.key, earned: line.points, lastDay, left: line.points - pays, expired: 0 })
    } else if (line.kind === 'spend') h.orders.set(line.key, take(live, line.points).taken)
    else if (line.kind === 'undo') {
      for (const { lot, points } of h.orders.get(line.key) ?? []) giveBack(h, lot, points)
      h.orders.delete(line.key)
    } else if (line.kind === 'expire')
      for (const lot of h.lots.filter((l) => l.lastDay < on)) {
        lot.expired += lot.left
        lot.left = 0
      }
    else if (line.kind === 'reverse') reverse(h, line.key)
    else for (const lot of live) lot.lastDay = addDays(lot.lastDay, line.points)
  }
  return h
}

/** What was owed meanwhile is paid first. */
function giveBack(h: Holding, lot: Lot, points: number): void {
  const pays = Math.min(h.debt, points)
  h.debt -= pays
  lot.left += points - pays
}

const sum = (lots: readonly Lot[]): number => lots.reduce((n, l) => n + l.left, 0)

export const lots = ability({
  id: 'volunteers.lots@1',
  takes: {
    book: { list: bookLine, orNone: true },
    /** The record whose reversal, or the order whose undoing, is looked at. */
    key: { maybe: 'text' },
  },
  gives: {
    of: {
      /** May be used today. */
      usable: { unit: 'points' },
      owed: { unit: 'points' },
      /** Ended, and not written off yet. */
      over: { unit: 'points' },
      /** The last day of what ends first; of what is over, today. */
      next: { maybe: 'day' },
      /** The last day of what ends first of all that may be used. */
      endsFirst: { maybe: 'day' },
      /** Of a reversal: what is taken back at once, and what is owed then. */
      back: { unit: 'points' },
      backOwed: { unit: 'points' },
      /** Of an undoing: what was spent, and how much of it pays what is owed. */
      spent: { unit: 'points' },
      pays: { unit: 'points' },
    },
  },
  /** Whether a page tells it: of all that a programme asks of one book, once. */
  rules: given.record({ onPage: given.yes }),
}).does({
  work({ book, key }, _, { today }) {
    const now = fold(book)
    const over = now.lots.filter((l) => l.lastDay < today)
    const live = inOrder(now.lots.filter((l) => l.lastDay >= today))
    const order = typeof key === 'string' ? now.orders.get(key) : undefined
    const spent = (order ?? []).reduce((n, x) => n + x.points, 0)
    const then = fold(book)
    const back = typeof key === 'string' ? reverse(then, key) : { from: 0, owed: 0 }
    return {
      usable: sum(live),
      owed: now.debt,
      over: sum(over),
      next: sum(over) > 0 ? today : (live[0]?.lastDay ?? null),
      endsFirst: live[0]?.lastDay ?? null,
      back: back.from,
      backOwed: back.owed,
      spent,
      pays: Math.min(now.debt, spent),
    }
  },
  tells({ usable, owed, over }, { onPage }, reader, { book }): readonly Panel[] {
    if (!onPage) return []
    const live = inOrder(fold(book).lots)
    return [
      {
        kind: 'sum',
        id: 'points',
        title: { zh: '可用积分', en: 'Points to use' },
        sum: { amount: usable - owed, unit: 'points' },
        tone: owed > 0 ? 'bad' : 'good',
        parts: [
          ...(owed > 0
            ? [{ title: { zh: '应补回', en: 'Owed' }, is: { amount: owed, unit: 'points' } as const }]
            : []),
          ...(over > 0
            ? [{ title: { zh: '已到期', en: 'Ended' }, is: { amount: over, unit: 'points' } as const }]
            : []),
        ],
        notes:
          owed > 0
            ? [
                {
                  zh: '有记录被更正，积分已经用掉；补足以前不能兑换。',
                  en: 'A record was corrected after its points were used: nothing is exchanged until they are earned again.',
                },
              ]
            : [],
      },
      ...(live.length === 0
        ? []
        : [
            {
              kind: 'table',
              id: 'lots',
              title: { zh: '批次和到期日', en: 'Lots and when they end' },
              stands: 'below',
              columns: [
                { title: { zh: '最后一日', en: 'Last day' } },
                { title: { zh: '剩余', en: 'Left' }, number: true },
              ],
              rows: live
                .slice(0, 20)
                .map((l) => ({ cells: [dayWords(l.lastDay), { amount: l.left, unit: 'points' }] })),
            } as const,
          ]),
    ]
  },
  explains(_, say) {
    const book = say('book')
    return {
      lines: [
        how(
          `由${book.zh}逐笔得出：先到期的先用，退回的回到原批次，更正的从该批次收回，不足的从其他批次收回，再不足的记为应补回`,
          `From ${book.en}, line by line: what ends first is used first, what comes back goes to its own lot, what is corrected comes out of its lot, then out of others, and the rest is owed`,
        ),
      ],
    }
  },
})

/** Whole days from one day to another. */
export const days = ability({
  id: 'volunteers.days@1',
  takes: { from: 'day', to: 'day' },
  gives: 'number',
  rules: given.nothing,
}).does({
  work({ from, to }) {
    const [a, b] = [parseDay(from), parseDay(to)]
    return a && b ? daysBetween(a, b) : null
  },
  explains(_, say) {
    const [from, to] = [say('from'), say('to')]
    return { lines: [how(`${from.zh}至${to.zh}的天数`, `Days from ${from.en} to ${to.en}`)] }
  },
})
