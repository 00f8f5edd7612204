/** What a question asks for besides its case, read in one trip: the same for a command, a trial, a page and a form. */
import type { Entry } from '#kernel/register'
import type { Value } from '#kernel/rule'
import {
  answerFrom,
  concernsAny,
  countedBy,
  fold,
  listedKey,
  consentIn,
  papersHeldFor,
  type Award,
  type Case,
  type CaseEvent,
  type CountedHere,
  type PaperConsent,
  type Lookup,
  type Past,
  type SentPaper,
  type Whereabouts,
  type World,
} from '#kernel/case'
import { assert } from '#kernel/assert'
import { dayOfInstant, type Day, type Instant } from '#kernel/day'
import {
  awardsOn,
  balancesOf,
  casesOfPeople,
  DamagedKey,
  countedCases,
  entriesOn,
  eventsOf,
  findCaseStates,
  findEntries,
  listedSums,
  loadAwards,
  readEvents,
  readFigure,
  sentPapers,
  snapshot,
  subjectsOf,
  unseal,
  type Connection,
  type PersonIn,
  type Rests,
  type StoredEvent,
} from '#store'
import { whereaboutsOf } from '../borders.ts'
import { programmeOf, type House } from '../realm.ts'
import { withinOf } from '../views/figures.ts'
import { figureOf } from '../views/figure-named.ts'

/** What was read so far. What is in none of these was not looked for. */
export type Gathered = {
  readonly people: Set<string>
  /** By case and event. */
  readonly awards: Map<string, Award>
  /** By `register id`; null where nothing stands there. */
  readonly entries: Map<string, Entry | null>
  /** By figure, place, day, and whether with the cases. */
  readonly readings: Map<string, CountedHere | null>
  /**
   * Of which programmes the cases of which people were read, as `person programme`, and those that were found; `then`: as they stood
   * at a moment, by it.
   */
  readonly elsewhere: Elsewhere & { readonly then: Map<Instant, Elsewhere> }
  /** Where points lie, by `longitude latitude day`. */
  readonly ground: Map<string, Whereabouts>
  /** What lists gave, by case and which lines. */
  readonly listed: Map<string, number>
  /** Sealed facts that were opened, by `case name mark`; null where nothing opens them. */
  readonly opened: Map<string, Value>
  readonly balances: Map<string, number>
  /** Papers by their ids; null where nobody sent one. */
  readonly papers: Map<string, SentPaper | null>
  /** Papers as they stand in earlier cases, by `paper case person`. */
  readonly held: Map<string, ReturnType<World['held']>>
  /** Cases that are consents on paper, by their ids; null for one that is none. */
  readonly consents: Map<string, PaperConsent | null>
  /** Events of a case with how it stood before each, by `case seq`. */
  readonly past: Map<string, Past | null>
}

type Elsewhere = { readonly pairs: Map<string, PersonIn>; readonly cases: Map<string, Case> }
const nobodyElsewhere = (): Elsewhere => ({ pairs: new Map(), cases: new Map() })

export const nothingGathered = (): Gathered => ({
  people: new Set(),
  awards: new Map(),
  entries: new Map(),
  readings: new Map(),
  elsewhere: { ...nobodyElsewhere(), then: new Map() },
  ground: new Map(),
  listed: new Map(),
  opened: new Map(),
  balances: new Map(),
  papers: new Map(),
  held: new Map(),
  consents: new Map(),
  past: new Map(),
})

/** A figure over a place with more cases than this behind it is no list to decide on. */
const mostCases = 100_000

const readingKey = (figure: string, place: string, on: Day, cases: boolean): string =>
  `${figure} ${place} ${on} ${cases}`

const heldKey = (paper: string, inCase: string, person: string): string => `${paper} ${inCase} ${person}`

/** What a question about this place may read. */
export const worldOf = (gathered: Gathered, place: string): World => ({
  awards: (people) =>
    people.every((person) => gathered.people.has(person))
      ? [...gathered.awards.values()].filter((a) => a.people.some((person) => people.includes(person)))
      : undefined,
  entry: (register, id) => gathered.entries.get(`${register} ${id}`),
  reading: (figure, on, cases) => gathered.readings.get(readingKey(figure, place, on, cases)),
  elsewhere(people, programmes, then) {
    const asOf = then === undefined ? gathered.elsewhere : gathered.elsewhere.then.get(then)
    return asOf && people.every((person) => programmes.every((id) => asOf.pairs.has(`${person} ${id}`)))
      ? [...asOf.cases.values()].filter((c) => concernsAny(c, people, programmes))
      : undefined
  },
  ground: (lon, lat, on) => gathered.ground.get(`${lon} ${lat} ${on}`),
  listed: (inCase, of) => gathered.listed.get(`${inCase} ${listedKey(of)}`),
  opened: (inCase, name, mark) => gathered.opened.get(`${inCase} ${name} ${mark}`),
  balance: (account) => gathered.balances.get(account),
  paper: (id) => gathered.papers.get(id),
  held: (paper, inCase, person) => gathered.held.get(heldKey(paper, inCase, person)),
  consent: (inCase) => gathered.consents.get(inCase),
  past: (inCase, seq) => gathered.past.get(`${inCase} ${seq}`),
})

/** Something to read for a question about a place. */
export type PlacedLookup = { readonly lookup: Lookup; readonly place: string }

/** Reads it all: each kind in one query, however many ask. `on`: as things stood at the end of that day. */
export async function gather(
  db: Connection,
  house: House,
  gathered: Gathered,
  wanted: readonly PlacedLookup[],
  on: Day | null = null,
): Promise<void> {
  const of = <K extends Lookup['kind']>(kind: K) =>
    wanted.flatMap(({ lookup, place }) =>
      lookup.kind === kind ? [{ ...(lookup as Extract<Lookup, { readonly kind: K }>), place }] : [],
    )
  const people = [...new Set(of('awards').flatMap((need) => need.people))]
  const entries = of('entry')
  const accounts = [...new Set(of('balance').map((need) => need.account))]
  const awardRows = await (on === null
    ? loadAwards(db, house.code, people)
    : awardsOn(db, house.code, people, on))
  const entryRows = await (on === null
    ? findEntries(db, house.code, entries)
    : entriesOn(db, house.code, entries, on))
  const balances = await balancesOf(db, house.code, accounts)
  const papers = [...new Set(of('paper').map((need) => need.id))]
  const senders = await sentPapers(db, house.code, papers)
  for (const person of people) gathered.people.add(person)
  for (const a of awardRows) gathered.awards.set(`${a.case} ${a.seq}`, a)
  for (const { register, id } of entries)
    gathered.entries.set(`${register} ${id}`, entryRows.get(`${register} ${id}`) ?? null)
  for (const account of accounts) gathered.balances.set(account, balances.get(account) ?? 0)
  for (const id of papers) {
    const sent = senders.get(id)
    gathered.papers.set(
      id,
      sent === undefined
        ? null
        : { sender: sent.person, ...(sent.picture === null ? {} : { picture: sent.picture }) },
    )
  }
  await gatherHeld(db, house, gathered, of('held'))
  await gatherConsents(
    db,
    house,
    gathered,
    of('consent').map((need) => need.case),
  )
  await gatherOpened(db, house, gathered, of('opened'))
  await gatherElsewhere(db, house, gathered, of('elsewhere'), on)
  await gatherListed(db, house, gathered, of('listed'))
  for (const { lon, lat, on: day } of of('ground'))
    gathered.ground.set(`${lon} ${lat} ${day}`, whereaboutsOf(house, lon, lat, day))
  for (const { case: id, seq } of of('past'))
    gathered.past.set(`${id} ${seq}`, pastOf(await readEvents(db, house.code, id), seq))
  for (const need of of('reading')) {
    const key = readingKey(need.figure, need.place, need.on, need.cases)
    if (!gathered.readings.has(key)) gathered.readings.set(key, await readingOf(db, house, need))
  }
}

/** [SD2] Sealed facts in clear, for a decision and nothing else: they go into no answer, and what was decided on them is sealed. */
async function gatherOpened(
  db: Connection,
  house: House,
  { opened }: Gathered,
  wanted: readonly Extract<Lookup, { readonly kind: 'opened' }>[],
): Promise<void> {
  if (wanted.length === 0) return
  const states = await findCaseStates(db, house.code, [...new Set(wanted.map((w) => w.case))])
  await house.keys.load(db, states.flatMap(subjectsOf))
  for (const w of wanted) {
    const c = states.find((state) => state.id === w.case)
    opened.set(`${w.case} ${w.name} ${w.mark}`, c ? clearOf(house, c, w.name, w.mark) : null)
  }
}

/** [V11] One whose key is damaged is not known. */
function clearOf(house: House, c: Case, name: string, mark: string): Value {
  try {
    return unseal(name, mark, c, house.keys)
  } catch (error) {
    if (error instanceof DamagedKey) return null
    throw error
  }
}

/** [LS7] What lists gave, as of now, whatever day is asked for. */
async function gatherListed(
  db: Connection,
  house: House,
  { listed }: Gathered,
  wanted: readonly Extract<Lookup, { readonly kind: 'listed' }>[],
): Promise<void> {
  for (const key of new Set(wanted.map((w) => listedKey(w.of)))) {
    const theirs = wanted.filter((w) => listedKey(w.of) === key)
    const [cases, { of }] = [new Set(theirs.map((w) => w.case)), theirs[0]!]
    const sums = await listedSums(db, house.code, of, [...cases])
    for (const id of cases) listed.set(`${id} ${key}`, sums.get(id) ?? 0)
  }
}

/** [EC1] Other cases of the same people: as they stand, or as they stood at the end of a day; [TA3] or at the moment when something was due. */
async function gatherElsewhere(
  db: Connection,
  house: House,
  { elsewhere }: Gathered,
  wanted: readonly Extract<Lookup, { readonly kind: 'elsewhere' }>[],
  on: Day | null,
): Promise<void> {
  const pairs = pairsOf(wanted)
  const cases = await casesOfPeople(db, house.code, [...pairs.values()])
  const byDay = (events: readonly CaseEvent[]) => events.filter((e) => dayOfInstant(e.at) <= on!)
  keepElsewhere(elsewhere, pairs, on === null ? cases : await asTheyStood(db, house, cases, byDay))
  const moments = new Set(wanted.flatMap(({ then }) => then ?? []))
  for (const then of moments) {
    const theirs = pairsOf(wanted.filter((w) => w.then === then))
    const pairs = [...theirs.values()]
    const concerned = cases.filter((c) => pairs.some(([person, id]) => concernsAny(c, [person], [id])))
    /** Most stand as they stood then: only of the others the log is read. */
    const moved = concerned.filter((c) => countedBy(c.acts, then).length < c.acts.length)
    const stood = await asTheyStood(db, house, moved, (events) => countedBy(events, then))
    const there = elsewhere.then.get(then) ?? nobodyElsewhere()
    elsewhere.then.set(then, there)
    keepElsewhere(there, theirs, [...concerned.filter((c) => !moved.includes(c)), ...stood])
  }
}

const pairsOf = (
  wanted: readonly Extract<Lookup, { readonly kind: 'elsewhere' }>[],
): ReadonlyMap<string, PersonIn> =>
  new Map(
    wanted.flatMap(({ people, programmes }) =>
      people.flatMap((person) => programmes.map((id) => [`${person} ${id}`, [person, id] as const] as const)),
    ),
  )

function keepElsewhere(to: Elsewhere, pairs: ReadonlyMap<string, PersonIn>, cases: readonly Case[]): void {
  for (const c of cases) to.cases.set(c.id, c)
  for (const [key, pair] of pairs) to.pairs.set(key, pair)
}

async function asTheyStood(
  db: Connection,
  house: House,
  cases: readonly Case[],
  until: (events: readonly CaseEvent[]) => readonly CaseEvent[],
): Promise<readonly Case[]> {
  if (cases.length === 0) return []
  const log = await eventsOf(
    db,
    house.code,
    cases.map((c) => c.id),
  )
  return cases.flatMap((c) => {
    const events = until(log.filter((e) => e.case === c.id))
    return events.length === 0 ? [] : [fold(events)]
  })
}

/** [EC3] What a batch that was decided on other cases rests on; null where it asked for none. */
export function restsOf(realm: string, { elsewhere: { pairs, cases } }: Gathered): Rests | null {
  return pairs.size === 0
    ? null
    : { realm, pairs: [...pairs.values()], stood: [...cases.values()].map((c) => `${c.id} ${c.seq}`) }
}

/** [OA9] An event with what its case knew before it. */
function pastOf(events: readonly StoredEvent[], seq: number): Past | null {
  const at = events.findIndex(({ event }) => event.seq === seq)
  if (at < 1) return null
  const before = fold(events.slice(0, at).map(({ event }) => event))
  return { event: events[at]!.event, facts: before.facts, people: before.people }
}

/** [K22] Papers as they stand in earlier cases: as those cases are now, whatever the batch does. */
async function gatherHeld(
  db: Connection,
  house: House,
  gathered: Gathered,
  wanted: readonly Extract<Lookup, { readonly kind: 'held' }>[],
): Promise<void> {
  if (wanted.length === 0) return
  const states = await findCaseStates(db, house.code, [...new Set(wanted.map((w) => w.case))])
  const sent = await sentPapers(db, house.code, [...new Set(wanted.map((w) => w.paper))])
  for (const w of wanted) {
    const c = states.find((state) => state.id === w.case)
    const p = c && programmeOf(house, c)
    const held = c && p && papersHeldFor(p, c, w.person).find(({ id }) => id === w.paper)
    const on = sent.get(w.paper)?.on
    gathered.held.set(
      heldKey(w.paper, w.case, w.person),
      held && on !== undefined ? { title: held.title, on } : null,
    )
  }
}

/** [K34] Cases that are said to be consents on paper, as they stand. */
async function gatherConsents(
  db: Connection,
  house: House,
  { consents }: Gathered,
  wanted: readonly string[],
): Promise<void> {
  if (wanted.length === 0) return
  const states = await findCaseStates(db, house.code, [...new Set(wanted)])
  for (const id of wanted) {
    const c = states.find((state) => state.id === id)
    const p = c && programmeOf(house, c)
    consents.set(id, p ? consentIn(p, c) : null)
  }
}

/** [K17] A figure over a place as its records stand now; null where there is no such place. */
async function readingOf(
  db: Connection,
  house: House,
  { figure, place, on, cases }: Extract<Lookup, { readonly kind: 'reading' }> & { readonly place: string },
): Promise<CountedHere | null> {
  if (!house.reference.areas.has(place)) return null
  const definition = figureOf(house, figure)
  assert(definition !== undefined, `a programme looks up an unknown figure ${figure}`)
  const within = withinOf(house, place, on)
  const reading = await readFigure(db, house.code, definition, within, on)
  return {
    top: reading.numerator.sum,
    bottom: reading.denominator?.sum ?? null,
    records: reading.records,
    digest: reading.digest,
    cases: cases ? await countedCases(db, house.code, definition, within, on, mostCases) : null,
  }
}

/** What is asked for may itself name what to ask next; a question that never ends is our mistake. */
const mostRounds = 12

/** A question about a place. `asks`: what it asks for in any case, so that it is read before the first look and nothing is worked out twice. */
export type Question<T> = {
  readonly area: string
  readonly asks?: readonly Lookup[]
  readonly of: (world: World) => T
}

/** [K19] Answers many questions at once, by what this connection sees: each kind of lookup in one query, however many ask. */
export async function askEach<T>(
  db: Connection,
  house: House,
  questions: readonly Question<T>[],
): Promise<readonly T[]> {
  const gathered = nothingGathered()
  let needs = questions.flatMap(({ area: place, asks = [] }) => asks.map((lookup) => ({ lookup, place })))
  for (let round = 0; round <= mostRounds; round++) {
    if (needs.length > 0) await gather(db, house, gathered, needs)
    const answers = questions.map(({ area, of }) => ({
      place: area,
      answer: answerFrom(worldOf(gathered, area), of),
    }))
    needs = answers.flatMap(({ place, answer }) =>
      answer.ok ? [] : answer.needs.map((lookup) => ({ lookup, place })),
    )
    if (needs.length === 0) return answers.flatMap(({ answer }) => (answer.ok ? [answer.value] : []))
  }
  throw new Error('a question asks for more each time it is told')
}

/**
 * [K19] Answers a question about a case on the road of every command, without the write: all that it reads is of one moment.
 * `on`: as things stood at the end of that day.
 */
export async function ask<T>(
  house: House,
  c: Pick<Case, 'area'>,
  question: (world: World) => T,
  on: Day | null = null,
): Promise<T> {
  const gathered = nothingGathered()
  const world = worldOf(gathered, c.area)
  const first = answerFrom(world, question)
  if (first.ok) return first.value
  return snapshot(house.pool, async (db) => {
    let { needs } = first
    for (let round = 0; round < mostRounds; round++) {
      await gather(
        db,
        house,
        gathered,
        needs.map((lookup) => ({ lookup, place: c.area })),
        on,
      )
      const answered = answerFrom(world, question)
      if (answered.ok) return answered.value
      needs = answered.needs
    }
    throw new Error('a question asks for more each time it is told')
  })
}
