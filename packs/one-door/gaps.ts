/** What the programmes of the pack leave out, as their authors say. */
import type { Gap } from 'yimen/kernel/explain'
import { cross, licensing, local, online, rating, service } from './clauses.ts'

const gap = (programme: string, zh: string, en: string, clause?: string): Gap => ({
  programme: `door.${programme}`,
  ...(clause === undefined ? {} : { clause }),
  text: { zh, en },
})

export const gaps: readonly Gap[] = [
  gap(
    'application',
    '材料按序号登记齐缺，每份材料的原件核验、来源和有效期没有逐份记录。',
    'Papers are there or missing by their numbers; that the original was seen, its source and validity are not on record paper by paper.',
    service('art-23'),
  ),
  gap(
    'application',
    '再次使用的材料统一按一百八十日，没有按材料分别规定有效期；同意以后中途撤回的，没有单独的动作，由申请人撤回申请。',
    'A paper may be used again for 180 days whatever it is; who takes their consent back in the middle withdraws the application.',
    online('art-7'),
  ),
  gap(
    'application',
    '不予决定的其他法律后果、拍卖和检疫没有单列；听证的主持人和回避没有办理。',
    'Auction and quarantine are not named apart; who chairs a hearing, and recusal, are not modelled.',
    licensing('art-48'),
  ),
  gap(
    'application',
    '评价只有总体一项，没有效率、水平、态度等分项；满三日未评的没有主动询问。',
    'One rating alone, without its indicators; who has not rated is not asked after three days.',
    rating('item-1'),
  ),
  gap(
    'application',
    '信用修复没有单独办理，由登记失信的机关在名录中处理。',
    'Repairing one’s credit is no programme of its own.',
    service('art-29'),
  ),
  gap(
    'bundle',
    '共同的情况和表单只填一次；每项所需材料仍在各自办件中核对齐缺。',
    'What is common is entered once; whether papers are all there is still looked at in each part.',
    local('item-7'),
  ),
  gap(
    'catalogue',
    '一格之内同一材料写了两次的，不作检查。',
    'A paper written twice in one cell is not found.',
    local('item-1'),
  ),
  gap(
    'cross',
    '申请材料的电子文件不随交换消息传送，随原件寄送或者由对方另行取得。',
    'Files of papers do not travel with what is exchanged: they go with the originals, or are had otherwise.',
    cross('item-2'),
  ),
  gap(
    'cross',
    '通办办件的收费和快递费结算没有记账。',
    'Fees and courier costs between the places are not booked.',
    local('item-13'),
  ),
  gap(
    'order',
    '每周集中代办和按月报告没有单独办理。',
    'Weekly trips and the monthly report of helpers are no programmes of their own.',
    rating('item-4'),
  ),
]
