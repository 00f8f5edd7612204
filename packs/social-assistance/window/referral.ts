/** What the window passes on to one department (协同办理): handled there within its limit, and answered to the window. */
import { defineProgramme, type EffectRule, type Outcome, type Step } from 'yimen/kernel/programme'
import { local, measures } from '../clauses.ts'
import {
  departmentNames,
  departmentRoles,
  departments,
  need,
  sharedFields,
  type Department,
} from './departments.ts'

const rule = measures('art-60')
const ours = local('item-10')

/** Sent to the window by itself. */
const answered = (isHelped: 'true' | 'false'): readonly EffectRule[] => [
  {
    kind: 'command',
    case: 'window',
    outcome: 'record_answer',
    input: { department: 'department', isHelped, answer: 'answer' },
  },
]

type At = `at_${Department}`
const stepOf = (name: Department): At => `at_${name}`

/** The desk of one department. */
const desk = (name: Department): Step => {
  const by = [departments[name].role]
  return {
    title: departments[name].title,
    holder: departments[name].role,
    outcomes: {
      help: {
        title: { zh: '给予救助', en: 'Help' },
        by,
        to: 'helped',
        asks: { answer: 'required' },
        effects: answered('true'),
        clause: rule,
      },
      refuse: {
        title: { zh: '不予救助，说明理由', en: 'Not helped, with reasons' },
        by,
        to: 'not_helped',
        asks: { answer: 'required' },
        effects: answered('false'),
        clause: rule,
      },
    },
  }
}

const passOn = {
  title: { zh: '窗口转办', en: 'Passed on by the window' },
  by: ['system'],
  to: 'at_medical',
  asks: {
    applicantName: 'required',
    applicantId: 'required',
    phone: 'required',
    department: 'required',
    need: 'required',
    window: 'required',
  },
  branches: departmentNames
    .filter((name) => name !== 'medical')
    .map((name) => ({
      title: departments[name].title,
      when: `department = "${name}"`,
      to: stepOf(name),
      clause: ours,
    })),
  clause: rule,
} satisfies Outcome

export const referral = defineProgramme<string>({
  id: 'assistance.referral',
  version: 1,
  title: { zh: '社会救助协同办理', en: 'Social assistance passed on to a department' },
  summary: {
    zh: '窗口统一受理后转来的求助：部门按各自的规定办理，在时限内答复窗口，不予救助的写明理由。',
    en: 'A request that the window took: the department handles it by its own rules, answers in time, and says why where it does not help.',
  },
  from: '2020-01-01',
  basis: [rule, ours],
  audience: 'office',
  subject: { name: 'applicantName', people: ['applicantId'] },
  roles: { ...departmentRoles, system: { title: { zh: '系统', en: 'System' }, level: 'system' } },
  fields: {
    ...sharedFields,
    need,
    window: { type: 'case', title: { zh: '窗口受理的办件', en: 'The case at the window' } },
  },
  papers: {},
  params: {
    referralDays: {
      title: { zh: '部门答复时限', en: 'A department’s answer' },
      unit: 'days',
      history: [{ from: '2020-01-01', value: 15, source: ours, reviewBy: '2021-12-31', area: '430523' }],
    },
  },
  tallies: {},
  decisions: {},
  clocks: {
    answer: {
      title: { zh: '部门答复时限', en: 'A department’s answer' },
      limit: { param: 'referralDays', unit: 'working_day' },
      starts: ['pass_on'],
      stops: ['help', 'refuse'],
      clause: ours,
    },
  },
  obligations: {},
  accounts: {},
  opens: { pass_on: passOn },
  steps: {
    ...Object.fromEntries(departmentNames.map((name) => [stepOf(name), desk(name)])),
    helped: { title: { zh: '已给予救助', en: 'Helped' }, end: 'done', outcomes: {} },
    not_helped: { title: { zh: '不予救助', en: 'Not helped' }, end: 'refused', outcomes: {} },
  },
  values: {},
  about: [],
})
