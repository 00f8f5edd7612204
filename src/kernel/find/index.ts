/** What people find things by. */
export { findableIn, findablePlaces, lettersOf, piecesOf, type Findable } from './findable.ts'
export { isFoundBy, wordKinds, wordsOf } from './words.ts'
