/** Double entry. */
export * from './ledger.ts'
