/** The log of a case, as it was stored. */
import type { CaseEvent } from '#kernel'
import type { House } from '../realm.ts'
import { instantOf } from '../realm.ts'
import type { Logged } from './case.ts'

export async function readLog(house: House, id: string): Promise<readonly Logged[]> {
  const { rows } = await house.pool.query<{ body: string; hash: Buffer; at: string }>('select body, hash, recorded_at as at from event where realm = $1 and case_id = $2 order by seq', [house.code, id])
  return rows.map((r) => ({ event: JSON.parse(r.body) as CaseEvent, recordedAt: instantOf(r.at), hash: r.hash.toString('hex') }))
}
