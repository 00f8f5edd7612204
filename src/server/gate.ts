/** Slows guessing down: so many tries for one name in a while, then a pause. It locks nobody out for long. */
export type Gate = { pass(name: string): boolean; reset(name: string): void }

export function openGate(most: number, windowMs: number): Gate {
  const tries = new Map<string, { count: number; since: number }>()
  return {
    pass(name) {
      const now = performance.now()
      if (tries.size > 10_000) for (const [key, t] of tries) if (now - t.since > windowMs) tries.delete(key)
      const t = tries.get(name)
      if (!t || now - t.since > windowMs) {
        tries.set(name, { count: 1, since: now })
        return true
      }
      t.count += 1
      return t.count <= most
    },
    reset: (name) => { tries.delete(name) },
  }
}
