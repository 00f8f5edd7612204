/** [IM5] What a preview read waits for its confirm: as it was, not too long, not too much, and never under other places. */
import { expect, test } from 'vitest'
import type { Facts } from '#kernel/rule'
import { keptLines, openKept, packLines } from './kept.ts'

const places = {}
const lines: readonly Facts[] = [
  { estate: '三湘鑫苑', floors: 6, lift: false },
  { estate: '建设路"一"号\\', floors: -1 },
]

test('the lines come back as they were, as many at a time as they were packed', async () => {
  const rows = [await packLines(lines), await packLines(lines.slice(1))]
  const back: (readonly Facts[])[] = []
  for await (const some of keptLines(rows)) back.push(some)
  expect(back).toEqual([lines, lines.slice(1)])
})

test.each<[string, number, object, boolean]>([
  ['at once', 0, places, true],
  ['after fourteen minutes', 14, places, true],
  ['after fifteen minutes', 15, places, false],
  ['when places or posts were read anew', 0, {}, false],
])('%s', (_, minutes, reference, there) => {
  let now = 0
  const keptPreviews = openKept(() => now)
  keptPreviews.keep('ticket', places, [Buffer.alloc(8)])
  now = minutes * 60_000
  expect(keptPreviews.take('other', reference)).toBeNull()
  expect(keptPreviews.take('ticket', reference) !== null).toBe(there)
  expect(keptPreviews.take('ticket', reference), 'it is given once').toBeNull()
})

test('of too much the oldest goes first', () => {
  const keptPreviews = openKept(() => 0)
  for (const ticket of ['a', 'b', 'c']) keptPreviews.keep(ticket, places, [Buffer.alloc(30 * 1024 * 1024)])
  expect(['a', 'b', 'c'].map((t) => keptPreviews.take(t, places) !== null)).toEqual([false, true, true])
})
