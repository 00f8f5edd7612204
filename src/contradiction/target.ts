/** "272台，占年度目标任务的91%" says that the target is 298 to 300, whether it wants to or not. */
import { one } from './numbers.ts'
import type { Contradiction } from './kind.ts'
import type { Mention } from './prose.ts'

/** Both ends belong to it; `high` null: no upper end. */
export type TargetInterval = { readonly low: bigint; readonly high: bigint | null }

/**
 * [B7] The whole targets for which `done` is printed as `percent` with so many decimals (percent in units of its last decimal: 832 for
 * 83.2), rounded half up: 272 and 91 give 298 to 300. Null when there is none. A number just below a hundred also stands for all that is
 * short of it, because a careful office prints 99 and not 100 while something is left.
 */
export function targetInterval(done: bigint, percent: bigint, decimals: number): TargetInterval | null {
  return between(done, done, percent, decimals, 1n)
}

/** With `done` from `low` to `high`, on a lattice of so many units. */
function between(
  low: bigint,
  high: bigint,
  percent: bigint,
  decimals: number,
  lattice: bigint,
): TargetInterval | null {
  const power = 10n ** BigInt(decimals)
  const rounded = ((200n * power * low) / (2n * percent + 1n) / lattice) * lattice + lattice
  const first =
    percent === 100n * power - 1n && low + lattice < rounded ? (low / lattice) * lattice + lattice : rounded
  if (percent === 0n) return { low: first, high: null }
  const last = ((200n * power * high) / (2n * percent - 1n) / lattice) * lattice
  return first <= last ? { low: first, high: last } : null
}

/** `stated`: the target that stands between the count and its share, 占年度目标任务300台的91%. */
type Claim = {
  readonly count: Mention
  readonly percent: Mention
  readonly interval: TargetInterval | null
  readonly stated?: Mention
}

/** [B7] Shares of a target that no target, not the stated one, or not the same target allows. */
export function targetConflicts(list: readonly Mention[]): readonly Contradiction[] {
  const claims = list.flatMap((p, i) => [
    ...claimOf(list[i - 1], p),
    ...statedClaim(list[i - 2], list[i - 1], p),
  ])
  const owned = new Set(claims.map((c) => c.count))
  const targets = list.filter((m) => isTarget(m) && !owned.has(m))
  return [
    ...claims.flatMap(impossible),
    ...claims.flatMap((c) => (c.stated ? outside(c, c.stated, 'contradiction') : judged(c, targets))),
    ...disagreements(claims),
  ]
}

function claimOf(count: Mention | undefined, percent: Mention): readonly Claim[] {
  if (!count || count.kind !== 'count' || percent.kind !== 'percent' || count.sentence !== percent.sentence)
    return []
  const { gap } = percent
  // 12个乡镇中，甲、乙分别完成任务的98%、95%: the shares are of those named in between.
  if (
    gap.length > 30 ||
    /[；;：]|分别|各|居|平均|[中内][，,]/.test(gap) ||
    !/占|完成|达|为/.test(gap) ||
    !/目标|任务|计划/.test(gap)
  )
    return []
  // 开工272台，完成年度投资计划的91%: the share is of something else than what was counted.
  if (/投资|资金/.test(gap) && count.unit !== '元') return []
  return claimed(count, percent)
}

/** 272台，占年度目标任务300台的91%: the target is said between the two, in the count's unit. */
function statedClaim(
  count: Mention | undefined,
  target: Mention | undefined,
  percent: Mention,
): readonly Claim[] {
  if (!count || !target || count.kind !== 'count' || target.kind !== 'count' || percent.kind !== 'percent')
    return []
  if (
    count.sentence !== percent.sentence ||
    target.unit !== count.unit ||
    target.past ||
    !/^的?$/.test(percent.gap)
  )
    return []
  if (
    target.gap.length > 24 ||
    /[；;：]|分别|各|平均/.test(target.gap) ||
    !/[占完].{0,10}(?:目标|任务|计划)[^目任计]{0,4}$/.test(target.gap)
  )
    return []
  return claimed(count, percent).map((c) => ({ ...c, stated: target }))
}

function claimed(count: Mention, percent: Mention): readonly Claim[] {
  if (percent.past || count.past || percent.high === null || count.high === null || !isPlain(percent))
    return []
  // 270余台 is still a whole number of them; an amount of money need not be.
  const lattice = count.unit !== '元' && count.decimals === 0 ? one : 1n
  return [
    {
      count,
      percent,
      interval: between(
        count.low,
        count.high,
        percent.value / (one / 10n ** BigInt(percent.decimals)),
        percent.decimals,
        lattice,
      ),
    },
  ]
}

/** A percentage without 近、约、以上. */
function isPlain(p: Mention): boolean {
  return (
    p.high !== null &&
    p.low + p.high === 2n * p.value &&
    p.high - p.value <= one / 10n ** BigInt(p.decimals) / 2n
  )
}

function impossible({ count, percent, interval }: Claim): readonly Contradiction[] {
  if (interval !== null || !count.exact) return []
  return [
    {
      kind: 'no_target',
      severity: 'contradiction',
      at: { from: count.from, to: percent.to },
      said: `${count.said}，${percent.said}`,
      implied: '—',
      message: {
        zh: `没有一个整数目标能使${count.said}等于${percent.said}`,
        en: `no whole target makes ${count.said} equal ${percent.said}`,
      },
    },
  ]
}

/** 年度目标任务300台: the words of a target in the clause just before the number, and no 完成 before them. */
function isTarget(m: Mention): boolean {
  if (m.kind !== 'count' || m.past) return false
  const clause =
    m.gap
      .slice(-24)
      .split(/[，,。；;、！？]/)
      .at(-1) ?? ''
  const words = /(?:目标|任务|计划)([^目任计]{0,8})$/.exec(clause)
  return words !== null && !/完成/.test(clause.slice(0, words.index)) && !/[占超比差剩]|尚|还/.test(clause)
}

/**
 * The target that a share most likely speaks of: the nearest before it in its line, or after it in its
 * sentence, of its unit, place and thing.
 */
function nearest({ count }: Claim, targets: readonly Mention[]): Mention | undefined {
  const fits = (t: Mention): boolean =>
    t.line === count.line && t.unit === count.unit && t.area === count.area && alike(t.thing, count.thing)
  const before = lastBefore(targets, count.from)
  for (let i = before; i >= 0 && i > before - 8; i--) if (fits(targets[i]!)) return targets[i]
  const next = targets[before + 1]
  return next && next.sentence === count.sentence && fits(next) ? next : undefined
}

/** The last of the targets (in order) that begins before a position, by halving; -1 when none does. */
function lastBefore(targets: readonly Mention[], position: number): number {
  let [low, high] = [0, targets.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (targets[middle]!.from < position) low = middle + 1
    else high = middle
  }
  return low - 1
}

function alike(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a)
}

/** Against the target of its line; without one, against the only target of the text that it can mean, which is less certain. */
function judged(c: Claim, targets: readonly Mention[]): readonly Contradiction[] {
  const own = nearest(c, targets)
  return own ? outside(c, own, 'contradiction') : outside(c, onlyOne(c, targets), 'warning')
}

const most = 200

/** The target that other lines give in this unit and place, if they give one alone, and to such a thing. */
function onlyOne({ count }: Claim, targets: readonly Mention[]): Mention | undefined {
  const fits =
    targets.length > most
      ? []
      : targets.filter((t) => t.line !== count.line && t.unit === count.unit && t.area === count.area)
  return new Set(fits.map((t) => t.value)).size === 1 && alike(fits[0]!.thing, count.thing)
    ? fits[0]
    : undefined
}

function outside(
  { count, percent, interval }: Claim,
  target: Mention | undefined,
  severity: Contradiction['severity'],
): readonly Contradiction[] {
  if (!target || !interval) return []
  const fits =
    (interval.high === null || target.low <= interval.high) &&
    (target.high === null || target.high >= interval.low)
  if (fits) return []
  const implied = written(interval, count.unit)
  return [
    {
      kind: 'target_outside',
      severity,
      at: { from: target.from, to: target.to },
      said: target.said,
      implied,
      message: {
        zh: `${count.said}占${percent.said}，目标应为${implied}，文中为${target.said}`,
        en: `${count.said} being ${percent.said} means a target of ${implied.replace('至', ' to ')}, the text says ${target.said}`,
      },
    },
  ]
}

/** Claims on one target (unit, place, thing, year) must leave it a value that all of them allow. */
function disagreements(claims: readonly Claim[]): readonly Contradiction[] {
  const left = new Map<string, { readonly interval: TargetInterval; readonly by: Claim }>()
  return claims.flatMap((c): readonly Contradiction[] => {
    if (!c.interval || c.count.thing === '') return []
    const key = JSON.stringify([
      c.count.unit,
      c.count.area,
      c.count.thing,
      c.count.period.slice(0, 5).includes('年') ? c.count.period.slice(0, 5) : '',
    ])
    const earlier = left.get(key)
    const both = earlier ? meet(earlier.interval, c.interval) : c.interval
    if (both) {
      left.set(key, { interval: both, by: c })
      return []
    }
    const [mine, theirs] = [written(c.interval, c.count.unit), written(earlier!.interval, c.count.unit)]
    return [
      {
        kind: 'targets_disagree',
        severity: 'contradiction',
        at: { from: c.count.from, to: c.percent.to },
        said: mine,
        implied: theirs,
        message: {
          zh: `${c.count.said}、${c.percent.said}说明目标为${mine}，前文${earlier!.by.count.said}、${earlier!.by.percent.said}说明目标为${theirs}，不能同时成立`,
          en: `${c.count.said} and ${c.percent.said} mean a target of ${mine.replace('至', ' to ')}; ${earlier!.by.count.said} and ${earlier!.by.percent.said} before mean ${theirs.replace('至', ' to ')}`,
        },
      },
    ]
  })
}

function meet(a: TargetInterval, b: TargetInterval): TargetInterval | null {
  const low = a.low > b.low ? a.low : b.low
  const high = a.high === null ? b.high : b.high === null || a.high < b.high ? a.high : b.high
  return high === null || low <= high ? { low, high } : null
}

function written(i: TargetInterval, unit: string): string {
  if (unit === '元')
    return `${plain(cent(i.low))}${i.high === null ? '万元以上' : `至${plain(cent(i.high + 99_999_999n))}万元`}`
  const [low, high] = [plain(i.low), i.high === null ? null : plain(i.high)]
  return high === null ? `${low}${unit}以上` : low === high ? `${low}${unit}` : `${low}至${high}${unit}`
}

const wan = 10_000n

/** Yuan as hundredths of 万元, cut off. */
function cent(yuan: bigint): bigint {
  return (yuan / wan / 10_000n) * 10_000n
}

/** Millionths as a number without needless zeros. */
export function plain(millionths: bigint): string {
  const digits = String(millionths).padStart(7, '0')
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/\.?0+$/, '')
}
