/** One person by the key of their number alone, the same in every case. */
import { ability, given, how } from 'yimen/kernel/ability'

export const person = ability({
  id: 'door.person@1',
  takes: { idNo: 'text' },
  gives: 'person',
  rules: given.nothing,
}).does({
  work: ({ idNo }, _, { personKey }) => personKey(idNo),
  explains(_, say) {
    const who = say('idNo')
    return { lines: [how(`${who.zh}所指的人（只记密文）`, `whom ${who.en} names, by a key alone`)] }
  },
})
