/** How long something took, in whole minutes that are over. */
import { ability, given, how } from 'yimen/kernel/ability'
import { parseInstant, toEpochMs } from 'yimen/kernel/day'

export const minutes = ability({
  id: 'grid.minutes@1',
  takes: { from: 'moment', to: 'moment' },
  gives: { unit: 'minutes' },
  rules: given.nothing,
}).does({
  work({ from, to }) {
    const [begin, end] = [parseInstant(from), parseInstant(to)]
    return begin && end ? Math.max(0, Math.floor((toEpochMs(end) - toEpochMs(begin)) / 60_000)) : null
  },
  explains(_, say) {
    const [from, to] = [say('from'), say('to')]
    return { lines: [how(`自${from.zh}至${to.zh}的整分钟数`, `Whole minutes from ${from.en} to ${to.en}`)] }
  },
})
