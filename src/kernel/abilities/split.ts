/** [CS1] An amount over the lines of a list by their own: how a sum goes back to those who paid. */
import { ability, given, how } from '../ability/index.ts'
import { apportion } from '../money/index.ts'

const isWhole = (n: number): boolean => Number.isSafeInteger(n) && n >= 0

export const split = ability({
  id: 'kernel.split@1',
  takes: { amount: { unit: 'fen' }, over: { list: { of: { amount: { unit: 'fen' } } }, orNone: true } },
  gives: { like: 'over', with: { amount: { unit: 'fen' } } },
  rules: given.nothing,
}).does({
  work({ amount, over }) {
    const weights = over.map((line) => line.amount)
    const parts = isWhole(amount) && weights.every(isWhole) ? apportion(amount, weights) : null
    return parts && over.map((line, i) => ({ ...line, amount: parts[i]! }))
  },
  words: { amount: { zh: '金额', en: 'amount' } },
  explains(_, say) {
    const [amount, over] = [say('amount'), say('over')]
    return {
      lines: [
        how(
          `${amount.zh}按${over.zh}各行的金额比例分开，精确到分，各部分之和等于总额`,
          `${amount.en} over ${over.en} by their amounts, to the fen; the parts sum to the whole`,
        ),
      ],
    }
  },
})
