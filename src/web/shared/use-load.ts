/** Loading as four states that every page draws: waiting, there, failed, and trying again. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { asProblem, get, type ProblemError } from './api.ts'

export type Loaded<T> = {
  readonly data: T | null
  readonly problem: ProblemError['problem'] | null
  readonly reload: () => void
}

/** Reads a path, again when it changes; null reads nothing. What was read stays while it is read again. */
export function useLoad<T>(path: string | null): Loaded<T> {
  const [state, setState] = useState<{
    readonly path: string | null
    readonly data: T | null
    readonly problem: ProblemError['problem'] | null
  }>({ path: null, data: null, problem: null })
  const [turn, setTurn] = useState(0)
  const latest = useRef(0)
  useEffect(() => {
    if (path === null) return
    const mine = ++latest.current
    get<T>(path).then(
      (data) => {
        if (mine === latest.current) setState({ path, data, problem: null })
      },
      (error: unknown) => {
        if (mine === latest.current)
          setState((was) => ({ path, data: was.path === path ? was.data : null, problem: asProblem(error) }))
      },
    )
  }, [path, turn])
  const reload = useCallback(() => setTurn((n) => n + 1), [])
  return {
    data: state.path === path ? state.data : null,
    problem: state.path === path ? state.problem : null,
    reload,
  }
}
