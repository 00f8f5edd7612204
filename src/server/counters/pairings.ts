/**
 * [CT3] Which screen stands before the person at which window: in memory alone, so that a restart ends them all. A screen knows no
 * session; it was let in by digits that were read aloud once, and sees what it was handed, while it is handed.
 */
import { createHash, randomBytes, randomInt } from 'node:crypto'
import type { Principal } from '../session.ts'

/** How long digits may be typed in, a case stays before somebody, and a pairing is kept in which nothing is handed. */
export const codeSeconds = 120
export const handedSeconds = 600
export const idleSeconds = 4 * 3600
/** Of wrong digits from one place, in a minute. */
const mostWrong = 10
const mostPlaces = 10_000

export type Handed = { readonly id: string; readonly until: number }
export type Pairing = {
  readonly counter: string
  readonly who: Principal
  readonly post: string
  readonly window: string
  /** The name under which what the screen is told is watched; it is known to nobody. */ readonly name: string
  /** The digits, until they were used. */ code: { readonly digits: string; readonly until: number } | null
  /** The hash of what the screen shows that it is; null before it came. */ screen: string | null
  ticket: string | null
  handed: Handed | null
  /** What the person said of what they saw last. */ said: 'wrong' | 'signed' | null
  until: number
}

export type Pairings = {
  /** A new pairing of this session; the one before is over, and its screen with it. */
  begin(by: Pick<Pairing, 'counter' | 'who' | 'post' | 'window'>): Pairing
  ofSession(session: string | null): Pairing | null
  ofScreen(token: string | undefined): Pairing | null
  /** What a screen shows from now on that it is; null for digits that are none, `too_many` for whoever guesses. */
  join(
    digits: string,
    from: string,
  ): { readonly token: string; readonly pairing: Pairing } | null | 'too_many'
  hand(pairing: Pairing, what: { readonly ticket: string | null; readonly case: string | null }): void
  /** Of the case that they had before them; nothing where another stands there by now. */
  say(pairing: Pairing, said: 'wrong' | 'signed', of: string): void
  end(pairing: Pairing): void
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** `now` in milliseconds, of a clock that never goes back; `changed` hears whose screen is to be told anew. */
export function openPairings(now: () => number, changed: (pairing: Pairing) => void): Pairings {
  const all = new Set<Pairing>()
  const wrong = new Map<string, { n: number; readonly since: number }>()
  const end = (pairing: Pairing): void => {
    if (all.delete(pairing)) changed(pairing)
  }
  /** What is over is over for whoever asks, whether or not anybody looked when it ended. */
  const swept = (): readonly Pairing[] => {
    for (const pairing of all) {
      if (pairing.until <= now()) end(pairing)
      if (pairing.handed && pairing.handed.until <= now()) pairing.handed = null
      if (pairing.code && pairing.code.until <= now()) pairing.code = null
    }
    return [...all]
  }
  const isGuessing = (from: string): boolean => {
    const tried = wrong.get(from)
    return tried !== undefined && now() - tried.since < 60_000 && tried.n >= mostWrong
  }
  const countWrong = (from: string): void => {
    const tried = wrong.get(from)
    if (wrong.size >= mostPlaces) wrong.clear()
    if (!tried || now() - tried.since >= 60_000) wrong.set(from, { n: 1, since: now() })
    else tried.n += 1
  }
  return {
    begin(by) {
      for (const earlier of swept()) if (earlier.who.session === by.who.session) end(earlier)
      const pairing: Pairing = {
        ...by,
        name: `screen ${randomBytes(24).toString('base64url')}`,
        code: { digits: String(randomInt(100_000_000)).padStart(8, '0'), until: now() + codeSeconds * 1000 },
        screen: null,
        ticket: null,
        handed: null,
        said: null,
        until: now() + idleSeconds * 1000,
      }
      all.add(pairing)
      return pairing
    },
    ofSession: (session) =>
      session === null ? null : (swept().find((p) => p.who.session === session) ?? null),
    ofScreen(token) {
      if (token === undefined) return null
      const hash = hashOf(token)
      return swept().find((p) => p.screen === hash) ?? null
    },
    join(digits, from) {
      if (isGuessing(from)) return 'too_many'
      const pairing = swept().find((p) => p.code?.digits === digits)
      if (!pairing) {
        countWrong(from)
        return null
      }
      const token = randomBytes(32).toString('base64url')
      pairing.code = null
      pairing.screen = hashOf(token)
      changed(pairing)
      return { token, pairing }
    },
    hand(pairing, { ticket, case: id }) {
      pairing.ticket = ticket
      pairing.handed = id === null ? null : { id, until: now() + handedSeconds * 1000 }
      pairing.said = null
      pairing.until = now() + idleSeconds * 1000
      changed(pairing)
    },
    say(pairing, said, of) {
      if (pairing.handed?.id !== of) return
      pairing.said = said
      if (said === 'signed') pairing.handed = null
      changed(pairing)
    },
    end,
  }
}
