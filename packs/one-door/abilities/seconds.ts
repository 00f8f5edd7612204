/** How many whole seconds lie between two moments. */
import { ability, given, how } from 'yimen/kernel/ability'
import { parseInstant, toEpochMs } from 'yimen/kernel/day'

export const seconds = ability({
  id: 'door.seconds@1',
  takes: { from: 'moment', to: 'moment' },
  gives: 'number',
  rules: given.nothing,
}).does({
  work({ from, to }) {
    const [begin, end] = [parseInstant(from), parseInstant(to)]
    return begin && end ? Math.max(0, Math.floor((toEpochMs(end) - toEpochMs(begin)) / 1_000)) : null
  },
  explains(_, say) {
    const [from, to] = [say('from'), say('to')]
    return { lines: [how(`自${from.zh}至${to.zh}的整秒数`, `Whole seconds from ${from.en} to ${to.en}`)] }
  },
})
