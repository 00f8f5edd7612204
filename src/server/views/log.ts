/** The log of a case, as it was stored. */
import { readEvents } from '#store'
import { instantOf, type House } from '../realm.ts'
import type { Logged } from './case.ts'

export const readLog = async (house: House, id: string): Promise<readonly Logged[]> => (await readEvents(house.pool, house.code, id)).map((e) => ({ ...e, recordedAt: instantOf(e.recordedAt) }))
