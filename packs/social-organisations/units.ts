/** What the numbers of this domain count. */
import type { Units } from 'yimen/kernel/money'

export const units: Units = {
  organisation: {
    title: { zh: '社会组织数', en: 'organisations' },
    after: { zh: '家', en: ' organisations' },
  },
  activity: { title: { zh: '活动数', en: 'activities' }, after: { zh: '场', en: ' activities' } },
  request: { title: { zh: '诉求数', en: 'requests' }, after: { zh: '件', en: ' requests' } },
  contract: { title: { zh: '合同数', en: 'contracts' }, after: { zh: '份', en: ' contracts' } },
  expert: { title: { zh: '专家数', en: 'experts' }, after: { zh: '人', en: ' experts' } },
  bid: { title: { zh: '申请数', en: 'bids' }, after: { zh: '份', en: ' bids' } },
  work_field: { title: { zh: '工作领域数', en: 'fields of work' }, after: { zh: '个', en: ' fields' } },
  mark: { title: { zh: '分数', en: 'marks' }, after: { zh: '分', en: ' marks' } },
}
