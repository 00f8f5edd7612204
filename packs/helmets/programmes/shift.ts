/** A shift at a post: who stands there, from when to when, and how many were stopped as the counter reads. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { act, count, endOf, entry, must, none, office, rolesOf, t, whole, words } from '../shared.ts'

const rule = local('item-3')
const leaders = ['squad-leader', 'officer'] as const
const entered = (standing: string): EffectRule => ({
  kind: 'enter',
  register: 'helmets.shifts',
  id: 'caseId',
  standing: `"${standing}"`,
  body: { post: 'postNo', members: 'members', since: 'today' },
})

export const shift = defineProgramme({
  ...none,
  id: 'helmets.shift',
  title: t('勤务班次', 'A shift'),
  summary: t(
    '上岗登记点位和人数，收班登记拦停数；当天没有收班的，由系统收班，不计拦停数。',
    'Post and people at the start, the number stopped at the end; a shift that nobody ends is ended at night without one.',
  ),
  basis: [rule],
  audience: 'office',
  subject: { name: 'postNo', people: [], place: true },
  roles: rolesOf('squad-leader', 'officer', 'system'),
  fields: {
    postNo: entry('点位', 'Post', 'helmets.posts'),
    members: whole('上岗人数', 'People', 50, 1),
    stopped: whole('拦停数（计数器）', 'Stopped, by the counter', 5_000),
    result: words('勤务情况', 'What came of it', 300),
  },
  values: { stoppedNow: count('拦停数', 'Stopped') },
  working: { endsAt: office },
  entries: { thePost: { register: 'helmets.posts', id: 'postNo' } },
  clocks: {
    night: {
      title: t('当日收班', 'Ends the same day'),
      limit: { until: 'endsAt' },
      starts: ['begin'],
      stops: ['finish', 'end_of_day'],
      lapses: { outcome: 'end_of_day', tells: t('当日没有收班。', 'Nobody ended it that day.') },
      clause: rule,
    },
  },
  opens: {
    begin: act(t('上岗', 'Begin'), leaders, 'on', rule, {
      asks: { postNo: 'required', members: 'required' },
      when: [
        must(
          'thePost != null and thePost.standing = "serving"',
          rule,
          '该点位没有在用',
          'That post is not in use',
        ),
      ],
      sets: { endsAt: endOf('today') },
      effects: [entered('on')],
    }),
  },
  steps: {
    on: {
      title: t('在岗', 'On duty'),
      holder: 'squad-leader',
      outcomes: {
        finish: act(t('收班', 'End it'), leaders, 'over', rule, {
          asks: { stopped: 'required', result: 'optional' },
          sets: { stoppedNow: 'stopped' },
          effects: [entered('over')],
        }),
        end_of_day: act(t('系统收班', 'Ended by the day'), ['system'], 'over', rule, {
          onlyAfter: 'night',
          sets: { stoppedNow: '0' },
          effects: [entered('over')],
        }),
      },
    },
    over: { title: t('已收班', 'Over'), end: 'done', outcomes: {} },
  },
})
