/** How a time of service becomes a record: its place among the three of a day, what it counts, and whose account it goes to. */
import type { EffectRule, Field, Programme } from 'yimen/kernel/programme'
import { local } from './clauses.ts'
import { anEntry, choice, line, param, t } from './shared.ts'

/** Whether it looks like "08:30"; what it comes to is the ability's. */
export const isTime = (time: string): string =>
  `(string length(${time}) = 5 and substring(${time}, 3, 1) = ":" and ${time} >= "00:00" and ${time} <= "23:59")`
/** What two written times come to, and where nothing is written. */
export const spanOf = (from: string, to: string, start = 'null', stop = 'null') => ({
  ability: 'volunteers.span@1',
  with: { from, to, start, stop },
  clause: local('item-6'),
})

export const time = (zh: string, en: string): Field => ({ ...line(zh, en, 5), hint: t('08:30', '08:30') })

/** Half hours, and no time of service longer than these. */
export const counting = { step: 30, most: 720 } as const

export const capParams = {
  pupilCap: param('学生每天积分时间最多', 'Credit time of a pupil a day', 'minutes', 240, local('item-6')),
  adultCap: param('成人每天积分时间最多', 'Credit time of an adult a day', 'minutes', 480, local('item-6')),
} as const

/** What a record reads besides itself: the three of that day, and the account. */
export const entriesFor = (volunteer: string, on: string): NonNullable<Programme['entries']> => ({
  first: { register: 'volunteers.records', id: `${volunteer} + "/" + ${on} + "/1"` },
  second: { register: 'volunteers.records', id: `${volunteer} + "/" + ${on} + "/2"` },
  third: { register: 'volunteers.records', id: `${volunteer} + "/" + ${on} + "/3"` },
  acct: { register: 'volunteers.accounts', id: volunteer },
})

type Span = {
  readonly start: string
  readonly stop: string
  readonly signed: string
  readonly mostCredit: string
}
export const reckoned = (span: Span) => ({
  ability: 'volunteers.minutes@1',
  with: { ...span, one: 'first', two: 'second', three: 'third' },
  rules: counting,
  clause: local('item-6'),
})

/** `struck`: whether a reviewer took it out. */
export const recorded = (
  volunteer: string,
  on: string,
  span: Span,
  more: {
    readonly activity: string
    readonly duty: string
    readonly hard: string
    readonly struck?: string
    /** What a line is called by whose card nobody has. */
    readonly named?: string
    readonly each?: string
  },
): EffectRule => ({
  kind: 'enter',
  register: 'volunteers.records',
  ...(more.each === undefined ? {} : { each: more.each, alone: true as const }),
  id: `if ${volunteer} = null or counts = null then caseId + "/" + ${more.named ?? volunteer}
    else ${volunteer} + "/" + ${on} + "/" + string(if counts.place = 0 then 4 else counts.place)`,
  standing: `if ${[
    ...(more.struck === undefined ? [] : [more.struck]),
    `${volunteer} = null`,
    'counts = null',
    'counts.place = 0',
    'counts.credit + counts.honour = 0',
  ].join(' or ')} then "question"
    else if acct != null and acct.standing != "closed" then "banked" else "booked"`,
  body: {
    volunteer,
    on,
    bookedOn: 'today',
    start: span.start,
    stop: span.stop,
    credit: 'counts.credit',
    honour: 'counts.honour',
    overlap: 'counts.overlap',
    duty: more.duty,
    hard: more.hard,
    activity: more.activity,
    account: 'acct.number',
  },
})

/** A line of a class: who came, by card or by tick, and when where it is not the time of all. */
export const rollLines: Field = {
  type: 'list',
  max: 1_000,
  title: t('到场名单', 'Who came'),
  scans: {
    code: 'card',
    with: { way: 'card' },
    times: ['came', 'went'],
    ticks: { by: ['school', 'group'], called: 'seat', with: { way: 'tick' } },
  },
  of: {
    card: { ...anEntry('volunteers.cards', '卡号', 'Card'), code: true },
    way: choice('签到方式', 'How', {
      card: t('扫卡（签到、签退）', 'Card, both times'),
      tick: t('勾选', 'Ticked'),
    }),
    came: { ...time('签到', 'Came'), optional: true },
    went: { ...time('签退', 'Went'), optional: true },
  },
}
/** The span of a line: the card's times, and those of all where it has none. */
export const lineTimes = spanOf('came', 'went', 'startMinute', 'stopMinute')
export const lineSpan: Span = {
  start: 'times.start',
  stop: 'times.stop',
  signed: 'way = "card"',
  mostCredit: 'pupilCap',
}
