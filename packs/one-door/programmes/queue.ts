/** The hall: a number for a window and a day, called by one clerk alone; and an appointment that takes one of so many places. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { services } from '../kinds.ts'
import {
  aCase,
  act,
  anItem,
  choice,
  count,
  day,
  line,
  must,
  none,
  param,
  rolesOf,
  said,
  t,
  whole,
} from '../shared.ts'

const law = local('item-8')
const desks = ['window-clerk', 'street-window'] as const
const counterId = 'caseArea + " " + service + " " + string(today)'
const slotId = 'caseArea + " " + slotDay + " " + string(slotHour)'

export const ticket = defineProgramme({
  ...none,
  id: 'door.ticket',
  title: t('排队叫号', 'Queue'),
  summary: t(
    '按窗口类别和日期编号，不因前面的办结而重来；叫号只有一个窗口叫得到，三次不到为过号。',
    'A number by kind of window and day, never begun again; one window alone calls it, and who does not come three times is passed over.',
  ),
  basis: [law],
  audience: 'office',
  subject: { name: 'desk', people: [], place: true },
  roles: rolesOf('resident', 'window-clerk', 'street-window', 'hall-lead', 'system'),
  fields: {
    service: choice('窗口类别', 'Kind of window', services),
    itemCode: { ...anItem(), forTheFile: true },
    booking: { ...aCase('预约', 'Appointment'), forTheFile: true },
    desk: line('窗口号', 'Window', 10),
    served: { ...aCase('办理的办件', 'What was handled'), forTheFile: true },
  },
  values: { number: count('号码', 'Number'), calls: count('叫号次数', 'Called') },
  params: { callsMost: param('叫号次数', 'Calls', 'count', 3, law) },
  entries: { counter: { register: 'door.counters', id: counterId } },
  opens: {
    take: act(
      t('取号', 'Take a number'),
      ['resident', 'window-clerk', 'street-window', 'hall-lead'],
      'waiting',
      law,
      {
        asks: { service: 'required', itemCode: 'optional', booking: 'optional' },
        sets: { number: 'if counter = null then 1 else counter.last + 1', calls: '0' },
        effects: [
          {
            kind: 'enter',
            register: 'door.counters',
            id: counterId,
            standing: '"counted"',
            body: { last: 'number' },
          },
        ],
      },
    ),
  },
  steps: {
    waiting: {
      title: t('等候', 'Waiting'),
      holder: 'window-clerk',
      outcomes: {
        call: act(t('叫号', 'Call'), desks, 'called', law, {
          asks: { desk: 'required' },
          sets: { calls: 'calls + 1' },
        }),
        leave: act(t('离开', 'Leave'), ['resident', 'hall-lead'], 'left', law, { kinMayAct: true }),
        day_over: act(t('当日结束', 'The day is over'), ['system'], 'left', law),
      },
    },
    called: {
      title: t('已叫号', 'Called'),
      holder: 'window-clerk',
      outcomes: {
        start: act(t('开始办理', 'Begin'), desks, 'serving', law),
        again: act(t('再叫一次', 'Call again'), desks, 'called', law, {
          when: [
            must(
              'calls <= callsMost',
              law,
              '已经叫满次数，仍未到的请点“未到”',
              'It was called as often as may be: who is still not there did not come',
            ),
          ],
          sets: { calls: 'calls + 1' },
        }),
        skip: act(t('未到', 'Did not come'), desks, 'waiting', law, {
          branches: [
            {
              title: t('三次未到的', 'Where it was the third time'),
              when: 'calls >= callsMost',
              to: 'missed',
              clause: law,
            },
          ],
        }),
        day_over: act(t('当日结束', 'The day is over'), ['system'], 'left', law),
      },
    },
    serving: {
      title: t('办理中', 'Being served'),
      holder: 'window-clerk',
      outcomes: { finish: act(t('办完', 'Finish'), desks, 'served', law, { asks: { served: 'optional' } }) },
    },
    served: { title: t('已办', 'Served'), end: 'done', outcomes: {} },
    missed: { title: t('过号', 'Passed over'), end: 'withdrawn', outcomes: {} },
    left: { title: t('已离开', 'Left'), end: 'withdrawn', outcomes: {} },
  },
  schedules: {
    evening: {
      title: t('每日结束', 'Each day'),
      every: 'day',
      on: 1,
      missed: 'latest',
      does: { outcome: 'day_over', at: ['waiting', 'called'] },
      clause: law,
    },
  },
})

const taken = (change: string): EffectRule => ({
  kind: 'enter',
  register: 'door.slots',
  id: slotId,
  standing: '"booked"',
  body: { taken: `(if slot = null then 0 else slot.taken) ${change} 1` },
})

export const booking = defineProgramme({
  ...none,
  id: 'door.booking',
  title: t('预约办理', 'Appointment'),
  summary: t(
    '每个时段名额有限，可提前七日预约；取消的名额让给别人。',
    'Each slot has so many places and may be booked seven days ahead; what is called off is free for others.',
  ),
  basis: [law],
  audience: 'resident',
  subject: { name: 'slotDay', people: [], place: true },
  roles: rolesOf('resident', 'window-clerk', 'street-window', 'helper', 'system'),
  fields: {
    itemCode: anItem(),
    slotDay: day('预约日期', 'Day'),
    slotHour: whole('预约时段（时）', 'Hour', 17, 9),
  },
  values: { lastMoment: said('时段结束', 'The slot ends') },
  params: {
    placesPerSlot: param('每个时段名额', 'Places in a slot', 'count', 6, law),
    aheadDays: param('最多提前', 'Days ahead', 'days', 7, law),
  },
  entries: {
    slot: { register: 'door.slots', id: slotId },
    item0: { register: 'door.items', id: 'itemCode' },
  },
  clocks: {
    slot: {
      title: t('预约时段', 'The slot'),
      limit: { until: 'lastMoment' },
      starts: ['book'],
      stops: ['come', 'call_off', 'no_show'],
      lapses: {
        outcome: 'no_show',
        tells: t('预约时段已过，可以重新预约。', 'The slot is over; you may book again.'),
      },
      clause: law,
    },
  },
  opens: {
    book: act(t('预约', 'Book'), ['resident', 'helper', 'window-clerk'], 'booked', law, {
      asks: { itemCode: 'required', slotDay: 'required', slotHour: 'required' },
      when: [
        must(
          'item0.canBook',
          local('item-1'),
          '该事项不支持预约，请直接到窗口',
          'Not by appointment: come to the window',
        ),
        must(
          'slotDay > today and date(slotDay) <= date(today) + duration("P1D") * aheadDays',
          law,
          '可以预约明日起七日以内的时段',
          'From tomorrow, seven days ahead at most',
        ),
        must('slot = null or slot.taken < placesPerSlot', law, '该时段已经约满', 'That slot is full'),
      ],
      sets: {
        lastMoment:
          'slotDay + "T" + (if slotHour < 10 then "0" else "") + string(slotHour) + ":59:59.999+08:00"',
      },
      effects: [taken('+')],
    }),
  },
  steps: {
    booked: {
      title: t('已预约', 'Booked'),
      holder: 'window-clerk',
      dormant: true,
      outcomes: {
        come: act(t('到场', 'Came'), desks, 'came', law),
        call_off: act(t('取消', 'Call it off'), ['resident', 'helper', 'window-clerk'], 'off', law, {
          kinMayAct: true,
          effects: [taken('-')],
        }),
        no_show: act(t('未到', 'Did not come'), ['system'], 'off', law, { onlyAfter: 'slot' }),
      },
    },
    came: { title: t('已到场', 'Came'), end: 'done', outcomes: {} },
    off: { title: t('已取消', 'Off'), end: 'withdrawn', outcomes: {} },
  },
})
