/** The books as a journal of hledger: run with `-s`, it wants every account and commodity declared. */
import { amountText, commoditiesOf, onOneLine, partsOf, type BookAccount, type Books } from './books.ts'

const roots = {
  asset: ['assets', 'A'],
  liability: ['liabilities', 'L'],
  expense: ['expenses', 'X'],
  source: ['equity', 'E'],
  unknown: ['equity:unknown', 'E'],
} as const

/** How an account is called there. */
export const hledgerAccount = ({ id, kind }: Pick<BookAccount, 'id' | 'kind'>): string =>
  [roots[kind][0], ...partsOf(id)].join(':')

/** [BK1] Text by pieces: what is declared, the transfers in their order, and what each account holds. */
export async function* hledgerText(books: Books): AsyncGenerator<string> {
  const byId = new Map(books.accounts.map((a) => [a.id, a]))
  const commodities = commoditiesOf(books.accounts.map((a) => a.unit))
  const amount = (n: number, unit: string): string => {
    const commodity = commodities.get(unit)!
    return `${amountText(n, unit)} ${commodity === 'CNY' ? commodity : `"${commodity}"`}`
  }
  yield `; ${onOneLine(books.title)}\ndecimal-mark .\n`
  for (const [unit, commodity] of commodities)
    yield unit === 'fen' ? 'commodity 1000.00 CNY\n' : `commodity 1000. "${commodity}"\n`
  for (const a of books.accounts)
    yield `account ${hledgerAccount(a)}  ; type:${roots[a.kind][1]}, ${onOneLine(a.title).replace(/[,:]/g, ' ')}\n`
  for await (const page of books.transfers)
    yield page
      .map(
        (t) =>
          `\n${t.on} (${t.id.replace(/[^\w/~-]/g, '_')}) ${onOneLine(t.memo).replaceAll(';', '；')}\n` +
          `    ${hledgerAccount(byId.get(t.debit)!)}  ${amount(t.amount, t.unit)}\n` +
          `    ${hledgerAccount(byId.get(t.credit)!)}  ${amount(-t.amount, t.unit)}\n`,
      )
      .join('')
  if (books.accounts.length > 0)
    yield `\n${books.to} 账户余额\n${books.accounts
      .map((a) => `    ${hledgerAccount(a)}  ${amount(0, a.unit)} = ${amount(a.balance, a.unit)}\n`)
      .join('')}`
}
