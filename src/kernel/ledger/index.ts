/** Double entry. */
export { balances, type Transfer } from './ledger.ts'
