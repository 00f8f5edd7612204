/** What the numbers of this domain count. */
import type { Units } from 'yimen/kernel/money'

export const units: Units = {
  event: { title: { zh: '事件数', en: 'events' }, after: { zh: '件', en: ' events' } },
  grid: { title: { zh: '网格数', en: 'grids' }, after: { zh: '个', en: ' grids' } },
  community: { title: { zh: '社区数', en: 'communities' }, after: { zh: '个', en: ' communities' } },
  household: { title: { zh: '户数', en: 'households' }, after: { zh: '户', en: ' households' } },
  visit: { title: { zh: '走访次数', en: 'visits' }, after: { zh: '次', en: ' visits' } },
  patrol: { title: { zh: '巡查次数', en: 'patrols' }, after: { zh: '次', en: ' patrols' } },
  metre: { title: { zh: '米', en: 'metres' }, after: { zh: '米', en: ' metres' } },
  whistle: { title: { zh: '吹哨次数', en: 'whistles' }, after: { zh: '次', en: ' whistles' } },
}
