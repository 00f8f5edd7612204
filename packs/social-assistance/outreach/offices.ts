/** Who hands out visits, and who makes them. */
import type { Role } from 'yimen/kernel/programme'

export const offices = {
  'village-worker': { title: { zh: '村级民政协理员', en: 'Village assistant' }, level: 'village' },
  'township-clerk': { title: { zh: '乡镇经办人', en: 'Township clerk' }, level: 'township' },
  'county-leader': { title: { zh: '县民政局分管领导', en: 'Leader of the county bureau' }, level: 'county' },
  system: { title: { zh: '系统', en: 'System' }, level: 'system' },
} as const satisfies Readonly<Record<string, Role>>
