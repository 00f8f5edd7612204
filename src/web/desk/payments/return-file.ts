/** A rehearsal has no bank: this answers a payment file as one would, so that reading an answer back can be tried. */
import { parseYuan } from '../../../kernel/money/fen.ts'
import { plainYuan } from '../../../kernel/money/print.ts'

/** `csv` is the file that goes to the bank (H, D, T lines). With `bounce` the last line comes back unpaid. */
export function answerFor(csv: string, bounce: boolean): string {
  const rows = csv.split(/\r?\n/).map((l) => l.split(','))
  const batch = rows.find((r) => r[0] === 'H')?.[1] ?? ''
  const sent = rows.filter((r) => r[0] === 'D').map((r) => ({ reference: r[2]!, yuan: r.at(-2)! }))
  const failed = bounce ? sent.length - 1 : -1
  const fen = sent.reduce((sum, l, i) => (i === failed ? sum : sum + parseYuan(l.yuan)!), 0)
  return (
    [
      ['R', batch, `DF-${batch}`, sent.length, plainYuan(fen)].join(','),
      ...sent.map((l, i) =>
        ['D', i + 1, l.reference, l.yuan, ...(i === failed ? ['F', '户名不符'] : ['S', ''])].join(','),
      ),
    ].join('\r\n') + '\r\n'
  )
}
