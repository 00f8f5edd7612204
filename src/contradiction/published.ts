/** What a text says otherwise than one that was signed for the same day: the same words, place and day with two values. */
import type { Day } from '#kernel/day'
import type { Text } from '#kernel/text'
import type { Contradiction } from './kind.ts'
import { halfWidth } from './numbers.ts'
import { comparable } from './parts.ts'
import { mentions, type Mention } from './prose.ts'
import { linesOf } from './table.ts'

/** A text that stands: its name as people cite it, and its words. */
export type Published = { readonly name: Text; readonly text: string }

/** [B12] Whether a text names a day, in figures and with or without its year: others have nothing to say about it. Cheap on purpose. */
export function namesDay(text: string, day: Day): boolean {
  const [, month, date] = day.split('-').map(Number) as [number, number, number]
  return new RegExp(`(?<!\\d)0?${month} ?月 ?0?${date} ?日`).test(halfWidth(text))
}

/**
 * [B12] The numbers of a text that published ones of the same day print otherwise, each once for each of
 * them. Only what has the same words before it, the same unit and place, and a day that both name is
 * compared; round words (近、余) that allow the other value are no difference.
 */
export function disagreements(text: string, published: readonly Published[]): readonly Contradiction[] {
  const mine = published.length === 0 ? [] : mentionsOf(text).filter(comparable)
  return published
    .flatMap((p) => between(mine, p))
    .toSorted((a, b) => a.at.from - b.at.from || a.at.to - b.at.to)
}

function between(mine: readonly Mention[], published: Published): readonly Contradiction[] {
  const publishedByKey = new Map<string, Mention[]>()
  for (const m of mentionsOf(published.text))
    if (comparable(m)) publishedByKey.set(keyOf(m), [...(publishedByKey.get(keyOf(m)) ?? []), m])
  return mine.flatMap((m): readonly Contradiction[] => {
    const there = (publishedByKey.get(keyOf(m)) ?? []).filter((o) => sameDay(m, o))
    const other = there.find((o) => !overlap(m, o))
    if (!other || there.some((o) => overlap(m, o))) return []
    return [
      {
        kind: 'published',
        severity: 'warning',
        at: { from: m.from, to: m.to },
        said: m.said,
        implied: other.said,
        message: {
          zh: `“${m.label}”在${published.name.zh}中为${other.said}，此处为${m.said}`,
          en: `“${m.label}” is ${other.said} in ${published.name.en} and ${m.said} here`,
        },
      },
    ]
  })
}

function mentionsOf(text: string): readonly Mention[] {
  const plain = halfWidth(text)
  return mentions(plain, linesOf(plain).prose)
}

const keyOf = (m: Mention): string => JSON.stringify([m.label, m.unit, m.area])
const overlap = (a: Mention, b: Mention): boolean =>
  (a.high === null || b.low <= a.high) && (b.high === null || b.high >= a.low)

/** The day that a number stands under; null where no day is named. */
function dayOf(m: Mention): string | null {
  const [, year, month, day] = /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日$/.exec(m.period) ?? []
  return month === undefined || day === undefined
    ? null
    : `${year ?? '-'}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function sameDay(a: Mention, b: Mention): boolean {
  const [x, y] = [dayOf(a), dayOf(b)]
  if (x === null || y === null) return false
  return x === y || (x.slice(-5) === y.slice(-5) && (x.startsWith('--') || y.startsWith('--')))
}
