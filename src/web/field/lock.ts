/** [FO5] One sender at a time, whatever tabs are open. */
import { ownName } from '../shared/base.ts'

type Locks = { request<T>(name: string, options: object, work: (lock: unknown) => Promise<T>): Promise<T> }
const locks = (): Locks | null =>
  typeof navigator !== 'undefined' && 'locks' in navigator ? (navigator.locks as unknown as Locks) : null
const name = (): string => ownName('yimen-field-send')

/** A browser of before 2022 has none: there one page waits for itself. */
let turn: Promise<unknown> = Promise.resolve()
let working = false

/** Does it unless somebody is at it already; null then. */
export async function ifFree<T>(work: () => Promise<T>): Promise<T | null> {
  const all = locks()
  if (all) return all.request(name(), { ifAvailable: true }, async (lock) => (lock ? work() : null))
  return working ? null : inTurn(work)
}

/** Does it once nobody else is at it: what a person changes must not change under the sender. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const all = locks()
  if (all) return all.request(name(), {}, work)
  const mine = turn.then(async () => {
    working = true
    try {
      return await work()
    } finally {
      working = false
    }
  })
  turn = mine.catch(() => null)
  return mine
}
