/** What the parts of a contest have in common: how they are opened, what the public sees of them, and how they tell the contest what they come to. */
import type { EffectRule } from 'yimen/kernel/programme'
import { aCase, choice, forms, line, list, soFar, whole } from '../shared.ts'

export const partFields = {
  contest: aCase('竞赛', 'The contest'),
  contestTitle: line('竞赛名称', 'The contest', 60),
  part: line('环节代码', 'The part', 20),
  partName: line('环节', 'The part', 40),
  form: choice('形式', 'Form', forms),
} as const

/** What is asked where a part is opened by its contest. */
export const partAsks = {
  contest: 'required',
  contestTitle: 'required',
  part: 'required',
  partName: 'required',
  form: 'required',
} as const

/** The public reads what was put here, and nothing else of a part. */
export const live = (standing: string, more: Readonly<Record<string, string>> = {}): EffectRule => ({
  kind: 'enter',
  register: 'contests.live',
  id: 'caseId',
  standing: `"${standing}"`,
  body: { contest: 'contest', title: 'contestTitle', part: 'partName', form: 'form', ...more },
})

/** The contest hears the whole of a part again, under the next number. */
export const telling = (rows: string): EffectRule => ({
  kind: 'command',
  case: 'contest',
  outcome: 'part_told',
  input: { part: 'part', version: 'version', scores: `for r in ${rows} return {no: r.no, points: r.points}` },
})
export const nextVersion = { version: 'if version = null then 1 else version + 1' } as const

export const versionField = { version: whole('第几次报成绩', 'Telling', 999) } as const

/** Questions and their keys as the bank gives them. */
export const questionFields = {
  bank: aCase('题库', 'The bank of questions'),
  q: whole('题号', 'Question', 999),
  stem: line('题干', 'Question', 400),
  options: line('选项', 'Options', 400),
  picture: line('图片', 'Picture', 60),
  opening: line('开图的钥匙', 'What opens the picture', 99),
  worth: whole('分值', 'Worth', 100),
  seconds: whole('答题秒数', 'Seconds', 600),
  key: line('答案', 'Key', 200),
  family: line('类别', 'Family', 200),
} as const

export const partLists = {
  questions: list('已出的题', 'Questions shown', {
    q: whole('题号', 'Question', 999),
    points: whole('分值', 'Worth', 100),
    stem: line('题干', 'Question', 400),
    at: line('时刻', 'At', 40),
  }),
  keys: list('已公布的答案', 'Keys told', {
    q: whole('题号', 'Question', 999),
    key: line('答案', 'Key', 200),
    family: { ...line('类别', 'Family', 200), optional: true },
  }),
  voided: list('作废的题', 'Void', {
    q: whole('题号', 'Question', 999),
    why: line('理由', 'Why', 90),
    at: line('时刻', 'At', 40),
  }),
} as const

export const soFars = (...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [`${name}SoFar`, soFar(name)]))
