/** What `may` asks about, made from what the server knows: one place, so that a screen, a list and an export cannot differ. */
import type { Bulletin } from '#kernel/bulletin'
import type { Case } from '#kernel/case'
import {
  may,
  reachOf,
  type Action,
  type Asker,
  type CaseThing,
  type Ground,
  type RegisterThing,
  type Thing,
} from '#kernel/access'
import { rolesWithPart, type Register } from '#kernel/register'
import { readAs, type Connection, type Scope } from '#store'
import { programmeOf, today, type House } from './realm.ts'
import { postsToday, type Principal } from './session.ts'

/** The one who asks, with every post that they act in today. */
export const askerOf = (house: House, who: Principal): Asker => ({
  person: who.person,
  posts: postsToday(house, who.person),
  permissions: who.permissions,
  kin: house.reference.kinOf.get(who.person) ?? [],
})

/** A case as access sees it. */
export function thingOf(house: House, c: Case): CaseThing {
  const p = programmeOf(house, c)
  const bank = p?.bank && c.acts.some((a) => a.outcome === p.bank!.released) ? p.bank.by : []
  return {
    kind: 'case',
    reach: house.places.reach(c.area, today(house)),
    people: c.people,
    opener: c.acts[0]!.person,
    roles: p?.roles ?? {},
    holder: p?.steps[c.step]?.holder ?? null,
    bankBy: bank,
  }
}

export const bulletinThing = (house: House, b: Bulletin): Thing => ({
  kind: 'bulletin',
  reach: house.places.reach(b.area, today(house)),
  signedBy: b.signedBy,
})

/** [P5] One question, one answer: the ground it stands on, or null. */
export const allows = (house: House, who: Principal, action: Action, thing: Thing): Ground | null =>
  may(askerOf(house, who), action, thing)

/** What the database is told of the one who asks: the same grounds as `may`, so that its policies and our lists agree. */
export function scopeOf(house: House, who: Principal, caseId?: string): Scope {
  const asker = askerOf(house, who)
  const day = today(house)
  return {
    realm: house.code,
    person: asker.person,
    all: asker.permissions.includes('audit'),
    reach: reachOf(asker, house.versions.all),
    day,
    held: asker.posts.flatMap((p) =>
      house.places.heirOf(p.area, day).map((area) => ({ role: p.role, area })),
    ),
    ...(caseId === undefined ? {} : { case: caseId }),
  }
}

/** [P7] Reads for a person: on the readers' connection, inside their scope. */
export const reading = <T>(
  house: House,
  who: Principal,
  work: (db: Connection) => Promise<T>,
  caseId?: string,
): Promise<T> => readAs(house.reader, scopeOf(house, who, caseId), work)

/** Somebody who did not sign in: they hold no post, and nothing concerns them. */
export const stranger: Principal = {
  login: '',
  person: '',
  permissions: [],
  strong: false,
  enrolled: false,
  session: null,
  browser: null,
}

export const registerThing = (house: House, r: Register): RegisterThing => ({
  open: r.open,
  asked: r.asked !== undefined,
  roles: rolesWithPart(house.versions.all, r.id),
})

/** [RG5] [P7] Reads registers for a person: by their posts, and of `published` what everybody reads. */
export function readingRegisters<T>(
  house: House,
  who: Principal,
  published: readonly string[],
  work: (db: Connection) => Promise<T>,
): Promise<T> {
  const scope = scopeOf(house, who)
  const posts = askerOf(house, who).posts
  const entries = house.packs.registers.flatMap((r) => {
    const roles = rolesWithPart(house.versions.all, r.id)
    return posts.filter((p) => Object.hasOwn(roles, p.role)).map((p) => ({ register: r.id, area: p.area }))
  })
  return readAs(house.reader, { ...scope, entries, published }, work)
}

/** [P9] Whether they see it in office or because they audit, and not as one whom it concerns: what many said is for these alone. */
export const inOffice = (house: House, who: Principal, c: Case): boolean =>
  !c.people.includes(who.person) &&
  may({ ...askerOf(house, who), person: '' }, 'see', thingOf(house, c)) !== null

/** [P9] Reads of cases what they see in office; whoever asks leaves out those that concern them, as `inOffice` does. */
export const readingInOffice = <T>(
  house: House,
  who: Principal,
  work: (db: Connection) => Promise<T>,
): Promise<T> => readAs(house.reader, { ...scopeOf(house, who), person: '' }, work)

/** [OA15] As whom somebody reads what the office says among itself: by a post over the case, and not as one whom it concerns. */
export const officeReader = (house: House, who: Principal, c: Case) => ({
  person: who.person,
  byPost: !c.people.includes(who.person) && postFor(house, who, c) !== null,
  posts: postsToday(house, who.person).map((p) => p.id),
})

/**
 * The post by which this person sees a case; null when it is no post that lets them. Who opened it for somebody is in office
 * there like their colleagues; whom it concerns is not.
 */
export const postFor = (house: House, who: Principal, c: Case): string | null => postTo(house, who, 'see', c)

/** [P10] The post by which this person acts on a case, whether or not they read it. */
export const postToAct = (house: House, who: Principal, c: Case): string | null =>
  postTo(house, who, 'act', c)

function postTo(house: House, who: Principal, action: 'see' | 'act', c: Case): string | null {
  const asker = askerOf(house, who)
  const inPost = c.people.includes(who.person) ? asker : { ...asker, person: '' }
  return may(inPost, action, thingOf(house, c))?.post?.id ?? null
}
