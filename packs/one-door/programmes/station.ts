/** The service station of a community, with its one helper: nobody is appointed beside somebody, and the roll says who it was when. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { act, day, line, must, none, past, post, rolesOf, t, words } from '../shared.ts'

const law = local('item-9')
const manager = ['item-manager'] as const
const station = (helper: string): EffectRule => ({
  kind: 'enter',
  register: 'door.stations',
  id: 'caseArea',
  standing: '"open"',
  body: { name: 'stationName', helper, phone: 'phone', since: 'since' },
})
const roll = (standing: 'on' | 'left'): EffectRule => ({
  kind: 'enter',
  register: 'door.helpers',
  id: 'caseArea',
  standing: `"${standing}"`,
  body: { helper: 'helperPost', since: 'joinedOn' },
})

export const stationOf = defineProgramme({
  ...none,
  id: 'door.station',
  title: t('社区便民服务站和帮代办员', 'Service stations and helpers'),
  summary: t(
    '每个社区一个便民服务站、一名帮代办员；换人先离岗，同一社区不得重复任用。',
    'One station and one helper in each community; one leaves before another comes.',
  ),
  basis: [law],
  audience: 'office',
  subject: { name: 'stationName', people: [], place: true },
  roles: rolesOf('item-manager', 'system'),
  fields: {
    stationName: line('名称', 'Name', 40),
    phone: line('联系电话', 'Telephone', 20),
    since: day('设立日期', 'Since'),
    helperPost: post('帮代办员岗位', 'The helper’s post'),
    joinedOn: past('到岗日期', 'Since'),
    reason: words('离岗原因', 'Why', 200),
  },
  entries: {
    same: { register: 'door.stations', id: 'caseArea' },
    inPost: { register: 'door.helpers', id: 'caseArea' },
  },
  opens: {
    set_up: act(t('设立服务站', 'Set up'), manager, 'without', law, {
      asks: { stationName: 'required', phone: 'required', since: 'required' },
      when: [must('same = null', law, '该社区已经设站', 'The community has a station')],
      effects: [station('null')],
    }),
  },
  steps: {
    without: {
      title: t('待任用帮代办员', 'Has no helper'),
      holder: 'item-manager',
      outcomes: {
        appoint: act(t('任用', 'Appoint'), manager, 'open', law, {
          asks: { helperPost: 'required', joinedOn: 'required' },
          when: [
            must(
              'inPost = null or inPost.standing = "left"',
              law,
              '该社区已有帮代办员在岗',
              'The community has a helper',
            ),
          ],
          effects: [roll('on'), station('helperPost')],
        }),
        close: act(t('撤销服务站', 'Close it'), manager, 'closed', law, {
          asks: { reason: 'required' },
          effects: [{ ...station('null'), standing: '"closed"' } as EffectRule],
        }),
      },
    },
    open: {
      title: t('开放', 'Open'),
      holder: 'item-manager',
      dormant: true,
      outcomes: {
        leave: act(t('帮代办员离岗', 'The helper leaves'), manager, 'without', law, {
          asks: { reason: 'required' },
          effects: [roll('left'), station('null')],
        }),
        check_roll: act(t('年度核对', 'Checked each year'), ['system'], 'open', law, {
          effects: [
            {
              kind: 'notify',
              to: 'item-manager',
              text: t('请核对帮代办员名册。', 'Please check the roll of helpers.'),
            },
          ],
        }),
      },
    },
    closed: { title: t('已撤销', 'Closed'), end: 'done', outcomes: {} },
  },
  schedules: {
    yearly: {
      title: t('年度核对', 'Each year'),
      every: 'year',
      on: 15,
      offDay: 'after',
      missed: 'latest',
      does: { outcome: 'check_roll', at: ['open'] },
      clause: law,
    },
  },
})
