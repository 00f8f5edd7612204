/**
 * A rate that was observed in a sample: layers by road and hour with their weights, sheets as clusters, an effective number, Wilson's interval
 * of 95 per cent, and how it stands against a target. The judgement itself compares fractions: no root is taken and nothing is rounded for it.
 */
import {
  compare,
  exact,
  isZero,
  minus,
  over,
  plus,
  root,
  rounded,
  times,
  whole,
  type Exact,
} from './exact.ts'

/** The sums over the sheets of one layer: people, worn, and the sums of their squares and products sheet by sheet. */
export type Layer = {
  readonly weight: number
  readonly sheets: number
  readonly people: number
  readonly worn: number
  readonly peopleSquared: number
  readonly wornSquared: number
  readonly both: number
}
export type Verdict = 'not_enough' | 'missed' | 'unproven' | 'proven'
export type Judged = {
  readonly verdict: Verdict
  readonly people: number
  readonly worn: number
  /** Hundredths of a percent; null where not enough was observed. */
  readonly rate: number | null
  readonly low: number | null
  readonly high: number | null
  /** Hundredths. */
  readonly effective: number | null
  readonly effect: number | null
}

const one = whole(1)
/** 1.96 squared. */
const zSquared = exact(38_416n, 10_000n)

/** What of the layers was observed at all; where some were not, the others stand for the whole by their own weights. */
function observed(layers: readonly Layer[]) {
  const seen = layers.filter((l) => l.people > 0 && l.weight > 0)
  const weights = seen.reduce((n, l) => n + l.weight, 0)
  return seen.map((l) => ({ ...l, share: exact(BigInt(l.weight), BigInt(weights)) }))
}

const rateOf = (l: Layer): Exact => exact(BigInt(l.worn), BigInt(l.people))
const spread = (p: Exact): Exact => times(p, minus(one, p))

/** The variance of one layer's rate: between its sheets, and never less than as if each rider were a draw of their own. */
function variance(l: Layer): Exact {
  const p = rateOf(l)
  const simple = over(spread(p), whole(l.people))
  if (l.sheets < 2) return simple
  const squares = plus(
    minus(whole(l.wornSquared), times(times(whole(2), p), whole(l.both))),
    times(times(p, p), whole(l.peopleSquared)),
  )
  const between = over(
    times(exact(BigInt(l.sheets), BigInt(l.sheets - 1)), squares),
    times(whole(l.people), whole(l.people)),
  )
  return compare(between, simple) > 0 ? between : simple
}

/** How it stands: Wilson's bounds are where (p - t)² = z² t (1 - t) / n, so a bound is compared with the target without a root. */
export function stands(p: Exact, n: Exact, target: Exact): Exclude<Verdict, 'not_enough'> {
  const apart = minus(p, target)
  const isApart = compare(times(apart, apart), over(times(zSquared, spread(target)), n)) >= 0
  const side = compare(p, target)
  if (side > 0 && isApart) return 'proven'
  const isBeyond = compare(times(apart, apart), over(times(zSquared, spread(target)), n)) > 0
  return side < 0 && isBeyond ? 'missed' : 'unproven'
}

/** Both bounds, for printing. */
export function wilson(p: Exact, n: Exact): readonly [low: Exact, high: Exact] {
  const z2n = over(zSquared, n)
  const middle = plus(p, over(z2n, whole(2)))
  const reach = root(plus(over(times(zSquared, spread(p)), n), over(times(z2n, z2n), whole(4))))
  const bottom = plus(one, z2n)
  const low = over(minus(middle, reach), bottom)
  return [compare(low, whole(0)) < 0 ? whole(0) : low, over(plus(middle, reach), bottom)]
}

/** `target`: per cent. `least`: so many people are needed before anything is told. */
export function judge(layers: readonly Layer[], target: number, least: number): Judged {
  const people = layers.reduce((n, l) => n + l.people, 0)
  const worn = layers.reduce((n, l) => n + l.worn, 0)
  const seen = observed(layers)
  if (people < least || seen.length === 0)
    return {
      verdict: 'not_enough',
      people,
      worn,
      rate: null,
      low: null,
      high: null,
      effective: null,
      effect: null,
    }
  const p = seen.map((l) => times(l.share, rateOf(l))).reduce(plus)
  const total = seen.map((l) => times(times(l.share, l.share), variance(l))).reduce(plus)
  const effective = isZero(total) || isZero(spread(p)) ? whole(people) : over(spread(p), total)
  const [low, high] = wilson(p, effective)
  const scale = 10_000n
  return {
    verdict: stands(p, effective, exact(BigInt(target), 100n)),
    people,
    worn,
    rate: rounded(p, scale),
    low: rounded(low, scale),
    high: rounded(high, scale),
    effective: rounded(effective, 100n),
    effect: rounded(over(whole(people), effective), 100n),
  }
}
