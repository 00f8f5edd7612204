/** What the programmes of the pack leave out, as their authors say. */
import type { Gap } from 'yimen/kernel/explain'
import { local, mediationLaw } from './clauses.ts'

const gap = (programme: string, zh: string, en: string, clause?: string): Gap => ({
  programme: `community.${programme}`,
  ...(clause === undefined ? {} : { clause }),
  text: { zh, en },
})

export const gaps: readonly Gap[] = [
  gap(
    'meeting',
    '每季度至少召开一次没有自动催办，由通报列出各社区召开次数。',
    'That there is one each quarter is not urged by itself: the circular tells how many each community held.',
    local('item-2'),
  ),
  gap(
    'meeting',
    '议题不自动从三张清单带入，由召集人填写来源。',
    'The agenda is not drawn from the lists by itself.',
    local('item-2'),
  ),
  gap(
    'report_in',
    '单位报到率、积分和评先限制没有计算；回执由社区出具，不自动寄到单位。',
    'Rates of units, points and what they bar are not worked out; a receipt is not sent to the unit by itself.',
    local('item-4'),
  ),
  gap(
    'mediation',
    '调解委员会的组成和任期、以案定补没有办理。',
    'Committees with their terms, and payment by case, are not modelled.',
    mediationLaw('art-8'),
  ),
  gap(
    'mediation',
    '第三人申请撤销确认由法院办理，不在本系统。',
    'A third person’s request to cancel a confirmation is the court’s.',
  ),
  gap(
    'budget',
    '预算只控制总额，科目之间可以调剂；科目超支不作拒绝。',
    'The total alone is controlled; items may stand in for one another.',
    local('item-16'),
  ),
  gap(
    'claim',
    '同一家庭由心愿是否已认领控制，没有核对亲属关系。',
    'Within a family the claim itself is what bars: kinship is not checked.',
    local('item-4'),
  ),
]
