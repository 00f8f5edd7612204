/** How members complement one another: who leads all others of the team in some part of an assessment. */
import { ability, given, how } from 'yimen/kernel/ability'

type Mark = { readonly n: number; readonly part: string; readonly marks: number }

/** A member leads a part with more than every other member has; a part in which two are level is led by nobody. */
export function strengthsOf(members: readonly { readonly n: number }[], marks: readonly Mark[]) {
  const parts = [...new Set(marks.map((m) => m.part))].toSorted()
  const of = (n: number, part: string): number =>
    marks.filter((m) => m.n === n && m.part === part).at(-1)?.marks ?? 0
  return members.map(({ n }) => ({
    n,
    leads: parts.filter((part) => members.every((m) => m.n === n || of(n, part) > of(m.n, part))).join('、'),
  }))
}

export const strengths = ability({
  id: 'contests.strengths@1',
  takes: {
    members: { list: { of: { n: 'number', name: 'text' } }, orNone: true },
    marks: { list: { of: { n: 'number', part: 'text', marks: 'number' } }, orNone: true },
  },
  gives: { list: { of: { n: 'number', leads: 'text' } } },
  rules: given.nothing,
}).does({
  work: ({ members, marks }) => strengthsOf(members, marks),
  tells(value, _, __, { members, marks }) {
    const parts = [...new Set(marks.map((m) => m.part))].toSorted()
    return [
      {
        kind: 'table',
        id: 'strengths',
        title: { zh: '三人所长', en: 'Strengths beside each other' },
        columns: [
          { title: { zh: '组员', en: 'Member' } },
          ...parts.map((part) => ({ title: { zh: part, en: part }, number: true as const })),
          { title: { zh: '领先', en: 'Leads in' } },
        ],
        rows: members.map(({ n, name }) => {
          const leads = value.find((v) => v.n === n)?.leads ?? ''
          return {
            cells: [
              { zh: name, en: name },
              ...parts.map((part) => ({
                amount: marks.filter((m) => m.n === n && m.part === part).at(-1)?.marks ?? 0,
                unit: 'count',
              })),
              { zh: leads === '' ? '—' : leads, en: leads === '' ? '—' : leads },
            ],
            ...(leads === '' ? {} : { tone: 'good' as const }),
          }
        }),
      },
    ]
  },
  explains(_, say) {
    const marks = say('marks')
    return {
      lines: [
        how(
          `按${marks.zh}逐项比较，某项分数高于其他全部组员的为该项领先，并列的没有人领先`,
          `By ${marks.en}, part by part: who has more than every other member leads it, and where two are level nobody does`,
        ),
      ],
    }
  },
})
