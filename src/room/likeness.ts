/** [RO4] How alike two cases are: by place, time, kind and words, each with what tells it, in whole hundredths. */

export type Likened = {
  /** Millionths of a degree. */
  readonly point: { readonly lon: number; readonly lat: number } | null
  /** Milliseconds. */ readonly at: number
  readonly kind: string
  readonly words: string
}
export type Likeness = {
  /** Of a hundred. */ readonly score: number
  /** Null where one of them has no point. */ readonly metres: number | null
  readonly hours: number
  readonly sameKind: boolean
  /** Kinds of one class, where they are not the same. */ readonly nearKind: boolean
  /** Of a hundred pairs of letters, how many both have. */ readonly words: number
}

const metresPerMicrodegree = 0.111_195
const hourMs = 3_600_000

export function metresBetween(
  a: { readonly lon: number; readonly lat: number },
  b: { readonly lon: number; readonly lat: number },
): number {
  const shrink = Math.cos(((a.lat + b.lat) / 2 / 1e6 / 180) * Math.PI)
  return Math.round(Math.hypot((a.lon - b.lon) * shrink, a.lat - b.lat) * metresPerMicrodegree)
}

/** Letters two by two, without what stands between words. */
function pairsOf(text: string): ReadonlySet<string> {
  const letters = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\p{P}]/gu, ''),
  ]
  return new Set(letters.slice(1).map((letter, i) => letters[i]! + letter))
}

/** Dice: twice what both have, of what the two have. */
function commonOf(a: string, b: string): number {
  const [one, other] = [pairsOf(a), pairsOf(b)]
  if (one.size + other.size === 0) return 0
  const both = [...one].filter((pair) => other.has(pair)).length
  return Math.round((200 * both) / (one.size + other.size))
}

/** How much of a hundred each may give. */
const weights = { place: 40, time: 15, kind: 25, words: 20 } as const
/** Kinds of one class begin alike. */
const classLetters = 5

/** Null where they are farther apart than is asked, in place or in time: what is far is not alike, whatever it says. */
export function likeness(
  a: Likened,
  b: Likened,
  most: { readonly metres: number; readonly days: number },
): Likeness | null {
  const hours = Math.round(Math.abs(a.at - b.at) / hourMs)
  const metres = a.point && b.point ? metresBetween(a.point, b.point) : null
  if (hours > most.days * 24 || (metres !== null && metres > most.metres)) return null
  const sameKind = a.kind === b.kind
  const nearKind = !sameKind && a.kind.slice(0, classLetters) === b.kind.slice(0, classLetters)
  const words = commonOf(a.words, b.words)
  const score =
    (metres === null ? 0 : Math.round((weights.place * (most.metres - metres)) / most.metres)) +
    Math.round((weights.time * (most.days * 24 - hours)) / (most.days * 24)) +
    (sameKind ? weights.kind : nearKind ? Math.round(weights.kind / 3) : 0) +
    Math.round((weights.words * words) / 100)
  return { score, metres, hours, sameKind, nearKind, words }
}
