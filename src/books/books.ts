/** The books as they are handed to other accounting programs: every account with what we say it holds, every transfer in its order. */
import { plainYuan } from '#kernel/money'

/** Of what nature an account is; of one that no text tells of any more, nothing is known. */
export type AccountKind = 'asset' | 'liability' | 'expense' | 'source' | 'unknown'

export type BookAccount = {
  readonly id: string
  readonly unit: string
  readonly kind: AccountKind
  /** How people call it. */
  readonly title: string
  /** What we say that it holds, in its unit. */
  readonly balance: number
}

export type BookTransfer = {
  readonly id: string
  /** The day in China, `YYYY-MM-DD`. */
  readonly on: string
  readonly unit: string
  readonly debit: string
  readonly credit: string
  readonly amount: number
  readonly memo: string
}

export type Books = {
  readonly title: string
  /** The days of the first and the last transfer; of today where there is none. */
  readonly from: string
  readonly to: string
  readonly accounts: readonly BookAccount[]
  /** By their moments, in pages: memory never holds all of them. */
  readonly transfers: AsyncIterable<readonly BookTransfer[]>
}

/** [BK1] Whole fen: a checker forgives a fraction of one. Everything else is counted in whole units. */
export const amountText = (amount: number, unit: string): string =>
  unit === 'fen' ? plainYuan(amount) : String(amount)

/** [BK1] Each unit is a commodity of its own: a yuan never balances a point. Two units under one name are our mistake. */
export function commoditiesOf(units: Iterable<string>): ReadonlyMap<string, string> {
  const names = new Map([...new Set(units)].toSorted().map((unit) => [unit, commodityOf(unit)] as const))
  if (new Set(names.values()).size !== names.size)
    throw new Error(`two units have one name as commodities: ${[...names.keys()].join(', ')}`)
  return names
}

/** As both programs take it: capitals, digits and a few signs, two to twenty-four of them. */
function commodityOf(unit: string): string {
  if (unit === 'fen') return 'CNY'
  const name = unit.toUpperCase()
  return /^[A-Z][A-Z0-9_-]{0,22}[A-Z0-9]$/.test(name)
    ? name
    : `X${Buffer.from(unit).toString('hex').toUpperCase()}`
}

/** A text on one line, without what ends a name or begins a comment. */
export const onOneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()

/** `reserve:430523105` by its parts, each made of letters, digits and dashes alone, no two ids alike. */
export const partsOf = (id: string): readonly string[] =>
  id
    .split(':')
    .map((part) => part.replace(/[^A-Za-z0-9]/gu, (sign) => `-${sign.codePointAt(0)!.toString(16)}-`))
