/**
 * Reading a path again when something happened, and by itself. What was read stays until something newer is there; what happens in a burst
 * is read once after it, and what happens without end is still read: a reading that is on its way is never thrown away for the next.
 */
import { useEffect, useRef, useState } from 'react'
import { asProblem, get, type ProblemError } from './api.ts'

export type Again<T> = { readonly data: T | null; readonly problem: ProblemError['problem'] | null }

export function useAgain<T>(
  path: string | null,
  turn: unknown,
  { burstMs, everyMs }: { readonly burstMs: number; readonly everyMs: number },
): Again<T> {
  const [got, setGot] = useState<Again<T>>({ data: null, problem: null })
  const ask = useRef<() => void>(() => undefined)
  useEffect(() => {
    if (path === null) return
    let mine = true
    let timer: number | null = null
    let isReading = false
    let isAsked = false
    const read = (): void => {
      timer = null
      isReading = true
      isAsked = false
      get<T>(path)
        .then(
          (data) => mine && setGot({ data, problem: null }),
          (error: unknown) => mine && setGot((was) => ({ ...was, problem: asProblem(error) })),
        )
        .finally(() => {
          isReading = false
          if (mine && isAsked) later()
        })
    }
    const later = (): void => {
      if (isReading) isAsked = true
      else timer ??= window.setTimeout(read, burstMs)
    }
    ask.current = later
    read()
    const every = setInterval(later, everyMs)
    return () => {
      mine = false
      ask.current = () => undefined
      if (timer !== null) clearTimeout(timer)
      clearInterval(every)
    }
  }, [path, burstMs, everyMs])
  useEffect(() => ask.current(), [turn])
  return got
}
