/**
 * [WL3] Reading a path again every minute: what was read stays on the screen until something newer is there,
 * and it is known how old it is.
 */
import { useEffect, useRef, useState } from 'react'
import { asProblem, get, type ProblemError } from '../shared/api.ts'

export const everyMs = 60_000

export type Live<T> = {
  readonly data: T | null
  /** The path that `data` was read from: another than the one asked for while that is on its way. */
  readonly path: string | null
  /** When it was read, by the server's clock, ISO 8601. */
  readonly at: string | null
  /** Why the last try failed; null when it did not. */
  readonly problem: ProblemError['problem'] | null
}

/** `now` is the server's clock. null reads nothing. */
export function useLive<T>(path: string | null, now: () => string): Live<T> {
  const [live, setLive] = useState<Live<T>>({ data: null, path: null, at: null, problem: null })
  const clock = useRef(now)
  clock.current = now
  useEffect(() => {
    if (path === null) return
    let mine = true
    const read = () =>
      void get<T>(path).then(
        (data) => {
          if (mine) setLive({ data, path, at: clock.current(), problem: null })
        },
        (error: unknown) => {
          if (mine) setLive((was) => ({ ...was, problem: asProblem(error) }))
        },
      )
    read()
    const timer = setInterval(read, everyMs)
    /** The line is back, or somebody looks at the page again: no reason to wait for the minute. */
    const wake = () => {
      if (document.visibilityState === 'visible') read()
    }
    addEventListener('online', wake)
    document.addEventListener('visibilitychange', wake)
    return () => {
      mine = false
      clearInterval(timer)
      removeEventListener('online', wake)
      document.removeEventListener('visibilitychange', wake)
    }
  }, [path])
  return live
}
