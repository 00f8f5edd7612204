/** People for the policy. */
export { factsOfCase, factsOfEntry, sought, type Seek, type Sought } from './seek.ts'
