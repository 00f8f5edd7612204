/** The database server that the house brings along, as a process: where it lives, how it is started, kept and stopped. It knows no table. */
export { stopWithProcess } from './farewell.ts'
export { keep, type Keeper, type Upkeep } from './keeper.ts'
export { stopLeftover } from './leftover.ts'
export { AlreadyRunning, exists, takeLock } from './lock.ts'
export { choosePlace, writableDir, writePrivate, type Log, type Place } from './place.ts'
export { initialise, resetPassword, superuser } from './server.ts'
