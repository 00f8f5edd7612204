/** The whistle: a street calls departments, each arrives within its time and signs, the street records and scores; who refuses is recorded for supervision. */
import { defineProgramme } from 'yimen/kernel/programme'
import { local, street } from '../clauses.ts'
import { address } from '../place.ts'
import {
  aCase,
  act,
  choice,
  count,
  day,
  levels,
  line,
  must,
  none,
  office,
  param,
  post,
  rolesOf,
  t,
  said,
  whole,
  words,
} from '../shared.ts'

const blowers = ['street-clerk', 'street-leader'] as const
const types = {
  daily: t('日常', 'Daily'),
  special: t('专项', 'Special'),
  emergency: t('应急', 'Emergency'),
} as const

export const whistle = defineProgramme({
  ...none,
  id: 'grid.whistle',
  title: t('街乡吹哨、部门报到', 'The whistle'),
  summary: t(
    '街道吹哨：应急30分钟、专项2小时、日常一个工作日内到场，签到、行动、结果由街道记录并打分；拒不到场的记入督办。',
    'A street calls units: within 30 minutes, 2 hours or a working day; who came signs, the street records ' +
      'what was done and scores; a refusal is recorded for supervision.',
  ),
  basis: [local('item-15'), street('art-5'), street('art-17'), street('art-44')],
  audience: 'office',
  subject: { name: 'address', people: [], place: true },
  levels,
  roles: rolesOf('street-clerk', 'street-leader', 'zone-leader', 'system'),
  fields: {
    type: choice('哨型', 'Type', types),
    address,
    matter: words('事由', 'Why'),
    event: { ...aCase('事件', 'The event'), forTheFile: true },
    unitsAsked: {
      type: 'list',
      max: 20,
      title: t('吹哨的单位', 'Units that are called'),
      of: { unit: post('单位', 'Unit'), task: line('任务', 'Task', 60) },
    },
    unit: post('单位', 'Unit'),
    why: words('拒绝理由', 'Why it refuses', 200),
    action: words('处置行动', 'What was done'),
    outcomeNow: words('结果', 'Result', 300),
    scoredUnit: post('被评单位', 'Unit that is scored'),
    marks: whole('得分（一百分）', 'Marks of 100', 100),
    ruling: words('督办意见', 'Supervision', 300),
  },
  values: {
    asked: count('吹哨单位数', 'Called'),
    arrived: count('到场单位数', 'Arrived'),
    lateOnes: count('迟到单位数', 'Late'),
    refusals: count('拒不到场单位数', 'Refused'),
  },
  lists: {
    arrivals: {
      type: 'list',
      max: 60,
      title: t('签到', 'Signed'),
      of: {
        unit: post('单位', 'Unit'),
        how: choice('到场情况', 'How', {
          in_time: t('按时', 'In time'),
          late: t('迟到', 'Late'),
          refused: t('拒不到场', 'Refused'),
        }),
        on: day('日期', 'Day'),
        at: line('时刻', 'At', 40),
      },
    },
    scores: {
      type: 'list',
      max: 60,
      title: t('评分', 'Scores'),
      of: { unit: post('单位', 'Unit'), marks: whole('得分', 'Marks', 100) },
    },
  },
  opens: {
    blow: act(t('吹哨', 'Blow'), blowers, 'called', street('art-5'), {
      asks: {
        type: 'required',
        address: 'required',
        matter: 'required',
        event: 'optional',
        unitsAsked: 'required',
      },
      when: [
        must('count(unitsAsked) > 0', street('art-5'), '没有写明吹哨的单位', 'No unit is named'),
        must(
          'count(distinct values(unitsAsked.unit)) = count(unitsAsked)',
          street('art-5'),
          '单位有重复',
          'A unit is named twice',
        ),
      ],
      sets: { asked: 'count(unitsAsked)', arrived: '0', lateOnes: '0', refusals: '0' },
      effects: [
        {
          kind: 'open_each',
          list: 'unitsAsked',
          programme: 'grid.arrival',
          outcome: 'call',
          input: { whistle: 'caseId', type: 'type', toUnit: 'unit', task: 'task', address: 'address' },
        },
      ],
    }),
  },
  steps: {
    called: {
      title: t('等待报到和处置', 'Called'),
      holder: 'street-clerk',
      outcomes: {
        came: act(t('单位签到', 'A unit signed'), ['system'], 'called', local('item-15'), {
          asks: { unit: 'required' },
          own: ['unit'],
          sets: { arrived: 'arrived + 1' },
          adds: { arrivals: '{unit: unit, how: "in_time", on: today, at: moment}' },
        }),
        came_late: act(t('单位迟到签到', 'A unit signed late'), ['system'], 'called', local('item-15'), {
          asks: { unit: 'required' },
          own: ['unit'],
          sets: { arrived: 'arrived + 1', lateOnes: 'lateOnes + 1' },
          adds: { arrivals: '{unit: unit, how: "late", on: today, at: moment}' },
        }),
        would_not: act(t('单位拒不到场', 'A unit refused'), ['system'], 'called', street('art-44'), {
          asks: { unit: 'required', why: 'required' },
          own: ['unit', 'why'],
          sets: { refusals: 'refusals + 1' },
          adds: { arrivals: '{unit: unit, how: "refused", on: today, at: moment}' },
          effects: [
            {
              kind: 'notify',
              to: 'zone-leader',
              text: t('有单位拒不到场，记入督办。', 'A unit refused to come: recorded for supervision.'),
            },
          ],
        }),
        act_done: act(t('处置完毕', 'It is done'), blowers, 'scoring', local('item-15'), {
          asks: { action: 'required', outcomeNow: 'required' },
          when: [
            must('arrived > 0', local('item-15'), '还没有单位到场', 'Nobody has arrived yet'),
            must(
              'arrived + refusals = asked',
              local('item-15'),
              '还有单位没有签到，也没有说明',
              'A unit has neither signed nor refused',
            ),
          ],
        }),
        to_zone: act(t('报区政府', 'To the zone'), ['street-leader'], 'with_zone', street('art-17'), {
          asks: { action: 'required' },
        }),
      },
    },
    with_zone: {
      title: t('区里协调', 'With the zone'),
      holder: 'zone-leader',
      outcomes: {
        came: act(t('单位签到', 'A unit signed'), ['system'], 'with_zone', local('item-15'), {
          asks: { unit: 'required' },
          own: ['unit'],
          sets: { arrived: 'arrived + 1' },
          adds: { arrivals: '{unit: unit, how: "in_time", on: today, at: moment}' },
        }),
        came_late: act(t('单位迟到签到', 'A unit signed late'), ['system'], 'with_zone', local('item-15'), {
          asks: { unit: 'required' },
          own: ['unit'],
          sets: { arrived: 'arrived + 1', lateOnes: 'lateOnes + 1' },
          adds: { arrivals: '{unit: unit, how: "late", on: today, at: moment}' },
        }),
        would_not: act(t('单位拒不到场', 'A unit refused'), ['system'], 'with_zone', street('art-44'), {
          asks: { unit: 'required', why: 'required' },
          own: ['unit', 'why'],
          sets: { refusals: 'refusals + 1' },
          adds: { arrivals: '{unit: unit, how: "refused", on: today, at: moment}' },
        }),
        coordinated: act(t('协调完毕', 'Coordinated'), ['zone-leader'], 'scoring', street('art-17'), {
          asks: { outcomeNow: 'required' },
        }),
      },
    },
    scoring: {
      title: t('待评分', 'To be scored'),
      holder: 'street-leader',
      outcomes: {
        came_late: act(t('单位迟到签到', 'A unit signed late'), ['system'], 'scoring', local('item-15'), {
          asks: { unit: 'required' },
          own: ['unit'],
          sets: { lateOnes: 'lateOnes + 1' },
          adds: { arrivals: '{unit: unit, how: "late", on: today, at: moment}' },
        }),
        score: act(t('评分', 'Score'), ['street-leader'], 'scoring', local('item-15'), {
          asks: { scoredUnit: 'required', marks: 'required' },
          own: ['scoredUnit', 'marks'],
          when: [
            must(
              'list contains(unitsAsked.unit, scoredUnit)',
              local('item-15'),
              '没有吹哨该单位',
              'That unit was not called',
            ),
            must(
              'not(list contains(scores.unit, scoredUnit))',
              local('item-15'),
              '该单位已经评分',
              'That unit has its marks',
            ),
            must(
              'marks = 0 or not(some a in arrivals satisfies a.unit = scoredUnit and a.how = "refused")',
              street('art-44'),
              '拒不到场的，得零分',
              'Who refused has none',
            ),
          ],
          adds: { scores: '{unit: scoredUnit, marks: marks}' },
        }),
        close: act(t('办结', 'Close'), ['street-leader'], 'closed', local('item-15'), {
          when: [
            must('count(scores) = asked', local('item-15'), '还有单位没有评分', 'A unit has no marks yet'),
          ],
          branches: [
            {
              title: t('有单位拒不到场的', 'Where a unit refused'),
              when: 'refusals > 0',
              to: 'supervised',
              clause: street('art-44'),
            },
          ],
        }),
      },
    },
    supervised: {
      title: t('督办', 'Supervised'),
      holder: 'zone-leader',
      outcomes: {
        rule: act(t('作出督办意见', 'Rule on it'), ['zone-leader'], 'closed', street('art-44'), {
          asks: { ruling: 'required' },
        }),
      },
    },
    closed: { title: t('已办结', 'Closed'), end: 'done', outcomes: {} },
  },
})

export const arrival = defineProgramme({
  ...none,
  id: 'grid.arrival',
  title: t('报到任务', 'To arrive on the whistle'),
  summary: t(
    '被吹哨单位的报到任务：在时限内到场签到，或者写明拒绝理由。',
    'A called unit arrives in time and signs, or refuses with its reasons.',
  ),
  basis: [local('item-15'), street('art-5')],
  audience: 'office',
  subject: { name: 'address', people: [], place: true },
  levels,
  roles: rolesOf('unit', 'system'),
  fields: {
    whistle: aCase('吹哨件', 'The whistle'),
    type: choice('哨型', 'Type', types),
    toUnit: post('单位', 'Unit'),
    task: line('任务', 'Task', 60),
    address,
    why: words('拒绝理由', 'Why it refuses', 200),
  },
  values: { arriveBy: said('到场时限', 'Arrive by'), arrivedAt: said('到场时刻', 'Arrived at') },
  working: { isLate: office, inTimeOf: office, lateOf: office },
  params: {
    emergencyMinutes: param('应急到场', 'Emergency', 'minutes', 30, local('item-15')),
    specialHours: param('专项到场', 'Special', 'hours', 2, local('item-15')),
    dailyDays: param('日常到场', 'Daily', 'days', 1, local('item-15')),
    remindPercent: param('提醒', 'Reminder at', 'percent', 80, local('item-10')),
  },
  decisions: {
    minutesOf: {
      kind: 'formula',
      expression: 'if type = "emergency" then emergencyMinutes else null',
      clause: local('item-15'),
    },
    hoursOf: {
      kind: 'formula',
      expression: 'if type = "special" then specialHours else null',
      clause: local('item-15'),
    },
    daysOf: {
      kind: 'formula',
      expression: 'if type = "daily" then dailyDays else null',
      clause: local('item-15'),
    },
  },
  reckonings: {
    times: {
      ability: 'grid.deadlines@1',
      with: {
        from: 'moment',
        minutes: 'minutesOf',
        hours: 'hoursOf',
        days: 'daysOf',
        percent: 'remindPercent',
      },
      clause: local('item-15'),
    },
  },
  clocks: {
    arrive: {
      title: t('到场时限', 'To arrive'),
      limit: { until: 'arriveBy', unit: 'working_day' },
      starts: ['call'],
      stops: ['arrive', 'refuse'],
      clause: local('item-15'),
    },
  },
  opens: {
    call: act(t('吹哨', 'Call'), ['system'], 'called', local('item-15'), {
      asks: {
        whistle: 'required',
        type: 'required',
        toUnit: 'required',
        task: 'required',
        address: 'required',
      },
      sets: { arriveBy: 'times.due' },
    }),
  },
  steps: {
    called: {
      title: t('待报到', 'To arrive'),
      holder: 'unit',
      post: 'toUnit',
      outcomes: {
        arrive: act(t('到场签到', 'Arrive and sign'), ['unit'], 'arrived', local('item-15'), {
          sets: {
            arrivedAt: 'moment',
            isLate: 'list contains(lapsed, "arrive")',
            inTimeOf: 'if isLate then null else whistle',
            lateOf: 'if isLate then whistle else null',
          },
          effects: [
            { kind: 'command', case: 'inTimeOf', outcome: 'came', input: { unit: 'toUnit' } },
            { kind: 'command', case: 'lateOf', outcome: 'came_late', input: { unit: 'toUnit' } },
          ],
        }),
        refuse: act(t('不到场，写明理由', 'Refuse, with reasons'), ['unit'], 'refused', local('item-15'), {
          asks: { why: 'required' },
          effects: [
            { kind: 'command', case: 'whistle', outcome: 'would_not', input: { unit: 'toUnit', why: 'why' } },
          ],
        }),
      },
    },
    arrived: { title: t('已到场', 'Arrived'), end: 'done', outcomes: {} },
    refused: { title: t('拒不到场', 'Refused'), end: 'refused', outcomes: {} },
  },
})
