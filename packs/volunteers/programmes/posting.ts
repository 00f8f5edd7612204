/** Once a month what was booked for people with a time account goes there, record by record; what was booked before is in no second posting. */
import { defineProgramme } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { aCase, act, count, day, line, must, none, rolesOf, said, t, whole, yes } from '../shared.ts'

export const posting = defineProgramme({
  ...none,
  id: 'volunteers.posting',
  title: t('时间账户入账', 'Posting to time accounts'),
  summary: t(
    '每月1日把上月入账的服务记录记入时间账户，逐条核对，不重复。',
    'On the first of a month the records of the last one go to time accounts, each once.',
  ),
  basis: [local('item-8')],
  audience: 'office',
  roles: rolesOf('reviewer', 'system'),
  fields: {},
  entries: { last: { register: 'volunteers.postings', id: 'caseArea' } },
  values: {
    /** Not `since`: an entry tells its own by that name. */
    postedTo: said('上次截至', 'Last until'),
    lastDay: said('本次截至', 'Until'),
    posted: count('条数', 'Records'),
  },
  gathers: {
    records: {
      title: t('入账的记录', 'Records'),
      from: { register: 'volunteers.records', standing: ['banked'] },
      where: 'bookedOn > postedTo and bookedOn <= lastDay',
      of: {
        account: aCase('时间账户', 'Account'),
        record: line('服务记录', 'Record', 99),
        serviceDay: day('服务日期', 'Day'),
        creditMinutes: whole('积分时间（分钟）', 'Credit minutes', 1_440),
        honourMinutes: whole('荣誉时间（分钟）', 'Honour minutes', 1_440),
        isHard: yes('重点岗位', 'A hard post'),
      },
      columns: {
        account: 'account',
        record: 'id',
        serviceDay: 'on',
        creditMinutes: 'credit',
        honourMinutes: 'honour',
        isHard: 'hard',
      },
      starts: 'begin',
      closes: 'list',
      clause: local('item-8'),
    },
  },
  opens: {
    begin: act(t('入账', 'Post'), ['system', 'reviewer'], 'gathering', local('item-8'), {
      sets: {
        postedTo: 'if last = null then "2000-01-01" else last.until',
        lastDay: 'string(date(today) - duration("P1D"))',
      },
      when: [must('lastDay > postedTo', local('item-8'), '已经入账到昨天', 'It was posted until yesterday')],
    }),
  },
  steps: {
    gathering: {
      title: t('汇集中', 'Being gathered'),
      holder: 'reviewer',
      dormant: true,
      outcomes: {
        list: act(t('入账', 'Post'), ['system'], 'done', local('item-8'), {
          sets: { posted: 'recordsCount' },
          effects: [
            {
              kind: 'enter',
              register: 'volunteers.postings',
              id: 'caseArea',
              standing: '"done"',
              body: { until: 'lastDay' },
            },
            {
              kind: 'command_each',
              list: 'records',
              case: 'account',
              outcome: '"credit"',
              input: {
                record: 'record',
                serviceDay: 'serviceDay',
                creditMinutes: 'creditMinutes',
                honourMinutes: 'honourMinutes',
                isHard: 'isHard = true',
              },
            },
          ],
        }),
      },
    },
    done: { title: t('已入账', 'Posted'), end: 'done', outcomes: {} },
  },
  schedules: {
    monthly: {
      title: t('每月1日', 'On the first'),
      every: 'month',
      on: 1,
      missed: 'all',
      does: { opens: 'begin', per: 'county' },
      clause: local('item-8'),
    },
  },
})
