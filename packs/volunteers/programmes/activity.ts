/** An activity: what, where, when, how many, from which age, at what risk; who signs up while there are places; a roll that is posted and booked. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { local, minors, service } from '../clauses.ts'
import { spanOf, time } from '../records.ts'
import {
  aCase,
  act,
  anEntry,
  choice,
  count,
  day,
  duties,
  line,
  must,
  none,
  office,
  pupilDuties,
  risks,
  rolesOf,
  t,
  whole,
  words,
  yes,
} from '../shared.ts'
import {
  postedStep,
  rollClock,
  rollEntries,
  rollFields,
  rollLists,
  rollParams,
  rollReckonings,
  takeRoll,
} from './posted.ts'

const ours = ['teacher', 'team-leader', 'education', 'civilisation'] as const
const leads = ['teacher', 'team-leader'] as const
const entered = (standing: string): EffectRule => ({
  kind: 'enter',
  register: 'volunteers.activities',
  id: 'caseId',
  standing: `"${standing}"`,
  body: {
    name: 'title',
    on: 'servedOn',
    place: 'place',
    need: 'need',
    joined: 'joined',
    duty: 'duty',
    leastAge: 'leastAge',
    risk: 'risk',
    team: 'team',
    start: 'startMinute',
    stop: 'stopMinute',
  },
})

export const activity = defineProgramme({
  ...none,
  id: 'volunteers.activity',
  title: t('志愿服务活动', 'An activity'),
  summary: t(
    '公布内容、地点、时间、人数、年龄、风险和保险，报满为止；点名名单公示三个工作日后入账。',
    'What, where, when, places, age, risk and insurance are published; it is full when it is full; the roll is posted for three working days and booked.',
  ),
  basis: [local('item-4'), local('item-5'), local('item-7'), minors('art-9'), service('art-17')],
  audience: 'office',
  subject: { name: 'title', people: [], place: true },
  roles: rolesOf('teacher', 'team-leader', 'education', 'civilisation', 'reviewer', 'system'),
  fields: {
    ...rollFields,
    title: line('名称', 'Name', 60),
    content: { ...words('内容', 'Content', 300), forTheFile: true },
    servedOn: day('日期', 'Day'),
    begins: time('开始', 'Begins'),
    ends: time('结束', 'Ends'),
    place: line('地点', 'Place', 60),
    need: whole('需要人数', 'Places', 2_000, 1),
    duty: choice('岗位', 'Role', duties),
    leastAge: whole('年龄不小于', 'From the age of', 80),
    risk: choice('风险', 'Risk', risks),
    insured: yes('已为参加者购买人身意外保险', 'Those who come are insured'),
    hard: yes('重点岗位', 'A hard post'),
    team: anEntry('volunteers.teams', '服务队', 'Team'),
    who: aCase('报名', 'Sign-up'),
  },
  params: rollParams,
  entries: { ...rollEntries, ofTeam: { register: 'volunteers.teams', id: 'team' } },
  reckonings: {
    ...rollReckonings,
    planned: spanOf('begins', 'ends'),
    pass: {
      ability: 'volunteers.pass@1',
      with: { activity: 'caseId', at: 'moment' },
      rules: { seconds: 15, grace: 60 },
      clause: local('item-5'),
    },
  },
  values: { joined: count('已报名', 'Signed up') },
  working: { startMinute: office, stopMinute: office, admits: office, struckCards: office },
  lists: rollLists,
  clocks: rollClock,
  opens: {
    publish: act(t('发布', 'Publish'), ours, 'recruiting', local('item-4'), {
      asks: {
        title: 'required',
        content: 'optional',
        servedOn: 'required',
        begins: 'required',
        ends: 'required',
        place: 'required',
        need: 'required',
        duty: 'required',
        leastAge: 'required',
        risk: 'required',
        insured: { when: 'risk != "none"' },
        hard: 'required',
        team: 'required',
      },
      sets: { startMinute: 'planned.start', stopMinute: 'planned.stop', joined: '0' },
      when: [
        must('planned != null', local('item-4'), '时间写作08:30', 'A time is written 08:30'),
        must('servedOn >= today', local('item-4'), '活动日期已过', 'That day is over'),
        must('ofTeam.standing = "active"', local('item-3'), '服务队不在册', 'The team is not on file'),
        must(
          'risk = "none" or (insured != null and insured)',
          service('art-17'),
          '有风险的活动须先有人身意外保险',
          'What has risk is insured first',
        ),
        must(
          'risk != "danger" or leastAge >= 18',
          minors('art-9'),
          '有危险的活动不招未成年人',
          'Danger is not for minors',
        ),
      ],
      effects: [entered('recruiting')],
    }),
  },
  steps: {
    recruiting: {
      title: t('招募中', 'Recruiting'),
      holder: 'team-leader',
      outcomes: {
        join: act(t('报名', 'Sign up'), ['system'], 'recruiting', local('item-4'), {
          unordered: true,
          asks: { who: 'required' },
          own: ['who'],
          sets: { admits: 'joined < need', joined: 'if admits then joined + 1 else joined' },
          effects: [
            entered('recruiting'),
            { kind: 'command', case: 'if admits then who else null', outcome: 'placed', input: {} },
            { kind: 'command', case: 'if admits then null else who', outcome: 'full', input: {} },
          ],
        }),
        give_up: act(t('取消报名', 'A place is given up'), ['system'], 'recruiting', local('item-4'), {
          unordered: true,
          sets: { joined: 'max(0, joined - 1)' },
          effects: [entered('recruiting')],
        }),
        begin: act(t('开始', 'Begin'), leads, 'held', local('item-4'), {
          when: [must('servedOn <= today', local('item-4'), '还没有到活动日期', 'That day has not come')],
          effects: [entered('held')],
        }),
        cancel: act(t('取消活动', 'Cancel'), ours, 'cancelled', local('item-4'), {
          asks: { why: 'required' },
          effects: [entered('cancelled')],
        }),
      },
    },
    held: {
      title: t('进行中', 'Under way'),
      holder: 'team-leader',
      outcomes: {
        give_up: act(t('取消报名', 'A place is given up'), ['system'], 'held', local('item-4'), {
          unordered: true,
          sets: { joined: 'max(0, joined - 1)' },
        }),
        roll: takeRoll('posted', leads, local('item-5'), 1_000),
        finish: act(t('结束（没有点名名单）', 'End without a roll'), leads, 'ended', local('item-5')),
      },
    },
    posted: postedStep({ duty: 'duty', hard: 'hard', takers: leads }),
    booked: { title: t('已入账', 'Booked'), end: 'done', outcomes: {} },
    ended: { title: t('已结束', 'Ended'), end: 'done', outcomes: {} },
    cancelled: { title: t('已取消', 'Cancelled'), end: 'withdrawn', outcomes: {} },
  },
})

/** [item-16] The four that the district names for pupils. */
export const isPupilDuty = `duty = "${pupilDuties.join('" or duty = "')}"`
