/** The window for what could not be got done (办不成事): who tries to is told the way, or the rule by which it cannot be. */
import { defineProgramme } from 'yimen/kernel/programme'
import { local, rating } from '../clauses.ts'
import {
  aCase,
  act,
  choice,
  mobile,
  must,
  name,
  none,
  param,
  rolesOf,
  t,
  words,
  yes,
  line,
  office,
} from '../shared.ts'

const law = rating('item-7')
const lead = ['hall-lead'] as const

export const stuck = defineProgramme({
  ...none,
  id: 'door.stuck',
  title: t('办不成事反映', 'What could not be got done'),
  summary: t(
    '没有办成的事项到这里反映，三个工作日内告知办理路径或者说明依据；认为没有解决的重办一次。',
    'What could not be got done is told here: within three working days the way, or the rule by which it cannot be; who is not satisfied has it looked at once more.',
  ),
  basis: [law, local('item-10')],
  audience: 'resident',
  subject: { name: 'tellerName', people: [], place: true },
  roles: rolesOf('resident', 'window-clerk', 'hall-lead'),
  fields: {
    tellerName: name('反映人姓名', 'Name'),
    phone: mobile('手机', 'Mobile'),
    trouble: { ...words('没有办成的事', 'What could not be done'), seenBy: 'concerned' },
    tried: {
      forTheFile: true,
      ...choice('卡在哪里', 'Where it got stuck', {
        papers: t('材料', 'Papers'),
        conditions: t('条件', 'Conditions'),
        passed: t('部门推诿', 'Sent from one to another'),
        system: t('系统', 'The system'),
        attitude: t('服务态度', 'Attitude'),
        other: t('其他', 'Other'),
      }),
    },
    application: { ...aCase('原办件', 'The application'), forTheFile: true },
    cause: choice('原因', 'Cause', {
      ours: t('窗口或者部门原因', 'The window’s or a department’s'),
      policy: t('政策规定', 'The rules'),
      applicant: t('申请人原因', 'The applicant’s'),
    }),
    way: { ...words('办理路径或者依据', 'The way, or the rule'), seenBy: 'concerned' },
    articles: line('依据条款', 'Article', 60),
    solved: { ...yes('已经解决', 'It is solved'), forTheFile: true },
    again: words('仍未解决的情况', 'What is still unsolved'),
  },
  working: { isInTime: office },
  params: { answerDays: param('答复期限', 'To answer', 'days', 3, local('item-10')) },
  clocks: {
    answer: {
      title: t('答复期限', 'To answer'),
      limit: { param: 'answerDays', unit: 'working_day' },
      starts: ['tell', 'take_down', 'not_solved'],
      stops: ['answer'],
      clause: local('item-10'),
    },
  },
  opens: {
    tell: act(t('反映', 'Tell'), ['resident'], 'told', law, { asks: asks(), kinMayAct: true }),
    take_down: act(t('窗口登记', 'Take it down'), ['window-clerk', 'hall-lead'], 'told', law, {
      asks: asks(),
    }),
  },
  steps: {
    told: {
      title: t('待答复', 'To be answered'),
      holder: 'hall-lead',
      outcomes: {
        answer: act(t('答复', 'Answer'), lead, 'answered', local('item-10'), {
          asks: { cause: 'required', way: 'required', articles: { when: 'cause = "policy"' } },
          begins: ['articles'],
          sets: { isInTime: 'not(list contains(lapsed, "answer"))' },
          effects: [
            {
              kind: 'notify',
              to: 'applicant',
              text: t(
                '您反映的事项已经答复，请查看；没有解决的可以再次提出。',
                'It is answered; if it is not solved you may say so once more.',
              ),
            },
          ],
        }),
      },
    },
    answered: {
      title: t('待确认', 'To be confirmed'),
      holder: 'hall-lead',
      outcomes: {
        confirm: act(t('确认', 'Confirm'), ['resident', 'hall-lead'], 'closed', law, {
          asks: { solved: 'required' },
          kinMayAct: true,
        }),
        not_solved: act(t('没有解决', 'Not solved'), ['resident', 'hall-lead'], 'told', law, {
          asks: { again: 'required' },
          kinMayAct: true,
          atMost: 1,
          when: [must('cause != null', law, '还没有答复', 'It is not answered')],
        }),
      },
    },
    closed: { title: t('已了结', 'Closed'), end: 'done', outcomes: {} },
  },
})

function asks() {
  return {
    tellerName: 'required',
    phone: 'required',
    trouble: 'required',
    tried: 'required',
    application: 'optional',
  } as const
}
