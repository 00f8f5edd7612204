/** The demonstration in Lengshuitan District. */
export { areasOfLengshuitan, lengshuitan, meiwan, streetsOfLengshuitan } from './areas.ts'
export { lengshuitanOffices, policePosts, type LengshuitanOffices } from './offices.ts'
export { pupilsOf, type Pupil } from './pupils.ts'
export { schoolsOfLengshuitan, type School } from './schools.ts'
