/** Dispatch, bulletin, assessment: how a city drives its work. */
import { figures } from './figures.ts'
import { assessment, matter, meeting, report, target, visit } from './programmes.ts'

export const dispatch = {
  id: 'dispatch',
  realms: ['430300'],
  programmes: [target, report, meeting, matter, visit, assessment],
  figures,
  bulletins: [],
  campaigns: [],
  authorities: [],
  registers: [],
} as const
