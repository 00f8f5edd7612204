/** What the numbers of this domain count. */
import type { Units } from 'yimen/kernel/money'

export const units: Units = {
  floors: { title: { zh: '层数', en: 'floors' }, after: { zh: '层', en: ' floors' } },
  elevator: { title: { zh: '电梯台数', en: 'elevators' }, after: { zh: '台', en: ' elevators' } },
  stair_unit: { title: { zh: '单元数', en: 'stair units' }, after: { zh: '个单元', en: ' stair units' } },
  building: { title: { zh: '楼栋数', en: 'buildings' }, after: { zh: '栋', en: ' buildings' } },
  place: { title: { zh: '个数', en: 'places' }, after: { zh: '个', en: '' } },
  firm: { title: { zh: '企业数', en: 'firms' }, after: { zh: '家', en: ' firms' } },
  kind: { title: { zh: '种数', en: 'kinds' }, after: { zh: '种', en: ' kinds' } },
}
