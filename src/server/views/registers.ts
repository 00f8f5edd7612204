/** Registers as people read them: how much of each one sees, its pages, an entry with its history, and the points of a map. */
import type { Day } from '#kernel/day'
import type { Value } from '#kernel/rule'
import type { Text } from '#kernel/text'
import { cellText, changedColumns, columnsFor, entryName, type Register } from '#kernel/register'
import { enterRule } from '#kernel/case'
import { numberText } from '#kernel/number'
import { spellingsOf } from '#kernel/identity'
import {
  entryHistory,
  entryPoints,
  findEntries,
  listEntries,
  seenAmong,
  standingCounts,
  type Connection,
  type EntryFilter,
  type ListedEntry,
} from '#store'
import type {
  RegisterColumnView,
  RegisterEntryView,
  RegisterListView,
  RegisterPoints,
  RegisterSummary,
} from '../contract/index.ts'
import { allows, readingRegisters, registerThing } from '../access.ts'
import { placeName, today, type House } from '../realm.ts'
import type { Principal } from '../session.ts'
import { entriesNamed, soundingLike } from '../find/sounding.ts'
import { clauseView } from './clause.ts'

/** How somebody reads a register, and by which post if it is in office. */
export type Reads = { readonly how: RegisterSummary['reads']; readonly post: string | null }

/** [RG5] Null where they read nothing of it. */
export function readsOf(house: House, who: Principal, r: Register): Reads | null {
  const thing = { kind: 'register', ...registerThing(house, r) } as const
  const list = allows(house, who, 'read', thing)
  if (list) return { how: list.by === 'everybody' ? 'everybody' : 'office', post: list.post?.id ?? null }
  return allows(house, who, 'find', thing) ? { how: 'asked', post: null } : null
}

/** Of a register that is published, or asked by name, all is read, public columns only; in office what one's posts reach. */
export const publishedFor = (r: Register, { how }: Reads): readonly string[] =>
  r.open || how !== 'office' ? [r.id] : []

/** [RG5] Whether all columns of this entry are theirs to read. */
function inOffice(house: House, who: Principal, r: Register, area: string): boolean {
  const ground = allows(house, who, 'see', {
    kind: 'entry',
    ...registerThing(house, r),
    reach: house.places.reach(area, today(house)),
  })
  return ground !== null && ground.by !== 'everybody'
}

type Counts = Readonly<Record<string, number>>

export function summaryOf(house: House, r: Register, reads: Reads, counts: Counts | null): RegisterSummary {
  return {
    id: r.id,
    title: r.title,
    reads: reads.how,
    open: r.open,
    asked: r.asked ?? null,
    ...(r.cards && reads.how === 'office' ? { cards: { ...r.cards, says: [...r.cards.says] } } : {}),
    standings: Object.entries(r.standings).map(([name, title]) => ({
      name,
      title,
      n: counts ? (counts[name] ?? 0) : null,
    })),
    total: counts ? Object.values(counts).reduce((a, b) => a + b, 0) : null,
    map: r.map !== undefined && reads.how === 'office',
    note: r.note ? { text: r.note.text, clause: clauseView(house, r.note.clause) } : null,
    clause: clauseView(house, r.clause),
  }
}

/** All that somebody reads, each with its numbers where the list is theirs. */
export async function summariesFor(house: House, who: Principal): Promise<readonly RegisterSummary[]> {
  const mine = house.packs.registers.flatMap((r) => {
    const reads = readsOf(house, who, r)
    return reads ? [{ r, reads }] : []
  })
  const listed = mine.filter(({ reads }) => reads.how !== 'asked')
  const published = listed.flatMap(({ r, reads }) => publishedFor(r, reads))
  const counts = await readingRegisters(house, who, published, (db) =>
    standingCounts(
      db,
      house.code,
      listed.map(({ r }) => r.id),
    ),
  )
  return mine.map(({ r, reads }) =>
    summaryOf(house, r, reads, reads.how === 'asked' ? null : (counts.get(r.id) ?? {})),
  )
}

/** [RG18] Of published lists those in which these words name something, `total` being how much. */
export async function publishedNaming(
  house: House,
  lists: readonly RegisterSummary[],
  words: readonly string[],
): Promise<RegisterSummary[]> {
  const naming = await Promise.all(
    lists.map(async (list) => {
      const r = list.open && house.packs.registers.find((x) => x.id === list.id)
      const sought = r && words.map((word) => ({ word, spellings: spellingsOf(word, wordsAlike(house, r)) }))
      const ids = (sought && (await entriesNamed(house, r, sought))) || []
      return ids.length === 0 ? [] : [{ ...list, total: ids.length }]
    }),
  )
  return naming.flat()
}

export type RegisterQuery = {
  readonly area?: string
  readonly standings?: readonly string[] | null
  readonly words?: readonly string[]
  readonly asOf?: Day
}

/** [RG8] Today is how things stand; another day is how they stood at its end. */
export const filterOf = (house: House, r: Register, q: RegisterQuery): EntryFilter => ({
  register: r.id,
  codes:
    q.area === undefined || q.area === house.root
      ? null
      : [...house.places.codes(q.area, today(house)).keys()],
  standings: q.standings ?? null,
  words: (q.words ?? []).map((word) => spellingsOf(word, wordsAlike(house, r))),
  ids: null,
  called: r.called ?? [],
  order: r.open ? Object.keys(r.standings) : [],
  on: q.asOf === undefined || q.asOf >= today(house) ? null : q.asOf,
})

/** Words of one meaning in the names of a register, as its sheet tells them. */
const wordsAlike = (house: House, r: Register): readonly (readonly string[])[] =>
  house.packs.programmes.flatMap((p) =>
    p.sheet?.alike && enterRule(p, p.sheet)?.register === r.id ? p.sheet.alike : [],
  )

const columnView = (
  r: Register,
  [name, c]: readonly [string, Register['columns'][string]],
): RegisterColumnView => ({
  name,
  title: c.title,
  ...(c.unit ? { unit: c.unit } : {}),
  ...(c.options ? { options: c.options } : {}),
  ...(c.kind ? { kind: c.kind } : {}),
  brief: r.brief?.includes(name) ?? true,
})

/** What is looked for: among what stands today by entry, on another day by every name that sounds so. */
async function soughtIn(
  house: House,
  r: Register,
  q: RegisterQuery,
  isRead: (area: string) => boolean,
): Promise<EntryFilter> {
  const filter = filterOf(house, r, q)
  const words = q.words ?? []
  if (words.length === 0) return filter
  const ids =
    filter.on === null
      ? await entriesNamed(
          house,
          r,
          words.map((word, i) => ({ word, spellings: filter.words[i]! })),
        )
      : null
  if (ids !== null) return { ...filter, words: [], ids }
  const alikeNames = await Promise.all(words.map((word) => soundingLike(house, r, word, isRead)))
  return { ...filter, words: filter.words.map((spellings, i) => [...spellings, ...alikeNames[i]!]) }
}

/** A page of a register. Who may only ask gets one short page and no numbers. */
export async function listView(
  house: House,
  who: Principal,
  r: Register,
  reads: Reads,
  q: RegisterQuery,
  page: { readonly offset: number; readonly limit: number },
): Promise<RegisterListView> {
  const columns = columnsFor(r, reads.how === 'office')
  const isAll = publishedFor(r, reads).length > 0
  const isRead = (area: string): boolean => isAll || inOffice(house, who, r, area)
  const { entries, standings, seen } = await readingRegisters(
    house,
    who,
    publishedFor(r, reads),
    async (db) => {
      const listed = await listEntries(db, house.code, await soughtIn(house, r, q, isRead), {
        ...page,
        limit: page.limit + 1,
      })
      return {
        ...listed,
        seen: await casesSeen(
          house,
          db,
          who,
          listed.entries,
          Object.keys(r.columns).filter((c) => r.columns[c]!.kind === 'case'),
        ),
      }
    },
  )
  const total = Object.entries(standings)
    .filter(([name]) => q.standings?.includes(name) ?? true)
    .reduce((sum, [, n]) => sum + n, 0)
  return {
    register: summaryOf(house, r, reads, reads.how === 'asked' ? null : standings),
    asOf: q.asOf ?? today(house),
    area: q.area ?? house.root,
    columns: columns.map((c) => columnView(r, c)),
    total: reads.how === 'asked' ? null : total,
    more: entries.length > page.limit,
    entries: entries.slice(0, page.limit).map((e) => {
      const office = inOffice(house, who, r, e.area)
      return {
        id: e.id,
        name: entryName(r, e),
        area: e.area,
        areaName: placeName(house, e.area),
        standing: e.standing,
        since: e.since,
        case: seen.has(e.case) ? e.case : null,
        cells: columns.map(([name, c]) =>
          office || c.public ? valueOf(house, c, e.body[name], seen) : null,
        ),
      }
    }),
  }
}

type Cell = RegisterListView['entries'][number]['cells'][number]
type Column = Register['columns'][string]

/** [RG17] A post is told by who holds it, a place by its name: nobody reads their codes. Nothing where there is neither. */
const isNamed = (c: Column): boolean => c.kind === 'post' || c.kind === 'area'
function nameIn(house: House, c: Column, id: string): string | null {
  if (c.kind === 'area') return house.reference.areas.get(id)?.name.zh ?? null
  const post = house.reference.posts.get(id)
  return (post && house.reference.people.get(post.person)) ?? null
}
const cellIn = (house: House, c: Column, value: Value | undefined): Text | null => {
  const named = typeof value === 'string' && isNamed(c) ? nameIn(house, c, value) : value
  return cellText(c, named, house.packs.units)
}

/** A case is named to those who may see it. */
function valueOf(house: House, c: Column, value: unknown, seen: ReadonlySet<string>): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' && isNamed(c)) return nameIn(house, c, value)
  if (c.kind === 'case') return typeof value === 'string' && seen.has(value) ? value : null
  if (!Array.isArray(value)) return onlyOne(value)
  const isPlain = (v: unknown): boolean => typeof v !== 'object' || numberText(v) !== null
  return value.every(isPlain)
    ? value.map((v) => numberText(v) ?? String(v))
    : value.map((v) => cellText(c, v)).filter((text) => text !== null)
}

function onlyOne(value: unknown): Cell {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : (numberText(value) ?? JSON.stringify(value))
}

/** [P7] Of the cases that these versions come from and name, those that the reader may see. */
async function casesSeen(
  house: House,
  db: Connection,
  who: Principal,
  entries: readonly { readonly case: string; readonly body: ListedEntry['body'] }[],
  naming: readonly string[],
): Promise<ReadonlySet<string>> {
  if (who.person === '') return new Set()
  return new Set(
    await seenAmong(db, house.code, [
      ...new Set(
        entries.flatMap((e) => [
          e.case,
          ...naming.map((c) => e.body[c]).filter((v): v is string => typeof v === 'string'),
        ]),
      ),
    ]),
  )
}

/** An entry with all that it was; null where nothing of it is theirs to read. */
export async function entryView(
  house: House,
  who: Principal,
  r: Register,
  reads: Reads,
  id: string,
): Promise<RegisterEntryView | null> {
  const others = (r.also ?? []).flatMap((name) => {
    const other = house.packs.registers.find((x) => x.id === name)
    const how = other && readsOf(house, who, other)
    return other && how ? [{ other }] : []
  })
  /** Whoever has its name may ask, in office too; which columns they read, the place decides. */
  const published = [r, ...others.map(({ other }) => other)].filter((x) => x.open || x.asked).map((x) => x.id)
  const { versions, also, seen } = await readingRegisters(house, who, published, async (db) => {
    const versions = await entryHistory(db, house.code, r.id, id)
    const also = await findEntries(
      db,
      house.code,
      others.map(({ other }) => ({ register: other.id, id })),
    )
    return {
      versions,
      also,
      seen: await casesSeen(
        house,
        db,
        who,
        [...versions, ...also.values()],
        Object.keys(r.columns).filter((c) => r.columns[c]!.kind === 'case'),
      ),
    }
  })
  const latest = versions[0]
  if (!latest) return null
  const now = versions.find((v) => v.until === null)
  const shown = now ?? latest
  const columns = columnsFor(r, inOffice(house, who, r, shown.area))
  const title = (name: string): Text => r.standings[name] ?? { zh: name, en: name }
  return {
    register: summaryOf(house, r, reads, null),
    id,
    name: entryName(r, shown),
    area: shown.area,
    areaName: placeName(house, shown.area),
    standing: now?.standing ?? null,
    standingTitle: now ? title(now.standing) : null,
    since: now ? sinceOf(versions) : null,
    values: columns.flatMap(([name, c]) => {
      const value = valueOf(house, c, shown.body[name], seen)
      const text = c.clauses ? null : cellText(c, value, house.packs.units)
      return text === null
        ? []
        : [
            {
              name,
              title: c.title,
              text,
              ...(c.kind ? { kind: c.kind } : {}),
              ...(c.kind && typeof value === 'string' ? { link: value } : {}),
            },
          ]
    }),
    reasons: columns.flatMap(([name, c]) =>
      c.clauses
        ? [shown.body[name] ?? []].flat().flatMap((v) => {
            const text = cellText(c, v, house.packs.units)
            const clause = c.clauses![String(v)]
            return text && clause !== undefined
              ? [{ column: name, title: c.title, text, clause: clauseView(house, clause) }]
              : []
          })
        : [],
    ),
    versions: versions.map((v, i) => ({
      from: v.from,
      until: v.until,
      voided: v.voided,
      standing: v.standing,
      standingTitle: title(v.standing),
      changes: changedColumns(columns, v, versions[i + 1]).map((name) => ({
        name,
        title: r.columns[name]!.title,
        was: cellIn(house, r.columns[name]!, versions[i + 1]!.body[name]),
        now: cellIn(house, r.columns[name]!, v.body[name]),
      })),
      case: seen.has(v.case) ? v.case : null,
    })),
    also: others.flatMap(({ other }) => {
      const e = also.get(`${other.id} ${id}`)
      return e
        ? [
            {
              register: other.id,
              title: other.title,
              standing: e.standing,
              standingTitle: other.standings[e.standing] ?? { zh: e.standing, en: e.standing },
              since: e.from,
              case: seen.has(e.case) ? e.case : null,
            },
          ]
        : []
    }),
  }
}

/** The newest version first: from which day it stands as it does, whatever else was changed since. */
function sinceOf(versions: Awaited<ReturnType<typeof entryHistory>>): Day {
  const valid = versions.filter((v) => v.voided === null)
  const other = valid.findIndex((v) => v.standing !== valid[0]!.standing)
  return (other === -1 ? valid : valid.slice(0, other)).at(-1)!.from
}

/** Points by place: short enough for a whole city, because each number is told by how it differs from the one before. */
export async function pointsView(
  house: House,
  who: Principal,
  r: Register & { readonly map: NonNullable<Register['map']> },
  reads: Reads,
  q: RegisterQuery,
): Promise<RegisterPoints> {
  const rows = await readingRegisters(house, who, publishedFor(r, reads), (db) =>
    entryPoints(db, house.code, filterOf(house, r, q), r.map),
  )
  const standings = Object.keys(r.standings)
  const places = new Map<string, number>()
  for (const p of rows) places.set(p.area, (places.get(p.area) ?? 0) + 1)
  return {
    register: r.id,
    asOf: q.asOf ?? today(house),
    standings,
    places: [...places].map(([code, n]) => ({ code, n })),
    names: namesOf(house, [...places.keys()]),
    ids: rows.map((p) => p.id),
    at: rows.flatMap((p, i) => [
      p.longitude - (rows[i - 1]?.longitude ?? 0),
      p.latitude - (rows[i - 1]?.latitude ?? 0),
    ]),
    standing: rows.map((p) => standings.indexOf(p.standing)),
  }
}

/** Places and all above them within the realm. */
function namesOf(house: House, codes: readonly string[]): RegisterPoints['names'] {
  const day = today(house)
  const all = codes.flatMap((code) =>
    house.places
      .path(code, day)
      .filter((c, i, path) => i <= path.indexOf(house.root))
      .map(
        (c, i, path) =>
          [
            c,
            { name: house.reference.areas.get(c)?.name ?? { zh: c, en: c }, parent: path[i + 1] ?? null },
          ] as const,
      ),
  )
  return Object.fromEntries(all)
}
