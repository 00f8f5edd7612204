/** Parts and wholes in a sentence: 9、3、3个分别占60%、27%、20%; 共300台，其中…; one thing with two values. */
import { printPercent } from '#kernel/figure'
import { one, type Quantity } from './numbers.ts'
import type { Contradiction } from './kind.ts'
import type { Mention } from './prose.ts'
import { plain } from './target.ts'

/** [B8] Shares of a whole that their counts do not give, and lists that do not add up to what they are said to be. */
export function partConflicts(list: readonly Mention[]): readonly Contradiction[] {
  return sentences(list).flatMap((s, i, all) => [
    ...shareFaults(s, all[i - 1] ?? []),
    ...sumFaults(s),
    ...totalFaults(s),
    ...ofWhichFaults(s, all[i - 1] ?? []),
  ])
}

/** No sentence that a person wrote holds more numbers; in longer ones each piece is read alone, so that the time stays in proportion. */
const numbersMax = 100

function sentences(list: readonly Mention[]): readonly (readonly Mention[])[] {
  const groups: Mention[][] = []
  for (const m of list) {
    const lastGroup = groups.at(-1)
    if (lastGroup?.[0]?.sentence === m.sentence && lastGroup.length < numbersMax) lastGroup.push(m)
    else groups.push([m])
  }
  return groups
}

type Pair = { readonly count: Mention; readonly percent: Mention }

/** Runs of numbers of one kind with nothing but 、，和 between them. */
function runsOf(s: readonly Mention[], kind: Quantity['kind']): readonly (readonly Mention[])[] {
  const runs: Mention[][] = []
  for (const [i, m] of s.entries()) {
    if (m.kind !== kind) continue
    if (s[i - 1]?.kind === kind && /^(?:[、，,和及与]|以及)$/.test(m.gap)) runs.at(-1)!.push(m)
    else runs.push([m])
  }
  return runs
}

const ofTarget = /目标|任务|计划|率|增|降|减|提高|同比/

function shareFaults(s: readonly Mention[], before: readonly Mention[]): readonly Contradiction[] {
  const counts = runsOf(s, 'count')
  const lists = runsOf(s, 'percent').filter(
    (r) => r.length > 1 && /占|分别/.test(r[0]!.gap) && !ofTarget.test(r[0]!.gap),
  )
  const listed = lists.flatMap((percents): readonly Contradiction[] => {
    const alone = s.filter((m) => m.kind === 'count' && m.from < percents[0]!.from).slice(-percents.length)
    const match =
      counts.findLast((c) => c.length === percents.length && c[0]!.from < percents[0]!.from) ??
      (alone.length === percents.length && new Set(alone.map((m) => m.unit)).size === 1 ? alone : undefined)
    return match
      ? faultsOf(
          match.map((count, i) => ({ count, percent: percents[i]! })),
          s,
          before,
          true,
        )
      : overflow(percents)
  })
  const inline = s.flatMap((percent, i): readonly Pair[] => {
    const count = s[i - 1]
    return percent.kind === 'percent' &&
      count?.kind === 'count' &&
      /占/.test(percent.gap) &&
      percent.gap.length <= 12 &&
      !ofTarget.test(percent.gap) &&
      s[i + 1]?.kind !== 'percent'
      ? [{ count, percent }]
      : []
  })
  if (inline.length > 1) return [...listed, ...faultsOf(inline, s, before, false)]
  return [...listed, ...inline.flatMap((pair) => partFault(pair, s))]
}

/** 救助130户，其中城市65户，占40%: one part of the number right before it. */
function partFault(pair: Pair, s: readonly Mention[]): readonly Contradiction[] {
  const { count, percent } = pair
  const whole = s[s.indexOf(count) - 1]
  if (
    whole?.kind !== 'count' ||
    !/其中|中[，,]?有?/.test(count.gap) ||
    whole.unit !== count.unit ||
    !whole.exact ||
    !count.exact ||
    whole.value <= 0n ||
    count.value > whole.value ||
    shareIn(pair, whole.value) === digitsOf(percent)
  )
    return []
  const implied = `${shareIn(pair, whole.value)}%`
  const off = asInteger(shareIn(pair, whole.value)) - asInteger(digitsOf(percent))
  return [
    {
      kind: 'share',
      severity: off === 1n || off === -1n ? 'warning' : 'contradiction',
      at: { from: percent.from, to: percent.to },
      said: percent.said,
      implied,
      message: {
        zh: `${plain(count.value)}占${plain(whole.value)}的${implied}，文中为${percent.said}`,
        en: `${plain(count.value)} of ${plain(whole.value)} is ${implied}, the text says ${percent.said}`,
      },
    },
  ]
}

/** The whole is the sum, or a number said before: that under which the fewest shares are wrong. */
function faultsOf(
  pairs: readonly Pair[],
  s: readonly Mention[],
  before: readonly Mention[],
  isList: boolean,
): readonly Contradiction[] {
  const { unit } = pairs.at(-1)!.count
  const first = pairs[0]!.count.from
  const wholesNamed = [...before.slice(-4), ...s.filter((m) => m.from < first).slice(-4)]
    .filter((m) => m.kind === 'count' && (m.unit === unit || m.unit === '') && m.value > 0n)
    .map((m) => m.value)
  const sum = pairs.reduce((n, p) => n + p.count.value, 0n)
  const faulty = (whole: bigint): readonly Pair[] =>
    pairs.filter((p) => shareIn(p, whole) !== digitsOf(p.percent))
  const wholes = [...new Set([sum, ...wholesNamed])].filter(
    (w) => w > 0n && w <= 1_000_000_000n * one && pairs.every((p) => p.count.exact && p.count.value <= w),
  )
  if (wholes.length === 0) return []
  const whole = wholes.reduce((best, w) => (faulty(w).length < faulty(best).length ? w : best))
  const wrong = faulty(whole)
  const certain = wholesNamed.includes(sum) || wrong.length < pairs.length
  if (!certain && !isList) return []
  return wrong.map((p): Contradiction => {
    const implied = `${shareIn(p, whole)}%`
    const off = asInteger(shareIn(p, whole)) - asInteger(digitsOf(p.percent))
    // A last digit may have been moved so that the shares add up to a hundred.
    const severity = certain && off !== 1n && off !== -1n ? 'contradiction' : 'warning'
    return {
      kind: 'share',
      severity,
      at: { from: p.percent.from, to: p.percent.to },
      said: p.percent.said,
      implied,
      message: {
        zh: `${plain(p.count.value)}占${plain(whole)}的${implied}，文中为${p.percent.said}`,
        en: `${plain(p.count.value)} of ${plain(whole)} is ${implied}, the text says ${p.percent.said}`,
      },
    }
  })
}

function shareIn(p: Pair, whole: bigint): string {
  return printPercent(Number(p.count.value / one), Number(whole / one), Math.min(p.percent.decimals, 6))
}

/** The percentage in the digits it was written with: 20 for 20%, 6.70 for 6.70%. */
function digitsOf(p: Mention): string {
  const digits = String(p.value).padStart(7, '0')
  return `${digits.slice(0, -6)}${p.decimals > 0 ? `.${digits.slice(-6).slice(0, p.decimals)}` : ''}`
}

function asInteger(printed: string): bigint {
  return BigInt(printed.replace('.', ''))
}

/** A list of shares without counts: more than a hundred together, or much less when it does not say that it names only some. */
function overflow(percents: readonly Mention[]): readonly Contradiction[] {
  const sum = percents.reduce((n, p) => n + p.value, 0n)
  const slack = percents.reduce((n, p) => n + one / 10n ** BigInt(p.decimals) / 2n, 0n)
  const some = /前|居|主要|其中/.test(percents[0]!.gap)
  if (sum <= 100n * one + slack && (some || sum >= 90n * one)) return []
  return [
    {
      kind: 'shares_sum',
      severity: 'warning',
      at: { from: percents[0]!.from, to: percents.at(-1)!.to },
      said: `${plain(sum)}%`,
      implied: '100%',
      message: {
        zh: `各项占比相加为${plain(sum)}%，不是100%`,
        en: `the shares add up to ${plain(sum)} %, not 100 %`,
      },
    },
  ]
}

const stages = /开工|竣工|完工|在建|投用|验收|受理|办结|上报|审核/

/** 共A，其中B、C、D. Stages of one work (开工、竣工) lie within each other and are no parts. */
function sumFaults(s: readonly Mention[]): readonly Contradiction[] {
  const start = s.findIndex((m) => /其中|分别为|分别是|包括|包含/.test(m.gap))
  const before = s.slice(0, Math.max(0, start))
  const total = before.findLastIndex((m) => m.kind === 'count' && /共|总|合计|累计/.test(m.gap.slice(-16)))
  /** 发放资金12000元，其中…: the number right before is the whole, though it does not say that it is all. */
  const isNamed =
    before.at(-1)?.kind === 'count' &&
    /^[，,（(]?(?:其中|包括|包含)/.test(s[start]!.gap.replace(/^[\u4e00-\u9fff]{0,6}(?=[，,（(])/, ''))
  const whole = total >= 0 ? total : isNamed ? before.length - 1 : -1
  if (whole < 0) return []
  /** 130户298人，其中…户…人: numbers of other things that stand right at it have parts of their own. */
  let [from, to] = [whole, whole]
  while (from > 0 && before[from]!.gap === '' && before[from - 1]!.kind === 'count') from--
  while (before[to + 1]?.gap === '' && before[to + 1]!.kind === 'count') to++
  return before.slice(from, to + 1).flatMap((w) => partsFault(w, s.slice(start), total >= 0))
}

/** `isAll`: the whole says so itself. */
function partsFault(whole: Mention, rest: readonly Mention[], isAll: boolean): readonly Contradiction[] {
  if (whole.high === null) return []
  const stop = rest.findIndex(
    (m, i) =>
      m.kind === 'percent' ||
      m.kind === 'points' ||
      (i > 0 && /其中|另|此外|还|比|较|增|减|占|；/.test(m.gap)),
  )
  const counts = (stop < 0 ? rest : rest.slice(0, stop)).filter((m) => m.kind === 'count')
  // In 9、3、3个 only the last carries the unit of all.
  const parts = counts.filter(
    (m, i) =>
      m.unit === whole.unit ||
      (m.unit === '' && counts.slice(i).find((n) => n.unit !== '')?.unit === whole.unit),
  )
  if (parts.length < 2 || parts.some((m) => m.high === null || stages.test(m.gap))) return []
  const [low, high, sum] = [
    parts.reduce((n, m) => n + m.low, 0n),
    parts.reduce((n, m) => n + m.high!, 0n),
    parts.reduce((n, m) => n + m.value, 0n),
  ]
  if (low <= whole.high && high >= whole.low) return []
  /** Without a word for all, 其中 names some as a rule. */
  if (!isAll && low <= whole.high) return []
  // 其中 may name only some, and 分别为、包括 often do: only parts that exceed their whole are beyond excuse.
  const severity = /其中/.test(rest[0]!.gap) && low > whole.high ? 'contradiction' : 'warning'
  const implied = `${plain(sum)}${whole.unit}`
  return [
    {
      kind: 'parts',
      severity,
      at: { from: whole.from, to: whole.to },
      said: whole.said,
      implied,
      message: {
        zh: `各项相加为${implied}，文中合计为${whole.said}`,
        en: `the parts add up to ${implied}, the text says ${whole.said}`,
      },
    },
  ]
}

/** [B8] 甲A元、乙B元，合计C元: a total behind its list, and nothing else in between. */
function totalFaults(s: readonly Mention[]): readonly Contradiction[] {
  return s.flatMap((total, at): readonly Contradiction[] => {
    if (!isTotal(total)) return []
    /** 两项合计: how many parts there are is no part. */
    const end = s[at - 1]?.unit === '项' && total.unit !== '项' ? at - 1 : at
    let from = end
    while (
      from > 0 &&
      isPartOf(total, s[from - 1]!) &&
      (from === end || /^[、，,；;和及与]/.test(s[from]!.gap))
    )
      from--
    const parts = s.slice(from, end)
    if (parts.length < 2 || parts.some((m) => stages.test(m.gap))) return []
    const sum = parts.reduce((n, m) => n + m.value, 0n)
    if (sum === total.value) return []
    const implied = `${plain(sum)}${total.unit}`
    return [
      {
        kind: 'parts',
        /** The list may name some only; more than all of it is beyond excuse. */
        severity: sum > total.value ? 'contradiction' : 'warning',
        at: { from: total.from, to: total.to },
        said: total.said,
        implied,
        message: {
          zh: `各项相加为${implied}，文中合计为${total.said}`,
          en: `the parts add up to ${implied}, the text says ${total.said}`,
        },
      },
    ]
  })
}
const isTotal = (m: Mention): boolean =>
  m.kind === 'count' &&
  m.exact &&
  /^[，,；;。]?(?:以上)?(?:[各两二三四五六几]项)?(?:合计|共计|总计)为?[\u4e00-\u9fff]{0,4}$/.test(m.gap)
const isPartOf = (total: Mention, m: Mention): boolean =>
  m.kind === 'count' && m.exact && m.unit === total.unit && !isTotal(m)

/**
 * [B8] N台，占…。其中甲A台、乙B台、丙C台: what is told of which, and is more than all of it. Stages may lie within each other, and the
 * first number may not be the whole: a warning, for who reads it to say what stands beside it.
 */
function ofWhichFaults(s: readonly Mention[], before: readonly Mention[]): readonly Contradiction[] {
  const start = s.findIndex((m) => m.gap.includes('其中'))
  if (start < 0) return []
  const rest = s.slice(start)
  const stop = rest.findIndex(
    (m, i) => m.kind !== 'count' || (i > 0 && /[；;。]|其中|另|此外|还|今年|去年/.test(m.gap)),
  )
  const parts = (stop < 0 ? rest : rest.slice(0, stop)).filter((m) => m.unit === rest[0]!.unit && m.exact)
  const head = start > 0 ? s.slice(0, start) : before
  const whole = head.find((m) => m.kind === 'count' && m.unit === rest[0]!.unit)
  if (!whole?.exact || parts.length < 3 || /共|总|合计|累计/.test(whole.gap.slice(-16))) return []
  const sum = parts.reduce((n, m) => n + m.value, 0n)
  if (sum <= whole.value) return []
  const implied = `${plain(sum)}${whole.unit}`
  return [
    {
      kind: 'parts',
      severity: 'warning',
      at: { from: whole.from, to: whole.to },
      said: whole.said,
      implied,
      message: {
        zh: `其中各项相加为${implied}，多于${whole.said}；不是它的部分的，应写明另计`,
        en: `what is told of it adds up to ${implied}, more than ${whole.said}: say what stands beside it`,
      },
    },
  ]
}

/** A counted thing with words of its own, of its own time: not a change, not last year's. */
export const comparable = (m: Mention): boolean =>
  m.kind === 'count' && m.unit !== '' && !m.past && m.label.length >= 3 && !/[增减比较差超剩]/.test(m.label)

/** [B10] The same words, place and time with two values that cannot be one. */
export function twoValues(list: readonly Mention[]): readonly Contradiction[] {
  const first = new Map<string, Mention>()
  return list.flatMap((m): readonly Contradiction[] => {
    if (!comparable(m)) return []
    const key = JSON.stringify([m.label, m.unit, m.area, m.period])
    const firstMention = first.get(key)
    if (!firstMention) {
      first.set(key, m)
      return []
    }
    if (
      (firstMention.high === null || m.low <= firstMention.high) &&
      (m.high === null || m.high >= firstMention.low)
    )
      return []
    return [
      {
        kind: 'two_values',
        severity: 'warning',
        at: { from: m.from, to: m.to },
        said: m.said,
        implied: firstMention.said,
        message: {
          zh: `“${m.label}”前文为${firstMention.said}，此处为${m.said}`,
          en: `“${m.label}” is ${firstMention.said} before and ${m.said} here`,
        },
      },
    ]
  })
}
