/** The crossing of a school, and a shift at it: pupils stand there with an adult and the police, or it does not begin. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { local, minors } from '../clauses.ts'
import { spanOf, time } from '../records.ts'
import {
  act,
  anEntry,
  aPost,
  choice,
  fullName,
  line,
  must,
  none,
  office,
  rolesOf,
  said,
  t,
  words,
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

const entered = (standing: string): EffectRule => ({
  kind: 'enter',
  register: 'volunteers.crossings',
  id: 'caseId',
  standing: `"${standing}"`,
  body: { school: 'school', since: 'since', police: 'police' },
})

export const crossing = defineProgramme({
  ...none,
  id: 'volunteers.crossing',
  title: t('护学岗设置', 'The crossing of a school'),
  summary: t(
    '城区小学设护学岗，定警务岗位。',
    'A crossing is set up at an urban primary school, with a post of the police.',
  ),
  basis: [local('item-15')],
  audience: 'office',
  subject: { name: 'school', people: [], place: true },
  roles: rolesOf('education'),
  fields: {
    school: line('学校', 'School', 60),
    police: aPost('警务岗位', 'Post of the police'),
    why: words('理由', 'Why', 200),
  },
  values: { since: said('设岗日期', 'Since') },
  opens: {
    set_up: act(t('设岗', 'Set up'), ['education'], 'on', local('item-15'), {
      asks: { school: 'required', police: 'required' },
      sets: { since: 'today' },
      effects: [entered('on')],
    }),
  },
  steps: {
    on: {
      title: t('在岗', 'On duty'),
      holder: 'education',
      outcomes: {
        change: act(t('调整警务岗位', 'Another post'), ['education'], 'on', local('item-15'), {
          asks: { police: 'required' },
          effects: [entered('on')],
        }),
        end: act(t('停设', 'End'), ['education'], 'ended', local('item-15'), {
          asks: { why: 'required' },
          effects: [entered('ended')],
        }),
      },
    },
    ended: { title: t('已停设', 'Ended'), end: 'done', outcomes: {} },
  },
})

const leads = ['teacher', 'team-leader'] as const

export const shift = defineProgramme({
  ...none,
  id: 'volunteers.shift',
  title: t('护学岗执勤', 'A shift at a crossing'),
  summary: t(
    '成人带队、民警到岗以后才开始；学生点名，名单公示后入账。',
    'It begins once an adult leads it and the police are there; pupils are called, and the roll is posted and booked.',
  ),
  basis: [local('item-15'), minors('art-9'), local('item-5')],
  audience: 'office',
  subject: { name: 'label', people: [], place: true },
  roles: rolesOf('teacher', 'team-leader', 'traffic-police', 'reviewer', 'system'),
  fields: {
    ...rollFields,
    at: anEntry('volunteers.crossings', '护学岗', 'Crossing'),
    adult: fullName('带队成人', 'Adult who leads'),
    begins: time('开始', 'Begins'),
    ends: time('结束', 'Ends'),
    weather: {
      ...choice('天气', 'Weather', {
        fit: t('适宜', 'Fit'),
        unfit: t('暴雨、大雾、结冰', 'Heavy rain, fog, ice'),
      }),
    },
  },
  params: rollParams,
  entries: { ...rollEntries, of: { register: 'volunteers.crossings', id: 'at' } },
  reckonings: { ...rollReckonings, planned: spanOf('begins', 'ends') },
  lists: rollLists,
  clocks: rollClock,
  values: { label: said('护学岗', 'Crossing'), servedOn: said('日期', 'Day') },
  working: { startMinute: office, stopMinute: office, struckCards: office, police: office, duty: office },
  opens: {
    gather: act(t('集合', 'Gather'), leads, 'waiting', local('item-15'), {
      asks: { at: 'required', begins: 'required', ends: 'required', adult: 'optional', weather: 'required' },
      sets: {
        label: 'of.school',
        servedOn: 'today',
        startMinute: 'planned.start',
        stopMinute: 'planned.stop',
        duty: '"guide"',
        police: 'of.police',
      },
      when: [
        must('planned != null', local('item-15'), '时间写作07:20', 'A time is written 07:20'),
        must('of.standing = "on"', local('item-15'), '这里没有护学岗', 'There is no crossing'),
        must(
          'adult != null',
          local('item-15'),
          '没有成人带队，不得开始',
          'Without an adult it does not begin',
        ),
        must('weather = "fit"', minors('art-9'), '天气不适宜学生上岗', 'It is no weather for pupils'),
        must(
          'stopMinute - startMinute <= 90',
          local('item-15'),
          '每次不超过90分钟',
          'Ninety minutes at most',
        ),
      ],
    }),
  },
  steps: {
    waiting: {
      title: t('待民警到岗', 'Waiting for the police'),
      holder: 'traffic-police',
      post: 'police',
      outcomes: {
        arrive: act(t('到岗', 'Be there'), ['traffic-police'], 'held', local('item-15')),
        call_off: act(
          t('取消', 'Call it off'),
          ['traffic-police', ...leads],
          'called_off',
          local('item-15'),
          { asks: { why: 'required' } },
        ),
      },
    },
    held: {
      title: t('执勤中', 'On duty'),
      holder: 'teacher',
      outcomes: { roll: takeRoll('posted', leads, local('item-15'), 60) },
    },
    posted: postedStep({ duty: 'duty', hard: 'true', takers: leads }),
    booked: { title: t('已入账', 'Booked'), end: 'done', outcomes: {} },
    called_off: { title: t('已取消', 'Called off'), end: 'withdrawn', outcomes: {} },
  },
})
