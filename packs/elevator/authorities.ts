/** Who may decide what a retrofit pays. */
import type { AuthorityGrant } from 'yimen/kernel/authority'
import { local } from './clauses.ts'

export const authorities: readonly AuthorityGrant[] = [
  {
    id: 'elevator-subsidy',
    act: 'subsidy',
    programme: 'elevator.project',
    role: 'district-housing-head',
    area: '430300',
    max: null,
    from: '2020-12-01',
    to: null,
    delegatedBy: null,
    clause: local('item-16'),
  },
]
