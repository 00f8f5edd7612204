/** The roll of the command centre: who works there, from when until when. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { act, levels, line, must, none, past, post, rolesOf, t, words } from '../shared.ts'

const chief = ['command-head'] as const
const entered = (standing: string): EffectRule => ({
  kind: 'enter',
  register: 'grid.staff',
  id: 'staffPost',
  standing: `"${standing}"`,
  body: { duty: 'duty', since: 'joinedOn' },
})

export const staff = defineProgramme({
  ...none,
  id: 'grid.staff',
  title: t('指挥中心在岗名册', 'Roll of the command centre'),
  summary: t('指挥中心工作人员到岗、离岗。', 'Who joins the command centre, and who leaves.'),
  basis: [local('item-12')],
  audience: 'office',
  subject: { name: 'duty', people: [], place: true },
  levels,
  roles: rolesOf('command-head', 'system'),
  fields: {
    staffPost: post('岗位', 'Post'),
    duty: line('职责', 'Duty', 40),
    joinedOn: past('到岗日期', 'Joined on'),
    reason: words('离岗原因', 'Why', 200),
  },
  entries: { same: { register: 'grid.staff', id: 'staffPost' } },
  opens: {
    join: act(t('到岗', 'Join'), chief, 'on', local('item-12'), {
      asks: { staffPost: 'required', duty: 'required', joinedOn: 'required' },
      when: [
        must(
          'same = null or same.standing = "left"',
          local('item-12'),
          '该岗位已经在册',
          'That post is on the roll',
        ),
      ],
      effects: [entered('on')],
    }),
  },
  steps: {
    on: {
      title: t('在岗', 'At work'),
      holder: 'command-head',
      dormant: true,
      outcomes: {
        change: act(t('变更职责', 'Another duty'), chief, 'on', local('item-12'), {
          asks: { duty: 'required' },
          effects: [entered('on')],
        }),
        check_roll: act(t('年度核对', 'Checked each year'), ['system'], 'on', local('item-12'), {
          effects: [
            { kind: 'notify', to: 'command-head', text: t('请核对在岗名册。', 'Please check the roll.') },
          ],
        }),
        leave: act(t('离岗', 'Leave'), chief, 'left', local('item-12'), {
          asks: { reason: 'required' },
          effects: [entered('left')],
        }),
      },
    },
    left: { title: t('已离岗', 'Left'), end: 'done', outcomes: {} },
  },
  schedules: {
    yearly: {
      title: t('年度核对', 'Each year'),
      every: 'year',
      on: 10,
      offDay: 'after',
      missed: 'latest',
      does: { outcome: 'check_roll', at: ['on'] },
      clause: local('item-12'),
    },
  },
})
