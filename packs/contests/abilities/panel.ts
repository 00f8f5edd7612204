/** What a panel's sheets come to: a talent show by marks, an operation by a rubric of deductions. A sheet that is missing leaves no total. */
import { ability, given, how } from 'yimen/kernel/ability'
import { panelMean, perPoint, ranked, shownText, type Drop } from './marks.ts'

const sheet = {
  judge: 'text',
  no: 'number',
  marks: { maybe: 'number' },
  faults: { maybe: { list: { of: { fault: 'text', times: 'number' } } } },
} as const

type Fault = { readonly fault: string; readonly times: number }
type Sheet = {
  readonly judge: string
  readonly no: number
  readonly marks?: number | null | undefined
  readonly faults?: readonly Fault[] | null | undefined
}
/** An item of the rubric: a step worth so much, of which each fault takes something down to nothing. */
export type Item = {
  readonly item: string
  readonly step: string
  readonly deduct: number
  readonly kind: 'each' | 'once' | 'critical'
}
export type Step = { readonly step: string; readonly points: number }

/** The judges whose sheet a number needs: the panel less who stands aside. */
export const expectedOf = (
  no: number,
  panel: readonly { readonly judge: string }[],
  recused: readonly { readonly judge: string; readonly no: number }[],
): readonly string[] =>
  [...new Set(panel.map((p) => p.judge))].filter((j) => !recused.some((r) => r.judge === j && r.no === no))

/** One judge's marks by the rubric, in hundredths; what is void takes nothing. A critical fault leaves nothing of its step. */
export function byRubric(
  steps: readonly Step[],
  items: readonly Item[],
  faults: readonly Fault[],
  voided: readonly string[],
): number {
  const counting = items.filter((i) => !voided.includes(i.item))
  const lost = (step: Step): number =>
    counting
      .filter((i) => i.step === step.step)
      .reduce((sum, i) => {
        const times = faults.filter((f) => f.fault === i.item).reduce((n, f) => n + f.times, 0)
        if (times === 0) return sum
        return sum + (i.kind === 'critical' ? step.points : i.deduct * (i.kind === 'once' ? 1 : times))
      }, 0)
  return steps.reduce((sum, s) => sum + 100 * Math.max(0, s.points - lost(s)), 0)
}

const parts = {
  teams: { list: { of: { no: 'number' } }, orNone: true },
  panel: { list: { of: { judge: 'text' } }, orNone: true },
  recused: { list: { of: { judge: 'text', no: 'number' } }, orNone: true },
  sheets: { list: { of: sheet }, orNone: true },
  /** Signed by judge and chief: the last stands in the place of the sheet. */
  corrections: { list: { of: sheet }, orNone: true },
  times: { list: { of: { no: 'number', seconds: 'number' } }, orNone: true },
  prompts: { list: { of: { no: 'number' } }, orNone: true },
  voided: { list: { of: { fault: 'text' } }, orNone: true },
  limitSeconds: 'number',
  overPoints: { unit: 'points' },
  overStep: 'number',
  promptPoints: { unit: 'points' },
} as const
const row = {
  no: 'number',
  given: 'number',
  expected: 'number',
  points: { maybe: 'number' },
  rank: { maybe: 'number' },
} as const

type Parts = {
  readonly teams: readonly { readonly no: number }[]
  readonly panel: readonly { readonly judge: string }[]
  readonly recused: readonly { readonly judge: string; readonly no: number }[]
  readonly sheets: readonly Sheet[]
  readonly corrections: readonly Sheet[]
  readonly times: readonly { readonly no: number; readonly seconds: number }[]
  readonly prompts: readonly { readonly no: number }[]
  readonly voided: readonly { readonly fault: string }[]
  readonly limitSeconds: number
  readonly overPoints: number
  readonly overStep: number
  readonly promptPoints: number
}
export type PanelRules = {
  readonly drops: readonly Drop[]
  /** A talent show's mean of ten is shown of a hundred; a rubric's is of a hundred already. */
  readonly times: number
  readonly steps?: readonly Step[] | undefined
  readonly items?: readonly Item[] | undefined
}

/** The sheets of a number that stand: a judge's first, or what was signed in its place. */
const standing = (p: Parts, no: number): readonly Sheet[] =>
  expectedOf(no, p.panel, p.recused).flatMap((judge) => {
    const isOwn = (s: Sheet): boolean => s.judge === judge && s.no === no
    const first = p.sheets.find(isOwn)
    return first === undefined ? [] : [p.corrections.findLast(isOwn) ?? first]
  })

const marksOf = (s: Sheet, r: PanelRules, voided: readonly string[]): number =>
  r.steps === undefined || r.items === undefined
    ? (s.marks ?? 0)
    : byRubric(r.steps, r.items, s.faults ?? [], voided)

/** Each number with what its sheets come to. */
export function panelRows(p: Parts, r: PanelRules) {
  const voided = p.voided.map((v) => v.fault)
  const rows = p.teams.map(({ no }) => {
    const judges = expectedOf(no, p.panel, p.recused)
    const sheets = standing(p, no)
    const marks = sheets.map((s) => marksOf(s, r, voided))
    const mean = panelMean(marks, judges.length, r.drops, 100 * r.times)
    const seconds = p.times.find((t) => t.no === no)?.seconds
    const over = Math.max(0, (seconds ?? 0) - p.limitSeconds)
    const late =
      p.overStep === 0 ? (over > 0 ? p.overPoints : 0) : Math.ceil(over / p.overStep) * p.overPoints
    const prompted = p.prompts.filter((x) => x.no === no).length * p.promptPoints
    const points = mean === null || seconds === undefined ? null : mean - (late + prompted) * perPoint
    return { no, given: sheets.length, expected: judges.length, points }
  })
  return ranked(rows)
}

const stepRule = given.record({ step: given.text, points: given.whole(1, 100), title: given.both })
const itemRule = given.record({
  item: given.text,
  step: given.text,
  deduct: given.whole(0, 100),
  kind: given.oneOf('each', 'once', 'critical'),
  title: given.both,
})

export const panel = ability({
  id: 'contests.panel@1',
  takes: parts,
  gives: {
    of: {
      rows: { list: { of: row } },
      whole: 'boolean',
      /** Numbers whose sheets lie further apart than the rule lets them: they are talked over and signed. */
      apart: { list: 'number' },
    },
  },
  rules: given.record(
    {
      drops: given.list(given.record({ sheets: given.whole(1, 15), drop: given.whole(0, 3) })),
      times: given.whole(1, 100),
      apartPercent: given.whole(1, 100),
    },
    { steps: given.list(stepRule), items: given.list(itemRule) },
  ),
}).does({
  work(p, r) {
    const rows = panelRows(p, r)
    const apart = rows.flatMap(({ no }) => {
      const marks = standing(p, no).map((s) => marksOf(s, r, []))
      const [low, high] = [Math.min(...marks), Math.max(...marks)]
      return marks.length > 1 && (high - low) * 100 > high * r.apartPercent ? [no] : []
    })
    return { rows, whole: rows.length > 0 && rows.every((x) => x.points !== null), apart }
  },
  words: {
    rows: {
      zh: '各号得分',
      en: 'marks of each number',
      columns: {
        no: { zh: '号', en: 'number' },
        given: { zh: '已交评分表', en: 'sheets given' },
        expected: { zh: '应交评分表', en: 'sheets expected' },
        points: { zh: '得分（万分之一分）', en: 'marks in ten-thousandths' },
        rank: { zh: '名次', en: 'rank' },
      },
    },
    whole: { zh: '评分表和用时都已交齐', en: 'all sheets and times are there' },
    apart: { zh: '评分相差过大的号', en: 'numbers whose sheets lie far apart' },
  },
  tells: (value) => [
    {
      kind: 'table',
      id: 'marks',
      title: { zh: '得分', en: 'Marks' },
      columns: [
        { title: { zh: '号', en: 'No.' }, number: true },
        { title: { zh: '评分表', en: 'Sheets' } },
        { title: { zh: '得分', en: 'Marks' }, number: true },
        { title: { zh: '名次', en: 'Rank' }, number: true },
      ],
      rows: value.rows
        .toSorted((a, b) => (a.rank ?? 999) - (b.rank ?? 999) || a.no - b.no)
        .map((x) => ({
          cells: [
            { amount: x.no, unit: 'count' },
            { zh: `${x.given}/${x.expected}`, en: `${x.given} of ${x.expected}` },
            shownText(x.points ?? null),
            x.rank === null || x.rank === undefined ? null : { amount: x.rank, unit: 'count' },
          ],
          ...(value.apart.includes(x.no) ? { tone: 'warn' as const } : {}),
        })),
    },
  ],
  explains(r, say) {
    const [sheets, recused] = [say('sheets'), say('recused')]
    const zh = r.drops.map((d) => `${d.sheets}份去掉最高最低各${d.drop}份`).join('，')
    const en = r.drops.map((d) => `of ${d.sheets} the ${d.drop} highest and lowest go`).join(', ')
    return {
      lines: [
        how(
          `应交${sheets.zh}为裁判组减去${recused.zh}的人数；${zh}，其余取平均；人数没有写明规则或者缺一份的，没有得分`,
          `Expected of ${sheets.en} are those of the panel less ${recused.en}; ${en}, and the mean of the rest is taken; for a number of sheets that no rule is written for, or with one missing, there is none`,
        ),
        how(
          '得分保留四位小数，显示两位，名次按四位',
          'Four digits are kept, two shown, and ranks go by four',
        ),
      ],
      ...(r.items === undefined
        ? {}
        : {
            grid: {
              head: [
                { zh: '步骤', en: 'Step' },
                { zh: '扣分项', en: 'Fault' },
                { zh: '扣分', en: 'Takes' },
              ],
              rows: r.items.map((i) => [
                r.steps?.find((s) => s.step === i.step)?.title ?? { zh: i.step, en: i.step },
                i.title,
                i.kind === 'critical'
                  ? { zh: '本步骤零分', en: 'the whole step' }
                  : i.kind === 'once'
                    ? { zh: `${i.deduct}分`, en: `${i.deduct}` }
                    : { zh: `每次${i.deduct}分`, en: `${i.deduct} each` },
              ]),
            },
          }),
    }
  },
})
