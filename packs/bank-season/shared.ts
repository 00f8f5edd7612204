/** Who works in the programmes of the season, and what they are written with. */
import { actsOf, nothing, paramFrom, role, rolesOutOf, t } from '../drafting/index.ts'

export {
  aCase,
  area,
  choice,
  count,
  day,
  line,
  must,
  office,
  past,
  post,
  said,
  t,
  whole,
  words,
  yes,
} from '../drafting/index.ts'

/** The bank's own tree has the levels that codes of six, nine and twelve digits tell. */
export const posts = {
  president: role('市分行行长', 'President of the city branch', 'city'),
  'campaign-office': role('旺季跨赛办公室', 'Campaign office', 'city'),
  'department-head': role('市分行部门负责人', 'Head of a department', 'city'),
  'department-clerk': role('市分行部门经办人', 'Clerk of a department', 'city'),
  risk: role('风险管理部经办人', 'Risk department', 'city'),
  'branch-head': role('一级支行行长', 'Head of a sub-branch', 'county'),
  'outlet-head': role('二级支行长', 'Head of an outlet', 'township'),
  'team-head': role('团队长', 'Head of a team', 'village'),
  'customer-manager': role('客户经理', 'Customer manager', 'village'),
  system: role('系统', 'System', 'system'),
} as const

export type Post = keyof typeof posts
export const rolesOf = rolesOutOf<Post>(posts)
export const act = actsOf<Post>()
export const param = paramFrom('2021-09-01', '2022-12-31')

/** What most programmes of this pack begin with. */
export const none = { ...nothing, version: 1, from: '2021-09-01', audience: 'office' } as const

export const groups = { urban: t('城区支行', 'Urban'), county: t('县域支行', 'County') } as const
