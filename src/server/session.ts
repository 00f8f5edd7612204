/** Who is asking, and which posts they act in. The actor never comes from the body. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Actor } from '#kernel/case'
import { actsIn, standInsOf } from '#kernel/authority'
import { dayOfInstant, type Day } from '#kernel/day'
import type { Login, Post } from '#store'
import { problem } from './problem.ts'
import type { House } from './realm.ts'

/** A session's person; `strong` when the second factor was shown, `enrolled` when there is one. The command line has no session. */
export type Principal = Login & {
  readonly strong: boolean
  readonly enrolled: boolean
  readonly session: string | null
  /** The hash of the cookie of the browser that it belongs to. */ readonly browser: Buffer | null
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

/** The key that the start leaves for the command line on the same machine. */
export const isKey = (given: string, key: string): boolean => timingSafeEqual(sha256(given), sha256(key))

/** A post that somebody acts in, with the substitutions by which they do; none in their own. */
export type ActingPost = Post & { readonly acting: readonly string[] }

/** The posts that a person holds on a day, and those they stand in for. */
export function postsOn(house: House, person: string, day: Day): readonly ActingPost[] {
  const own = (house.reference.postsOf.get(person) ?? []).filter((p) => holds(p, day))
  if (own.length === 0) return []
  return actsIn(
    house.reference.substitutions,
    own.map((p) => p.id),
    day,
  ).flatMap(({ post, acting }) => {
    const reached = house.reference.posts.get(post)
    /** A post that ended is nobody's to stand in for. */
    return reached && holds(reached, day) ? [{ ...reached, acting }] : []
  })
}

/** Who has this on their desk on a day: the holders of the role over the place, and who stands in for them. */
export function holdersOf(
  house: House,
  role: string,
  area: string | null,
  day: Day,
): readonly { readonly person: string; readonly post: Post; readonly acting: readonly string[] }[] {
  const posts = [...house.reference.posts.values()].filter(
    (p) =>
      p.role === role && holds(p, day) && area !== null && house.places.heirOf(p.area, day).includes(area),
  )
  return posts.flatMap((post) =>
    standInsOf(house.reference.substitutions, post.id, day).flatMap(({ post: id, acting }) => {
      const by = house.reference.posts.get(id)
      return by && holds(by, day) ? [{ person: by.person, post, acting }] : []
    }),
  )
}

export const postsToday = (house: House, person: string): readonly ActingPost[] =>
  postsOn(house, person, dayOfInstant(house.clock.now()))

export const holds = (p: Post, day: string): boolean => p.from <= day && (p.to === null || day <= p.to)

/** The command line is nobody: it acts for others, or not at all. */
export function mustBeSomebody(who: Principal): void {
  if (who.login === 'console')
    throw problem(
      403,
      'not_a_person',
      '命令行不是办事人，只能代岗位或申请人办理',
      'The command line is nobody: it acts for a post or an applicant',
      'as',
    )
}

/** The actor for a request: in one of their own posts, or as a resident in their own affairs. */
export function actorFor(house: House, who: Principal, postId?: string): Actor {
  const kin = house.reference.kinOf.get(who.person) ?? []
  if (postId === undefined) return { person: who.person, post: null, role: 'resident', area: null, kin }
  const post = postsToday(house, who.person).find((p) => p.id === postId)
  if (!post)
    throw problem(403, 'not_your_post', '您今天没有这个岗位', 'You do not hold this post today', 'post')
  return { person: who.person, post: post.id, role: post.role, area: post.area, kin, acting: post.acting }
}
