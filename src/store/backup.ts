/** The whole database as one sealed file, and back. */
export { writeBackup, type Header } from './backup/write.ts'
export { NotRestored, openBackup, passTransactions, restoreBackup, type Backup } from './backup/read.ts'
