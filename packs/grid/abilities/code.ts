/** A pick-up code: who leaves no number finds the answer by it, and nobody else makes or guesses it. */
import { ability, given, how } from 'yimen/kernel/ability'

/** No letter or figure that is read as another. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const length = 10

export const code = ability({
  id: 'grid.code@1',
  takes: { of: 'case' },
  gives: 'text',
  rules: given.nothing,
}).does({
  /** From the house's own keyed hash of the case's number: the same each time, and no number of a case. */
  work({ of }, _, { personKey }) {
    const key = personKey(`grid.code ${of}`)
    const sums = Array.from({ length }, () => 0)
    for (const [i, letter] of [...key].entries())
      sums[i % length] = (sums[i % length]! * 31 + letter.charCodeAt(0)) % 1_048_573
    return sums.map((n) => letters[n % letters.length]).join('')
  },
  explains(_, say) {
    const of = say('of')
    return {
      lines: [
        how(`由${of.zh}和本系统的密钥得出的十位取件码`, `Ten letters from ${of.en} and the key of the house`),
      ],
    }
  },
})
