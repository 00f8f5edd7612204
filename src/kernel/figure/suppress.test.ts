/** [P8] Small counts are hidden, and do not follow from what is shown. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hiddenCells, peopleToldOf, type Cell } from './suppress.ts'

const others = (...persons: number[]): readonly Cell[] => persons.map((n) => ({ persons: n, own: false }))
const shown = (
  cells: readonly Cell[],
  total: Cell = { persons: cells.reduce((n, c) => n + c.persons, 0), own: false },
) => {
  const h = hiddenCells(cells, total, 5)
  return [
    ...h.cells.map((hidden, i) => (hidden ? '*' : String(cells[i]!.persons))),
    h.total ? '*' : String(total.persons),
  ].join(' ')
}

test.each([
  ['都不少于五人', others(5, 9, 12), '5 9 12 26'],
  ['没有人不是秘密', others(0, 9, 12), '0 9 12 21'],
  ['两个小数互相遮住', others(4, 2, 12), '* * 12 18'],
  ['只有一个小数时，次小的也隐去', others(4, 9, 12), '* * 12 25'],
  [
    '自己辖区的照常显示',
    [
      { persons: 2, own: true },
      { persons: 9, own: false },
    ],
    '2 9 11',
  ],
  [
    '自己的加一个小数：合计会说破，也隐去',
    [
      { persons: 20, own: true },
      { persons: 3, own: false },
    ],
    '20 * *',
  ],
  ['合计就是那一个小数', others(4, 0, 0), '* 0 0 *'],
  ['合计本身太小', others(1, 2, 0), '* * 0 *'],
])('[P8] %s', (_, cells, expected) => {
  expect(shown(cells)).toBe(expected)
})

test('[P8] where the total is shown, never is a hidden small count the only thing that is not', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ persons: fc.integer({ min: 0, max: 20 }), own: fc.boolean() }), { maxLength: 8 }),
      (cells) => {
        const total = { persons: cells.reduce((n, c) => n + c.persons, 0), own: false }
        const h = hiddenCells(cells, total, 5)
        for (const [i, c] of cells.entries())
          if (!c.own && c.persons > 0 && c.persons < 5) expect(h.cells[i]).toBe(true)
        for (const [i, c] of cells.entries()) if (c.own) expect(h.cells[i]).toBe(false)
        /** One unknown beside a known sum is known. */
        if (!h.total) expect(h.cells.filter(Boolean).length).not.toBe(1)
      },
    ),
  )
})

test.each([
  ['其中较少的一边', {}, 9, 3, 3],
  ['没有人的一边不算', {}, 0, 3, 3],
  ['没有分母', {}, 4, undefined, 4],
  ['谁也没有', {}, 0, 0, 0],
  ['数的是物', { things: true }, 2, 3, 0],
  ['数的是公开的人：岗位、参赛队、获奖者', { public: true }, 1, 2, 0],
] as const)('[P8] a count tells of people who could be named: %s', (_, figure, above, below, people) => {
  expect(peopleToldOf(figure, above, below)).toBe(people)
})
