/** Who is asking: a session cookie for people, a key for the command line. The actor never comes from the body. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { dayOfInstant, type Actor } from '#kernel'
import { closeSession, findPasswordHash, findSession, openSession, type Login, type Post } from '#store'
import { problem } from './problem.ts'
import type { House } from './realm.ts'

export type Principal = Login

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()
const idleHours = 12

export const hashPassword = (password: string): Promise<string> => hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })

/** A stand-in that costs the same to check, so that an unknown name answers as slowly as a wrong password. */
const nobody = hashPassword(randomBytes(16).toString('hex'))

/** A new session's token, or null. Unknown names and wrong passwords look alike. */
export async function signIn(house: House, login: string, password: string): Promise<string | null> {
  const known = await findPasswordHash(house.pool, house.code, login)
  const right = await verify(known ?? (await nobody), password).catch(() => false)
  if (!right || known === null) return null
  const token = randomBytes(32).toString('base64url')
  await openSession(house.pool, house.code, login, sha256(token))
  return token
}

export const signOut = (house: House, token: string): Promise<void> => closeSession(house.pool, sha256(token))

export const principalOf = (house: House, token: string): Promise<Principal | null> => findSession(house.pool, house.code, sha256(token), idleHours)

/** The key that the start leaves for the command line on the same machine. */
export const isKey = (given: string, key: string): boolean => timingSafeEqual(sha256(given), sha256(key))

/** The posts that a person holds on this day. */
export function postsToday(house: House, person: string): readonly Post[] {
  const today = dayOfInstant(house.clock.now())
  return (house.reference.postsOf.get(person) ?? []).filter((p) => holds(p, today))
}

export const holds = (p: Post, day: string): boolean => p.from <= day && (p.to === null || day <= p.to)

/** The actor for a request: in one of their own posts, or as a resident in their own affairs. */
export function actorFor(house: House, who: Principal, postId?: string): Actor {
  const kin = house.reference.kinOf.get(who.person) ?? []
  if (postId === undefined) return { person: who.person, post: null, role: 'resident', area: null, kin }
  const post = postsToday(house, who.person).find((p) => p.id === postId)
  if (!post) throw problem(403, 'not_your_post', '您今天没有这个岗位', 'You do not hold this post today', 'post')
  return { person: who.person, post: post.id, role: post.role, area: post.area, kin }
}
