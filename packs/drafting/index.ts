/** What packs write their programmes, and play their rehearsals, with. A pack without programmes that several share. */
export * from './written.ts'
export { carries, mayCarry, tellsTo } from './exchange.ts'
export { CaseFile, chinaTime, inOrder, type PlayedAct, type PlayedLine, type PlayedRandom } from './played.ts'
