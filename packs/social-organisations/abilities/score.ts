/** What experts' marks come to: one live sheet of each, those of the recused away, the highest and the lowest dropped, in whole numbers. */
import { ability, given, how } from 'yimen/kernel/ability'

export type Sheet = { readonly bid: number; readonly who: string; readonly marks: number }

/**
 * Each bid with the sum of what is left, over how many, and in hundredths, rounded half up. An expert's later sheet replaces the
 * earlier; who gave none is absent, and is never a zero. Null in hundredths while fewer than `least` gave marks.
 */
export function scoresOf(
  bids: readonly number[],
  panel: readonly string[],
  sheets: readonly Sheet[],
  { drop, least }: { readonly drop: number; readonly least: number },
): readonly {
  bid: number
  given: number
  sum: number
  over: number
  hundredths: number | null
  rank: number | null
}[] {
  const rows = bids.map((bid) => {
    const live = new Map<string, number>()
    for (const s of sheets) if (s.bid === bid && panel.includes(s.who)) live.set(s.who, s.marks)
    const sorted = [...live.values()].toSorted((a, b) => a - b)
    const left = sorted.slice(drop, sorted.length - drop)
    const sum = left.reduce((a, b) => a + b, 0)
    const isEnough = live.size >= least && live.size === panel.length && left.length > 0
    return {
      bid,
      given: live.size,
      sum,
      over: Math.max(0, left.length),
      hundredths: isEnough ? Math.floor((sum * 200 + left.length) / (2 * left.length)) : null,
    }
  })
  /** Equal ones share a rank; compared by cross multiplication, so that no rounding decides. */
  const isAbove = (a: (typeof rows)[number], b: (typeof rows)[number]) => a.sum * b.over > b.sum * a.over
  const ranked = rows.filter((r) => r.hundredths !== null)
  return rows.map((r) => ({
    ...r,
    rank: r.hundredths === null ? null : 1 + ranked.filter((x) => isAbove(x, r)).length,
  }))
}

export const score = ability({
  id: 'organisations.score@1',
  takes: {
    bids: { list: { of: { no: 'number' } }, orNone: true },
    panel: { list: { of: { who: 'text' } }, orNone: true },
    recused: { list: { of: { who: 'text' } }, orNone: true },
    sheets: { list: { of: { bid: 'number', who: 'text', marks: 'number' } }, orNone: true },
  },
  gives: {
    of: {
      rows: {
        list: {
          of: {
            bid: 'number',
            given: 'number',
            sum: 'number',
            over: 'number',
            hundredths: { maybe: 'number' },
            rank: { maybe: 'number' },
          },
        },
      },
      live: 'number',
      /** Odd, enough, and every one of them gave marks for every bid. */
      whole: 'boolean',
      first: { maybe: 'number' },
      tied: 'boolean',
    },
  },
  rules: given.record({ drop: given.whole(0), least: given.whole(3) }),
}).does({
  work({ bids, panel, recused, sheets }, rules) {
    const live = [...new Set(panel.map((p) => p.who))].filter((e) => !recused.some((r) => r.who === e))
    const rows = scoresOf(
      bids.map((b) => b.no),
      live,
      sheets,
      rules,
    )
    const best = rows.filter((r) => r.rank === 1)
    return {
      rows,
      live: live.length,
      whole:
        live.length >= rules.least &&
        live.length % 2 === 1 &&
        rows.length > 0 &&
        rows.every((r) => r.hundredths !== null),
      first: best.length === 1 ? best[0]!.bid : null,
      tied: best.length > 1,
    }
  },
  words: {
    rows: {
      zh: '各申请单位得分',
      en: 'marks of each bid',
      columns: {
        bid: { zh: '申请序号', en: 'bid' },
        given: { zh: '评分专家数', en: 'experts' },
        sum: { zh: '去掉最高最低后合计', en: 'sum of the rest' },
        over: { zh: '计入人数', en: 'counted' },
        hundredths: { zh: '平均分（百分之一分）', en: 'mean in hundredths' },
        rank: { zh: '名次', en: 'rank' },
      },
    },
    live: { zh: '在任专家数', en: 'experts who serve' },
    whole: { zh: '专家单数齐全、均已评分', en: 'odd, enough, and all gave marks' },
    first: { zh: '第一名', en: 'the first' },
    tied: { zh: '第一名并列', en: 'tied for first' },
  },
  explains(rules, say) {
    const [sheets, recused] = [say('sheets'), say('recused')]
    return {
      lines: [
        how(
          `${sheets.zh}按专家取最后一份，${recused.zh}的不计；每个申请去掉${rules.drop}个最高分和${rules.drop}个最低分，其余取平均，四舍五入到百分之一分；专家不足${rules.least}人、为双数或者有人未评的，没有结果`,
          `Of ${sheets.en} the last of each expert, none of ${recused.en}; for each bid ${rules.drop} highest and ${rules.drop} lowest are dropped and the mean of the rest is taken, half up to a hundredth; with fewer than ${rules.least}, an even number, or one who gave none, there is no result`,
        ),
      ],
    }
  },
})
