/** A call that the centre takes: who called, what for, whether they are called back, and the report that it became. */
import { defineProgramme } from 'yimen/kernel/programme'
import { hotline, local } from '../clauses.ts'
import {
  aCase,
  act,
  choice,
  levels,
  line,
  must,
  none,
  param,
  past,
  rolesOf,
  t,
  words,
  yes,
} from '../shared.ts'

const desk = ['command', 'command-head', 'hotline'] as const
const heard = {
  reached: t('已接通', 'Reached'),
  no_answer: t('无人接听', 'No answer'),
  wrong_number: t('号码不对', 'Wrong number'),
} as const

const callBack = <const To extends string>(here: To) =>
  act(t('回电', 'Call back'), desk, here, local('item-2'), {
    asks: { heard: 'required', told: 'required' },
    adds: { calls: '{how: heard, on: today}' },
    sets: { isReached: 'heard = "reached" or isReached = true' },
  })

export const call = defineProgramme({
  ...none,
  id: 'grid.call',
  title: t('来电登记', 'Calls'),
  summary: t(
    '指挥中心接的电话：来电号码、什么事、要不要回电；反映问题的转为反映件，回电一次记一次。',
    'Calls to the centre: the number, what for, whether to call back; what is reported becomes a report, and each call back is logged.',
  ),
  basis: [local('item-2'), hotline('art-19')],
  audience: 'office',
  subject: { name: 'gist', people: [], place: true },
  levels,
  roles: rolesOf('command', 'command-head', 'hotline', 'system'),
  fields: {
    phone: { type: 'mobile', sensitive: true, title: t('来电号码', 'Number of the caller') },
    gist: line('什么事', 'What for', 60),
    wantsBack: yes('需要回电', 'Wants a call back'),
    report: aCase('反映件', 'The report'),
    heard: choice('回电结果', 'How it went', heard),
    told: words('回电内容', 'What was said', 200),
    reason: words('办结说明', 'Why it is closed', 200),
  },
  lists: {
    calls: {
      type: 'list',
      max: 60,
      title: t('回电记录', 'Calls back'),
      of: { how: choice('结果', 'How', heard), on: past('日期', 'Day') },
    },
  },
  params: { backHours: param('回电期限', 'To call back', 'hours', 24, local('item-2')) },
  working: { isReached: { seenBy: 'office' } },
  clocks: {
    back: {
      title: t('回电期限', 'To call back'),
      limit: { param: 'backHours', unit: 'hour' },
      starts: ['take'],
      stops: ['close', 'to_report'],
      clause: local('item-2'),
    },
  },
  opens: {
    take: act(t('接电话', 'Take a call'), desk, 'taken', local('item-2'), {
      asks: { phone: 'required', gist: 'required', wantsBack: 'required' },
      sets: { isReached: 'false' },
    }),
  },
  steps: {
    taken: {
      title: t('待处理', 'To be dealt with'),
      holder: 'command',
      outcomes: {
        call_back: callBack('taken'),
        to_report: act(t('已转反映件', 'It became a report'), desk, 'reported', local('item-2'), {
          asks: { report: 'required' },
          when: [
            must('report != caseId', local('item-2'), '来电本身不是反映件', 'The call itself is no report'),
          ],
        }),
        close: act(t('办结', 'Close'), desk, 'closed', local('item-2'), {
          asks: { reason: 'required' },
          when: [
            must(
              'wantsBack = false or isReached = true',
              local('item-2'),
              '来电人要求回电，还没有接通',
              'The caller wants a call back and was not reached yet',
            ),
          ],
        }),
      },
    },
    reported: {
      title: t('已转反映件', 'Became a report'),
      holder: 'command',
      dormant: true,
      outcomes: {
        call_back: callBack('reported'),
        file: act(t('归档', 'File it'), ['system'], 'closed', local('item-2')),
      },
    },
    closed: { title: t('已办结', 'Closed'), end: 'done', outcomes: {} },
  },
  schedules: {
    monthly: {
      title: t('月末归档', 'Each month'),
      every: 'month',
      on: -1,
      missed: 'latest',
      does: { outcome: 'file', at: ['reported'] },
      clause: local('item-2'),
    },
  },
})
