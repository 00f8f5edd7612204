/** Who may see and do what. */
export {
  may,
  reachOf,
  type Action,
  type Asker,
  type CaseThing,
  type Ground,
  type RegisterThing,
  type Thing,
} from './access.ts'
