/** Whether a credit code of eighteen characters matches its checks (GB 32100). */
import { ability, given, how } from 'yimen/kernel/ability'
import { parseCreditCode } from 'yimen/kernel/identity'

export const code = ability({
  id: 'door.code@1',
  takes: { code: 'text' },
  gives: 'boolean',
  rules: given.nothing,
}).does({
  work: ({ code: text }) => parseCreditCode(text).ok,
  explains(_, say) {
    const what = say('code')
    return { lines: [how(`校验${what.zh}的两个校验位`, `Both checks of ${what.en} are worked out`)] }
  },
})
