/** The numbers of the living allowance: dated, sourced, local. */
import type { Parameter } from 'yimen/kernel/programme'
import { confirmation, licensing, living } from '../clauses.ts'

const area = '430523'
type Entry = Parameter['history'][number]
const value = (
  from: Entry['from'],
  value: number,
  source: string,
  reviewBy: Entry['reviewBy'] = '2021-12-31',
): Entry => ({ from, value, source, reviewBy, area })
/** One value since the beginning. */
export const fixed = (
  zh: string,
  en: string,
  unit: Parameter['unit'],
  number: number,
  source: string,
): Parameter => ({ title: { zh, en }, unit, history: [value('2020-01-01', number, source)] })

const standards = living('item-1')

export const params = {
  ruralStandard: {
    title: { zh: '农村低保标准（每人每月）', en: 'Rural standard, a person and month' },
    unit: 'fen',
    history: [value('2020-01-01', 41_000, standards), value('2021-07-01', 45_000, standards)],
  },
  urbanStandard: {
    title: { zh: '城市低保标准（每人每月）', en: 'Urban standard, a person and month' },
    unit: 'fen',
    history: [value('2020-01-01', 50_000, standards), value('2021-01-01', 56_000, standards)],
  },
  oldListOpen: {
    title: { zh: '存量转入（1为开放，0为截止）', en: 'The old list is carried over (1) or closed (0)' },
    unit: 'times',
    history: [
      value('2020-01-01', 1, living('item-12')),
      value('2022-01-01', 0, living('item-12'), '2024-12-31'),
    ],
  },
  marginalPercent: fixed(
    '边缘家庭收入上限（占标准百分比）',
    'Income of a marginal family, percent of the standard',
    'percent',
    150,
    living('item-4'),
  ),
  heavyPercent: fixed(
    '重残、重病等增发比例',
    'Added for grave disability or illness',
    'percent',
    30,
    living('item-3'),
  ),
  lightPercent: fixed(
    '老年人、学生增发比例',
    'Added for the old and pupils',
    'percent',
    20,
    living('item-3'),
  ),
  oldYears: fixed('增发的老年人年龄', 'Age from which it is added', 'years', 70, living('item-3')),
  acceptanceDays: fixed(
    '受理或一次性告知时限',
    'To accept or to tell what is missing',
    'days',
    5,
    licensing('art-32'),
  ),
  supplementDays: fixed('补正期限', 'To supplement', 'days', 10, living('item-5')),
  startDays: fixed('启动调查时限', 'To begin the inquiry', 'days', 3, confirmation('item-3')),
  reportDays: fixed('核对报告有效期', 'Validity of the report', 'days', 90, living('item-6')),
  democraticDays: fixed('民主评议时限', 'Democratic review', 'days', 5, living('item-5')),
  noticeDays: fixed('公示天数', 'Days of notice', 'days', 7, confirmation('item-5')),
  tellDays: fixed('书面告知时限', 'To tell a refusal in writing', 'days', 3, confirmation('item-6')),
  changeDays: fixed('变更办理时限', 'To act on a change', 'days', 15, living('item-5')),
  statementDays: fixed('陈述申辩期', 'To answer', 'days', 5, living('item-11')),
  reviewDays: fixed('定期核查办理时限', 'To do a review', 'days', 15, living('item-5')),
  workMonths: fixed(
    '新增就业收入不计入的月数',
    'Months of new wages not counted',
    'months',
    6,
    living('item-7'),
  ),
  workTimes: fixed(
    '不计入就业收入的上限（标准的倍数）',
    'New wages not counted, times the standard',
    'times',
    3,
    living('item-7'),
  ),
  exitMonths: fixed('渐退期', 'Leaving by degrees', 'months', 6, living('item-7')),
  recoveryPercent: fixed(
    '每月扣回上限（占当月应发百分比）',
    'Taken off a month, percent of what it is due',
    'percent',
    20,
    living('item-9'),
  ),
  recoveryDays: fixed('退回期限', 'To pay back', 'days', 30, living('item-9')),
  payDay: fixed(
    '每月编制发放清单的日期',
    'Day of the month on which lists are made',
    'days',
    10,
    living('item-10'),
  ),
  accountDays: fixed('更正账户期限', 'To correct an account', 'days', 30, living('item-10')),
  closingDays: fixed('停发后结清期限', 'To settle after the end', 'days', 30, living('item-10')),
} as const satisfies Record<string, Parameter>
