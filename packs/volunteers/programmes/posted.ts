/** After a roll was taken: it is posted for some working days, a reviewer may strike a line, and then it is booked by itself. */
import type { Field, Programme, Step } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import {
  capParams,
  entriesFor,
  isTime,
  lineSpan,
  lineTimes,
  recorded,
  reckoned,
  rollLines,
} from '../records.ts'
import { act, anEntry, must, param, t, words, type Post } from '../shared.ts'

type Of = { readonly duty: string; readonly hard: string; readonly takers: readonly Post[] }

export const rollFields = {
  rows: rollLines,
  struckOne: { ...anEntry('volunteers.cards', '剔除的卡号', 'Card that is struck'), code: true },
  why: words('理由', 'Why', 200),
} as const satisfies Readonly<Record<string, Field>>

export const rollParams = {
  pupilCap: capParams.pupilCap,
  noticeDays: param('时长名单公示', 'The list is posted for', 'days', 3, local('item-7')),
} as const

export const rollEntries = {
  cardOf: { register: 'volunteers.cards', id: 'card' },
  ...entriesFor('cardOf.volunteer', 'servedOn'),
}
export const rollReckonings = { times: lineTimes, counts: reckoned(lineSpan) } as const
export const rollLists: NonNullable<Programme['lists']> = {
  struck: {
    type: 'list',
    max: 1_000,
    title: t('剔除', 'Struck'),
    of: { card: rollFields.struckOne, on: { type: 'day', title: t('日期', 'Day') } },
  },
}

export const rollClock: Programme['clocks'] = {
  notice: {
    title: t('时长名单公示', 'The list is posted'),
    limit: { param: 'noticeDays', unit: 'working_day' },
    starts: ['roll'],
    stops: ['book', 'roll_again'],
    lapses: { outcome: 'book', tells: t('时长已入账。', 'The hours are booked.') },
    clause: local('item-7'),
  },
}

/** The outcome that takes the roll: everybody once, and times that are times. */
export const takeRoll = <const To extends string>(
  to: To,
  by: readonly Post[],
  clause: string,
  most: number,
) =>
  act(t('点名', 'Take the roll'), by, to, clause, {
    asks: { rows: 'required' },
    when: [
      must('count(rows) > 0', clause, '名单是空的', 'The list is empty'),
      must(`count(rows) <= ${most}`, clause, `一次不超过${most}人`, `${most} at most at a time`),
      must(
        'count(distinct values(rows.card)) = count(rows)',
        local('item-6'),
        '同一学生出现两次',
        'A pupil is listed twice',
      ),
      must(
        `every r in rows satisfies (r.came = null or ${isTime('r.came')}) and (r.went = null or ${isTime('r.went')})`,
        local('item-5'),
        '时间写作08:30',
        'A time is written 08:30',
      ),
    ],
  })

/** Who took the roll does not review it. */
export const postedStep = (of: Of): Step<'posted' | 'held' | 'booked'> => ({
  title: t('公示中', 'Posted'),
  holder: 'reviewer',
  outcomes: {
    strike: act(t('剔除', 'Strike'), ['reviewer'], 'posted', local('item-7'), {
      asks: { struckOne: 'required', why: 'required' },
      notBy: ['roll'],
      when: [
        must(
          'list contains(rows.card, struckOne)',
          local('item-7'),
          '名单里没有这名学生',
          'That pupil is not on the list',
        ),
      ],
      adds: { struck: '{card: struckOne, on: today}' },
    }),
    roll_again: act(t('退回重新点名', 'Have it taken again'), ['reviewer'], 'held', local('item-7'), {
      asks: { why: 'required' },
      begins: ['struck'],
      notBy: ['roll'],
    }),
    book: act(t('入账', 'Book'), ['system'], 'booked', local('item-7'), {
      onlyAfter: 'notice',
      effects: [
        recorded('cardOf.volunteer', 'servedOn', lineSpan, {
          named: 'card',
          activity: 'caseId',
          duty: of.duty,
          hard: of.hard,
          struck: 'list contains(struckCards, card)',
          each: 'rows',
        }),
      ],
      sets: { struckCards: 'struck.card' },
    }),
  },
})
