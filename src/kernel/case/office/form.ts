/** What each office act asks, as fields that every face draws and one rule reads. */
import type { Field } from '../../programme/field.ts'
import type { OfficeVerb } from '../../programme/office.ts'
import type { Programme } from '../../programme/programme.ts'
import type { Case } from '../case.ts'
import { sendableSteps } from './send-back.ts'

export type OfficeField = { readonly field: Field; readonly ask: 'required' | 'optional' }
export type OfficeForm = Readonly<Record<string, OfficeField>>

/** [OA1] Why, and what was said: sealed with the case, whatever its programme. */
const words = (zh: string, en: string, ask: OfficeField['ask']): OfficeForm => ({
  words: { ask, field: { type: 'text', max: 1000, lines: true, sensitive: true, title: { zh, en } } },
})
const to = (zh: string, en: string): OfficeForm => ({
  to: { ask: 'required', field: { type: 'post', title: { zh, en } } },
})
const several = (zh: string, en: string, ask: OfficeField['ask']): OfficeForm => ({
  posts: {
    ask,
    field: {
      type: 'list',
      max: 10,
      title: { zh, en },
      of: { post: { type: 'post', title: { zh: '岗位', en: 'Post' } } },
    },
  },
})
const until = (ask: OfficeField['ask']): OfficeForm => ({
  until: { ask, field: { type: 'day', title: { zh: '办结期限', en: 'To be done by' } } },
})
const choice = (
  name: string,
  zh: string,
  en: string,
  options: Extract<Field, { type: 'choice' }>['options'],
) => ({ [name]: { ask: 'required', field: { type: 'choice', title: { zh, en }, options } } }) as OfficeForm

const reason = words('理由', 'Why', 'required')
const remark = words('说明', 'Remark', 'optional')

/** The form of an act on this case, in its order. */
export function officeForm(p: Programme, c: Case, verb: OfficeVerb, role: string): OfficeForm {
  switch (verb) {
    case 'handOver':
      return { ...to('转给谁', 'To whom'), ...reason }
    case 'entrust':
      return {
        ...to('请谁办理', 'Who works on it'),
        ...words('要办的事', 'What is to be done', 'required'),
        ...until('optional'),
      }
    case 'report':
      return words('办理情况', 'What was done', 'required')
    case 'addSigner':
      return {
        ...several('请谁签', 'Who signs', 'required'),
        ...choice('outcome', '签哪个动作', 'What they sign', outcomesFor(p, c, role)),
        ...choice('together', '怎样算签成', 'How many must agree', {
          all: { zh: '会签：每个人都要同意', en: 'All of them' },
          any: { zh: '或签：一个人同意即可', en: 'Any one of them' },
        }),
        ...reason,
      }
    case 'sign':
      return {
        agree: { ask: 'required', field: { type: 'boolean', title: { zh: '同意', en: 'I agree' } } },
        ...words('意见', 'Opinion', 'optional'),
      }
    case 'dropSigner':
      return { ...to('减去谁', 'Who is dropped'), ...reason }
    case 'sendBack':
      return {
        ...choice(
          'step',
          '退回到',
          'Back to',
          Object.fromEntries(sendableSteps(p, c).map((name) => [name, p.steps[name]!.title])),
        ),
        ...reason,
      }
    case 'takeBack':
      return reason
    case 'copy':
      return { ...several('抄告谁', 'Who is told', 'required'), ...remark }
    case 'supervise':
      return { ...words('督办要求', 'What is asked', 'required'), ...until('required') }
    case 'reply':
      return words('回复', 'Answer', 'required')
    case 'note':
      return {
        ...words('内容', 'Comment', 'required'),
        ...several('提醒谁看（@）', 'Who is named (@)', 'optional'),
      }
    case 'recall':
    case 'release':
    case 'urge':
      return remark
    case 'acknowledge':
      return {}
  }
}

/** What signers may be asked about: the outcomes that this desk does here. */
export const outcomesFor = (p: Programme, c: Case, role: string) =>
  Object.fromEntries(
    Object.entries(p.steps[c.step]!.outcomes)
      .filter(([, o]) => o.by.includes(role) && o.moves === undefined)
      .map(([name, o]) => [name, o.title]),
  )
