/** The demonstration province: real places of Hunan, and people who do not exist. */
export {
  areas,
  areasOf,
  childrenOf,
  findArea,
  modelledFrom,
  placeName,
  province,
  shaoyangCounty,
  yankoupu,
  yunzhao,
  type Area,
  type AreaKind,
} from './areas.ts'
export {
  household,
  households,
  type Disability,
  type Health,
  type Household,
  type Member,
  type Relation,
  type Student,
} from './households.ts'
export { type KinPair } from './kin.ts'
export { grandfatherLi } from './li.ts'
export { nameOf, surnameOf } from './names.ts'
export { offices, type Offices, type Organisation, type Post, type Role } from './offices.ts'
export type { Person } from './person.ts'
export { idNumber, newCard, newId, newPhone, rehearsalDay, type Sex, type Taken } from './people.ts'
export { random, type Random } from './random.ts'
export * from './xiangtan/index.ts'
export * from './wuling/index.ts'
export * from './zhuzhou/index.ts'
export * from './lengshuitan/index.ts'
