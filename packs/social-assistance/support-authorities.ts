/** Who may confirm that somebody is supported: the county itself. */
import type { AuthorityGrant } from 'yimen/kernel/authority'
import { identification } from './clauses.ts'

export const supportAuthorities: readonly AuthorityGrant[] = [
  {
    programme: 'assistance.support',
    area: '430523',
    from: '2020-01-01',
    to: null,
    id: 'assistance-support-county',
    act: 'confirm',
    role: 'county-leader',
    max: null,
    delegatedBy: null,
    clause: identification('item-3'),
  },
]
