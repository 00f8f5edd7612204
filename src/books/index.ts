/** The books as other accounting programs read them. */
export { beancountText } from './beancount.ts'
export type { AccountKind, BookAccount, Books, BookTransfer } from './books.ts'
export { askProgram, programs, usualCommands, type Commands, type Program, type Verdict } from './checkers.ts'
export { hledgerText } from './hledger.ts'
