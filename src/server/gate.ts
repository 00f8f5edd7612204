/** Slows guessing down: so many failures for one bucket in a while, then a pause. In memory: a restart forgives. */
export type Gate = {
  /** Seconds to wait before the next try; 0 when one may try now. */
  wait(bucket: string): number
  fail(bucket: string): void
  clear(bucket: string): void
}

/** `most` failures in a window, counted from the first; then nothing passes until the window is over. */
export function openGate(most: number, windowMs: number, now: () => number = () => performance.now()): Gate {
  const failures = new Map<string, { count: number; readonly since: number }>()
  const current = (bucket: string) => {
    const f = failures.get(bucket)
    return f && now() - f.since < windowMs ? f : undefined
  }
  return {
    wait(bucket) {
      const f = current(bucket)
      return f && f.count >= most ? Math.ceil((f.since + windowMs - now()) / 1000) : 0
    },
    fail(bucket) {
      if (failures.size > 10_000) for (const key of failures.keys()) if (!current(key)) failures.delete(key)
      const f = current(bucket)
      if (f) f.count += 1
      else failures.set(bucket, { count: 1, since: now() })
    },
    clear: (bucket) => {
      failures.delete(bucket)
    },
  }
}
