/** Who takes part in a retrofit project, and the five departments of its joint review. */
import type { Programme } from 'yimen/kernel/programme'

export const department = {
  'city-planning': ['市自然资源和规划局', 'City planning'],
  'city-housing': ['市住房和城乡建设局', 'City housing'],
  'city-market': ['市市场监督管理局', 'City market regulator'],
  'city-fire': ['市消防救援支队', 'City fire brigade'],
  'city-urban': ['市城市管理局', 'City urban management'],
} as const

const role = (
  zh: string,
  en: string,
  level: 'person' | 'village' | 'township' | 'county' | 'city' | 'system',
) => ({ title: { zh, en }, level })

export const roles = {
  resident: role('业主', 'Owner', 'person'),
  'community-worker': role('社区工作人员', 'Community worker', 'village'),
  'street-worker': role('街道经办人员', 'Street clerk', 'township'),
  'street-mediator': role('街道人民调解员', 'Street mediator', 'township'),
  'district-office': role('区加装电梯工作机构', 'District office', 'county'),
  'district-housing': role('区住建局经办', 'District housing bureau', 'county'),
  'district-housing-head': role('区住建局负责人', 'Head of the district housing bureau', 'county'),
  'city-office': role('市加装电梯工作专班', 'City office', 'city'),
  'city-inspection': role('市特种设备检验机构', 'Inspection body', 'city'),
  'drawing-review': role('施工图审查机构', 'Drawing review', 'city'),
  'city-office-head': role('市专班负责人', 'Head of the city office', 'city'),
  'city-leader': role('市分管领导', 'Leader in charge', 'city'),
  'elevator-firm': role('电梯单位', 'Elevator firm', 'city'),
  'property-company': role('物业公司', 'Property company', 'city'),
  ...Object.fromEntries(Object.entries(department).map(([id, [zh, en]]) => [id, role(zh, en, 'city')])),
} as const satisfies Programme['roles']
