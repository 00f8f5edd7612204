/**
 * Individual papers: what each contestant earned of what could be earned, and each team by its best. A question that is void was
 * never standing.
 */
import { ability, given, how } from 'yimen/kernel/ability'
import { judgeBy, type Key } from './answers.ts'
import { divided, perPoint, ranked, shownText } from './marks.ts'

type Question = { readonly q: number; readonly points: number }
export type Sheet = {
  readonly seat: string
  readonly no: number
  readonly handed: readonly { readonly q: number; readonly given: string }[]
}

/** Each seat in ten-thousandths of a point out of a hundred; null while a question has no key, or nothing is left to be standing. */
export function paperRows(
  questions: readonly Question[],
  keys: readonly Key[],
  sheets: readonly Sheet[],
  voided: readonly number[],
) {
  const standing = questions.filter((x) => !voided.includes(x.q))
  const keyOf = new Map(keys.map((k) => [k.q, judgeBy(k)]))
  const possible = standing.reduce((sum, x) => sum + x.points, 0)
  const isKnown = possible > 0 && standing.every((x) => keyOf.has(x.q))
  return ranked(
    sheets.map(({ seat, no, handed }) => {
      const own = new Map<number, string>()
      /** The first that was stored stands. */
      for (const a of handed) if (!own.has(a.q)) own.set(a.q, a.given)
      const earned = standing.reduce(
        (sum, x) => sum + (own.has(x.q) && keyOf.has(x.q) ? keyOf.get(x.q)!(own.get(x.q)!) * x.points : 0),
        0,
      )
      return {
        seat,
        no,
        answered: standing.filter((x) => own.has(x.q)).length,
        points: isKnown ? divided(earned * 100 * perPoint, 2 * possible) : null,
      }
    }),
  )
}

/** A team by the mean of its best so many, all of them where it has no more. */
export function teamsByBest(
  people: readonly { readonly no: number; readonly points: number | null }[],
  best: number,
) {
  const numbers = [...new Set(people.map((p) => p.no))].toSorted((a, b) => a - b)
  return ranked(
    numbers.map((no) => {
      const own = people.filter((p) => p.no === no).map((p) => p.points)
      if (own.includes(null)) return { no, points: null }
      const counted = (own as readonly number[]).toSorted((a, b) => b - a).slice(0, best)
      return {
        no,
        points: divided(
          counted.reduce((a, b) => a + b, 0),
          counted.length,
        ),
      }
    }),
  )
}

export const paper = ability({
  id: 'contests.paper@2',
  takes: {
    questions: { list: { of: { q: 'number', points: 'number' } }, orNone: true },
    keys: { list: { of: { q: 'number', key: 'text', family: { maybe: 'text' } } }, orNone: true },
    sheets: {
      list: { of: { seat: 'text', no: 'number', handed: { list: { of: { q: 'number', given: 'text' } } } } },
      orNone: true,
    },
    voided: { list: { of: { q: 'number' } }, orNone: true },
    best: 'number',
  },
  gives: {
    of: {
      people: {
        list: {
          of: {
            seat: 'text',
            no: 'number',
            answered: 'number',
            points: { maybe: 'number' },
            rank: { maybe: 'number' },
          },
        },
      },
      rows: { list: { of: { no: 'number', points: { maybe: 'number' }, rank: { maybe: 'number' } } } },
      whole: 'boolean',
    },
  },
  rules: given.nothing,
}).does({
  work({ questions, keys, sheets, voided, best }) {
    const people = paperRows(
      questions,
      keys,
      sheets,
      voided.map((v) => v.q),
    )
    const rows = teamsByBest(people, Math.max(1, best))
    return { people, rows, whole: rows.length > 0 && rows.every((r) => r.points !== null) }
  },
  words: {
    people: {
      zh: '个人成绩',
      en: 'each contestant',
      columns: {
        seat: { zh: '参赛号', en: 'seat' },
        no: { zh: '队号', en: 'team' },
        answered: { zh: '已答题数', en: 'answered' },
        points: { zh: '得分（万分之一分）', en: 'marks in ten-thousandths' },
        rank: { zh: '名次', en: 'rank' },
      },
    },
    rows: {
      zh: '各队成绩',
      en: 'each team',
      columns: {
        no: { zh: '队号', en: 'team' },
        points: { zh: '得分（万分之一分）', en: 'marks in ten-thousandths' },
        rank: { zh: '名次', en: 'rank' },
      },
    },
    whole: { zh: '每题都有答案', en: 'each question has its key' },
  },
  tells: (value) => [
    {
      kind: 'table',
      id: 'teams',
      title: { zh: '各队成绩', en: 'Teams' },
      columns: [
        { title: { zh: '名次', en: 'Rank' }, number: true },
        { title: { zh: '队号', en: 'Team' }, number: true },
        { title: { zh: '得分', en: 'Marks' }, number: true },
      ],
      rows: value.rows
        .toSorted((a, b) => (a.rank ?? 999) - (b.rank ?? 999) || a.no - b.no)
        .map((x) => ({
          cells: [
            x.rank === null || x.rank === undefined ? null : { amount: x.rank, unit: 'count' },
            { amount: x.no, unit: 'count' },
            shownText(x.points ?? null),
          ],
        })),
    },
  ],
  explains(_, say) {
    const [answers, voided, best] = [say('sheets'), say('voided'), say('best')]
    return {
      lines: [
        how(
          `${answers.zh}与答案及认可的别名完全一致的得全分，只答出类别的得一半；` +
            `${voided.zh}从题目中除去，其余折成一百分；队成绩为前${best.zh}人的平均`,
          `Of ${answers.en} the exact name or an accepted synonym earns all, the family alone half; ` +
            `${voided.en} are taken out and the rest is brought to a hundred; a team has the mean of its best ${best.en}`,
        ),
      ],
    }
  },
})
