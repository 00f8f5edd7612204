/** What people find things by. */
export {
  findableIn,
  findablePlaces,
  findableTold,
  lettersOf,
  piecesOf,
  type Findable,
  type FindableTold,
} from './findable.ts'
export { isFoundBy, wordKinds, wordsOf } from './words.ts'
