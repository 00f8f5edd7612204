/**
 * [SG8] What a phone sends goes through here: it is written down first, with the key of the attempt, and is gone from here when the server
 * has answered and not before. A line that breaks, or a page that is opened anew, sends the same once more.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Text } from '../../kernel/text.ts'
import type { Done } from '../../server/contract/index.ts'
import { asProblem, newKey, post } from '../shared/api.ts'
import { ownName } from '../shared/base.ts'
import { recall, remember } from '../shared/lang.tsx'

export type Item = {
  readonly key: string
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
  /** What it is, in words. */ readonly title: Text
  readonly given: string
}
/** How the last ones ended. */
export type Answered = Pick<Item, 'key' | 'title' | 'given'> & {
  readonly at: string | null
  /** Why it was refused; null where it was taken. */ readonly refusal: Text | null
}

const againMs = 1_500
const mostAnswered = 6

function itemsUnder(name: string): readonly Item[] {
  try {
    const items = JSON.parse(recall(name) ?? '[]') as unknown
    return Array.isArray(items) ? (items as readonly Item[]) : []
  } catch {
    return []
  }
}

export function useOutbox(
  login: string,
  event: string,
  answered: () => void,
): {
  readonly waiting: readonly Item[]
  readonly done: readonly Answered[]
  readonly send: (item: Omit<Item, 'key'>) => void
} {
  const name = ownName(`yimen-stage ${login} ${event}`)
  const [waiting, setWaiting] = useState<readonly Item[]>(() => itemsUnder(name))
  const [done, setDone] = useState<readonly Answered[]>([])
  const isSending = useRef(false)
  const tell = useRef(answered)
  tell.current = answered
  useEffect(() => remember(name, JSON.stringify(waiting)), [name, waiting])
  /** One at a time, in their order. */
  const first = waiting[0]
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (!first || isSending.current) return
    isSending.current = true
    const end = (refusal: Text | null, at: string | null): void => {
      setWaiting((was) => was.filter((x) => x.key !== first.key))
      setDone((was) =>
        [{ key: first.key, title: first.title, given: first.given, at, refusal }, ...was].slice(
          0,
          mostAnswered,
        ),
      )
      tell.current()
      goOn()
    }
    const goOn = (): void => {
      isSending.current = false
      setTurn((n) => n + 1)
    }
    post<Done>(first.path, first.body, first.key).then(
      (answer) => end(null, answer.at),
      (error: unknown) => {
        const { code, status, detail } = asProblem(error)
        /** No answer, or none yet: it is kept, and nobody is asked again at once. */
        if (code === 'offline' || status >= 500 || status === 429) setTimeout(goOn, againMs)
        else end(detail, null)
      },
    )
  }, [first, turn])
  useEffect(() => {
    const wake = (): void => setTurn((n) => n + 1)
    addEventListener('online', wake)
    return () => removeEventListener('online', wake)
  }, [])
  const send = useCallback(
    (item: Omit<Item, 'key'>) => setWaiting((was) => [...was, { ...item, key: newKey() }]),
    [],
  )
  return { waiting, done, send }
}
