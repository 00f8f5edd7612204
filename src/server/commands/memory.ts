/**
 * [W11] Cases as this server left them, so that who acts on one next need not wait for it to be read. Nothing is
 * believed of them that the write does not hold.
 */
import type { Case } from '#kernel/case'

/** `hash`: of its last event; `bytes`: about how large it is where it is stored; `written`: the seq that it had when it was last written whole. */
export type Remembered = {
  readonly state: Case
  readonly hash: Buffer
  readonly bytes: number
  readonly written: number
}

export type CaseMemory = {
  find(id: string): Remembered | undefined
  keep(id: string, left: Remembered): void
  forget(ids: Iterable<string>): void
  clear(): void
}

/** In memory a case takes some times what it takes where it is stored. */
const mostBytes = 12 * 2 ** 20
/** One that is larger than this is read each time: a few of them would leave no room for others. */
const mostBytesOfOne = 8 * 2 ** 20

/** Those that were left alone longest are forgotten first. */
export function openMemory(most = mostBytes, mostOfOne = mostBytesOfOne): CaseMemory {
  const cases = new Map<string, Remembered>()
  let held = 0
  const drop = (id: string): void => {
    held -= cases.get(id)?.bytes ?? 0
    cases.delete(id)
  }
  return {
    find: (id) => cases.get(id),
    keep(id, left) {
      drop(id)
      if (left.bytes > mostOfOne) return
      cases.set(id, left)
      held += left.bytes
      for (const [oldest] of cases) {
        if (held <= most) break
        drop(oldest)
      }
    },
    forget(ids) {
      for (const id of ids) drop(id)
    },
    clear() {
      cases.clear()
      held = 0
    },
  }
}
