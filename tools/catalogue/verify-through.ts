/** Verification through one connection, so that it sees what a transaction changed and nobody else does. */
import type { Pool, Connection } from '../../src/store/index.ts'
import type { House } from '../../src/server/realm.ts'
import { verifyAll, type Report } from '../../src/server/verify.ts'

/** One question after the other, all inside the transaction that is open there: none of its own begins or ends it. */
export function verifyThrough(house: House, db: Connection): Promise<Report> {
  let last: Promise<unknown> = Promise.resolve()
  const query = (...question: readonly [string]) =>
    /^(begin|commit|rollback)/.test(question[0])
      ? Promise.resolve()
      : (last = last.then(() => db.query(...question)))
  const connect = () => Promise.resolve({ query, release: () => undefined })
  return verifyAll({ ...house, pool: { query, connect } as unknown as Pool })
}
