/** Growth between two counts of one sentence: 救助130户，比上年的100户增长20%. */
import { one } from './numbers.ts'
import type { Contradiction } from './kind.ts'
import type { Mention } from './prose.ts'
import { plain } from './target.ts'

/** A number with all words since the one before it, over days and years that stand between. */
type Said = { readonly m: Mention; readonly gap: string }

const up = /(?:增长|增加|上升|提高|上涨|增幅|增)[了约近为达到]*$/
const down = /(?:下降|减少|降低|回落|下跌|降幅|降|减)[了约近为达到]*$/
const earlier = /去年|上年|同期|上月|上季|上周|往年|年初|上期|前一年|前年|基期/
const than = /[比较]/
const now = /今年|本年|本期|本月|本季|本周|今天|当年|当月/
const aside = /(?:新增|增加|其中|减少)[\u4e00-\u9fff]{0,4}$/
/** 比上年的100户多30户: how many more, not how many times. */
const more = /(?:^|[^新])(?:增加?|增长|上升|多)了?$/
const fewer = /(?:下降|减少|降低|减|少)了?$/

/** [B14] A growth that its two counts do not give. What is rounded, or said with 余 and 约, is left alone. */
export function growthConflicts(list: readonly Mention[]): readonly Contradiction[] {
  return sentences(list).flatMap((s) =>
    s.flatMap(({ m, gap }, i): readonly Contradiction[] => {
      if (m.kind === 'count') {
        const pair = more.test(gap) || fewer.test(gap) ? pairOf(s, i) : null
        return pair === null || !isSame(pair.now, m) ? [] : differenceFault(m, fewer.test(gap), pair)
      }
      if (!up.test(gap) && !down.test(gap)) return []
      /** 比上年的100户增加30户，增长20%: the difference stands between. */
      const said = s[i - 1]
      const between = said?.m.kind === 'count' && (more.test(said.gap) || fewer.test(said.gap))
      const pair = pairOf(s, i) ?? (between ? pairOf(s, i - 1) : null)
      return pair === null ? [] : faultOf(m, down.test(gap), pair)
    }),
  )
}

/** No sentence that a person wrote holds more numbers; a longer one is read in pieces, so that the time stays in proportion. */
const numbersMax = 100
/** Words that tell what a number is stand beside it. */
const gapMax = 40

function sentences(list: readonly Mention[]): readonly (readonly Said[])[] {
  const groups: Said[][] = []
  let between = ''
  let before = -1
  for (const m of list) {
    if (m.sentence !== before) between = ''
    const gap = (between + m.gap).slice(-gapMax)
    if (m.kind !== 'count' && m.kind !== 'percent') {
      between = gap + m.said
      before = m.sentence
      continue
    }
    const last = groups.at(-1)
    if (last?.[0]?.m.sentence === m.sentence && last.length < numbersMax) last.push({ m, gap })
    else groups.push([{ m, gap }])
    between = ''
    before = m.sentence
  }
  return groups
}

type Pair = { readonly now: Mention; readonly then: Mention }

/**
 * 130户，比上年的100户增长…; 130户，上年同期100户，增长…; 上年100户，今年130户，增长…; 由100户增加到130户，增长…; 130户，同比增长…（上年同期100户）.
 */
function pairOf(s: readonly Said[], i: number): Pair | null {
  const [second, after] = [s[i - 1], s[i + 1]]
  /** 130户，新增30户，比上年的100户…: a part or a difference is not what is compared. */
  const first = s[i - 2] !== undefined && aside.test(s[i - 2]!.gap) ? s[i - 3] : s[i - 2]
  if (first && second && isSame(first.m, second.m)) {
    const wasEarlier = [first, second].map(({ gap }) => earlier.test(gap))
    if (wasEarlier[1] && (than.test(second.gap) || !wasEarlier[0])) return { now: first.m, then: second.m }
    if (wasEarlier[0] && !wasEarlier[1] && now.test(second.gap)) return { now: second.m, then: first.m }
    if (/[至到为]$/.test(second.gap) && /[从由]/.test(first.gap)) return { now: second.m, then: first.m }
  }
  if (
    second &&
    after &&
    isSame(second.m, after.m) &&
    /同比|环比|[比较]/.test(s[i]!.gap) &&
    earlier.test(after.gap)
  )
    return { now: second.m, then: after.m }
  return null
}

const isSame = (a: Mention, b: Mention): boolean =>
  a.kind === 'count' &&
  b.kind === 'count' &&
  a.exact &&
  b.exact &&
  (a.unit === b.unit || a.unit === '' || b.unit === '') &&
  a.area === b.area

/** 130户，比上年的100户多20户. */
function differenceFault(said: Mention, falls: boolean, pair: Pair): readonly Contradiction[] {
  const change = pair.now.value - pair.then.value
  const size = change < 0n ? -change : change
  if (size === said.value && (change === 0n || falls === change < 0n)) return []
  const [zh, en] = change < 0n ? ['减少', 'fewer'] : ['增加', 'more']
  const implied = `${plain(size)}${said.unit}`
  return [
    {
      kind: 'growth',
      severity: 'contradiction',
      at: { from: said.from, to: said.to },
      said: said.said,
      implied: falls === change < 0n ? implied : `${zh}${implied}`,
      message: {
        zh: `由${plain(pair.then.value)}到${plain(pair.now.value)}，${zh}${implied}，文中为${falls ? '减少' : '增加'}${said.said}`,
        en: `from ${plain(pair.then.value)} to ${plain(pair.now.value)} is ${implied} ${en}, the text says ${said.said} ${falls ? 'fewer' : 'more'}`,
      },
    },
  ]
}

function faultOf(percent: Mention, falls: boolean, { now, then }: Pair): readonly Contradiction[] {
  if (then.value <= 0n || percent.high === null) return []
  const change = now.value - then.value
  const size = change < 0n ? -change : change
  const step = one / 10n ** BigInt(Math.min(percent.decimals, 6))
  /** Half up, to as many decimals as the text has. */
  const share = (size * 100n * one * 2n + then.value * step) / (then.value * step * 2n)
  const implied = share * step
  const isTurned = change !== 0n && falls !== change < 0n
  const off = implied > percent.value ? implied - percent.value : percent.value - implied
  if (!isTurned && off === 0n) return []
  const direction = { zh: change < 0n ? '下降' : '增长', en: change < 0n ? 'fall' : 'rise' }
  const shown = `${plain(implied)}%`
  return [
    {
      kind: 'growth',
      /** A last digit may have been cut off instead of rounded. */
      severity: isTurned || off > step ? 'contradiction' : 'warning',
      at: { from: percent.from, to: percent.to },
      said: percent.said,
      implied: isTurned ? `${direction.zh}${shown}` : shown,
      message: {
        zh: `由${plain(then.value)}到${plain(now.value)}，${direction.zh}${shown}，文中为${falls ? '下降' : '增长'}${percent.said}`,
        en: `from ${plain(then.value)} to ${plain(now.value)} is a ${direction.en} of ${shown}, the text says a ${falls ? 'fall' : 'rise'} of ${percent.said}`,
      },
    },
  ]
}
