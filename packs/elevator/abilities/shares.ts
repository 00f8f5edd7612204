/** [CS2] What each of some dwellings pays of an amount, by the published table that is named. */
import { ability, given, sharesOf } from 'yimen/kernel'
import { fen, voters } from './shapes.ts'

export const shares = ability({
  id: 'elevator.shares@1',
  takes: { roll: voters, rooms: { list: 'text' }, amount: fen, table: 'text' },
  gives: {
    list: { of: { room: 'text', amount: fen }, what: { zh: '一户的分摊', en: 'the share of a dwelling' } },
  },
  rules: given.record({
    tables: given.map(
      given.record(
        { title: given.both, by: given.oneOf('dwelling', 'area'), clause: given.text },
        { floors: given.list(given.whole()) },
      ),
    ),
  }),
}).does({
  work({ roll, rooms, amount, table }, { tables }) {
    const chosen = Object.hasOwn(tables, table) ? tables[table]! : null
    const sharers = roll.filter((v) => rooms.includes(v.room))
    return chosen && Number.isSafeInteger(amount) && amount >= 0 && sharers.length === rooms.length
      ? sharesOf(chosen, sharers, amount)
      : null
  },
})
