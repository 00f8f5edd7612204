/** A unit's score: each weight times its completion between floor and cap, less deductions; exact, and rounded once. */
import { ability, given, how } from 'yimen/kernel/ability'

export type Line = {
  readonly indicator: string
  /** Growth, and the growth that was set; null where nothing is known of it. */
  readonly done?: number | null | undefined
  readonly goal?: number | null | undefined
  readonly down: boolean
  readonly weight: number
  /** Per cent. */
  readonly cap: number
  readonly floor: number
}

type Fraction = readonly [top: bigint, bottom: bigint]
const less = (a: Fraction, b: Fraction): boolean => a[0] * b[1] < b[0] * a[1]
const plus = (a: Fraction, b: Fraction): Fraction => [a[0] * b[1] + b[0] * a[1], a[1] * b[1]]

/** Completion as a fraction; null for a target of nothing, and for one that points the wrong way: its base is above it. */
export function completionOf({ done, goal, down }: Line): Fraction | null {
  if (typeof done !== 'number' || typeof goal !== 'number') return null
  if (goal === 0 || goal < 0 !== down) return null
  const sign = goal < 0 ? -1n : 1n
  return [sign * BigInt(done), sign * BigInt(goal)]
}

/** Hundredths, half away from zero. */
function hundredths([top, bottom]: Fraction): number {
  const [size, whole] = [top < 0n ? -top : top, bottom]
  const n = (size * 200n + whole) / (2n * whole)
  return Number(top < 0n ? -n : n)
}

export type Scored = {
  readonly score: number
  readonly before: number
  readonly first: number
  readonly lines: readonly {
    readonly indicator: string
    readonly rate: number | null
    readonly counts: number | null
  }[]
  readonly excluded: readonly string[]
}

/**
 * `score`, `before` (the deductions) and each rate are hundredths. An indicator without a rate is left out, and the others share its weight;
 * where none has one the score is that of nothing done. `first`: the rate of the indicator of the highest weight, the earlier of equals.
 */
export function scored(lines: readonly Line[], deduction: number): Scored {
  const rates = lines.map((line) => ({ line, rate: completionOf(line) }))
  const counting = rates.flatMap(({ line, rate }) => (rate === null ? [] : [{ line, rate }]))
  const weights = counting.reduce((n, { line }) => n + BigInt(line.weight), 0n)
  const sum = counting.reduce<Fraction>(
    (total, { line, rate }) => {
      const part = within(rate, line)
      return plus(total, [part[0] * BigInt(line.weight), part[1]])
    },
    [0n, 1n],
  )
  /** A rate of one is a hundred marks. */
  const before = weights === 0n ? 0 : hundredths([sum[0] * 100n, sum[1] * weights])
  const heaviest = counting.toSorted((a, b) => b.line.weight - a.line.weight)[0]
  return {
    before,
    score: Math.max(0, before - deduction * 100),
    first: heaviest === undefined ? 0 : hundredths([heaviest.rate[0] * 100n, heaviest.rate[1]]),
    lines: rates.map(({ line, rate }) => ({
      indicator: line.indicator,
      rate: rate && hundredths([rate[0] * 100n, rate[1]]),
      counts: rate && hundredths([within(rate, line)[0] * 100n, within(rate, line)[1]]),
    })),
    excluded: rates.filter(({ rate }) => rate === null).map(({ line }) => line.indicator),
  }
}

function within(rate: Fraction, { cap, floor }: Line): Fraction {
  const [most, least]: readonly [Fraction, Fraction] = [
    [BigInt(cap), 100n],
    [BigInt(floor), 100n],
  ]
  return less(rate, least) ? least : less(most, rate) ? most : rate
}

export const score = ability({
  id: 'season.score@1',
  takes: {
    lines: {
      list: {
        of: {
          indicator: 'text',
          done: { maybe: 'number' },
          goal: { maybe: 'number' },
          down: 'boolean',
          weight: 'number',
          cap: 'number',
          floor: 'number',
        },
      },
    },
    deduction: 'number',
  },
  gives: {
    of: {
      score: 'number',
      before: 'number',
      first: 'number',
      lines: { list: { of: { indicator: 'text', rate: { maybe: 'number' }, counts: { maybe: 'number' } } } },
      excluded: { list: 'text' },
    },
    what: { zh: '得分', en: 'the score' },
  },
  rules: given.nothing,
}).does({
  work: ({ lines, deduction }) => ({ ...scored(lines, deduction) }),
  words: {
    score: { zh: '得分（百分之一分）', en: 'score in hundredths' },
    before: { zh: '扣分以前的得分', en: 'score before deductions' },
    first: { zh: '权重最高指标的完成率', en: 'rate of the indicator of the highest weight' },
    lines: { zh: '各指标完成率', en: 'rates of the indicators' },
    indicator: { zh: '指标', en: 'indicator' },
    rate: { zh: '完成率（万分之一）', en: 'rate in hundredths of a percent' },
    counts: { zh: '计分的完成率', en: 'rate that counts' },
    excluded: { zh: '没有完成率的指标', en: 'indicators without a rate' },
  },
  explains(_, say) {
    const [lines, deduction] = [say('lines'), say('deduction')]
    return {
      lines: [
        how(
          `${lines.zh}各按完成率（在上限和下限之间）乘以权重相加，减去${deduction.zh}，精确计算，最后四舍五入到百分之一分`,
          `Each of ${lines.en} by its completion between floor and cap times its weight, less ${deduction.en}; exact, rounded once`,
        ),
        how(
          '目标为零或者基数高于目标的没有完成率，不计分，权重由其余指标分担',
          'Where the target is nothing or below its base there is no rate: it is left out, and the others share its weight',
        ),
      ],
    }
  },
})
