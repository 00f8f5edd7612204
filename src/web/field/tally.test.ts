/** [FM12] A tally: taps, undone in their order, give each cell once and none that is empty. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toSend, type Typed2 } from '../resident/values.ts'
import { columnsOf, counted, countIn, isTally, type Cell, type TallyField } from './tally.ts'

const named = (...options: readonly string[]) =>
  ({
    type: 'choice',
    title: { zh: '', en: '' },
    options: Object.fromEntries(options.map((o) => [o, { zh: o, en: o }])),
  }) as const
const field: TallyField = {
  type: 'list',
  max: 12,
  title: { zh: '各格', en: 'Cells' },
  of: {
    kind: named('a', 'b', 'c'),
    how: named('x', 'y'),
    n: { type: 'integer', min: 0, max: 999, title: { zh: '数', en: 'n' } },
  },
  tally: 'n',
}
const cell = fc.record({ kind: fc.constantFrom('a', 'b', 'c'), how: fc.constantFrom('x', 'y') })
/** As a person does it: a tap, or the last one undone. */
function played(acts: readonly (Cell | 'undo')[]): readonly [readonly Typed2[], readonly Cell[]] {
  let lines: readonly Typed2[] = []
  const taps: Cell[] = []
  for (const act of acts) {
    if (act !== 'undo') {
      lines = counted(field, lines, act, 1)
      taps.push(act)
    } else {
      const last = taps.pop()
      if (last) lines = counted(field, lines, last, -1)
    }
  }
  return [lines, taps]
}

test('[FM12] what stands is the taps that were not undone, each cell once', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(cell, fc.constant('undo' as const)), { maxLength: 80 }), (acts) => {
      const [lines, taps] = played(acts)
      const keys = lines.map((l) => `${l['kind']} ${l['how']}`)
      expect(new Set(keys).size).toBe(keys.length)
      expect(lines.every((l) => Number(l['n']) > 0)).toBe(true)
      expect(countIn(field, lines, {})).toBe(taps.length)
      for (const kind of ['a', 'b', 'c'])
        expect(countIn(field, lines, { kind })).toBe(taps.filter((t) => t['kind'] === kind).length)
    }),
  )
})

test('[FM12] none is below nothing, and nothing counted is nothing to send', () => {
  expect(counted(field, [], { kind: 'a', how: 'x' }, -1)).toEqual([])
  expect(toSend(field, [])).toBeUndefined()
  expect(toSend(field, played([{ kind: 'a', how: 'x' }])[0])).toEqual([{ kind: 'a', how: 'x', n: 1 }])
})

test('[FM12] a list without the word is none; the last column of choices is tapped', () => {
  const { tally: _, ...plain } = field
  expect([isTally(plain), isTally(field), columnsOf(field)]).toEqual([false, true, ['kind', 'how']])
})
