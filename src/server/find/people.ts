/** People, and what cases are called, by keyed hashes: candidates from the index, compared in clear where a key alone is not enough. */
import type { Case } from '#kernel/case'
import { findableIn, type Findable } from '#kernel/find'
import { folded, maskName } from '#kernel/identity'
import { findByKeys, newestOf, orderOf, personKey, type Connection, type KeyHit } from '#store'
import { allows, thingOf } from '../access.ts'
import type { HitView } from '../contract/index.ts'
import { programmeOf, type House } from '../realm.ts'
import type { Principal } from '../session.ts'
import { subjectOf } from '../views/subject.ts'
import { loadKeys } from '../views/show.ts'
import { clearFacts } from './derive.ts'
import { caseLine } from './hits.ts'
import { looksFor, type Look } from './keys.ts'

/** Counted no further: what more people than these have in common says of none of them who they are. */
export const mostCounted = 1_000
/** Candidates that are opened to be compared. */
const mostCompared = 300
/** Those among whom the newest are looked for. */
const mostOrdered = 200
const casesShown = 5

export type ByKeys = {
  readonly people: readonly HitView[]
  readonly peopleTotal: number
  /** Cases that are called so and tell of no person. */
  readonly cases: readonly Case[]
  readonly casesTotal: number
  readonly more: boolean
}

/** [FD3] [FD4] What this reader may find by that word, in one transaction of theirs. */
export async function findByName(
  house: House,
  who: Principal,
  db: Connection,
  word: string,
  limit: number,
): Promise<ByKeys> {
  const byPlace = new Map<string, KeyHit>()
  let more = false
  for (const look of looksFor(house.secrets, word)) {
    const hits = await lookOnce(house, who, db, look, word, byPlace)
    more ||= hits.more
    for (const hit of hits.found) byPlace.set(placeOf(hit), hit)
  }
  const people = new Map<string, KeyHit[]>()
  const things = new Set<string>()
  for (const hit of byPlace.values())
    if (hit.person === null) things.add(hit.case)
    else people.set(hit.person, [...(people.get(hit.person) ?? []), hit])
  const some = [...people.values()].flat().slice(0, mostOrdered)
  const order = await orderOf(db, house.code, [...new Set(some.map((hit) => hit.case))])
  const rank = new Map(order.map((id, i) => [id, i]))
  const rankOf = (hit: KeyHit): number => rank.get(hit.case) ?? Infinity
  const shown = [...people.entries()]
    .map(([person, hits]) => ({ person, hits: hits.toSorted((a, b) => rankOf(a) - rankOf(b)) }))
    .toSorted((a, b) => rankOf(a.hits[0]!) - rankOf(b.hits[0]!))
    .slice(0, limit)
  const ids = shown.flatMap(({ hits }) => casesIn(hits).slice(0, casesShown))
  const states = await newestOf(db, house.code, ids, ids.length)
  const thingStates = await newestOf(db, house.code, [...things].slice(0, mostOrdered), limit)
  await loadKeys(house, [...states, ...thingStates])
  const seen = (all: readonly Case[]): readonly Case[] =>
    all.filter((c) => allows(house, who, 'see', thingOf(house, c)))
  const byId = new Map(seen(states).map((c) => [c.id, c]))
  return {
    people: shown.flatMap(({ person, hits }) => personHit(house, person, hits, byId)),
    peopleTotal: Math.min(people.size, mostCounted),
    cases: seen(thingStates),
    casesTotal: Math.min(things.size, mostCounted),
    more: more || people.size > mostCounted || things.size > mostCounted,
  }
}

const placeOf = (hit: KeyHit): string => `${hit.case} ${hit.field} ${hit.line}`
const casesIn = (hits: readonly KeyHit[]): readonly string[] => [...new Set(hits.map((hit) => hit.case))]

type Looked = { readonly found: readonly KeyHit[]; readonly more: boolean }

async function lookOnce(
  house: House,
  who: Principal,
  db: Connection,
  look: Look,
  word: string,
  earlier: ReadonlyMap<string, KeyHit>,
): Promise<Looked> {
  const most = look.exact ? mostCounted : mostCompared
  const hits = await findByKeys(
    db,
    house.code,
    look,
    { person: who.person, everywhere: allows(house, who, 'audit', { kind: 'house' }) !== null },
    most + 1,
  )
  /** What an earlier look has found is not opened again: of a common name that is nearly all. */
  const within = hits.slice(0, most).filter((hit) => !earlier.has(placeOf(hit)))
  return { found: look.exact ? within : await compared(house, db, within, word), more: hits.length > most }
}

/** Pieces may stand in another order than the word has them: what has all of them is opened and read. */
async function compared(
  house: House,
  db: Connection,
  hits: readonly KeyHit[],
  word: string,
): Promise<readonly KeyHit[]> {
  if (hits.length === 0) return hits
  const states = await newestOf(db, house.code, casesIn(hits), mostCompared)
  await loadKeys(house, states)
  const names = new Map<string, readonly string[]>()
  for (const c of states)
    for (const f of findablesOf(house, c).filter(({ kind }) => kind === 'name')) {
      const place = `${c.id} ${f.field} ${f.line}`
      names.set(place, [...(names.get(place) ?? []), folded(f.text)])
    }
  const wanted = folded(word)
  return hits.filter((hit) => names.get(placeOf(hit))?.some((name) => name.includes(wanted)))
}

const findablesOf = (house: House, c: Case): readonly Findable[] => {
  const p = programmeOf(house, c)
  return p ? findableIn(p, clearFacts(house, c), c.people, (idNo) => personKey(house.secrets, idNo)) : []
}

function personHit(
  house: House,
  person: string,
  hits: readonly KeyHit[],
  byId: ReadonlyMap<string, Case>,
): readonly HitView[] {
  const ids = casesIn(hits)
  const cases = ids.slice(0, casesShown).flatMap((id) => byId.get(id) ?? [])
  const [newest] = cases
  if (!newest) return []
  const name = nameOf(house, newest, person, hits[0]!)
  const lines = cases.map((c) => caseLine(house, c))
  const first = lines[0]!
  return [
    {
      kind: 'person',
      id: newest.id,
      title: { zh: name, en: name },
      detail: {
        zh:
          ids.length === 1
            ? `${first.title.zh} · ${first.detail.zh}`
            : `${ids.length}件，最近：${first.title.zh} · ${first.detail.zh}`,
        en:
          ids.length === 1
            ? `${first.title.en} · ${first.detail.en}`
            : `${ids.length} cases, newest: ${first.title.en} · ${first.detail.en}`,
      },
      to: first.to,
      pinned: false,
      cases: lines,
      more: ids.length > lines.length,
    },
  ]
}

/** [P1] Masked, as everywhere. */
function nameOf(house: House, c: Case, person: string, hit: KeyHit): string {
  const names = findablesOf(house, c).filter((f) => f.kind === 'name' && f.person === person)
  const name = names.find((f) => f.field === hit.field && f.line === hit.line) ?? names[0]
  return name ? maskName(name.text) : subjectOf(house, programmeOf(house, c)!, c, false)
}
