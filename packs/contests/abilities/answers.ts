/** When an answer is right: the exact name of the vocabulary, or a synonym that it accepts; half for the family alone. */

export type Key = {
  readonly q: number
  /** Accepted ways to write it, with `|` between them. */
  readonly key: string
  /** What earns half: the family of what is pictured. */
  readonly family?: string | null | undefined
}

/** Width, case, blanks and dots make no difference, but the point of a number: 3.5 is not 35. Nothing else is guessed. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s·•‧．]/g, '')
    .replaceAll('.', (dot, at: number, whole: string) =>
      isDigit(whole[at - 1]) && isDigit(whole[at + 1]) ? dot : '',
    )

const isDigit = (letter = ''): boolean => letter >= '0' && letter <= '9'

const ways = (text: string | null | undefined): readonly string[] =>
  (text ?? '')
    .split('|')
    .map(plain)
    .filter((x) => x !== '')

const letters = (x: string): string => (/^[a-h]{2,}$/.test(x) ? [...x].toSorted().join('') : x)

/**
 * Judges many answers by one key, each way of writing once. Halves of the points: 2 right, 1 the family, 0 wrong. Of several letters
 * their order makes no difference.
 */
export function judgeBy(key: Key): (answer: string) => 0 | 1 | 2 {
  const accepted = new Set(ways(key.key).map(letters))
  const families = new Set(ways(key.family))
  const before = new Map<string, 0 | 1 | 2>()
  const judge = (answer: string): 0 | 1 | 2 => {
    const said = plain(answer)
    if (said === '') return 0
    return accepted.has(letters(said)) ? 2 : families.has(said) ? 1 : 0
  }
  return (answer) => {
    const half = before.get(answer) ?? judge(answer)
    before.set(answer, half)
    return half
  }
}

export const halves = (key: Key, answer: string): 0 | 1 | 2 => judgeBy(key)(answer)
