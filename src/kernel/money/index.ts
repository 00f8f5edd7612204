/** Money, time, points and goods: integers with their unit in the type. */
export { apportion } from './apportion.ts'
export { addFen, fen, parseYuan, type Fen } from './fen.ts'
export { capitalAmount } from './capital.ts'
export { minutes, pieces, points, type Minutes, type Pieces, type Points } from './counts.ts'
export { kernelUnits, type Units, type UnitWords } from './units.ts'
export { wanYuan, yuan } from './print.ts'
