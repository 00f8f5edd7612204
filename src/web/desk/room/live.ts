/**
 * Following cases while they happen: one stream for all of a browser's pages, because a browser opens only six to one server; the page
 * that holds it tells the others. What was told is taken up where it stopped.
 */
import { useEffect, useRef, useState } from 'react'
import type { LiveCaseView } from '../../../server/contract/cases.ts'
import { at, ownName } from '../../shared/base.ts'

/** A case that changed; `reset`: read the list anew. */
export type Heard = { readonly kind: 'case'; readonly change: LiveCaseView } | { readonly kind: 'reset' }
/** Whether what the page shows is as it is now: it is being connected, it is, or it is not since a moment. */
export type Line = 'connecting' | 'live' | 'lost'

type Message = { readonly event: string; readonly cursor: string; readonly data: string }

/** [LV3] The server speaks every ten seconds: after fifteen of silence the page says that it may be old. */
const silentMs = 15_000
/** Who was refused comes again, not all at one moment. */
const againMs = (): number => 3_000 + Math.random() * 4_000
const kinds = ['hello', 'case', 'reset', 'beat'] as const

/** Cases of whatever programme. */
export const everyProgramme = '*'

/** Follows until told to stop. `tell` gets every message of the stream, whichever page of the browser holds it. */
function follow(programme: string, tell: (message: Message) => void): () => void {
  const name = ownName(`yimen-live ${programme}`)
  const others = new BroadcastChannel(name)
  const stop = new AbortController()
  let cursor: string | null = null
  const hear = (message: Message): void => {
    cursor = message.cursor
    tell(message)
  }
  let isHolding = false
  /** A page that comes later asks how things stand; nobody but the one that holds the stream says so. */
  others.onmessage = ({ data }: MessageEvent<Message | 'how?'>) => {
    if (data !== 'how?') hear(data)
    else if (isHolding && cursor !== null) others.postMessage({ event: 'beat', cursor, data: '{}' })
  }
  others.postMessage('how?')
  /** Resolves when the stream is over for good; the browser itself comes again after a break. */
  const hold = (): Promise<void> =>
    new Promise((over) => {
      const query = new URLSearchParams({
        ...(programme === everyProgramme ? {} : { programme }),
        ...(cursor === null ? {} : { after: cursor }),
      })
      const stream = new EventSource(at(`/api/live?${query}`))
      const end = (): void => {
        isHolding = false
        stream.close()
        over()
      }
      stop.signal.addEventListener('abort', end)
      for (const event of kinds)
        stream.addEventListener(event, ({ data, lastEventId }: MessageEvent<string>) => {
          const message = { event, cursor: lastEventId, data }
          isHolding = true
          hear(message)
          others.postMessage(message)
        })
      stream.onerror = () => {
        if (stream.readyState === EventSource.CLOSED) end()
      }
    })
  navigator.locks
    .request(name, { signal: stop.signal }, async () => {
      while (!stop.signal.aborted) {
        await hold()
        await new Promise((next) => setTimeout(next, stop.signal.aborted ? 0 : againMs()))
      }
    })
    .catch(() => undefined)
  return () => {
    stop.abort()
    others.close()
  }
}

/** Follows a programme's cases while the page is there; tells how the line stands. */
export function useLive(programme: string | null, hear: (heard: Heard) => void): Line {
  const [line, setLine] = useState<Line>('connecting')
  const latest = useRef(hear)
  latest.current = hear
  useEffect(() => {
    if (programme === null) return
    setLine('connecting')
    let silence = 0
    const heard = (): void => {
      setLine('live')
      clearTimeout(silence)
      silence = window.setTimeout(() => setLine('lost'), silentMs)
    }
    silence = window.setTimeout(() => setLine('lost'), silentMs)
    const leave = follow(programme, ({ event, data }) => {
      heard()
      if (event === 'case') latest.current({ kind: 'case', change: JSON.parse(data) as LiveCaseView })
      else if (event === 'reset') latest.current({ kind: 'reset' })
    })
    return () => {
      clearTimeout(silence)
      leave()
    }
  }, [programme])
  return line
}
