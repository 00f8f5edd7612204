/** Rehearsal Xiangtan: its places, offices, survey and owners. */
export * from './areas.ts'
export * from './offices.ts'
export * from './owners.ts'
export * from './people.ts'
export * from './survey.ts'
