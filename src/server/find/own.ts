/** What somebody opened last and what they pinned: references alone, sealed with their own key, told as they stand now. */
import { z } from '@hono/zod-openapi'
import {
  decrypt,
  encrypt,
  findEntries,
  findRemembered,
  keepRemembered,
  listIssues,
  lockRemembered,
  newestOf,
  subjectKey,
  transaction,
  type Connection,
} from '#store'
import { allows, reading, readingRegisters, thingOf } from '../access.ts'
import {
  KeptListSchema,
  RefSchema,
  type FoundRef,
  type HitView,
  type KeepList,
  type KeptLists,
  type OwnView,
} from '../contract/index.ts'
import { problem } from '../problem.ts'
import { inForce, type House } from '../realm.ts'
import type { Principal } from '../session.ts'
import { publishedFor, readsOf } from '../views/registers.ts'
import { loadKeys } from '../views/show.ts'
import { caseHit, entryHit, paperHit, placeHit, programmeHit } from './hits.ts'

const mostRecent = 12
const mostPinned = 30

const mostLists = 20

const KeptSchema = z.object({
  recent: z.array(RefSchema),
  pinned: z.array(RefSchema),
  lists: z.array(KeptListSchema).default([]),
})
type Kept = z.infer<typeof KeptSchema>
const nothing: Kept = { recent: [], pinned: [], lists: [] }

const boundTo = (login: string): string => `${login}|remembered`
const nameOf = (ref: FoundRef): string => `${ref.kind} ${ref.id}`

async function keptOf(house: House, db: Connection, who: Principal, key: Buffer): Promise<Kept> {
  const sealed = await findRemembered(db, house.code, who.login)
  if (!sealed) return nothing
  try {
    return KeptSchema.parse(JSON.parse(decrypt(key, sealed, boundTo(who.login)).toString()))
  } catch {
    /** Sealed with a key that is gone: it is forgotten. */
    return nothing
  }
}

/** [FD7] What may not be seen any more is not told; it stands there for when it may. */
export async function ownView(house: House, who: Principal): Promise<OwnView> {
  const key = await subjectKey(house.pool, house.secrets, house.code, who.person)
  const { recent, pinned } = await keptOf(house, house.pool, who, key)
  const hits = await hitsOf(house, who, [...recent, ...pinned])
  const isPinned = new Set(pinned.map(nameOf))
  const hitsAmong = (refs: readonly FoundRef[]): HitView[] =>
    refs.flatMap((ref) => {
      const hit = hits.get(nameOf(ref))
      return hit ? [{ ...hit, pinned: isPinned.has(nameOf(ref)) }] : []
    })
  return { recent: hitsAmong(recent), pinned: hitsAmong(pinned) }
}

/** [FD7] Which of these are pinned, for a list of what was found. */
export async function pinnedBy(house: House, who: Principal): Promise<ReadonlySet<string>> {
  const key = await subjectKey(house.pool, house.secrets, house.code, who.person)
  return new Set((await keptOf(house, house.pool, who, key)).pinned.map(nameOf))
}

/** [FD7] Opened, pinned or pinned no more. What one may not see is not there to be remembered. */
export async function remember(
  house: House,
  who: Principal,
  act: 'open' | 'pin' | 'unpin',
  given: FoundRef,
): Promise<void> {
  /** A person is remembered as the case that they were found in: their key stands in no list. */
  const ref: FoundRef = { kind: given.kind === 'person' ? 'case' : given.kind, id: given.id }
  if (act !== 'unpin' && !(await hitsOf(house, who, [ref])).has(nameOf(ref)))
    throw problem(404, 'not_found', '没有找到', 'There is no such thing')
  await changeKept(house, who, (before) => {
    const without = (refs: readonly FoundRef[]) => refs.filter((r) => nameOf(r) !== nameOf(ref))
    if (act === 'pin' && without(before.pinned).length >= mostPinned)
      throw problem(
        422,
        'too_many_pinned',
        `最多固定${mostPinned}项，请先取消一些`,
        `No more than ${mostPinned} can be pinned: take some away first`,
      )
    return {
      ...before,
      recent: act === 'open' ? [ref, ...without(before.recent)].slice(0, mostRecent) : before.recent,
      pinned: act === 'open' ? before.pinned : [...without(before.pinned), ...(act === 'pin' ? [ref] : [])],
    }
  })
}

/** [LI3] The lists that somebody keeps, by the names that they gave them. */
export async function keptLists(house: House, who: Principal): Promise<KeptLists> {
  const key = await subjectKey(house.pool, house.secrets, house.code, who.person)
  return { lists: (await keptOf(house, house.pool, who, key)).lists }
}

/** [LI3] Under a name that is there already it is kept anew. */
export const keepList = (house: House, who: Principal, list: KeepList): Promise<void> =>
  changeKept(house, who, (before) => {
    const others = before.lists.filter((l) => l.name !== list.name)
    if (list.act === 'drop') return { ...before, lists: others }
    if (others.length >= mostLists)
      throw problem(
        422,
        'too_many_lists',
        `最多保存${mostLists}个筛选，请先删除一些`,
        `No more than ${mostLists} lists can be kept: drop some first`,
      )
    return { ...before, lists: [...others, { name: list.name, to: list.to }] }
  })

/** One change after another, sealed with one's own key. */
function changeKept(house: House, who: Principal, change: (before: Kept) => Kept): Promise<void> {
  return transaction(house.pool, async (db) => {
    await lockRemembered(db, house.code, who.login)
    const key = await subjectKey(db, house.secrets, house.code, who.person)
    const after = change(await keptOf(house, db, who, key))
    const sealed = encrypt(key, Buffer.from(JSON.stringify(after)), boundTo(who.login), house.keys.suite)
    await keepRemembered(db, house.code, who.login, sealed)
  })
}

/** These things as this reader may see them now. */
async function hitsOf(
  house: House,
  who: Principal,
  refs: readonly FoundRef[],
): Promise<ReadonlyMap<string, HitView>> {
  const ids = (kind: FoundRef['kind']): readonly string[] => [
    ...new Set(refs.flatMap((r) => (r.kind === kind ? [r.id] : []))),
  ]
  const [cases, entries] = [ids('case'), ids('entry')]
  const hits: HitView[] = []
  if (cases.length > 0) {
    const states = await reading(house, who, (db) => newestOf(db, house.code, cases, cases.length))
    const seen = states.filter((c) => allows(house, who, 'see', thingOf(house, c)))
    await loadKeys(house, seen)
    hits.push(...seen.map((c) => caseHit(house, c)))
  }
  if (entries.length > 0) hits.push(...(await entriesOf(house, who, entries)))
  for (const code of ids('place')) if (house.reference.areas.has(code)) hits.push(placeHit(house, code))
  for (const id of ids('programme')) {
    const p = inForce(house, id)
    if (p) hits.push(programmeHit(p))
  }
  if (ids('paper').length > 0)
    for (const issue of await listIssues(house.pool, house.code)) {
      const b = house.packs.bulletins.find((x) => x.id === issue.bulletin)
      if (b && ids('paper').includes(`${b.id}/${issue.asOf}`))
        hits.push(paperHit(b, issue.asOf, `${b.mark}〔${issue.asOf.slice(0, 4)}〕${issue.number}号`))
    }
  return new Map(hits.map((hit) => [nameOf(hit), hit]))
}

async function entriesOf(house: House, who: Principal, ids: readonly string[]): Promise<readonly HitView[]> {
  const read = house.packs.registers.flatMap((r) => {
    const reads = readsOf(house, who, r)
    return reads && reads.how !== 'asked' ? [{ r, published: publishedFor(r, reads) }] : []
  })
  const wanted = ids.flatMap((id) => {
    const at = id.indexOf('/')
    return at < 0 ? [] : [{ register: id.slice(0, at), id: id.slice(at + 1) }]
  })
  const stand = await readingRegisters(
    house,
    who,
    read.flatMap((x) => x.published),
    (db) => findEntries(db, house.code, wanted),
  )
  return [...stand.values()].flatMap((e) => {
    const r = read.find((x) => x.r.id === e.register)?.r
    return r ? [entryHit(house, r, e)] : []
  })
}
