/**
 * One window (一门受理): a family that does not know whom to ask is asked once, the request goes to each department concerned as a case of
 * its own, and the window tells the family all the answers together.
 */
import { defineProgramme, type Outcome } from 'yimen/kernel/programme'
import { local, measures } from '../clauses.ts'
import {
  departmentField,
  departmentNames,
  isHelped,
  needFields,
  needName,
  sharedFields,
} from './departments.ts'

const rule = measures('art-60')
const ours = local('item-10')

/** Which departments are asked, and of what: each once. */
const passing = {
  asks: {
    to: 'required',
    ...Object.fromEntries(
      departmentNames.map((name) => [needName(name), { when: `list contains(to.department, "${name}")` }]),
    ),
    besides: 'optional',
  },
  when: [
    {
      test: 'count(to) > 0',
      clause: rule,
      message: { zh: '没有需要转办的事项', en: 'There is nothing to pass on' },
    },
    {
      test: 'count(distinct values(to.department)) = count(to)',
      clause: ours,
      message: { zh: '同一部门只转办一次，事项写在一起', en: 'One department once, with all it is asked' },
    },
  ],
  sets: { passedOn: 'count(to)', answered: '0', helped: '0' },
  effects: [
    {
      kind: 'open_each',
      list: 'to',
      programme: 'assistance.referral',
      outcome: 'pass_on',
      input: {
        applicantName: 'applicantName',
        applicantId: 'applicantId',
        phone: 'phone',
        department: 'department',
        need: departmentNames.reduceRight(
          (rest, name) => `if department = "${name}" then ${needName(name)} else ${rest}`,
          'null',
        ),
        window: 'caseId',
      },
    },
    {
      kind: 'notify',
      to: 'applicant',
      text: {
        zh: '您的求助已由窗口统一受理并转有关部门办理，结果由窗口一并告知，不必逐个部门跑。',
        en: 'Your request was taken and passed on to the departments concerned; the window will tell you all the answers.',
      },
    },
  ],
} as const satisfies Pick<Outcome, 'asks' | 'when' | 'sets' | 'effects'>

export const reception = defineProgramme({
  id: 'assistance.reception',
  version: 1,
  title: { zh: '社会救助一门受理、协同办理', en: 'Social assistance: one window, several departments' },
  summary: {
    zh: '不清楚该找哪个部门的，在乡镇窗口或者村里说一次；窗口同时转给有关部门，各部门分别办理，全部答复后由窗口一次告知。',
    en:
      'Who does not know whom to ask says it once, at the township’s window or in the village. ' +
      'It goes to all departments concerned, each handles its own part, and the window tells all the answers at once.',
  },
  from: '2020-01-01',
  basis: [rule, measures('art-4'), ours],
  audience: 'resident',
  subject: { name: 'applicantName', people: ['applicantId'] },
  roles: {
    resident: { title: { zh: '申请人', en: 'Applicant' }, level: 'person' },
    'village-worker': { title: { zh: '村级民政协理员', en: 'Village assistant' }, level: 'village' },
    'township-clerk': { title: { zh: '乡镇经办人', en: 'Township clerk' }, level: 'township' },
    system: { title: { zh: '系统', en: 'System' }, level: 'system' },
  },
  fields: {
    ...sharedFields,
    ...needFields,
    isHelped,
    trouble: {
      type: 'text',
      max: 500,
      lines: true,
      sealed: true,
      title: { zh: '遇到的困难', en: 'What is the matter' },
      hint: {
        zh: '有什么困难写什么，不需要知道该找哪个部门',
        en: 'Say what is hard; there is no need to know whom to ask',
      },
    },
    to: {
      type: 'list',
      max: 4,
      title: { zh: '转办部门', en: 'Departments concerned' },
      of: { department: departmentField },
    },
    besides: {
      type: 'list',
      max: 3,
      title: { zh: '本窗口同时受理的救助申请', en: 'Applications taken at the window as well' },
      of: { case: { type: 'case', title: { zh: '办件', en: 'Case' } } },
    },
    toldHow: {
      type: 'choice',
      forTheFile: true,
      title: { zh: '告知方式', en: 'Told' },
      options: {
        home: { zh: '上门', en: 'At home' },
        phone: { zh: '电话', en: 'By telephone' },
        window: { zh: '窗口当面', en: 'At the window' },
      },
    },
  },
  papers: {},
  params: {
    togetherDays: {
      title: { zh: '协同办理总时限', en: 'All answers' },
      unit: 'days',
      history: [{ from: '2020-01-01', value: 20, source: ours, reviewBy: '2021-12-31', area: '430523' }],
    },
  },
  tallies: {},
  decisions: {},
  clocks: {
    together: {
      title: { zh: '协同办理总时限', en: 'All answers' },
      limit: { param: 'togetherDays', unit: 'working_day' },
      starts: ['ask', 'receive'],
      stops: ['tell', 'explain'],
      clause: ours,
    },
  },
  obligations: {},
  accounts: {},
  opens: {
    ask: {
      title: { zh: '说明困难，请窗口转办', en: 'Say what is hard, and let the window pass it on' },
      by: ['resident'],
      to: 'asked',
      asks: { applicantName: 'required', applicantId: 'required', phone: 'required', trouble: 'required' },
      kinMayAct: true,
      effects: [
        {
          kind: 'notify',
          to: 'applicant',
          text: {
            zh: '窗口已收到您的求助，将转给有关部门，结果由窗口一并告知。',
            en: 'The window has your request; it goes to the departments concerned, and the window will tell you all the answers.',
          },
        },
      ],
      clause: rule,
    },
    receive: {
      title: { zh: '一门受理并转办', en: 'Take it and pass it on' },
      by: ['village-worker', 'township-clerk'],
      to: 'with_departments',
      ...passing,
      asks: { applicantName: 'required', applicantId: 'required', phone: 'required', ...passing.asks },
      clause: rule,
    },
  },
  steps: {
    asked: {
      title: { zh: '待窗口转办', en: 'To be passed on' },
      holder: 'township-clerk',
      outcomes: {
        pass_on: {
          title: { zh: '转办有关部门', en: 'Pass it on' },
          by: ['township-clerk'],
          to: 'with_departments',
          ...passing,
          clause: rule,
        },
        explain: {
          title: { zh: '没有可转办的，告知申请人', en: 'Nothing to pass on: tell the applicant why' },
          by: ['township-clerk'],
          to: 'explained',
          asks: { answer: 'required' },
          effects: [
            {
              kind: 'notify',
              to: 'applicant',
              text: {
                zh: '您说的困难没有可以转办的部门，理由写在办件里；情况有变化可以再次提出。',
                en: 'No department could help with what you told; the case says why. Ask again if things change.',
              },
            },
          ],
          clause: rule,
        },
      },
    },
    with_departments: {
      title: { zh: '各部门办理中', en: 'With the departments' },
      holder: 'township-clerk',
      dormant: true,
      outcomes: {
        record_answer: {
          title: { zh: '部门答复', en: 'A department answers' },
          by: ['system'],
          to: 'with_departments',
          asks: { department: 'required', isHelped: 'required', answer: 'required' },
          own: ['department', 'isHelped', 'answer'],
          unordered: true,
          adds: { answers: '{department: department, isHelped: isHelped, answer: answer, on: today}' },
          sets: { answered: 'answered + 1', helped: 'if isHelped then helped + 1 else helped' },
          branches: [
            {
              title: { zh: '全部部门已经答复的', en: 'where all have answered' },
              when: 'answered = passedOn',
              to: 'to_tell',
              clause: ours,
            },
          ],
          clause: ours,
        },
      },
    },
    to_tell: {
      title: { zh: '待告知申请人', en: 'To be told' },
      holder: 'township-clerk',
      outcomes: {
        tell: {
          title: { zh: '一次告知全部结果', en: 'Tell all the answers' },
          by: ['township-clerk'],
          to: 'told',
          asks: { toldHow: 'required' },
          effects: [
            {
              kind: 'notify',
              to: 'applicant',
              text: {
                zh: '您求助的事项各部门已全部答复，请在办件中查看；不予救助的写明了理由。',
                en: 'All departments have answered: please see the case. Who does not help says why.',
              },
            },
          ],
          clause: ours,
        },
      },
    },
    told: { title: { zh: '已告知', en: 'Told' }, end: 'done', outcomes: {} },
    explained: { title: { zh: '已说明理由', en: 'Explained' }, end: 'refused', outcomes: {} },
  },
  lists: {
    answers: {
      type: 'list',
      max: 8,
      title: { zh: '各部门答复', en: 'Answers' },
      of: {
        department: departmentField,
        isHelped,
        answer: sharedFields.answer,
        on: { type: 'day', title: { zh: '日期', en: 'On' } },
      },
    },
  },
  values: {
    passedOn: { title: { zh: '转办部门数', en: 'Departments asked' }, unit: 'count' },
    answered: { title: { zh: '已答复部门数', en: 'Departments that answered' }, unit: 'count' },
    helped: { title: { zh: '给予救助的部门数', en: 'Departments that help' }, unit: 'count' },
  },
  about: [],
})
