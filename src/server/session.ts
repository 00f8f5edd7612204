/** Who is asking: a session cookie for people, a key for the command line. The actor never comes from the body. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { actsIn, dayOfInstant, standInsOf, type Actor, type Day } from '#kernel'
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

/** A post that somebody acts in, with the substitutions by which they do; none in their own. */
export type ActingPost = Post & { readonly acting: readonly string[] }

/** The posts that a person holds on a day, and those they stand in for. */
export function postsOn(house: House, person: string, day: Day): readonly ActingPost[] {
  const own = (house.reference.postsOf.get(person) ?? []).filter((p) => holds(p, day))
  if (own.length === 0) return []
  return actsIn(house.reference.substitutions, own.map((p) => p.id), day).flatMap(({ post, acting }) => {
    const reached = house.reference.posts.get(post)
    /** A post that ended is nobody's to stand in for. */
    return reached && holds(reached, day) ? [{ ...reached, acting }] : []
  })
}

/** Who has this on their desk on a day: the holders of the role over the place, and who stands in for them. */
export function holdersOf(house: House, role: string, area: string | null, day: Day): readonly { readonly person: string; readonly post: Post; readonly acting: readonly string[] }[] {
  const posts = [...house.reference.posts.values()].filter((p) => p.role === role && holds(p, day) && area !== null && house.places.heirOf(p.area, day).includes(area))
  return posts.flatMap((post) => standInsOf(house.reference.substitutions, post.id, day).flatMap(({ post: id, acting }) => {
    const by = house.reference.posts.get(id)
    return by && holds(by, day) ? [{ person: by.person, post, acting }] : []
  }))
}

export const postsToday = (house: House, person: string): readonly ActingPost[] => postsOn(house, person, dayOfInstant(house.clock.now()))

export const holds = (p: Post, day: string): boolean => p.from <= day && (p.to === null || day <= p.to)

/** The command line is nobody: it acts for others, or not at all. */
export function mustBeSomebody(who: Principal): void {
  if (who.login === 'console') throw problem(403, 'not_a_person', '命令行不是办事人，只能代岗位或申请人办理', 'The command line is nobody: it acts for a post or an applicant', 'as')
}

/** The actor for a request: in one of their own posts, or as a resident in their own affairs. */
export function actorFor(house: House, who: Principal, postId?: string): Actor {
  const kin = house.reference.kinOf.get(who.person) ?? []
  if (postId === undefined) return { person: who.person, post: null, role: 'resident', area: null, kin }
  const post = postsToday(house, who.person).find((p) => p.id === postId)
  if (!post) throw problem(403, 'not_your_post', '您今天没有这个岗位', 'You do not hold this post today', 'post')
  return { person: who.person, post: post.id, role: post.role, area: post.area, kin, acting: post.acting }
}
