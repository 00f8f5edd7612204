/** Sessions: how long they last, when their token changes, and what a token that should be dead means. */
import { createHash, randomBytes } from 'node:crypto'
import {
  askedAgain,
  askedTogether,
  closeSession,
  findSessions,
  keepAccess,
  openSession,
  sessionAges,
  touchSession,
  turnSession,
  type Session,
} from '#store'
import type { Home } from './home.ts'

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()
export const newToken = (): string => randomBytes(32).toString('base64url')

const minute = 60
const hour = 60 * minute
const day = 24 * hour
/** [I4] Officials' desks stand open to passers-by: half an hour; a resident's phone is their own. Seconds. */
const limits = {
  post: { idle: 30 * minute, age: 12 * hour },
  resident: { idle: 12 * hour, age: 30 * day },
} as const
const turnAfter = 15 * minute
/** Written at most so often, so that looking does not cost a write each time. */
const seenEvery = minute

/** Opens a session with a token that nobody has seen before: one that was fixed beforehand is worth nothing. */
export async function enter(
  home: Home,
  login: string,
  strong: boolean,
  browser: { readonly name: string; readonly token: Buffer },
): Promise<string> {
  const token = newToken()
  await openSession(home.pool, home.cover, login, sha256(token), strong, browser)
  return token
}

export type LiveSession = {
  readonly session: Session
  /** A new token to set: the old one dies in a minute. */ readonly turned: string | null
}

type Asked = (token: Buffer) => Promise<Session | null>
const asks = new WeakMap<Home, Asked>()

/** [I4] Read anew for each request, and together for those that come together: one that was closed opens nothing. */
function findSession(home: Home, token: Buffer): Promise<Session | null> {
  const ask =
    asks.get(home) ??
    askedTogether((tokens: readonly Buffer[]) =>
      askedAgain(() => findSessions(home.pool, home.cover, tokens)),
    )
  asks.set(home, ask)
  return ask(token)
}

/**
 * [I4] The session of a token, or null: too old, too long idle, or a token that was changed longer than a
 * minute ago, which ends it all. `holdsPost`: whether a person holds one today.
 */
export async function sessionOf(
  home: Home,
  token: string,
  holdsPost: (person: string) => boolean,
): Promise<LiveSession | null> {
  const hash = sha256(token)
  const s = await findSession(home, hash)
  if (!s) return null
  const limit = s.permissions.length > 0 || holdsPost(s.person) ? limits.post : limits.resident
  if (s.idle > limit.idle || s.age > limit.age) {
    await closeSession(home.pool, home.code, hash)
    return null
  }
  if (s.late !== null) {
    if (s.late <= 0) return { session: s, turned: null }
    /** Two have the same session: the one who came late, or whoever took the token. Neither keeps it. */
    await closeSession(home.pool, home.code, hash)
    await keepAccess(home.pool, home.code, {
      kind: 'session_reused',
      case: null,
      person: s.person,
      post: null,
      names: [s.login],
      purpose: '已更换的登录凭据被再次使用，登录已全部结束',
      at: home.clock.now(),
    })
    return null
  }
  if (s.turned > turnAfter) {
    const fresh = newToken()
    if (await turnSession(home.pool, home.cover, hash, sha256(fresh), false))
      return { session: s, turned: fresh }
  } else if (s.idle > seenEvery) await touchSession(home.pool, s.id)
  return { session: s, turned: null }
}

/** [I4] Of these sessions, those that are still open; asking makes none of them younger. `holdsPost`: whether its person does today. */
export async function stillOpen(
  home: Home,
  sessions: ReadonlyMap<string, { readonly holdsPost: boolean }>,
): Promise<ReadonlySet<string>> {
  const ages = await sessionAges(home.pool, home.code, [...sessions.keys()])
  return new Set(
    ages
      .filter(({ id, age, idle }) => {
        const limit = sessions.get(id)!.holdsPost ? limits.post : limits.resident
        return age <= limit.age && idle <= limit.idle
      })
      .map(({ id }) => id),
  )
}

/** [I3] After the second factor was shown: a new token, and the old one dies at once. */
export async function strengthen(home: Home, token: string): Promise<string | null> {
  const fresh = newToken()
  return (await turnSession(home.pool, home.cover, sha256(token), sha256(fresh), true)) ? fresh : null
}

/** Which kind of browser, for a person who wants to tell their own sessions apart. */
export function deviceName(userAgent: string): string {
  const browser = /MicroMessenger/i.test(userAgent)
    ? '微信'
    : /Edg\//.test(userAgent)
      ? 'Edge'
      : /Firefox\//.test(userAgent)
        ? 'Firefox'
        : /Chrome\//.test(userAgent)
          ? 'Chrome'
          : /Safari\//.test(userAgent)
            ? 'Safari'
            : '其他程序'
  const system = /Android/.test(userAgent)
    ? 'Android'
    : /iPhone|iPad/.test(userAgent)
      ? 'iOS'
      : /Windows/.test(userAgent)
        ? 'Windows'
        : /Mac OS/.test(userAgent)
          ? 'macOS'
          : /Linux/.test(userAgent)
            ? 'Linux'
            : ''
  return system === '' ? browser : `${browser} · ${system}`
}
