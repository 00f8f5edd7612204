/** What is found, asked while somebody writes: the answer to an older word never stands under a newer one. */
import { useEffect, useRef, useState } from 'react'
import type { FoundView, HitView, OwnView } from '../../../server/contract/find.ts'
import { asProblem, post as send, type ProblemError } from '../../shared/api.ts'
import { go } from '../../shared/router.tsx'
import { useLoad, type Loaded } from '../reads.tsx'

export type Finding = {
  /** The word that `found` answers. */
  readonly word: string
  readonly found: FoundView | null
  readonly problem: ProblemError['problem'] | null
  readonly busy: boolean
}
const nothing: Finding = { word: '', found: null, problem: null, busy: false }
const pauseMs = 180

export function useFind(word: string, limit: number): Finding & { readonly again: () => void } {
  const [state, setState] = useState<Finding>(nothing)
  const [turn, setTurn] = useState(0)
  const latest = useRef(0)
  useEffect(() => {
    const mine = ++latest.current
    if (word === '') {
      setState(nothing)
      return
    }
    setState((was) => ({ ...was, busy: true }))
    const timer = setTimeout(() => {
      send<FoundView>('/api/find', { q: word, limit }).then(
        (answer) => mine === latest.current && setState({ word, found: answer, problem: null, busy: false }),
        (error: unknown) =>
          mine === latest.current && setState({ word, found: null, problem: asProblem(error), busy: false }),
      )
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [word, limit, turn])
  return { ...state, again: () => setTurn((n) => n + 1) }
}

/** What is on its way to be remembered: a list that is asked for meanwhile waits for it. */
let remembering: Promise<unknown> = Promise.resolve()

/** Opens what was found, and has it remembered; whether that succeeds holds nobody up. */
export function openHit(hit: Pick<HitView, 'kind' | 'id'>, to: string): void {
  remembering = send<OwnView>('/api/find/own', { act: 'open', kind: hit.kind, id: hit.id }).catch(
    () => undefined,
  )
  go(to)
}

/** What one opened last and pinned, while it is wanted. */
export function useOwn(isWanted: boolean): Loaded<OwnView> {
  const [isSettled, setSettled] = useState(false)
  useEffect(() => {
    let mine = true
    if (isWanted) void remembering.then(() => mine && setSettled(true))
    return () => {
      mine = false
      setSettled(false)
    }
  }, [isWanted])
  return useLoad<OwnView>(isWanted && isSettled ? '/api/find/own' : null)
}
