/** What the programmes of the pack leave out, as their authors say. */
import type { Gap } from 'yimen/kernel/explain'
import { deposits, local } from './clauses.ts'

const gap = (programme: string, zh: string, en: string, clause?: string): Gap => ({
  programme: `season.${programme}`,
  ...(clause === undefined ? {} : { clause }),
  text: { zh, en },
})

export const gaps: readonly Gap[] = [
  gap(
    'plan',
    '跨赛是否属于年度综合考评以外的单项考评，由签发人判断，不作计算。',
    'Whether the season stands outside the year’s assessment is judged by who issues it.',
    deposits('item-1'),
  ),
  gap(
    'allocation',
    '上级目标调整后，下级已分解的目标须由支行重新分解，系统列示差额，不代为分解。',
    'After a change above, a sub-branch divides anew what it was given: the difference is shown, nothing is divided for it.',
    local('item-3'),
  ),
  gap(
    'daily',
    '日均按团队舍去不足一个单位后相加，支行的数可能比整体计算少，差额不超过团队个数。',
    'Averages are rounded down by team and then summed: a branch may have less than all in one, by fewer units than it has teams.',
    local('item-7'),
  ),
  gap(
    'question',
    '月末存款偏离度没有计算；突增、回转由导入时逐行判定。',
    'The deviation at the end of a month is not worked out; spikes and reversals are told row by row.',
    deposits('item-3'),
  ),
  gap(
    'score',
    '达到百分之百的日期以计分轮次的数据日为准。',
    'When a hundred was reached is told by the days of the rounds.',
    local('item-9'),
  ),
  gap(
    'claim',
    '一个客户由三人以上认领的，逐次与先认领的分开。',
    'A customer that three or more claim is shared with the first of them, one after another.',
    local('item-11'),
  ),
]
