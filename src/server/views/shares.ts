/** Money of what is built together: what each pays and why, what came in, what went out, what may be paid next. */
import type { Case, CoefficientTable, Facts, Knowledge, Programme, Text, Value, Voter } from '#kernel'
import type { TogetherView } from '../contract/together.ts'
import type { House } from '../realm.ts'
import { clauseView } from './case.ts'
import type { Reader } from './telling.ts'

type Line = { readonly room: string; readonly amount: number }
type Shared = NonNullable<Programme['shared']>
/** A case with what its programme says of its money, for one reader. */
type Money = {
  readonly house: House
  readonly p: Programme
  readonly c: Case
  readonly r: Shared
  readonly reader: Reader
  readonly roll: readonly Voter[] | null
  readonly knowledge: Knowledge
}

const linesOf = <T extends { readonly amount: number } = Line>(c: Case, name: string): readonly T[] =>
  Array.isArray(c.facts[name]) ? (c.facts[name] as unknown as readonly T[]) : []
const sum = (lines: readonly { readonly amount: number }[]): number => lines.reduce((n, l) => n + l.amount, 0)
const tablesOf = (
  p: Programme,
  r: Shared,
): { readonly tables: Readonly<Record<string, CoefficientTable>>; readonly table: string } | null => {
  const reckoning = r.worked && p.reckonings?.[r.worked.by]
  return reckoning
    ? {
        ...(reckoning.rules as { readonly tables: Readonly<Record<string, CoefficientTable>> }),
        table: reckoning.with.table!,
      }
    : null
}
const wholeOf = (v: Value): number | null => (typeof v === 'number' && Number.isSafeInteger(v) ? v : null)

/** Before there are shares: the tables, so that anybody may ask what they would pay. */
export function estimateOf({
  house,
  p,
  c,
  r,
  reader,
  roll,
  knowledge: { read },
}: Money): TogetherView['estimate'] {
  const by = tablesOf(p, r)
  if (!by || !r.worked || !roll || Array.isArray(c.facts[r.shares])) return null
  return {
    price: wholeOf(read(r.worked.price)),
    less: wholeOf(read(r.worked.less)) ?? 0,
    clause: clauseView(house, r.clause),
    tables: Object.entries(by.tables).map(([name, t]) => ({
      name,
      title: t.title,
      by: t.by,
      floors: t.floors ? [...t.floors] : null,
      clause: clauseView(house, t.clause),
    })),
    dwellings: roll.map((v) => ({
      room: v.room,
      floor: v.floor,
      area: v.area,
      mine: v.owners.includes(reader.person),
    })),
  }
}

export function sharesOfCase({
  house,
  p,
  c,
  r,
  reader,
  roll,
  knowledge: { read },
}: Money): TogetherView['shares'] {
  if (!Array.isArray(c.facts[r.shares])) return null
  const shares = linesOf(c, r.shares)
  const payments = linesOf<Line & Facts>(c, r.payments)
  return {
    clause: clauseView(house, r.clause),
    total: sum(shares),
    shares: shares.map((s) => {
      const mine = roll?.find((v) => v.room === s.room)?.owners.includes(reader.person) ?? false
      const own = payments.filter((x) => x.room === s.room)
      /** [P9] What others paid is told to officials alone. */
      return {
        room: s.room,
        amount: s.amount,
        mine,
        paid: mine || reader.official ? sum(own) : null,
        from:
          mine || reader.official
            ? bySource(
                p,
                r,
                own,
                linesOf<Line & Facts>(c, r.moved?.list ?? '').filter((x) => x.room === s.room),
              )
            : [],
      }
    }),
    how: howOf(house, p, r, shares, roll, read),
  }
}

function howOf(
  house: House,
  p: Programme,
  r: Shared,
  shares: readonly Line[],
  roll: readonly Voter[] | null,
  read: (formula: string) => Value,
): NonNullable<TogetherView['shares']>['how'] {
  const by = tablesOf(p, r)
  const [price, less] = r.worked
    ? [wholeOf(read(r.worked.price)), wholeOf(read(r.worked.less))]
    : [null, null]
  if (!by || !r.worked || price === null || less === null) return null
  const name = read(by.table)
  const chosen = typeof name === 'string' && Object.hasOwn(by.tables, name) ? by.tables[name]! : null
  const worked = read(r.worked.by) as unknown as readonly Line[] | null
  /** Owners may agree on others than the table’s. */
  const asTable =
    chosen !== null &&
    worked !== null &&
    shares.every((s) => worked.some((w) => w.room === s.room && w.amount === s.amount))
  return {
    table: asTable ? chosen.title : null,
    by: asTable ? chosen.by : null,
    clause: clauseView(house, asTable ? chosen.clause : r.clause),
    price,
    less,
    coefficients: shares.flatMap((s) =>
      (roll ?? [])
        .filter((v) => v.room === s.room)
        .map((v) => ({
          room: v.room,
          floor: v.floor,
          area: v.area,
          coefficient: asTable
            ? chosen.floors === undefined
              ? 100
              : (chosen.floors[v.floor - 1] ?? null)
            : null,
        })),
    ),
  }
}

/** Payments by where they came from, in the order of the column’s options; what was moved afterwards counts where it is now. */
function bySource(
  p: Programme,
  r: Shared,
  payments: readonly (Line & Facts)[],
  moved: readonly Line[],
): { title: Text; amount: number }[] {
  const field = r.from === undefined ? undefined : p.lists?.[r.payments]?.of[r.from]
  if (r.from === undefined || field?.type !== 'choice') return []
  const more = (option: string) =>
    option === r.moved?.to ? sum(moved) : option === r.moved?.from ? -sum(moved) : 0
  return Object.entries(field.options)
    .map(([option, title]) => ({
      title,
      amount: sum(payments.filter((l) => l[r.from!] === option)) + more(option),
    }))
    .filter((x) => x.amount > 0)
}

/** For officials: the account, and how much may be paid out now and why not more. */
export function fundsOf({ house, p, c, r, reader, knowledge: { read } }: Money): TogetherView['funds'] {
  if (!reader.official || !Array.isArray(c.facts[r.shares])) return null
  const payments = linesOf<Line & Facts>(c, r.payments)
  const out = r.out
  const paid = out ? linesOf<Line & Facts>(c, out.list) : []
  const stages = out && p.lists?.[out.list]?.of[out.stage]
  const limits = (out?.limits ?? []).flatMap((l) => {
    const amount = wholeOf(read(l.amount))
    return amount === null
      ? []
      : [{ title: l.title, amount: Math.max(0, amount), clause: clauseView(house, l.clause) }]
  })
  const also = (r.also ?? []).flatMap((x) => {
    const amount = wholeOf(read(x.amount))
    return amount === null || amount === 0 ? [] : [{ title: x.title, amount }]
  })
  const least = Math.min(...limits.map((l) => l.amount))
  const canPayOut =
    out !== undefined && Object.hasOwn(p.steps[c.step]!.outcomes, out.outcome) && limits.length > 0
  return {
    in: [...bySource(p, r, payments, linesOf(c, r.moved?.list ?? '')), ...also],
    out: paid.map((x) => ({
      title: (stages?.type === 'choice' ? stages.options[String(x[out!.stage])] : undefined) ?? {
        zh: '支付',
        en: 'Paid',
      },
      amount: x.amount,
      on: String(x.on),
    })),
    balance: sum(payments) + sum(also) - sum(paid),
    next: canPayOut ? least : null,
    limits: canPayOut ? limits.map((l) => ({ ...l, binds: l.amount === least })) : [],
  }
}

/** What joining later would cost the reader’s own dwellings today. */
export function buyInOf({
  house,
  p,
  c,
  r,
  reader,
  roll,
  knowledge: caseKnowledge,
}: Money): TogetherView['buyIn'] {
  const b = r.buyIn
  if (!b || !Object.hasOwn(p.steps[c.step]!.outcomes, b.outcome)) return []
  const rooms = linesOf(c, r.shares).map((s) => s.room)
  return (roll ?? [])
    .filter((v) => v.owners.includes(reader.person) && !rooms.includes(v.room))
    .flatMap((v) => {
      const amount = wholeOf(caseKnowledge.with({ [b.room]: v.room }).read(b.amount))
      return amount !== null && amount > 0
        ? [{ room: v.room, amount, clause: clauseView(house, b.clause) }]
        : []
    })
}
