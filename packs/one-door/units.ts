/** What the numbers of this domain count. */
import type { Units } from 'yimen/kernel/money'

export const units: Units = {
  item: { title: { zh: '事项数', en: 'items' }, after: { zh: '项', en: ' items' } },
  helper: { title: { zh: '帮代办员数', en: 'helpers' }, after: { zh: '名', en: ' helpers' } },
  sort: { title: { zh: '类别数', en: 'kinds' }, after: { zh: '类', en: ' kinds' } },
  rating: { title: { zh: '评价数', en: 'ratings' }, after: { zh: '个', en: ' ratings' } },
}
