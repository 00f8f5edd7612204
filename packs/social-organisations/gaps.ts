/** What the programmes of the pack leave out, as their authors say. */
import type { Gap } from 'yimen/kernel/explain'
import { association, credit, evaluation, local } from './clauses.ts'

const gap = (programme: string, zh: string, en: string, clause?: string): Gap => ({
  programme: `organisations.${programme}`,
  ...(clause === undefined ? {} : { clause }),
  text: { zh, en },
})

export const gaps: readonly Gap[] = [
  gap(
    'registered',
    '业务范围相同或者相似、有没有必要成立，由人判断，不作计算。',
    'Whether the scope is like another’s, and whether there is need, people judge.',
    association('art-13'),
  ),
  gap(
    'registered',
    '罚款和没收由其他程序办理，这里只记入名录。',
    'Fines are another procedure’s: here the list alone.',
    association('art-30'),
  ),
  gap(
    'registered',
    '满六个月自动移出没有应当整改的事由，没有办理：由登记管理机关查实后逐项消除。',
    'What needs no putting right does not come off by itself after six months: the registrar verifies each.',
    credit('item-4'),
  ),
  gap(
    'grade',
    '降级和取消等级没有单独的办理。',
    'Lowering and ending a grade have no act of their own.',
    evaluation('item-5'),
  ),
  gap(
    'purchase',
    '预算科目之间的调剂、次年份额没有办理。',
    'No moving between budget lines, no share of the next year.',
    local('item-12'),
  ),
]
