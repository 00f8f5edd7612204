/**
 * Numbers as FEEL has them: decimals of 34 digits, and safe integers as fast as ever. Roots and powers stand apart, in
 * roots.ts: they bring a library with them, and a page that only writes a number does not fetch it.
 */
export { isNum, type Num } from './decimal.ts'
export { isDecimalJson, numberText, readJson, writeJson } from './json.ts'
