/** What the numbers of this domain count. */
import type { Units } from 'yimen/kernel/money'

export const units: Units = {
  level: { title: { zh: '级数', en: 'levels' }, after: { zh: '级', en: ' levels' } },
  meeting: { title: { zh: '会议次数', en: 'meetings' }, after: { zh: '次', en: ' meetings' } },
  document: { title: { zh: '文件数', en: 'documents' }, after: { zh: '个', en: ' documents' } },
}
