/** Reading a path again when something happened, and by itself; what was read stays until something newer is there. */
import { useEffect, useState } from 'react'
import { asProblem, get, type ProblemError } from '../../shared/api.ts'

/** A burst is read once, after it. */
const burstMs = 600
const everyMs = 20_000

export type Again<T> = { readonly data: T | null; readonly problem: ProblemError['problem'] | null }

export function useAgain<T>(path: string | null, turn: number): Again<T> {
  const [got, setGot] = useState<Again<T>>({ data: null, problem: null })
  useEffect(() => {
    if (path === null) return
    let mine = true
    const read = (): void =>
      void get<T>(path).then(
        (data) => mine && setGot({ data, problem: null }),
        (error: unknown) => mine && setGot((was) => ({ ...was, problem: asProblem(error) })),
      )
    const soon = setTimeout(read, got.data === null ? 0 : burstMs)
    const timer = setInterval(read, everyMs)
    return () => {
      mine = false
      clearTimeout(soon)
      clearInterval(timer)
    }
    // Whether anything was read says only how soon.
  }, [path, turn])
  return got
}
