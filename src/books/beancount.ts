/** The books as a file of beancount: an account has one of five roots, and each part of its name begins with a capital. */
import { amountText, commoditiesOf, onOneLine, partsOf, type BookAccount, type Books } from './books.ts'

const roots = {
  asset: 'Assets',
  liability: 'Liabilities',
  expense: 'Expenses',
  source: 'Equity',
  unknown: 'Equity:Unknown',
} as const

/** How an account is called there. */
export const beancountAccount = ({ id, kind }: Pick<BookAccount, 'id' | 'kind'>): string =>
  [roots[kind], ...partsOf(id).map((part) => `N${part}`)].join(':')

const quoted = (text: string): string => `"${onOneLine(text).replace(/["\\]/g, "'")}"`

/**
 * [BK1] A balance is that of the beginning of its day: ours are of the day after the last transfer. Without a tolerance of nought
 * beancount forgives a balance that is one fen off.
 */
export async function* beancountText(books: Books): AsyncGenerator<string> {
  const byId = new Map(books.accounts.map((a) => [a.id, a]))
  const commodities = commoditiesOf(books.accounts.map((a) => a.unit))
  const amount = (n: number, unit: string): string => `${amountText(n, unit)} ${commodities.get(unit)!}`
  yield `option "title" ${quoted(books.title)}\n`
  if (commodities.has('fen')) yield 'option "operating_currency" "CNY"\n'
  for (const commodity of commodities.values()) yield `${books.from} commodity ${commodity}\n`
  for (const a of books.accounts)
    yield `${books.from} open ${beancountAccount(a)} ${commodities.get(a.unit)!}\n  title: ${quoted(a.title)}\n`
  for await (const page of books.transfers)
    yield page
      .map(
        (t) =>
          `\n${t.on} * ${quoted(t.memo)}\n  transfer: ${quoted(t.id)}\n` +
          `  ${beancountAccount(byId.get(t.debit)!)} ${amount(t.amount, t.unit)}\n` +
          `  ${beancountAccount(byId.get(t.credit)!)} ${amount(-t.amount, t.unit)}\n`,
      )
      .join('')
  yield '\n'
  for (const a of books.accounts)
    yield `${dayAfter(books.to)} balance ${beancountAccount(a)} ${amountText(a.balance, a.unit)} ~ 0 ${commodities.get(a.unit)!}\n`
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
