/** What the numbers of this domain count. */
import type { Units } from 'yimen/kernel/money'

export const units: Units = {
  school: { title: { zh: '学校数', en: 'schools' }, after: { zh: '所', en: ' schools' } },
  team: { title: { zh: '服务队数', en: 'teams' }, after: { zh: '支', en: ' teams' } },
  duty_role: { title: { zh: '岗位种类', en: 'roles' }, after: { zh: '种', en: ' roles' } },
  activity: { title: { zh: '活动数', en: 'activities' }, after: { zh: '次', en: ' activities' } },
  service_record: { title: { zh: '服务记录数', en: 'records' }, after: { zh: '条', en: ' records' } },
}
