/** Who is at the desk: the person, the post they act in, and the realm's clock as it ticks on. */
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react'
import type { Me, PostView } from '../../server/contract/people.ts'
import { asProblem, get, remove, signInAgainWith } from '../shared/api.ts'
import { ownName } from '../shared/base.ts'
import { dropDrafts } from '../shared/drop-drafts.ts'
import { recall, remember } from '../shared/lang.tsx'
import { forgetReads } from './reads.tsx'

type Session = {
  readonly me: Me
  /** The post acted in where nothing else decides; null for a person without one. */
  readonly post: PostView | null
  readonly choose: (post: string) => void
  /** The server's clock now, ISO 8601 with +08:00. */
  readonly now: () => string
  /** Asks the server again who this is: after a session has ended it shows the sign-in. */
  readonly refresh: () => Promise<void>
  readonly leave: () => Promise<void>
}
/** Where one looks first: one’s own place within the realm. A city’s districts begin with its code less the noughts (GB/T 2260). */
export const homeArea = (s: Pick<Session, 'me' | 'post'>): string =>
  s.post &&
  s.post.area.length >= s.me.realm.area.length &&
  s.post.area.startsWith(s.me.realm.area.replace(/(00)+$/, ''))
    ? s.post.area
    : s.me.realm.area

const SessionContext = createContext<Session | null>(null)
const keptPost = 'yimen-desk-post'

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession outside SessionProvider')
  return session
}

const chinaTime = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().replace('Z', '+08:00')

type Identity = {
  readonly me: Me
  /** Server's clock less this machine's, milliseconds. */ readonly ahead: number
}

/** Shows `stranger` until somebody is signed in. */
export function SessionProvider({
  stranger,
  failed,
  again,
  children,
}: {
  readonly stranger: (entered: () => Promise<void>) => ReactNode
  readonly failed: (again: () => void) => ReactNode
  /** Over the page that somebody was at when their session ended; a page without a form needs none. */
  readonly again?: (who: Me, entered: () => Promise<void>, leave: () => void) => ReactNode
  readonly children: ReactNode
}) {
  const [identity, setIdentity] = useState<Identity | null | 'waiting' | 'failed'>('waiting')
  const [chosen, setChosen] = useState(() => recall(ownName(keptPost)))
  const refresh = () =>
    get<Me>('/api/me').then(
      (me) => setIdentity({ me, ahead: Date.parse(me.now) - Date.now() }),
      (e: unknown) => {
        forgetReads()
        setIdentity(asProblem(e).status === 401 ? null : 'failed')
      },
    )
  useEffect(() => void refresh(), [])
  /** [DF3] Those who wait to know whether the same person is back. */
  const waiting = useRef<((same: boolean) => void)[]>([])
  const [isOut, setOut] = useState(false)
  const login = typeof identity === 'object' && identity !== null ? identity.me.login : null
  useEffect(() => {
    if (login === null || !again) return
    signInAgainWith(
      () =>
        new Promise((answer) => {
          waiting.current.push(answer)
          setOut(true)
        }),
    )
    return () => signInAgainWith(null)
  }, [login])
  const settle = (same: boolean) => {
    setOut(false)
    for (const answer of waiting.current.splice(0)) answer(same)
  }
  /** Somebody else finds nothing of what stood here: the page begins anew for them. */
  const entered = async () => {
    const me = await get<Me>('/api/me')
    if (me.login !== login) forgetReads()
    setIdentity({ me, ahead: Date.parse(me.now) - Date.now() })
    settle(me.login === login)
  }
  if (identity === 'waiting') return null
  if (identity === 'failed') return failed(() => void refresh())
  if (identity === null) return stranger(refresh)
  const { me, ahead } = identity
  const session: Session = {
    me,
    refresh,
    post: me.posts.find((p) => p.id === chosen) ?? me.posts[0] ?? null,
    choose(post) {
      setChosen(post)
      remember(ownName(keptPost), post)
    },
    now: () => chinaTime(Date.now() + ahead),
    leave: () => {
      signInAgainWith(null)
      dropDrafts()
      return remove('/api/session').then(refresh, refresh)
    },
  }
  const goAway = () => {
    settle(false)
    forgetReads()
    setIdentity(null)
  }
  return (
    <SessionContext key={me.login} value={session}>
      {children}
      {isOut && again?.(me, entered, goAway)}
    </SessionContext>
  )
}

/** The clock for showing: moves on every few seconds. */
export function useNow(): string {
  const { now } = useSession()
  const [, beat] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => beat((n) => n + 1), 5000)
    return () => clearInterval(timer)
  }, [])
  return now()
}
