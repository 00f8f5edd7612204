/** What entries of registers are found by: nothing of a register is sealed, so these are words in clear. */
import { folded } from '../identity/sameness.ts'
import { entryName, type Entry, type Register } from '../register/index.ts'
import { piecesOf } from './findable.ts'

/** Each word begins with what it is of: a name, a number or id, a piece of a name. */
export const wordKinds = { name: 'n', number: 'c', piece: 'p' } as const

/**
 * [FD5] The name and the id from their front, numbers of papers, and every two letters of a name that stands in one column. A name
 * of several columns is an address: it is read from its front.
 */
export function wordsOf(
  r: Pick<Register, 'called' | 'columns'>,
  e: Pick<Entry, 'id' | 'body'>,
): readonly string[] {
  const name = entryName(r, e)
  const numbers = Object.entries(r.columns).flatMap(([column, { findable }]) => {
    const value = e.body[column]
    return findable && typeof value === 'string' && value !== '' ? [value] : []
  })
  return [
    ...new Set([
      ...(name === e.id ? [] : [wordKinds.name + folded(name)]),
      ...[e.id, ...numbers].map((text) => wordKinds.number + folded(text)),
      ...(r.called?.length === 1 ? piecesOf(name).map((piece) => wordKinds.piece + piece) : []),
    ]),
  ]
}

/** Whether an entry is what was asked for: a word of it begins so, or its name in one column has it anywhere. */
export function isFoundBy(
  r: Pick<Register, 'called' | 'columns'>,
  e: Pick<Entry, 'id' | 'body'>,
  word: string,
): boolean {
  const wanted = folded(word)
  return (
    (r.called?.length === 1 && folded(entryName(r, e)).includes(wanted)) ||
    wordsOf(r, e).some((own) => own[0] !== wordKinds.piece && own.slice(1).startsWith(wanted))
  )
}
