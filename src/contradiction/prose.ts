/** What a number in prose speaks of: its sentence, the place and time last named, and the words beside it. */
import { quantities, type Quantity } from './numbers.ts'

/** A quantity with what surrounds it. `gap` is the text since the number before it in the same line. */
export type Mention = Quantity & {
  readonly line: number
  readonly sentence: number
  readonly gap: string
  /** The Chinese words directly before the number, at most 12 characters, without 已、共、全市… */
  readonly label: string
  /** The thing counted, without the verbs of progress. */
  readonly thing: string
  readonly area: string
  readonly period: string
  /** 去年、同期…: a number of another time. */
  readonly past: boolean
}

/** [B6] The mentions of the lines that are prose. */
export function mentions(
  text: string,
  proseLines: readonly (readonly [number, number])[],
): readonly Mention[] {
  const mentions: Mention[] = []
  let [sentence, year, month] = [0, '', '']
  for (const [line, [start, end]] of proseLines.entries()) {
    sentence++
    const part = text.slice(start, end)
    let [last, area, thing] = [0, '', '']
    for (const q of quantities(part)) {
      const gap = part.slice(last, q.from)
      if (/[。！？!?]/.test(gap)) sentence++
      area = areaIn(gap) ?? area
      if (q.unit === '年') [year, month] = [q.said, '']
      if (q.unit === '月') month = q.said
      if (q.unit === '日') month = `${month}${q.said}`
      const label = labelOf(gap)
      if (q.kind === 'count') thing = thingOf(label) || thingOf(afterOf(part, q.to)) || thing
      mentions.push({
        ...q,
        from: start + q.from,
        to: start + q.to,
        line,
        sentence,
        gap,
        label,
        thing,
        area,
        period: `${year}${month}`,
        past: /去年|上年|同期|上月|上季|上周|往年/.test(gap),
      })
      last = q.to
    }
  }
  return mentions
}

const leading = /^(?:全[省市县区镇年]|截至|目前|累计|合计|总计|其中|已经|[已共总底末约近超逾])/
const words =
  /全[省市县区镇年]|年度|目标|任务|计划|安排|截至|目前|累计|合计|总计|其中|分别|已经|开工|竣工|完工|完成|建成|新增|实施|达到|[已共总数为是达有的占约近超逾底末]/g

function labelOf(gap: string): string {
  let label = /[\u4e00-\u9fff]{1,12}$/.exec(gap.slice(-12))?.[0] ?? ''
  for (let next = label.replace(leading, ''); next !== label; next = label.replace(leading, '')) label = next
  return label
}

function thingOf(label: string): string {
  return label.replace(areaName, '').replace(words, '')
}

/** The noun after a counter: 71个小区. */
function afterOf(part: string, at: number): string {
  return /^[\u4e00-\u9fff]{1,6}/.exec(part.slice(at, at + 6))?.[0] ?? ''
}

const areaName = /[\u4e00-\u9fff]{1,4}(?:街道|[省市州县区镇乡])/g
const noArea = /(?:小区|社区|城区|片区|园区|地区|超市|城市|都市|上市|城镇|城乡|节省)$/

/** The place named last in a stretch of text. */
function areaIn(gap: string): string | undefined {
  const names = [...gap.matchAll(areaName)].map((m) => m[0]).filter((n) => !noArea.test(n))
  // 全市 is the bulletin's own place, named or not.
  return names
    .at(-1)
    ?.replace(/^[底末初截至在中其和与及对从由已将为]+/, '')
    .replace(/^全.$/, '')
}
