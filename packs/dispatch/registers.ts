/** What the cycle keeps as lists: months that were sent and are locked, and the latest result of each unit. */
import type { Register } from 'yimen/kernel/register'
import { rules } from './clauses.ts'

export const registers: readonly Register[] = [
  {
    id: 'dispatch.periods',
    title: { zh: '通报期次（锁定）', en: 'Months that were sent' },
    open: false,
    standings: { locked: { zh: '已锁定', en: 'Locked' }, unlocked: { zh: '已解锁', en: 'Unlocked' } },
    columns: {
      closedOn: { title: { zh: '数据截至', en: 'Data until' }, kind: 'day' },
      edition: { title: { zh: '第几版', en: 'Edition' }, unit: 'count' },
      reason: { title: { zh: '理由', en: 'Reason' } },
    },
    clause: rules('item-8'),
  },
  {
    id: 'dispatch.results',
    title: { zh: '半年考核结果', en: 'Results of the half-year assessment' },
    open: true,
    standings: { published: { zh: '已公布', en: 'Published' } },
    columns: {
      period: { title: { zh: '考核期', en: 'Half-year' }, public: true },
      score: { title: { zh: '得分', en: 'Score' }, unit: 'count', public: true },
      full: { title: { zh: '满分', en: 'Full marks' }, unit: 'count', public: true },
    },
    clause: rules('item-3'),
  },
]
