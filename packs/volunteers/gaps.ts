/** What the programmes of the pack leave out, as their authors say. */
import type { Gap } from 'yimen/kernel/explain'
import { local } from './clauses.ts'

const gap = (programme: string, zh: string, en: string, clause?: string): Gap => ({
  programme: `volunteers.${programme}`,
  ...(clause === undefined ? {} : { clause }),
  text: { zh, en },
})

export const gaps: readonly Gap[] = [
  gap(
    'service',
    '签到不核对所在位置，同一设备为两人签到不作提示。',
    'Where somebody signs in is not looked at, nor that two sign in with one device.',
    local('item-5'),
  ),
  gap(
    'shift',
    '护学岗的轮值表不作编排，由教师按日集合。',
    'No rota of shifts is made; a teacher gathers the pupils of the day.',
    local('item-15'),
  ),
  gap(
    'account',
    '争议期间入账的批次同样顺延，略有利于本人。',
    'A lot that comes during a dispute is put off as well, a little in the person’s favour.',
    local('item-9'),
  ),
  gap(
    'posting',
    '每月入账一次，入账以前时间账户里看不到上次截至以后的时长。',
    'Accounts are posted once a month and know nothing of what came since.',
    local('item-8'),
  ),
  gap(
    'clearing',
    '未清的积分不折算资金结清，协议终止时留在各自账上；双方不定期互送对账单。',
    'What is not cleared is settled in no money and stays in both books when the agreement ends; no statements go to and fro.',
    local('item-20'),
  ),
  gap(
    'transfer',
    '转出以后本人不能撤回，由对方退回。',
    'Who has sent points cannot call them back: the other bank sends them back.',
    local('item-20'),
  ),
]
