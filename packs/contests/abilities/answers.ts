/** When an answer is right: the exact name of the vocabulary, or a synonym that it accepts; half for the family alone. */

export type Key = {
  readonly q: number
  /** Accepted ways to write it, with `|` between them. */
  readonly key: string
  /** What earns half: the family of what is pictured. */
  readonly family?: string | null | undefined
}

/** Width, case, blanks and dots make no difference; nothing else is guessed. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s·•‧．.]/g, '')

const ways = (text: string | null | undefined): readonly string[] =>
  (text ?? '')
    .split('|')
    .map(plain)
    .filter((x) => x !== '')

/** Halves of the points: 2 right, 1 the family, 0 wrong. Of several letters their order makes no difference. */
export function halves(key: Key, answer: string): 0 | 1 | 2 {
  const said = plain(answer)
  if (said === '') return 0
  const accepted = ways(key.key)
  const letters = (x: string): string => (/^[a-h]{2,}$/.test(x) ? [...x].toSorted().join('') : x)
  if (accepted.map(letters).includes(letters(said))) return 2
  return ways(key.family).includes(said) ? 1 : 0
}
