/** [RO4] Likeness: what is near, of one hour, one kind and in the same words is the same thing; what is far is not, whatever it says. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { likeness, type Likened } from './index.ts'

const most = { metres: 300, days: 7 }
const hour = 3_600_000
const hole: Likened = {
  point: { lon: 113_170_000, lat: 27_930_000 },
  at: 0,
  kind: 'c060101',
  words: '书院路12号 路面坑洞，有积水',
}

describe('[RO4] rows', () => {
  test.each<[string, Partial<Likened>, number, number | null]>([
    ['三个人报的同一个坑', { words: '书院路12号门口 路面有坑洞' }, 80, 0],
    ['隔一条巷子，同一类', { point: { lon: 113_171_000, lat: 27_930_000 } }, 75, 98],
    ['同一地点，同一小类', { kind: 'c060102' }, 60, 0],
    ['同一地点，别的事', { kind: 'c010101', words: '噪声扰民' }, 50, 0],
    ['没有点位，文字一样', { point: null }, 55, null],
  ])('%s', (_, other, least, metres) => {
    const how = likeness(hole, { ...hole, ...other }, most)!
    expect(how.score).toBeGreaterThanOrEqual(least)
    expect(how.metres).toBe(metres)
  })

  test.each<[string, Partial<Likened>]>([
    ['四百米外', { point: { lon: 113_174_100, lat: 27_930_000 } }],
    ['八天以前', { at: -8 * 24 * hour }],
  ])('不像：%s', (_, other) => expect(likeness(hole, { ...hole, ...other }, most)).toBeNull())

  test('说得越像，分越高', () => {
    const score = (words: string) => likeness(hole, { ...hole, words }, most)!.score
    expect(score(hole.words)).toBeGreaterThan(score('书院路12号 路面坑洞'))
    expect(score('书院路12号 路面坑洞')).toBeGreaterThan(score('龙溪河边垃圾'))
  })
})

test('[RO4] it is the same from both sides, between nought and a hundred, and most with itself', () => {
  const one = fc.record({
    point: fc.option(
      fc.record({
        lon: fc.integer({ min: 113_168_000, max: 113_172_000 }),
        lat: fc.integer({ min: 27_928_000, max: 27_932_000 }),
      }),
    ),
    at: fc.integer({ min: 0, max: 10 * 24 * hour }),
    kind: fc.constantFrom('c060101', 'c060102', 'c050201'),
    words: fc.string({ unit: 'grapheme', maxLength: 20 }),
  })
  fc.assert(
    fc.property(one, one, (a, b) => {
      const [there, back, own] = [likeness(a, b, most), likeness(b, a, most), likeness(a, a, most)!]
      expect(there).toEqual(back)
      if (there) {
        expect(there.score).toBeGreaterThanOrEqual(0)
        expect(there.score).toBeLessThanOrEqual(100)
        if (a.point && b.point && a.words.length > 3) expect(own.score).toBeGreaterThanOrEqual(there.score)
      }
    }),
  )
})
