/** One question over everything: people and cases by keys, entries by words, places, programmes and signed papers from memory. */
import type { Text } from '#kernel/text'
import { folded } from '#kernel/identity'
import { isFoundBy, lettersOf, piecesOf, wordKinds } from '#kernel/find'
import { countCasesTo, findByWords, findEntries, listCases, listIssues } from '#store'
import { allows, reading, readingRegisters, thingOf } from '../access.ts'
import type { FoundKind, FoundView, HitView } from '../contract/index.ts'
import { inForce, today, type House } from '../realm.ts'
import type { Principal } from '../session.ts'
import { publishedFor, readsOf } from '../views/registers.ts'
import { loadKeys } from '../views/show.ts'
import { caseHit, entryHit, paperHit, placeHit, programmeHit } from './hits.ts'
import { fewOf } from './keys.ts'
import { findByName, mostCounted } from './people.ts'
import { soundsOf, typedSounds, type Sounds } from './sounds.ts'

type Group = FoundView['groups'][number]

/** Entries are read to be compared: no more than these. */
const mostEntries = 300

const tooShort: Text = {
  zh: '人员、办件和名录要输入两个字以上才查找',
  en: 'People, cases and entries are looked for by two letters or more',
}

/** [FD4] What this reader may see of it and nothing else, with how many there are of each kind. */
export async function findEverything(
  house: House,
  who: Principal,
  typed: string,
  limit: number,
): Promise<FoundView> {
  const q = typed.trim()
  const word = folded(q)
  if (word === '') return { groups: [], note: null }
  const isShort = lettersOf(q).length < 2
  const groups = [
    ...(isShort ? [] : await casesAndPeople(house, who, q, limit)),
    ...(isShort ? [] : [await entries(house, who, q, limit)]),
    ...(isShort ? [] : [await papers(house, word, limit)]),
    places(house, word, limit),
    programmes(house, word, limit),
  ]
  return { groups: groups.filter((g) => g.total > 0), note: isShort ? tooShort : null }
}

const group = (kind: FoundKind, hits: readonly HitView[], total: number, more = false): Group => ({
  kind,
  total,
  more,
  hits: [...hits],
})

const isNumberLike = (q: string): boolean => /^[A-Za-z0-9][A-Za-z0-9-]{1,59}$/.test(q)

async function casesAndPeople(
  house: House,
  who: Principal,
  q: string,
  limit: number,
): Promise<readonly Group[]> {
  return reading(house, who, async (db) => {
    const named = await findByName(house, who, db, q, limit)
    const filter = { by: 'id', beginning: q.toUpperCase() } as const
    const numbered = isNumberLike(q) ? await countCasesTo(db, house.code, filter, mostCounted + 1) : 0
    const rows = numbered === 0 ? [] : await listCases(db, house.code, filter, { offset: 0, limit })
    const states = rows.map((r) => r.state).filter((c) => allows(house, who, 'see', thingOf(house, c)))
    await loadKeys(house, states)
    const ids = new Set(states.map((c) => c.id))
    const cases = [...states, ...named.cases.filter((c) => !ids.has(c.id))]
    return [
      group('person', named.people, named.peopleTotal, named.more && named.peopleTotal > 0),
      group(
        'case',
        cases.slice(0, limit).map((c) => caseHit(house, c)),
        Math.min(numbered, mostCounted) + named.casesTotal,
        numbered > mostCounted || (named.more && named.casesTotal > 0),
      ),
    ]
  })
}

/** [RG5] Registers whose list they read; of one that is only asked by name, its own page tells. */
async function entries(house: House, who: Principal, q: string, limit: number): Promise<Group> {
  const read = house.packs.registers.flatMap((r) => {
    const reads = readsOf(house, who, r)
    return reads && reads.how !== 'asked' ? [{ r, published: publishedFor(r, reads) }] : []
  })
  const word = folded(q)
  const words = {
    beginnings: [wordKinds.name + word, wordKinds.number + word],
    pieces: fewOf(piecesOf(q)).map((piece) => wordKinds.piece + piece),
  }
  const published = read.flatMap(({ published: ids }) => ids)
  return readingRegisters(house, who, published, async (db) => {
    const refs = await findByWords(db, house.code, words, mostEntries + 1)
    const stand = await findEntries(db, house.code, refs.slice(0, mostEntries))
    const matches = [...stand.values()].flatMap((e) => {
      const r = read.find((x) => x.r.id === e.register)?.r
      return r && isFoundBy(r, e, q) ? [entryHit(house, r, e)] : []
    })
    return group('entry', matches.slice(0, limit), matches.length, refs.length > mostEntries)
  })
}

/** The numbers of what was signed. */
async function papers(house: House, word: string, limit: number): Promise<Group> {
  const issues = await listIssues(house.pool, house.code)
  const matches = issues.flatMap((issue) => {
    const b = house.packs.bulletins.find((x) => x.id === issue.bulletin)
    const number = b && `${b.mark}〔${issue.asOf.slice(0, 4)}〕${issue.number}号`
    return b && number && folded(number).includes(word) ? [paperHit(b, issue.asOf, number)] : []
  })
  return group('paper', matches.slice(0, limit), matches.length)
}

type Named = { readonly words: readonly string[]; readonly sounds: Sounds }
const namesOfReference = new WeakMap<object, ReadonlyMap<string, Named>>()
const namesOfTexts = new WeakMap<Text, Named>()
/** How a name sounds is dear to work out: once for each text, for who asks, asks again. */
function named(text: Text): Named {
  const worked = namesOfTexts.get(text)
  if (worked) return worked
  const names = { words: [folded(text.zh), folded(text.en)], sounds: soundsOf(text.zh) }
  namesOfTexts.set(text, names)
  return names
}

/** Worked out once for each state of the registry. */
function namesOfPlaces(house: House): ReadonlyMap<string, Named> {
  const { areas } = house.reference
  const worked = namesOfReference.get(areas)
  if (worked) return worked
  const names = new Map([...areas.values()].map((a) => [a.code, named(a.name)]))
  namesOfReference.set(areas, names)
  return names
}

/** 0 is the name itself, 1 how it begins, 2 a part of it or its sound; null is none of these. */
function nearness({ words, sounds }: Named, word: string): number | null {
  if (words.includes(word)) return 0
  if (words.some((w) => w.startsWith(word))) return 1
  if (words.some((w) => w.includes(word))) return 2
  const typed = /^[a-zü]{2,}$/.test(word) ? typedSounds(word) : []
  return typed.some((t) => sounds.initials.includes(t) || sounds.whole.some((s) => s.startsWith(t)))
    ? 2
    : null
}

function places(house: House, word: string, limit: number): Group {
  const matches = [...namesOfPlaces(house)].flatMap(([code, names]) => {
    const near = /^\d{6,20}$/.test(word) && code.startsWith(word) ? 0 : nearness(names, word)
    return near !== null && house.places.stands(code, today(house)) ? [{ code, near }] : []
  })
  matches.sort((a, b) => a.near - b.near || a.code.length - b.code.length || (a.code < b.code ? -1 : 1))
  return group(
    'place',
    matches.slice(0, limit).map(({ code }) => placeHit(house, code)),
    matches.length,
  )
}

/** What is in force today. */
function programmes(house: House, word: string, limit: number): Group {
  const matches = [...new Set(house.versions.all.map((p) => p.id))].flatMap((id) => {
    const p = inForce(house, id)
    const near = p ? nearness(named(p.title), word) : null
    return p && near !== null ? [{ p, near }] : []
  })
  matches.sort((a, b) => a.near - b.near)
  return group(
    'programme',
    matches.slice(0, limit).map(({ p }) => programmeHit(p)),
    matches.length,
  )
}
