/** Who may decide what. */
export { authorise, whoCould, type AuthorityChain, type AuthorityGrant } from './authority.ts'
export { decidingRoles } from './deciding.ts'
export { actsIn, standInsOf, substitutionFaults, type Substitution } from './substitution.ts'
