/** [FM15] Who may be ticked without network: all pupils of a district lie on the phone, and where not all fit it is said. */
import { expect, test } from 'vitest'
import type { RegisterListView } from '../../server/contract/registers.ts'
import { mostTicked, takeRoll } from './rolls.ts'

const ticks = { by: ['school', 'group'], called: 'seat', with: {} }

/** A register of so many pupils, forty to a class, as the server gives it page by page. */
const registerOf =
  (pupils: number) =>
  <T>(path: string): Promise<T> => {
    const query = new URLSearchParams(path.split('?')[1])
    const [limit, offset] = [Number(query.get('limit')), Number(query.get('offset'))]
    const ids = Array.from({ length: Math.min(limit, pupils - offset) }, (_, n) => offset + n)
    const page = {
      columns: [{ name: 'school' }, { name: 'group' }, { name: 'seat' }],
      entries: ids.map((n) => ({
        id: `S01-${n}`,
        cells: ['滨江小学', `${Math.floor(n / 40) + 1}班`, `${(n % 40) + 1}`],
      })),
      more: offset + ids.length < pupils,
    } as unknown as RegisterListView
    return Promise.resolve(page as T)
  }

test.each([
  ['一所学校', 700, 700, true],
  ['一个大街道', 6_001, 6_001, true],
  ['全区三万名学生', 30_000, 30_000, true],
  ['比手机带得下的还多', 45_000, mostTicked, false],
])('%s：%d人，带%d人，全部带上：%s', async (_, pupils, taken, isWhole) => {
  const roll = await takeRoll(
    registerOf(pupils),
    { register: 'volunteers.cards', ticks },
    ['431103'],
    '2021-10-20',
  )
  expect([roll.entries.length, roll.isWhole]).toEqual([taken, isWhole])
  expect(roll.entries[0]).toEqual({ id: 'S01-0', group: '滨江小学 1班', called: '1' })
  expect(JSON.stringify(roll).length).toBeLessThan(2 * 1024 * 1024)
})
