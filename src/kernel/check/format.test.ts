/** [PF1]-[PF5] What the checker says of the parts that format 2 brought, one fault a row. */
import { expect, test } from 'vitest'
import type { Outcome, Programme } from '../programme/index.ts'
import { checkProgramme } from './index.ts'

const title = { zh: '甲', en: 'A' }
const text = { type: 'text', max: 9, title } as const
const days = {
  title,
  unit: 'days',
  history: [{ from: '2020-01-01', value: 9, source: 'law#1', reviewBy: '2022-01-01' }],
} as const
const say: Outcome = {
  title,
  by: ['clerk'],
  to: 'desk',
  asks: { room: 'required', word: 'optional' },
  own: ['room'],
  begins: ['words'],
  adds: { words: '{room: room}' },
  sets: { sum: 'count(words)' },
  clause: 'law#1',
}
const good = {
  id: 'test.format',
  version: 1,
  title,
  summary: title,
  from: '2020-01-01',
  basis: ['law#1'],
  audience: 'office',
  subject: { name: 'word', people: [], place: true },
  roles: { clerk: { title, level: 'system' } },
  fields: { word: { ...text, seenBy: 'concerned' }, room: text, secret: { ...text, sensitive: true } },
  papers: { deed: { title, from: 'applicant', clause: 'law#1' } },
  params: { days },
  tallies: {},
  decisions: {},
  lists: { words: { type: 'list', max: 9, title, of: { room: text } } },
  working: { sum: { seenBy: 'concerned' } },
  clocks: {},
  obligations: {},
  accounts: {},
  opens: { begin: { title, by: ['clerk'], to: 'desk', asks: { word: 'required' }, clause: 'law#1' } },
  steps: {
    desk: {
      title,
      holder: 'clerk',
      outcomes: {
        say,
        close: { title, by: ['clerk'], to: 'done', asks: { secret: 'optional' }, clause: 'law#1' },
      },
    },
    done: { title, end: 'done', outcomes: {} },
  },
} satisfies Programme as Programme

const findings = (p: Programme): readonly string[] =>
  checkProgramme(p, { holdsClause: () => true, authorities: [], heldRoles: new Set(['clerk']), figures: [] })
    .filter((f) => f.rule.startsWith('PF'))
    .map((f) => `${f.rule} ${f.where} ${f.example}`)

const saying = (more: Partial<Outcome>): Programme => ({
  ...good,
  steps: {
    ...good.steps,
    desk: { ...good.steps.desk!, outcomes: { ...good.steps.desk!.outcomes, say: { ...say, ...more } } },
  },
})
const act = { by: ['clerk'], clause: 'law#1' } as const
const where = 'steps.desk.outcomes.say'

test('[PF1]-[PF7] a programme that says all of it rightly has no such finding', () => {
  expect(findings(good)).toEqual([])
})

test.each<[string, string, Programme, readonly string[]]>([
  ['PF1', '自用的项，表单没有询问', saying({ own: ['room', 'secret'] }), [`PF1 ${where}.own secret`]],
  ['PF1', '重新开始的项，表单没有询问', saying({ begins: ['secret'] }), [`PF1 ${where}.begins secret`]],
  ['PF1', '自用的项又被计算保留', saying({ sets: { sum: '1', room: 'room' } }), [`PF1 ${where} room`]],
  ['PF1', '自用又重新开始', saying({ begins: ['words', 'room'] }), [`PF1 ${where} room`]],
  ['PF2', '追加的不是列表', { ...good, lists: {} }, [`PF1 ${where}.begins words`, 'PF2 lists words']],
  [
    'PF2',
    '列表与字段同名',
    { ...good, lists: { ...good.lists, word: good.lists!.words! } },
    ['PF2 lists.word word'],
  ],
  [
    'PF3',
    '没有动作计算它',
    { ...good, working: { ...good.working, other: { seenBy: 'concerned' } } },
    ['PF3 working.other other'],
  ],
  [
    'PF3',
    '可见范围说了两处',
    { ...good, values: { sum: { title, unit: 'count' } } },
    ['PF3 working.sum sum'],
  ],
  [
    'PF3',
    '涉及多人的办件，列表中敏感的一列说可见',
    {
      ...good,
      lists: {
        words: { ...good.lists!.words!, of: { room: { ...text, sensitive: true, seenBy: 'concerned' } } },
      },
    },
    ['PF3 lists.words.of.room room'],
  ],
  [
    'PF3',
    '涉及多人的办件，敏感信息说可见',
    { ...good, fields: { ...good.fields, secret: { ...text, sensitive: true, seenBy: 'concerned' } } },
    ['PF3 fields.secret secret'],
  ],
  [
    'PF4',
    '催办的岗位和环节',
    { ...good, acts: { urge: { ...act, by: ['nobody'], at: ['attic'] } } },
    ['PF4 acts.urge.by nobody', 'PF4 acts.urge.at attic'],
  ],
  ['PF4', '送件方', { ...good, ref: { title, by: ['nobody'] } }, ['PF4 ref.by nobody', 'PF5 ref ref']],
  [
    'PF4',
    '材料复用的期限',
    {
      ...good,
      papers: { deed: { ...good.papers.deed!, reuse: { consent: title, days: 'never', clause: 'law#1' } } },
    },
    ['PF4 papers.deed.reuse never'],
  ],
  [
    'PF5',
    '写得都对，也说明还不执行',
    {
      ...good,
      acts: { urge: act, copy: { ...act, at: ['desk'] }, consult: act },
      ref: { title, by: ['clerk'] },
      papers: { deed: { ...good.papers.deed!, reuse: { consent: title, days: 'days', clause: 'law#1' } } },
    },
    ['PF5 acts.consult consult', 'PF5 ref ref'],
  ],
  [
    'PF4',
    '退回的环节',
    { ...good, acts: { sendBack: { ...act, to: { attic: ['cellar'] } } } },
    ['PF4 acts.sendBack.to attic', 'PF4 acts.sendBack.to cellar'],
  ],
  [
    'PF7',
    '允许的岗位没有件',
    { ...good, acts: { entrust: { by: ['stranger'], at: ['desk'], clause: 'law#1' } } },
    ['PF4 acts.entrust.by stranger', 'PF7 acts.entrust.at desk'],
  ],
  [
    'PF7',
    '退回到自己、到办结的环节',
    { ...good, acts: { sendBack: { ...act, to: { desk: ['desk', 'done'] } } } },
    ['PF7 acts.sendBack.to.desk desk', 'PF7 acts.sendBack.to.desk done'],
  ],
  [
    'PF7',
    '退回到另有情形才离开的环节',
    {
      ...saying({ branches: [{ title, when: 'word = "again"', to: 'visit', clause: 'law#1' }] }),
      steps: {
        ...saying({ branches: [{ title, when: 'word = "again"', to: 'visit', clause: 'law#1' }] }).steps,
        visit: {
          title,
          holder: 'clerk',
          outcomes: { end: { title, by: ['clerk'], to: 'done', clause: 'law#1' } },
        },
      },
      acts: { sendBack: { ...act, to: { visit: ['desk'] } } },
    },
    [],
  ],
])('[%s] %s', (_, __, p, expected) => {
  expect(findings(p)).toEqual(expected)
})
