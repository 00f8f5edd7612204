/** Whether two claims mean one customer is told by a key of the house: no number of a customer stands in a register. */
import { ability, given, how } from 'yimen/kernel/ability'

export const customer = ability({
  id: 'season.customer@1',
  takes: { customerNo: 'text' },
  gives: 'person',
  rules: given.nothing,
}).does({
  work: ({ customerNo }, _, { personKey }) =>
    personKey(`season.customer ${customerNo.normalize('NFKC').toUpperCase().replace(/\s/g, '')}`),
  explains(_, say) {
    const what = say('customerNo')
    return {
      lines: [how(`${what.zh}所指的客户（只记密文）`, `the customer that ${what.en} means, by a key alone`)],
    }
  },
})
