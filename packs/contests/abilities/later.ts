/** So many seconds after a moment: when the bell rings, and until when an appeal is heard. */
import { ability, given, how } from 'yimen/kernel/ability'
import { fromEpochMs, parseInstant, toEpochMs } from 'yimen/kernel/day'

export const later = ability({
  id: 'contests.later@1',
  takes: { from: 'moment', seconds: 'number' },
  gives: 'moment',
  rules: given.nothing,
}).does({
  work({ from, seconds }) {
    const start = parseInstant(from)
    return start === undefined ? null : fromEpochMs(toEpochMs(start) + seconds * 1_000)
  },
  explains(_, say) {
    const [from, seconds] = [say('from'), say('seconds')]
    return { lines: [how(`${from.zh}以后${seconds.zh}秒`, `${seconds.en} seconds after ${from.en}`)] }
  },
})
