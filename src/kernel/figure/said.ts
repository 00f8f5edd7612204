/**
 * What a figure says that is no number. It is kept as a whole number all the same, so that records, digests, borders and
 * signatures stay what they are: a day as 20211130, a month as 20210900, a word as its place among the words of its count.
 */
import { assert } from '../assert.ts'
import type { Value } from '../rule/index.ts'
import type { Text } from '../text.ts'

/** Days and months, or one of these words, which keep their order for as long as the figure keeps its version. */
export type Says = 'day' | Readonly<Record<string, Text>>
/** What of a figure says which kind of value it has: the figure itself knows this file. */
type Measuring = { readonly measure: string }
type Saying = { readonly counts: object }

/** `key`: 2021-11-30, 2021-09, or the word as its field keeps it. */
export type Said = { readonly key: string; readonly text: Text }

const written = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/

/** [F6] The whole number that a day, a month or a word is kept as; null for what is none of them. */
export function keptNumber(says: Says, value: Value): number | null {
  if (typeof value !== 'string') return null
  if (says !== 'day') {
    const place = Object.keys(says).indexOf(value)
    assert(place >= 0, `${value} is none of the words that a figure says`)
    return place + 1
  }
  const day = written.exec(value)
  return day ? Number(`${day[1]}${day[2]}${day[3] ?? '00'}`) : null
}

export const saysOf = ({ counts }: Saying): Says | undefined =>
  'says' in counts ? (counts as { readonly says?: Says }).says : undefined

/** [F6] What a value says; null where it is a number, or nothing. */
export function saidBy(f: Saying, value: number | null): Said | null {
  const says = saysOf(f)
  if (says === undefined || value === null) return null
  if (says === 'day') return dayBy(String(value))
  const word = Object.entries(says)[value - 1]
  return word ? { key: word[0], text: word[1] } : null
}

function dayBy(digits: string): Said {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)]
  const key = day === '00' ? `${year}-${month}` : `${year}-${month}-${day}`
  return { key, text: dayInWords(key) }
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** 2021-11-30 as 2021年11月30日, 2021-09 as 2021年9月. */
export function dayInWords(key: string): Text {
  const [year, month, day] = key.split('-').map(Number) as [number, number, number | undefined]
  return {
    zh: `${year}年${month}月${day === undefined ? '' : `${day}日`}`,
    en: `${day === undefined ? '' : `${day} `}${months[month - 1]} ${year}`,
  }
}

/** Figures that tell what their records say, and add nothing up. */
export const tellsOne = (f: Measuring): boolean =>
  f.measure === 'same' || f.measure === 'least' || f.measure === 'most'

/** [F6] Records that should say the same and do not. */
export const differs = (f: Measuring, top: { readonly persons: number }): boolean =>
  f.measure === 'same' && top.persons > 1

/** What a place counts in which nothing is counted: no share, no day and no word is there, and of all others there are none. */
export const ofNothing = (f: Measuring): number | null =>
  f.measure === 'ratio' || f.measure === 'per' || tellsOne(f) ? null : 0
