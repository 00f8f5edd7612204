/** Which lines of a long table are on the screen: only these are drawn, between two stretches that keep the place of the others. */
import { useEffect, useState, useSyncExternalStore, type RefObject } from 'react'

/** As the style sheet has it: every line of a long table is as high as every other. */
export const lineHeight = 41
/** Drawn beyond each edge, so that a line is there before it is seen. */
const beyond = 14
/** Tables up to here are drawn whole. */
const drawnWhole = 60
/** On a narrow screen lines are cards of any height: so many are there at first, and as many come at a time. */
const cards = 40

const narrow = '(max-width: 720px)'
const hearNarrow = (hear: () => void) => {
  const query = matchMedia(narrow)
  query.addEventListener('change', hear)
  return () => query.removeEventListener('change', hear)
}
export const useNarrow = (): boolean => useSyncExternalStore(hearNarrow, () => matchMedia(narrow).matches)

export type Seen = { readonly from: number; readonly to: number; readonly isPart: boolean }

/** From which line to which; `body` is what holds them. */
export function useSeen(count: number, body: RefObject<HTMLElement | null>): Seen {
  const isNarrow = useNarrow()
  const [from, setFrom] = useState(0)
  const [shown, setShown] = useState(cards)
  const onScreen = Math.ceil((typeof innerHeight === 'number' ? innerHeight : 900) / lineHeight)
  const isPart = count > drawnWhole
  useEffect(() => {
    if (!isPart) return
    const look = () => {
      const box = body.current?.getBoundingClientRect()
      if (!box) return
      if (isNarrow) {
        if (box.bottom < innerHeight * 2) setShown((n) => Math.min(count, n + cards))
        return
      }
      /** In steps, so that a line's move draws nothing. */
      const first = Math.max(0, Math.floor(-box.top / lineHeight) - beyond)
      setFrom(Math.min(first - (first % 4), Math.max(0, count - 1)))
    }
    look()
    addEventListener('scroll', look, { passive: true })
    addEventListener('resize', look)
    return () => {
      removeEventListener('scroll', look)
      removeEventListener('resize', look)
    }
  }, [count, isNarrow, isPart, body])
  if (!isPart) return { from: 0, to: count, isPart }
  if (isNarrow) return { from: 0, to: Math.min(count, shown), isPart }
  const start = Math.min(from, Math.max(0, count - 1))
  return { from: start, to: Math.min(count, start + onScreen + 2 * beyond), isPart }
}
