/** The body of `PUT /api/registry` for a rehearsal: its places, posts and people as they are made, and who of them signs in. */
import { password, rehearsalSecret } from './rehearsal-accounts.ts'
import type { Area } from './rehearsal-hunan/index.ts'

/** A login, whose it is, and what it may do beyond its posts. */
export type Login = readonly [login: string, person: string, ...permissions: string[]]
type Somebody = { readonly id: string; readonly name: string; readonly idNo: string }

/** Whoever holds a post, by its role, its number where several hold it, and where it is not at home. */
export const holderAt =
  (home: string) =>
  (role: string, which?: string | number, area: string = home): string =>
    `p-${area}-${role}${which === undefined ? '' : `-${which}`}`

/** The posts of a role over an area, in the order in which they were made. */
export function postsIn(
  posts: readonly { readonly id: string; readonly role: string; readonly area: string }[],
): (role: string, area: string) => readonly string[] {
  const ids = new Map<string, string[]>()
  for (const { id, role, area } of posts)
    ids.set(`${role} ${area}`, [...(ids.get(`${role} ${area}`) ?? []), id])
  return (role, area) => ids.get(`${role} ${area}`) ?? []
}

/** The n-th of them, in turn; there must be one. */
export function postIn(
  posts: Parameters<typeof postsIn>[0],
): (role: string, area: string, n?: number) => string {
  const held = postsIn(posts)
  return (role, area, n = 0) => {
    const ids = held(role, area)
    if (ids.length === 0) throw new Error(`the rehearsal has no ${role} over ${area}`)
    return ids[n % ids.length]!
  }
}

/** What a house is told of places, of all that a province knows of them. */
export const placesOf = (areas: readonly Area[]) =>
  areas.map(({ code, parent, name, kind, from, to }) => ({ code, parent, name, kind, from, to }))

/** Who decides, or may do more than their posts, takes a second factor. */
export const accountsOf = (
  logins: readonly Login[],
  needsPhone: (person: string, permissions: readonly string[]) => boolean,
) =>
  logins.map(([login, person, ...permissions]) => ({
    login,
    person,
    password,
    permissions,
    ...(needsPhone(person, permissions) ? { totp: rehearsalSecret(login) } : {}),
  }))

/** All of it on the day on which the house of a rehearsal starts; `needPhone` are roles. */
export const registryWith = <
  Area,
  Organisation,
  Post extends { readonly person: string; readonly role: string },
  Substitution = never,
  Grant = never,
>(made: {
  readonly name: { readonly zh: string; readonly en: string }
  readonly areas: readonly Area[]
  readonly organisations: readonly Organisation[]
  readonly people: readonly Somebody[]
  readonly posts: readonly Post[]
  readonly substitutions?: readonly Substitution[]
  readonly authorities?: readonly Grant[]
  readonly logins: readonly Login[]
  readonly needPhone: ReadonlySet<string>
}) => ({
  name: made.name,
  rehearsal: true,
  startsAt: '2021-10-20T09:00:00+08:00',
  areas: made.areas,
  organisations: made.organisations,
  people: made.people.map(({ id, name, idNo }) => ({ id, name, idNo })),
  kin: [],
  posts: made.posts,
  successions: [],
  substitutions: made.substitutions ?? [],
  authorities: made.authorities ?? [],
  logins: accountsOf(
    made.logins,
    (person, permissions) =>
      permissions.length > 0 || made.posts.some((p) => p.person === person && made.needPhone.has(p.role)),
  ),
})
