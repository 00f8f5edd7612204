/** Guards, what acts fix, and what they do elsewhere, used by several steps of an event. */
import type { EffectRule } from 'yimen/kernel/programme'
import { isDispute } from '../categories.ts'
import { local } from '../clauses.ts'
import { act, must, t } from '../shared.ts'

/** How an event stands on the register, from which duplicates, merging and the pending library are told. */
export const entered = (standing: string): EffectRule => ({
  kind: 'enter',
  register: 'grid.events',
  id: 'caseId',
  standing: `"${standing}"`,
  body: {
    kind: 'kind',
    kind1: 'kind1',
    address: 'address',
    origin: 'origin',
    level: 'level',
    dueBy: 'dueBy',
    firstDue: 'firstDue',
    unit: 'toUnit',
    reporters: 'reporters',
  },
})

export const sorted = { kind1: 'substring(kind, 1, 3)', kind2: 'substring(kind, 1, 5)' }
export const noDispute = must(
  `not(${isDispute})`,
  local('item-18'),
  '民间纠纷不作为城市管理事件，请转人民调解',
  'A private dispute is no event of city management: it goes to mediation',
)

/** The limits, worked out once from the moment of filing and kept. */
export const timed = {
  filedAt: 'moment',
  dueBy: 'times.due',
  firstDue: 'times.due',
  remindAt: 'times.remind',
  orderAt: 'times.order',
  circularAt: 'times.circular',
  rung: '"none"',
}
export const fresh = {
  returns: '0',
  reworks: '0',
  units: '0',
  rank: '"grid"',
  decided: 'false',
  late: 'false',
  designated: 'false',
  extended: 'false',
  isReopened: 'false',
  selfSolved: 'false',
}

const isLiving = (standing: string): string => `${standing} = "open" or ${standing} = "pending"`
export const otherLives = must(
  `other != null and duplicateOf != caseId and (${isLiving('other.standing')})`,
  local('item-3'),
  '只能并入另一件尚未办结的事件',
  'It is merged into another event that is not over',
)

const nextRank =
  'if rank = "grid" then "community" else if rank = "community" then "street" else if rank = "street" then "zone" else "city"'
/** [K27] Guards read what an act sets: how far up it was is kept apart. */
export const goesUp = { rankBefore: 'rank', rank: nextRank }

/** Reports that are merged here and were not taken out. */
export const toTell = 'reports[not(list contains(departed.report, item.report))]'
export const tell = (outcome: string, input: Readonly<Record<string, string>>): EffectRule => ({
  kind: 'command_each',
  list: 'toTell',
  case: 'report',
  outcome: `"${outcome}"`,
  input,
})

/** What reports and co-units say, at whichever step the event stands. */
export const reportsTo = <const To extends string>(here: To) => ({
  join: act(t('并入反映件', 'A report joins'), ['system'], here, local('item-3'), {
    asks: { member: 'required' },
    own: ['member'],
    sets: { reporters: 'reporters + 1' },
    adds: { reports: '{report: member, on: today}' },
  }),
  leave: act(t('拆出反映件', 'A report leaves'), ['system'], here, local('item-3'), {
    asks: { member: 'required' },
    own: ['member'],
    sets: { reporters: 'reporters - 1' },
    adds: { departed: '{report: member, on: today}' },
  }),
})
export const partsTo = <const To extends string>(here: To) => ({
  ...reportsTo(here),
  take_part: act(t('配合单位反馈', 'A co-unit tells its part'), ['system'], here, local('item-17'), {
    asks: { partUnit: 'required', partResult: 'required' },
    own: ['partUnit', 'partResult'],
    adds: { parts: '{unit: partUnit, did: partResult, on: today}' },
  }),
})

/** The ladder, wherever somebody has still to act. */
export const ladderAt = <const To extends string>(here: To) => ({
  remind: act(t('黄色提醒', 'Yellow reminder'), ['system'], here, local('item-10'), {
    onlyAfter: 'yellow',
    sets: { rung: '"yellow"' },
    effects: [
      {
        kind: 'notify',
        to: 'unit',
        text: t('事件时限已用百分之八十，请抓紧处置。', 'Four fifths of the time are used: please act.'),
      },
    ],
  }),
  overdue: act(t('红色超期', 'Overdue'), ['system'], here, local('item-10'), {
    onlyAfter: 'red',
    sets: { rung: '"red"', decides: 'decided != true', decided: 'true', late: 'true' },
    effects: [
      {
        kind: 'notify',
        to: 'unit-head',
        text: t('事件已经超期，请承办单位负责人督促。', 'The event is overdue: the unit’s leader is told.'),
      },
    ],
  }),
  give_order: act(t('发督办单', 'Supervision order'), ['system'], here, local('item-10'), {
    onlyAfter: 'order',
    sets: { rung: '"order"' },
    effects: [
      {
        kind: 'notify',
        to: 'unit-head',
        text: t('超期又满一个时限，发督办单。', 'One more limit has passed: a supervision order.'),
      },
    ],
  }),
  circulate: act(t('通报约谈', 'Circular and interview'), ['system'], here, local('item-10'), {
    onlyAfter: 'circular',
    sets: { rung: '"circular"' },
    effects: [
      {
        kind: 'notify',
        to: 'zone-leader',
        text: t(
          '超期又满两个时限，通报并约谈承办单位。',
          'Two more limits have passed: circular and interview.',
        ),
      },
    ],
  }),
})

/** [item-14] So many reports of a day count for whoever found them, and a place once a month: reports are not farmed. */
export const credits = {
  finder: 'actorPerson',
  foundAt: 'moment',
  isCredited: '(dayCredit = null or dayCredit.reports < creditsMost) and placeCredit = null',
  credit: 'if isCredited then reportPoints else 0',
}
export const creditKeys = {
  day: 'actorPerson + " " + string(today)',
  place: 'actorPerson + " " + substring(string(today), 1, 7) + " " + address',
} as const
export const credited: readonly EffectRule[] = [
  {
    kind: 'enter',
    register: 'grid.credits',
    id: creditKeys.day,
    standing: '"counted"',
    body: { reports: 'if dayCredit = null then 1 else dayCredit.reports + 1', last: 'today' },
    when: 'credit > 0',
  },
  {
    kind: 'enter',
    register: 'grid.credits',
    id: creditKeys.place,
    standing: '"counted"',
    body: { reports: '1', last: 'today' },
    when: 'credit > 0',
  },
]
