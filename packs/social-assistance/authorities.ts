/** Who may decide temporary assistance in Shaoyang County, and up to what: the county entrusts the township. */
import type { AuthorityGrant } from 'yimen/kernel/authority'
import { approval, devolution, living, local, measures, opinions } from './clauses.ts'

const county = '430523'
const own = { programme: 'assistance.temporary', area: county, from: '2020-01-01', to: null } as const

const allowance = { programme: 'assistance.living', area: county, max: null, to: null } as const

export const authorities: readonly AuthorityGrant[] = [
  {
    ...allowance,
    id: 'living-county',
    act: 'confirm',
    role: 'county-leader',
    from: '2020-01-01',
    delegatedBy: null,
    clause: approval('item-1'),
  },
  {
    ...allowance,
    id: 'living-township',
    act: 'confirm',
    role: 'township-leader',
    from: '2021-07-01',
    delegatedBy: 'living-county',
    clause: devolution('item-1'),
  },
  {
    ...allowance,
    id: 'living-write-off',
    act: 'write_off',
    role: 'county-leader',
    from: '2020-01-01',
    delegatedBy: null,
    clause: living('item-9'),
  },
  {
    ...own,
    id: 'assistance-county',
    act: 'approve',
    role: 'county-leader',
    max: null,
    delegatedBy: null,
    clause: measures('art-48'),
  },
  {
    ...own,
    id: 'assistance-township-small',
    act: 'approve',
    role: 'township-leader',
    max: { param: 'townshipLimit' },
    adds: 'earlierSlices',
    unless: [
      { tally: 'sameCauseThisYear', atLeast: 1, clause: local('item-6') },
      { tally: 'timesThisYear', atLeast: 'townshipTimes', clause: local('item-6') },
    ],
    delegatedBy: 'assistance-county',
    clause: local('item-3'),
  },
  {
    ...own,
    id: 'assistance-county-urgent',
    act: 'pay_first',
    role: 'county-leader',
    max: { param: 'urgentMost' },
    delegatedBy: null,
    clause: opinions('item-3'),
  },
  {
    ...own,
    id: 'assistance-township-urgent',
    act: 'pay_first',
    role: 'township-leader',
    max: { param: 'townshipLimit' },
    adds: 'earlierSlices',
    delegatedBy: 'assistance-county-urgent',
    clause: local('item-7'),
  },
  {
    ...own,
    id: 'assistance-write-off',
    act: 'write_off',
    role: 'county-leader',
    max: null,
    delegatedBy: null,
    clause: local('item-9'),
  },
]
