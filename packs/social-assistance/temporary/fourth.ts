/**
 * The fourth version of temporary assistance: what the second and the third say, together. It took the place of the second before
 * that was in force.
 */
import { reform, type Programme } from 'yimen/kernel/programme'
import { officeActs } from './acts.ts'
import { secondTemporary } from './second.ts'

/** In force from 1 December 2021; a case that is open stays with the version that it began under. */
export const fourthTemporary: Programme = reform(secondTemporary, {
  version: 4,
  from: '2021-12-01',
  acts: officeActs,
})
