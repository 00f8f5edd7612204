/** Who is named in a notice: the bands of progress, those in front, those behind. */
import type { Text } from '#kernel/text'
import { compareBehind } from './pace.ts'
import type { Light } from './light.ts'
import type { RankedRow, Ranking } from './ranking.ts'
import type { Timeline } from './timeline.ts'

export type Band = {
  readonly id: 'finished' | 'fast' | 'slow'
  readonly title: Text
  readonly rule: Text
  readonly units: readonly RankedRow[]
}

/**
 * [G10] 提前完成、进展较快、进展偏慢, in the order of the ranking. The press names the bands without a rule, so each band says its own:
 * all done; on or ahead of the time-line; behind it, however little. Source of the words:
 * http://www.hunan.gov.cn/hnszf/hnyw/szdt/201910/t20191025_10490632.html
 */
export function bands(table: Ranking, line: Timeline): readonly Band[] {
  const bandOf = (r: RankedRow): Band['id'] =>
    r.done >= r.target ? 'finished' : compareBehind(r.done, r.target, line, 0) <= 0 ? 'fast' : 'slow'
  return bandTexts.map((b) => ({ ...b, units: table.ranked.filter((r) => bandOf(r) === b.id) }))
}

const bandTexts: readonly Omit<Band, 'units'>[] = [
  {
    id: 'finished',
    title: { zh: '提前完成', en: 'finished early' },
    rule: { zh: '完成数不少于目标任务', en: 'done is not below the target' },
  },
  {
    id: 'fast',
    title: { zh: '进展较快', en: 'making good progress' },
    rule: { zh: '达到或超过序时进度', en: 'on or ahead of the time-line' },
  },
  {
    id: 'slow',
    title: { zh: '进展偏慢', en: 'making slow progress' },
    rule: { zh: '未达到序时进度', en: 'behind the time-line' },
  },
]

/** The light of a row; null where none is given. */
type LightOf = (row: RankedRow) => Light | null
const withoutLights: LightOf = () => null

/**
 * [G10] 居前三位: every unit of rank `count` or better, so a tie at the edge is named whole. Who has done nothing, or has a light that is not
 * green, leads nothing.
 */
export function leaders(table: Ranking, count = 3, lightOf: LightOf = withoutLights): readonly RankedRow[] {
  return table.ranked.filter((r) => r.rank <= count && r.done > 0 && (lightOf(r) ?? 'green') === 'green')
}

/**
 * [G10] 排名靠后: the last `count` places with all that tie there, the last one first. Who has finished, has a green light, or is among
 * the leaders of a short table, is never called slow.
 */
export function laggards(table: Ranking, count = 3, lightOf: LightOf = withoutLights): readonly RankedRow[] {
  const { ranked } = table
  const edge = ranked.at(-count) ?? ranked[0]
  return edge
    ? ranked
        .filter((r) => r.rank >= edge.rank && r.rank > count && r.done < r.target && lightOf(r) !== 'green')
        .toReversed()
    : []
}
