/** Money, time, points and goods: integers with their unit in the type. */
export { apportion } from './apportion.ts'
export { capitalAmount } from './capital.ts'
export { fen, type Fen } from './fen.ts'
export { plainYuan, wanYuan, yuan } from './print.ts'
export type { Units } from './units.ts'
