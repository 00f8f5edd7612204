/** What packs play the rows of their cases with: a table of cases that speak to one another, registers, accounts and time. */
export { caseOf, clauseOf, codeOf, saying, type Answer } from './answer.ts'
export { china, keyOf, post, resident, system, upTo } from './people.ts'
export { TableTop } from './table.ts'
export { movesOn, type Move, type Played, type Start } from './moves.ts'
