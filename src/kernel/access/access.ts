/** One decision function for every screen, list, search, export and copy: may this person do this to that? */

/** A post held today, or acted in by substitution. */
export type HeldPost = { readonly id: string; readonly role: string; readonly area: string }

/** Who asks, as access is decided: the actor of a session, never of a body. */
export type Asker = {
  readonly person: string
  readonly posts: readonly HeldPost[]
  /** Beyond posts: `admin`, `audit`, `history`, `act_as`. */
  readonly permissions: readonly string[]
  readonly kin: readonly string[]
}

/** What a role may do in a programme's cases: most read whatever they have a part in, some only act. */
export type RolePart = { readonly reads?: 'nothing' }

/** A case as far as access is concerned. `reach` lists every place whose posts reach it. */
export type CaseThing = {
  readonly kind: 'case'
  readonly reach: readonly string[]
  readonly people: readonly string[]
  readonly opener: string
  /** Roles that have a part in its programme. */
  readonly roles: Readonly<Record<string, RolePart>>
  /** The role that has it on its desk now: more roles may act at a step, as a helper may withdraw for the applicant. */
  readonly holder: string | null
  /** Roles that deal with the bank, once there is something to send; none otherwise. */
  readonly bankBy: readonly string[]
}

/** A register as far as access is concerned: whether everybody reads its list, or at least may ask it by name. */
export type RegisterThing = {
  readonly open: boolean
  readonly asked: boolean
  readonly roles: Readonly<Record<string, unknown>>
}

export type Thing =
  | CaseThing
  /** A paper by who sent it, and the case that names it, if one was given. */
  | { readonly kind: 'upload'; readonly sender: string; readonly of: CaseThing | null }
  /** Counts over a place. */
  | { readonly kind: 'figure' }
  | { readonly kind: 'bulletin'; readonly reach: readonly string[]; readonly signedBy: string }
  /** A register as a list, and one entry of it. `roles` have a part in it; `reach` lists every place whose posts reach the entry. */
  | ({ readonly kind: 'register' } & RegisterThing)
  | ({ readonly kind: 'entry'; readonly reach: readonly string[] } & RegisterThing)
  /** What lies at a place and may not be overdrawn. `roles` have a part in programmes that move it; `reach` lists every place whose posts reach it. */
  | {
      readonly kind: 'holding'
      readonly reach: readonly string[]
      readonly roles: Readonly<Record<string, RolePart>>
    }
  /** What is the whole house's: the registry, the keys, the log, the copy of everything. */
  | { readonly kind: 'house' }

/**
 * What is asked. Of a case: see it, act on it, see who looked at it, open its sealed values, fetch the bank's file. Of a figure: read
 * counts. Of a bulletin: sign it. Of a register: read the list, find an entry by its name, see one. Of a holding: see it. Of the
 * house: find people by number, administer, audit, record history, act for others.
 */
export type Action =
  | 'see'
  | 'act'
  | 'see_looks'
  | 'reveal'
  | 'bank'
  | 'read'
  | 'sign'
  | 'find'
  | 'administer'
  | 'audit'
  | 'history'
  | 'act_as'

/** The ground it stands on, for the log and the page; null: no. `post` is the post used. */
export type Ground = {
  readonly by: 'concerned' | 'opened' | 'post' | 'permission' | 'sent' | 'everybody'
  readonly post?: HeldPost
}

const concerned: Ground = { by: 'concerned' }
const opened: Ground = { by: 'opened' }
const sent: Ground = { by: 'sent' }
const permitted: Ground = { by: 'permission' }
const everybody: Ground = { by: 'everybody' }

/** [P5] The one decision. Everything not granted below is refused; a refusal never says whether the thing exists. */
export function may(who: Asker, action: Action, thing: Thing): Ground | null {
  switch (thing.kind) {
    case 'case':
      return mayCase(who, action, thing)
    case 'upload':
      if (action !== 'see') return null
      return thing.sender === who.person ? sent : thing.of && mayCase(who, 'see', thing.of)
    case 'figure':
      return action === 'read' ? official(who) : null
    case 'bulletin':
      if (action === 'read') return official(who)
      /** [P3] Signed by who holds its role over its place. */
      return action === 'sign'
        ? held(who, (p) => p.role === thing.signedBy && thing.reach.includes(p.area))
        : null
    case 'register':
    case 'entry':
      return mayRegister(who, action, thing)
    case 'holding':
      return action === 'see'
        ? (held(who, (post) => reads(thing.roles, post.role) && thing.reach.includes(post.area)) ??
            permits(who, 'audit'))
        : null
    case 'house':
      if (action === 'find') return official(who)
      return permits(who, permissionFor[action])
  }
}

/** Which permission an action on the house takes. */
const permissionFor: Readonly<Partial<Record<Action, string>>> = {
  administer: 'admin',
  audit: 'audit',
  history: 'history',
  act_as: 'act_as',
}

const permits = (who: Asker, permission: string | undefined): Ground | null =>
  permission !== undefined && who.permissions.includes(permission) ? permitted : null

/** [P2] Figures are for officials and auditors. */
const official = (who: Asker): Ground | null =>
  who.posts.length > 0 ? { by: 'post', post: who.posts[0]! } : permits(who, 'audit')

/** The first post that fits. A loop, because this is asked for every row of every list. */
function held(who: Asker, fits: (p: HeldPost) => boolean): Ground | null {
  for (const post of who.posts) if (fits(post)) return { by: 'post', post }
  return null
}

function mayCase(who: Asker, action: Action, c: CaseThing): Ground | null {
  switch (action) {
    case 'see':
      return seesCase(who, c)
    case 'act':
      return seesCase(who, c) ?? held(who, (p) => Object.hasOwn(c.roles, p.role) && c.reach.includes(p.area))
    case 'see_looks':
      return c.people.includes(who.person) ? concerned : permits(who, 'audit')
    case 'reveal':
      return standsAside(who, c) ? null : held(who, (p) => c.holder === p.role && c.reach.includes(p.area))
    case 'bank':
      return seesCase(who, c) && held(who, (p) => c.bankBy.includes(p.role) && c.reach.includes(p.area))
    default:
      return null
  }
}

/**
 * [RG5] In office: posts whose role has a part in it, over the entry's place, and those who audit. Everybody else, and only
 * the public columns: of a published register all of it, of one that may be asked what they find by name.
 */
function mayRegister(
  who: Asker,
  action: Action,
  r: (Thing & { readonly kind: 'register' }) | (Thing & { readonly kind: 'entry' }),
): Ground | null {
  if (action !== 'see' && action !== 'read' && action !== 'find') return null
  const office =
    held(who, (p) => Object.hasOwn(r.roles, p.role) && (r.kind === 'register' || r.reach.includes(p.area))) ??
    permits(who, 'audit')
  if (office) return office
  return r.open || (r.asked && action !== 'read') ? everybody : null
}

/** [P1] The people concerned and who opened it; posts over its place whose role has a part in the programme; those who audit. */
function seesCase(who: Asker, c: CaseThing): Ground | null {
  if (c.people.includes(who.person)) return concerned
  if (c.opener === who.person) return opened
  for (const post of who.posts)
    if (c.reach.includes(post.area) && reads(c.roles, post.role)) return { by: 'post', post }
  return permits(who, 'audit')
}

/** [P10] A role that reads nothing acts in what comes before it by another road, and finds no case, list, event or proof. */
const reads = (roles: Readonly<Record<string, RolePart>>, role: string): boolean =>
  Object.hasOwn(roles, role) && roles[role]!.reads !== 'nothing'

/** [P4] Nobody opens the sealed data of themselves' or their kin's case in office. */
const standsAside = (who: Asker, c: CaseThing): boolean =>
  c.people.some((p) => p === who.person || who.kin.includes(p))

/** The part of a programme that says who reaches its cases. */
export type ReachRule = { readonly id: string; readonly roles: Readonly<Record<string, RolePart>> }

/**
 * [P6] What a person reaches by their posts, as pairs of programme and area: the store narrows its queries by these and the
 * database's own policies by the same, so that a list and a case cannot differ.
 */
export const reachOf = (
  who: Asker,
  programmes: readonly ReachRule[],
): readonly { readonly programme: string; readonly area: string }[] => [
  ...new Map(
    programmes.flatMap((p) =>
      who.posts
        .filter((post) => reads(p.roles, post.role))
        .map((post) => [`${p.id} ${post.area}`, { programme: p.id, area: post.area }] as const),
    ),
  ).values(),
]
