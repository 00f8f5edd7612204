/** What the programmes only compute with, as people call it: their texts are pinned, and pages show how a number came about. */
import type { Text } from 'yimen/kernel'

const t = (zh: string, en: string): Text => ({ zh, en })

export const names: Readonly<Record<string, Text>> = {
  told: t('通报的数', 'What the report tells'),
  notes: t('更正说明', 'Notes of corrections'),
  counted: t('统计结果', 'As counted'),
  visited: t('已督导', 'Visited'),
  implemented: t('已实施', 'Implemented'),
  seats: t('应到岗位', 'Posts invited'),
  one: t('这一事项', 'This matter'),
  orders: t('督办单', 'Orders'),
  redNow: t('本次红灯', 'Red now'),
  redBefore: t('上次红灯', 'Red the time before'),
  redEarlier: t('再上次红灯', 'Red before that'),
  now: t('本次', 'Now'),
  before: t('上次', 'Before'),
  earlier: t('再上次', 'Earlier'),
  inRow: t('连续次数', 'In a row'),
  hasTarget: t('有目标任务', 'Has a target'),
  fullMarks: t('满分', 'Full marks'),
  completionMarks: t('完成指标得分', 'Marks for completion'),
  selfTotal: t('自评合计', 'Self-marks in all'),
  wrong: t('抽查不符', 'Found wrong'),
  total: t('合计', 'Total'),
  endsOn: t('截止日期', 'Ends on'),
}
