/** [SG3] Following one answer that the server tells whenever it is another; what was told stays when the line is lost, and it is said. */
import { useEffect, useRef, useState } from 'react'
import { at } from './base.ts'

export type Line = 'connecting' | 'live' | 'lost'
export type Told<T> = {
  readonly answer: T | null
  readonly line: Line
  /** The server's clock now, in milliseconds. */ readonly now: () => number
  /** Goes up with each answer. */ readonly turn: number
}

/** [LV3] The server speaks every ten seconds: after fifteen of silence the page says that it may be old. */
const silentMs = 15_000
const againMs = (): number => 1_500 + Math.random() * 2_500

export function useTold<T>(path: string): Told<T> {
  const [{ answer, turn }, setAnswer] = useState<{ answer: T | null; turn: number }>({
    answer: null,
    turn: 0,
  })
  const [line, setLine] = useState<Line>('connecting')
  /** Server's clock less this machine's. */
  const ahead = useRef(0)
  useEffect(() => {
    let stream: EventSource | null = null
    let silence = 0
    let again = 0
    let isOver = false
    const heard = (): void => {
      setLine('live')
      clearTimeout(silence)
      silence = window.setTimeout(follow, silentMs)
    }
    const clock = ({ data }: MessageEvent<string>): void => {
      heard()
      ahead.current = Date.parse((JSON.parse(data) as { readonly now: string }).now) - Date.now()
    }
    function follow(): void {
      clearTimeout(silence)
      clearTimeout(again)
      stream?.close()
      if (isOver) return
      stream = new EventSource(at(path))
      stream.addEventListener('hello', clock)
      stream.addEventListener('beat', clock)
      stream.addEventListener('told', ({ data }: MessageEvent<string>) => {
        heard()
        setAnswer((was) => ({ answer: JSON.parse(data) as T | null, turn: was.turn + 1 }))
      })
      /** A phone that was away says so at once, and comes again by itself. */
      stream.onerror = lose
    }
    /** An open line may stay open a while without the net: what comes on it then would say that all is as it is now. */
    function lose(): void {
      setLine('lost')
      stream?.close()
      clearTimeout(silence)
      clearTimeout(again)
      again = window.setTimeout(follow, againMs())
    }
    follow()
    addEventListener('online', follow)
    addEventListener('offline', lose)
    return () => {
      isOver = true
      removeEventListener('online', follow)
      removeEventListener('offline', lose)
      clearTimeout(silence)
      clearTimeout(again)
      stream?.close()
    }
  }, [path])
  return { answer, line, turn, now: () => Date.now() + ahead.current }
}
