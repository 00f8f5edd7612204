/** [JR1] A joint review: several organisations, one opinion each, and what all of them come to. */
import { ability, given, how } from '../ability/index.ts'
import type { Text } from '../text.ts'
import { readReview, type Opinion } from '../review/review.ts'

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
  /** Shown from the day on which the parties were asked: to everybody who has spoken and until when, what they said to officials. */
  tells(reading, { step }, reader, { opinions }) {
    if (!reader.been(step)) return []
    const result = reading.result ?? null
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
              last && !reader.official ? spoken : saidText(last, reading.silent.includes(role)),
              dueText === null ? null : { zh: dueText, en: dueText },
            ],
            ...(last && reader.official ? { tone: tones[last.opinion] } : {}),
          }
        }),
      },
    ]
  },
  words: {
    result: {
      zh: '联合审查结论',
      en: 'result of the review',
      options: {
        pass: { zh: '通过', en: 'pass' },
        conditions: { zh: '附条件通过', en: 'pass with conditions' },
        fail: { zh: '不通过', en: 'fail' },
      },
    },
    waiting: { zh: '尚未出具意见的部门', en: 'departments still awaited' },
    silent: { zh: '逾期未出具意见的部门', en: 'departments that kept silent' },
    objecting: { zh: '不同意的部门', en: 'departments that object' },
    conditions: { zh: '各部门所附条件', en: 'conditions of the departments' },
  },
  explains({ silence }, say) {
    const opinions = say('opinions')
    return {
      lines: [
        how(
          `按${opinions.zh}得出结论：有部门不同意的为不通过；都同意但有附条件的为附条件通过；全部同意的为通过`,
          `From ${opinions.en}: fail where one objects, pass with conditions where one sets some, else pass`,
        ),
        {
          label: { zh: '沉默', en: 'Silence' },
          text:
            silence === 'agrees'
              ? { zh: '逾期不出具意见的，视为同意', en: 'Silence past the limit counts as consent' }
              : { zh: '逾期不出具意见的，继续等候', en: 'Silence past the limit is waited for' },
        },
      ],
    }
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
const spoken = { zh: '已反馈', en: 'has answered' }
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
