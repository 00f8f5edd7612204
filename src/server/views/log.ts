/** The log of a case, as it was stored. */
import { readEvents, type Connection } from '#store'
import { instantOf, type House } from '../realm.ts'
import type { Logged } from './clause.ts'

export const readLog = async (house: House, db: Connection, id: string): Promise<readonly Logged[]> =>
  (await readEvents(db, house.code, id)).map((e) => ({ ...e, recordedAt: instantOf(e.recordedAt) }))
