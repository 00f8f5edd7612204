/** [CS2] What each of some dwellings pays of an amount, by the published table that is named. */
import { ability, given, how } from 'yimen/kernel/ability'
import { sharesOf } from '../share.ts'
import { fen, voters } from './shapes.ts'

/** Published tables, by name. */
export const tables = given.map(
  given.record(
    { title: given.both, by: given.oneOf('dwelling', 'area'), clause: given.text },
    { floors: given.list(given.whole()) },
  ),
)

export const shares = ability({
  id: 'elevator.shares@1',
  takes: { roll: voters, rooms: { list: 'text' }, amount: fen, table: 'text' },
  gives: {
    list: { of: { room: 'text', amount: fen }, what: { zh: '一户的分摊', en: 'the share of a dwelling' } },
  },
  rules: given.record({ tables }),
}).does({
  work({ roll, rooms, amount, table }, rules) {
    const chosen = Object.hasOwn(rules.tables, table) ? rules.tables[table]! : null
    const sharers = roll.filter((v) => rooms.includes(v.room))
    return chosen && Number.isSafeInteger(amount) && amount >= 0 && sharers.length === rooms.length
      ? sharesOf(chosen, sharers, amount)
      : null
  },
  words: { room: { zh: '户号', en: 'dwelling' }, amount: { zh: '金额', en: 'amount' } },
  explains(rules, say) {
    const [roll, rooms, amount, table] = [say('roll'), say('rooms'), say('amount'), say('table')]
    const most = Math.max(0, ...Object.values(rules.tables).map((t) => t.floors?.length ?? 0))
    const floors = Array.from({ length: most }, (_, i) => i + 1)
    return {
      lines: [
        how(
          `${amount.zh}由${rooms.zh}各户分摊，按${table.zh}所选的分摊表，以${roll.zh}的楼层和面积计算；精确到分，各户之和等于总额，尾差给余数大的户`,
          `${amount.en} is shared by ${rooms.en} by the table chosen in ${table.en}, from floors and areas in ${roll.en}; to the fen, and the parts sum to the whole`,
        ),
      ],
      grid: {
        head: [
          { zh: '分摊表', en: 'Table' },
          { zh: '权数', en: 'Weight' },
          ...floors.map((n) => ({ zh: `${n}层`, en: `Floor ${n}` })),
        ],
        rows: Object.values(rules.tables).map((t) => [
          t.title,
          t.by === 'area'
            ? { zh: '面积×系数', en: 'area × coefficient' }
            : { zh: '每户系数', en: 'coefficient' },
          ...floors.map((n) => {
            const coefficient = t.floors?.[n - 1]
            const shown = coefficient === undefined ? (t.floors ? '—' : '1') : String(coefficient / 100)
            return { zh: shown, en: shown }
          }),
        ]),
      },
    }
  },
})
