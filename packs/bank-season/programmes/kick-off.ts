/** The kick-off day: departments explain the plan, difficulties get owner and day, letters are handed in, flags given, an oath rally. */
import { defineProgramme } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import {
  aCase,
  act,
  area,
  choice,
  count,
  day,
  groups,
  line,
  must,
  none,
  past,
  post,
  rolesOf,
  t,
  whole,
  words,
} from '../shared.ts'

const rule = local('item-5')
const office = ['campaign-office'] as const

export const kickOff = defineProgramme({
  ...none,
  id: 'season.kick_off',
  title: t('旺季跨赛启动会', 'Kick-off'),
  summary: t(
    '部门负责人逐一解读方案，难点逐条落实责任部门和日期，承诺书递交、授旗，当晚誓师。',
    'Heads of departments explain the plan, each difficulty gets its owner and day, letters are handed in, flags given, and an oath rally in the evening.',
  ),
  basis: [rule, local('item-4')],
  subject: { name: 'meetingName', people: [], place: true },
  roles: rolesOf('campaign-office', 'department-head'),
  fields: {
    meetingName: line('会议名称', 'Meeting', 60),
    heldOn: day('日期', 'Day'),
    place: line('地点', 'Place', 60),
    units: {
      type: 'list',
      max: 60,
      title: t('参加的支行', 'Sub-branches'),
      of: { unit: area('支行', 'Sub-branch'), group: choice('单位类别', 'Kind', groups) },
    },
    explained: words('解读要点', 'What was explained'),
    host: { type: 'name', title: t('主持人', 'Host') },
    attendees: { ...whole('参会人数', 'People', 5_000, 1), forTheFile: true },
    difficulties: {
      type: 'list',
      max: 40,
      title: t('难点', 'Difficulties'),
      of: {
        matter: words('难点', 'Difficulty', 300),
        raisedBy: area('提出的支行', 'Raised by'),
        owner: post('责任部门负责人', 'Owner'),
        dueOn: day('完成日期', 'Due'),
      },
    },
    flags: { type: 'list', max: 60, title: t('授旗', 'Flags'), of: { unit: area('支行', 'Sub-branch') } },
    minutes: words('纪要', 'Minutes', 2_000),
    ralliedOn: past('誓师日期', 'Rally on'),
    rallyTime: line('誓师时间', 'At', 20),
    rallied: { ...whole('誓师人数', 'People at the rally', 5_000, 1), forTheFile: true },
    oathLedBy: { type: 'name', title: t('领誓人', 'Who led the oath') },
  },
  working: { explainerPost: { seenBy: 'office' } },
  values: {
    departments: count('解读方案的部门', 'Departments that explained'),
    difficultyCount: count('难点', 'Difficulties'),
    flagCount: count('授旗', 'Flags'),
  },
  lists: {
    explanations: {
      type: 'list',
      max: 20,
      title: t('方案解读', 'Explanations'),
      of: {
        by: post('部门负责人', 'Head'),
        on: day('日期', 'Day'),
        explained: words('解读要点', 'What was explained'),
      },
    },
  },
  opens: {
    call: act(t('通知开会', 'Call it'), office, 'called', rule, {
      asks: { meetingName: 'required', heldOn: 'required', place: 'required', units: 'required' },
      when: [
        must('heldOn >= today', rule, '日期已过', 'That day is over'),
        must(
          'count(units) > 0 and count(distinct values(units.unit)) = count(units)',
          rule,
          '没有支行或者支行有重复',
          'No sub-branch, or one named twice',
        ),
      ],
      sets: { departments: '0' },
      effects: [
        {
          kind: 'open_each',
          list: 'units',
          programme: 'season.letter',
          outcome: 'prepare',
          area: 'unit',
          input: { kickOff: 'caseId', group: 'group' },
        },
      ],
    }),
  },
  steps: {
    called: {
      title: t('已通知', 'Called'),
      holder: 'campaign-office',
      outcomes: {
        explain: act(t('解读方案', 'Explain the plan'), ['department-head'], 'called', rule, {
          asks: { explained: 'required' },
          own: ['explained'],
          unordered: true,
          when: [
            must('today = heldOn', rule, '方案在会议当天解读', 'The plan is explained on the day'),
            must(
              'not(list contains(explanations.by, actorPost))',
              rule,
              '本部门已经解读',
              'That department has explained it',
            ),
          ],
          sets: { explainerPost: 'actorPost', departments: 'departments + 1' },
          adds: { explanations: '{by: actorPost, on: today, explained: explained}' },
        }),
        hold: act(t('记录会议', 'Record the meeting'), office, 'held', rule, {
          asks: {
            host: 'required',
            attendees: 'required',
            difficulties: 'optional',
            flags: 'required',
            minutes: 'required',
          },
          when: [
            must('today >= heldOn', rule, '会议还没有召开', 'It was not held yet'),
            must('departments > 0', rule, '还没有部门解读方案', 'Nobody has explained the plan'),
            must(
              'every d in (if difficulties = null then [] else difficulties) satisfies d.dueOn >= heldOn',
              rule,
              '难点的完成日期早于会议',
              'A difficulty is due before the meeting',
            ),
            must(
              'every f in flags satisfies list contains(units.unit, f.unit)',
              rule,
              '授旗的支行没有参加会议',
              'A flag for who was not there',
            ),
            must(
              'count(distinct values(flags.unit)) = count(flags)',
              rule,
              '同一支行授旗两次',
              'Two flags for one',
            ),
          ],
          sets: {
            difficultyCount: 'if difficulties = null then 0 else count(difficulties)',
            flagCount: 'count(flags)',
          },
          effects: [
            {
              kind: 'open_each',
              list: 'difficulties',
              programme: 'season.difficulty',
              outcome: 'assign',
              area: 'raisedBy',
              input: { kickOff: 'caseId', matter: 'matter', owner: 'owner', dueOn: 'dueOn' },
            },
          ],
        }),
      },
    },
    held: {
      title: t('待誓师', 'Before the rally'),
      holder: 'campaign-office',
      outcomes: {
        rally: act(t('记录誓师', 'Record the oath rally'), office, 'rallied', rule, {
          asks: { ralliedOn: 'required', rallyTime: 'required', rallied: 'required', oathLedBy: 'required' },
          when: [must('ralliedOn >= heldOn', rule, '誓师早于会议', 'The rally comes after the meeting')],
        }),
      },
    },
    rallied: { title: t('已举行', 'Held'), end: 'done', outcomes: {} },
  },
})

export const difficulty = defineProgramme({
  ...none,
  id: 'season.difficulty',
  title: t('难点销号', 'A difficulty and its owner'),
  summary: t(
    '启动会上提出的难点，由责任部门在完成日期以前解决，提出的支行确认后销号。',
    'A difficulty of the kick-off is solved by its department by its day, and closed when the branch that raised it agrees.',
  ),
  basis: [rule],
  subject: { name: 'matter', people: [], place: true },
  roles: rolesOf('department-head', 'branch-head', 'system'),
  fields: {
    kickOff: { ...aCase('启动会', 'Kick-off'), forTheFile: true },
    matter: words('难点', 'Difficulty', 300),
    owner: post('责任部门负责人', 'Owner'),
    dueOn: day('完成日期', 'Due'),
    solved: words('解决情况', 'How it was solved'),
    reply: words('意见', 'Reply', 300),
  },
  clocks: {
    due: {
      title: t('完成日期', 'Due'),
      limit: { until: 'dueOn' },
      starts: ['assign'],
      stops: ['agree'],
      clause: rule,
    },
  },
  opens: {
    assign: act(t('交办', 'Assign'), ['system'], 'todo', rule, {
      asks: { kickOff: 'required', matter: 'required', owner: 'required', dueOn: 'required' },
    }),
  },
  steps: {
    todo: {
      title: t('办理中', 'Being solved'),
      holder: 'department-head',
      post: 'owner',
      outcomes: {
        solve: act(t('报告解决', 'Report it solved'), ['department-head'], 'to_agree', rule, {
          asks: { solved: 'required' },
        }),
      },
    },
    to_agree: {
      title: t('待支行确认', 'To be agreed'),
      holder: 'branch-head',
      outcomes: {
        agree: act(t('确认销号', 'Agree'), ['branch-head'], 'closed', rule, {}),
        not_yet: act(t('没有解决', 'Not solved'), ['branch-head'], 'todo', rule, {
          asks: { reply: 'required' },
        }),
      },
    },
    closed: { title: t('已销号', 'Closed'), end: 'done', outcomes: {} },
  },
})
