/** [FM13] [FM14] [FM15] Codes become lines: each has one, however often it is read, and a tick is no second one. */
import { describe, expect, test } from 'vitest'
import { codeIn } from './code-text.ts'
import { taken, ticked, type ScannedField } from './scanned.ts'

const t = (zh: string) => ({ zh, en: zh })
const text = { type: 'text', max: 20, title: t('栏') } as const
const field: ScannedField = {
  type: 'list',
  max: 3,
  title: t('名单'),
  scans: {
    code: 'card',
    with: { way: 'card' },
    times: ['came', 'went'],
    ticks: { by: ['group'], called: 'seat', with: { way: 'tick' } },
  },
  of: { card: { ...text, code: true }, way: text, came: text, went: text },
}
type Line = Readonly<Record<string, string>>
const read = (...readings: readonly (readonly [string, string])[]) =>
  readings.reduce<{ lines: readonly Line[]; says: string[] }>(
    (all, [code, time]) => {
      const next = taken(field, all.lines, code, time)
      return { lines: next.lines, says: [...all.says, next.says.zh] }
    },
    { lines: [], says: [] },
  )

describe('[FM14] one line a code', () => {
  test('the first reading comes, the next goes, a third changes nothing', () => {
    const { lines, says } = read(['K1', '08:00'], ['K1', '08:03'], ['K1', '11:00'], ['K1', '11:30'])
    expect(lines).toEqual([{ card: 'K1', way: 'card', came: '08:00', went: '11:00' }])
    expect(says).toEqual(['K1已记下，共1个', 'K1刚才已经扫过', 'K1再次记下：11:00', 'K1已经在名单里'])
  })
  test('what does not fit is said and not kept', () => {
    const { lines, says } = read(['K1', '08:00'], ['K2', '08:00'], ['K3', '08:00'], ['K4', '08:00'])
    expect(lines.map((line) => line['card'])).toEqual(['K1', 'K2', 'K3'])
    expect(says.at(-1)).toBe('K4没有记下：名单已满3人')
  })
  test('across midnight the next reading is later all the same', () => {
    expect(read(['K1', '23:30'], ['K1', '00:40']).lines).toEqual([
      { card: 'K1', way: 'card', came: '23:30', went: '00:40' },
    ])
  })
})

describe('[FM15] a tick and a code of one are one line', () => {
  test('a tap ticks, another takes it away', () => {
    const once = ticked<Line>(field, [], 'K1')
    expect(once).toEqual([{ card: 'K1', way: 'tick' }])
    expect(ticked(field, once, 'K1')).toEqual([])
  })
  test('who was ticked and then reads their card has the card’s time; no tap takes that away', () => {
    const { lines } = taken<Line>(field, ticked<Line>(field, [], 'K1'), 'K1', '08:10')
    expect(lines).toEqual([{ card: 'K1', way: 'card', came: '08:10' }])
    expect(ticked(field, lines, 'K1')).toBe(lines)
  })
})

test.each([
  ['K0123', 'K0123'],
  [' 483920\n', '483920'],
  ['https://a.example/r/431103/units?in=x&q=AB12', 'AB12'],
  ['https://a.example/proof#431103.17', '431103.17'],
  ['https://a.example/', 'https://a.example/'],
  ['https://', 'https://'],
])('[FM13] %j is the code %j', (read, code) => {
  expect(codeIn(read)).toBe(code)
})
