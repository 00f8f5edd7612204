/**
 * Numbers as FEEL has them: decimals of 34 digits, and safe integers as fast as ever. Roots and powers stand apart, in
 * roots.ts: they bring a library with them, and a page that only writes a number does not fetch it.
 */
export { isDecimal, isNum, type Decimal, type Num } from './decimal.ts'
export {
  absolute,
  add,
  compare,
  divide,
  fraction,
  modulo,
  multiply,
  negate,
  quotient,
  same,
  sign,
  subtract,
} from './arithmetic.ts'
export { round, ways, wholePart, type Way } from './rounding.ts'
export { fromDouble, parseNumber, printNumber } from './text.ts'
export {
  isDecimalJson,
  numberFromJson,
  numberText,
  numberToJson,
  readJson,
  writeJson,
  type DecimalJson,
} from './json.ts'
