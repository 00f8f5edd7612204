/** [JR1] A joint review: several organisations, one opinion each, and what all of them come to. */
import { ability, given } from '../ability/index.ts'
import type { Text } from '../text.ts'
import { readReview, type Opinion } from '../review/index.ts'

export const review = ability({
  id: 'kernel.review@1',
  takes: {
    opinions: {
      list: {
        of: {
          party: 'text',
          opinion: { oneOf: ['agree', 'conditions', 'object'] },
          conditions: { maybe: 'words' },
        },
      },
      orNone: true,
    },
  },
  gives: {
    of: {
      waiting: { list: { option: 'party' } },
      silent: { list: { option: 'party' } },
      objecting: { list: { option: 'party' } },
      conditions: { list: { of: { party: { option: 'party' }, conditions: 'text' } } },
      result: { maybe: { oneOf: ['pass', 'conditions', 'fail'] } },
    },
    what: { zh: '联合审查的结论', en: 'the reading of a joint review' },
  },
  rules: given.record({ step: given.text, silence: given.oneOf('agrees', 'waits') }),
}).does({
  links: ({ step }) => [{ at: 'step', kind: 'step', name: step }],
  options: ({ step }, p) => ({ party: p.parties(step) }),
  work({ opinions }, { step, silence }, at) {
    const parties = at.parties(step)
    const lapsed = at.lapsed()
    const said = opinions.map(({ party, opinion, conditions }): Opinion => ({
      party,
      opinion,
      ...(typeof conditions === 'string' ? { conditions } : {}),
    }))
    return readReview(
      Object.keys(parties),
      said,
      Object.keys(parties).filter((p) => lapsed.includes(parties[p]!)),
      silence,
    )
  },
  /** Shown from the day on which the parties were asked; who said what, to officials. */
  tells(reading, { step }, reader, { opinions }) {
    if (!reader.been(step)) return []
    const result = reading.result ?? null
    if (!reader.official)
      return result === null
        ? []
        : [{ kind: 'sum', id: 'result', title: reviewTitle, sum: resultText[result] }]
    return [
      {
        kind: 'table',
        id: 'parties',
        title: reviewTitle,
        notes: result === null ? [] : [resultText[result]],
        columns: [
          { title: { zh: '部门', en: 'Department' } },
          { title: { zh: '意见', en: 'Opinion' } },
          { title: { zh: '期限', en: 'Due' } },
        ],
        rows: Object.entries(reader.parties(step)).map(([role, clock]) => {
          const last = opinions.findLast((o) => o.party === role)
          const due = last ? null : reader.due(clock)
          const dueText = due === null ? null : `${due.slice(0, 10)} ${due.slice(11, 16)}`
          return {
            cells: [
              reader.roleTitle(role),
              saidText(last, reading.silent.includes(role)),
              dueText === null ? null : { zh: dueText, en: dueText },
            ],
            ...(last ? { tone: tones[last.opinion] } : {}),
          }
        }),
      },
    ]
  },
})

const reviewTitle = { zh: '联合审查', en: 'Joint review' }
const resultText = {
  pass: { zh: '通过', en: 'Passed' },
  conditions: { zh: '附条件通过', en: 'Passed with conditions' },
  fail: { zh: '不通过', en: 'Failed' },
} as const
const opinionText = {
  agree: { zh: '同意', en: 'Agrees' },
  conditions: { zh: '附条件同意', en: 'Agrees with conditions' },
  object: { zh: '不同意', en: 'Objects' },
} as const
const tones = { agree: 'good', conditions: 'warn', object: 'bad' } as const

type Last = { readonly opinion: Opinion['opinion']; readonly conditions?: string | null | undefined }
function saidText(last: Last | undefined, isSilent: boolean): Text {
  if (!last)
    return isSilent
      ? { zh: '逾期未反馈，视为无异议', en: 'silent past its limit: no objection' }
      : { zh: '未反馈', en: 'not yet' }
  const { zh, en } = opinionText[last.opinion]
  return typeof last.conditions === 'string'
    ? { zh: `${zh}：${last.conditions}`, en: `${en}: ${last.conditions}` }
    : { zh, en }
}
