/** What a decision rests on besides its case: asked by name, gathered by somebody else, and never empty for not having been asked. */

import type { Day, Instant } from '../day/index.ts'
import type { Entry } from '../register/index.ts'
import { assert } from '../assert.ts'
import type { Award, CountedHere, HeldPaper, PaperConsent, SentPaper } from './asked.ts'
import type { Facts, Value } from '../rule/index.ts'
import type { Listed } from '../programme/listed.ts'
import type { Around, Case, CaseEvent } from './case.ts'

/** One thing that must be read before a question can be answered. */
export type Lookup =
  | { readonly kind: 'awards'; readonly people: readonly string[] }
  | { readonly kind: 'entry'; readonly register: string; readonly id: string }
  | { readonly kind: 'reading'; readonly figure: string; readonly on: Day; readonly cases: boolean }
  | {
      readonly kind: 'elsewhere'
      readonly people: readonly string[]
      readonly programmes: readonly string[]
      /** As they stood at this moment; without it as they stand. */
      readonly then?: Instant
    }
  | { readonly kind: 'ground'; readonly lon: number; readonly lat: number; readonly on: Day }
  | { readonly kind: 'listed'; readonly case: string; readonly of: ListedIn }
  | { readonly kind: 'opened'; readonly case: string; readonly name: string; readonly mark: string }
  | { readonly kind: 'balance'; readonly account: string }
  | { readonly kind: 'paper'; readonly id: string }
  | { readonly kind: 'held'; readonly paper: string; readonly case: string; readonly person: string }
  | { readonly kind: 'consent'; readonly case: string }
  | { readonly kind: 'past'; readonly case: string; readonly seq: number }

/** [OA9] An event of a case as the log keeps it, and what the case knew and whom it concerned before it. */
export type Past = { readonly event: CaseEvent; readonly facts: Facts; readonly people: readonly string[] }

/** [LS7] Which lines are summed: whose list, which column, and at which steps of its case they count for nothing. */
export type ListedIn = Pick<Listed, 'list' | 'sums' | 'except'>

/** [AR11] The smallest area that holds a point, those from it up to the realm, and whose borders the point touches besides. */
export type Whereabouts = {
  readonly area: string | null
  readonly path: readonly string[]
  readonly onBorderOf: readonly string[]
}
export const nowhere: Whereabouts = { area: null, path: [], onBorderOf: [] }

/** What was gathered. `undefined` says that nobody looked; an empty list or null, that somebody looked and nothing is there. */
export type World = {
  /** Earlier awards to any of these people that were not taken back. */
  awards(people: readonly string[]): readonly Award[] | undefined
  /** An entry as it stands. */
  entry(register: string, id: string): Entry | null | undefined
  /** A figure over the place of the case on a day; with the cases that it counts only where these are asked for. */
  reading(figure: string, on: Day, cases: boolean): CountedHere | null | undefined
  /** All cases of these programmes that concern any of these people, as they stand, or as they stood at a moment. */
  elsewhere(
    people: readonly string[],
    programmes: readonly string[],
    then?: Instant,
  ): readonly Case[] | undefined
  /** [AR11] Where a point in microdegrees lies by the borders of a day. */
  ground(lon: number, lat: number, on: Day): Whereabouts | undefined
  /** [LS7] What lines that name a case come to, in fen. */
  listed(inCase: string, of: ListedIn): number | undefined
  /** [SD2] A sealed fact of a case, by its mark, in clear; null where nothing opens it any more. */
  opened(inCase: string, name: string, mark: string): Value | undefined
  /** What an account holds, in its unit. */
  balance(account: string): number | undefined
  /** A paper that somebody sent. */
  paper(id: string): SentPaper | null | undefined
  /** A paper as it stands in another case, for one whom that case concerns and who sees it there. */
  held(paper: string, inCase: string, person: string): HeldPaper | null | undefined
  /** [K34] A case as a consent given on paper; null where there is none, or it is none. */
  consent(inCase: string): PaperConsent | null | undefined
  /** An event of a case, and how the case stood before it. */
  past(inCase: string, seq: number): Past | null | undefined
}

/** [K19] All that `step` may know beyond the case: besides what is in memory, what it asks for (awards, entries, figures, balances). */
export type Surroundings = Around & { readonly world: World }

/** The same name for the same question. */
export function lookupKey(need: Lookup): string {
  switch (need.kind) {
    case 'awards':
      return `awards ${need.people.join(' ')}`
    case 'entry':
      return `entry ${need.register} ${need.id}`
    case 'reading':
      return `reading ${need.figure} ${need.on} ${need.cases ? 'with cases' : 'alone'}`
    case 'elsewhere':
      return `elsewhere ${need.people.join(' ')} in ${need.programmes.join(' ')} at ${need.then ?? ''}`
    case 'ground':
      return `ground ${need.lon} ${need.lat} ${need.on}`
    case 'listed':
      return `listed ${need.case} ${listedKey(need.of)}`
    case 'opened':
      return `opened ${need.case} ${need.name} ${need.mark}`
    case 'balance':
      return `balance ${need.account}`
    case 'paper':
      return `paper ${need.id}`
    case 'held':
      return `held ${need.paper} ${need.case} ${need.person}`
    case 'consent':
      return `consent ${need.case}`
    case 'past':
      return `past ${need.case} ${need.seq}`
  }
}

/** The same name for the same lines, whosever they are. */
export const listedKey = ({ list, sums, except = [] }: ListedIn): string =>
  `${list.programme} ${list.name} ${sums} but ${except.toSorted().join(' ')}`

export type Answered<T> =
  | { readonly ok: true; readonly value: T }
  /** Read these, and ask again: what was worked out without them is thrown away. */
  | { readonly ok: false; readonly needs: readonly Lookup[] }

/** [K19] A world that notes what is asked of it and was not gathered; what is told meanwhile is nothing to rest on. */
export function noting(world: World): { readonly world: World; taken(): readonly Lookup[] } {
  const needs = new Map<string, Lookup>()
  const ask = <V>(value: V | undefined, need: Lookup, meanwhile: V): V => {
    if (value !== undefined) return value
    needs.set(lookupKey(need), need)
    return meanwhile
  }
  return {
    world: {
      awards: (people) => ask(world.awards(people), { kind: 'awards', people }, []),
      entry: (register, id) => ask(world.entry(register, id), { kind: 'entry', register, id }, null),
      reading: (figure, on, cases) =>
        ask(world.reading(figure, on, cases), { kind: 'reading', figure, on, cases }, null),
      elsewhere: (people, programmes, then) =>
        ask(
          world.elsewhere(people, programmes, then),
          { kind: 'elsewhere', people, programmes, ...(then === undefined ? {} : { then }) },
          [],
        ),
      ground: (lon, lat, on) => ask(world.ground(lon, lat, on), { kind: 'ground', lon, lat, on }, nowhere),
      listed: (inCase, of) => ask(world.listed(inCase, of), { kind: 'listed', case: inCase, of }, 0),
      opened: (inCase, name, mark) =>
        ask(world.opened(inCase, name, mark), { kind: 'opened', case: inCase, name, mark }, null),
      balance: (account) => ask(world.balance(account), { kind: 'balance', account }, 0),
      paper: (id) => ask(world.paper(id), { kind: 'paper', id }, null),
      held: (paper, inCase, person) =>
        ask(world.held(paper, inCase, person), { kind: 'held', paper, case: inCase, person }, null),
      consent: (inCase) => ask(world.consent(inCase), { kind: 'consent', case: inCase }, null),
      past: (inCase, seq) => ask(world.past(inCase, seq), { kind: 'past', case: inCase, seq }, null),
    },
    taken() {
      const noted = [...needs.values()]
      needs.clear()
      return noted
    },
  }
}

/** [K19] Answers a question out of what was gathered, or says what else must be read. No answer rests on what was not. */
export function answerFrom<T>(world: World, question: (world: World) => T): Answered<T> {
  const notes = noting(world)
  const value = question(notes.world)
  const needs = notes.taken()
  return needs.length === 0 ? { ok: true, value } : { ok: false, needs }
}

/** [K19] What somebody looked up; to read what nobody did is our mistake. */
export function gathered<V>(value: V | undefined, what: string): V {
  assert(value !== undefined, `${what} was read and not gathered`)
  return value
}

/** [EC1] Whether a case is one of these programmes and concerns any of these people. */
export const concernsAny = (
  c: Pick<Case, 'programme' | 'people'>,
  people: readonly string[],
  programmes: readonly string[],
): boolean => programmes.includes(c.programme.id) && c.people.some((person) => people.includes(person))

/** All that there is, as rows of a test or a trial without a database tell it: what they do not tell is not there. */
export type Told = {
  readonly awards?: readonly Award[]
  readonly entry?: (register: string, id: string) => Entry | null
  readonly reading?: (figure: string, on: Day) => CountedHere | null
  readonly elsewhere?: readonly Case[]
  /** Without it every point lies in no area. */
  readonly ground?: (lon: number, lat: number, on: Day) => Whereabouts
  /** Without it no list names anybody. */
  readonly listed?: (inCase: string, of: ListedIn) => number
  /** Without it nothing sealed opens. */
  readonly opened?: (inCase: string, name: string, mark: string) => Value
  /** Accounts by their names; without it every account holds enough. */
  readonly balances?: Readonly<Record<string, number>>
  /** Without it every paper was sent by who names it. */
  readonly paper?: (id: string) => SentPaper | null
  readonly held?: (paper: string, inCase: string, person: string) => HeldPaper | null
  readonly consent?: (inCase: string) => PaperConsent | null
  readonly past?: (inCase: string, seq: number) => Past | null
}

/** A world in which everything is known. */
export function knownWorld({
  awards = [],
  entry,
  reading,
  elsewhere = [],
  ground,
  listed,
  opened,
  balances,
  paper,
  held,
  consent,
  past,
}: Told = {}): World {
  return {
    awards: (people) => awards.filter((a) => a.people.some((person) => people.includes(person))),
    entry: (register, id) => entry?.(register, id) ?? null,
    reading: (figure, on) => reading?.(figure, on) ?? null,
    elsewhere: (people, programmes) => elsewhere.filter((c) => concernsAny(c, people, programmes)),
    ground: (lon, lat, on) => ground?.(lon, lat, on) ?? nowhere,
    listed: (inCase, of) => listed?.(inCase, of) ?? 0,
    opened: (inCase, name, mark) => opened?.(inCase, name, mark) ?? null,
    balance: (account) => (balances ? (balances[account] ?? 0) : Number.MAX_SAFE_INTEGER),
    paper: (id) => (paper ? paper(id) : { sender: null }),
    held: (id, inCase, person) => held?.(id, inCase, person) ?? null,
    consent: (inCase) => consent?.(inCase) ?? null,
    past: (inCase, seq) => past?.(inCase, seq) ?? null,
  }
}

/** A question that rests on nothing but its case: to ask more is our mistake. */
export const closedWorld: World = {
  awards: () => undefined,
  entry: () => undefined,
  reading: () => undefined,
  elsewhere: () => undefined,
  ground: () => undefined,
  listed: () => undefined,
  opened: () => undefined,
  balance: () => undefined,
  paper: () => undefined,
  held: () => undefined,
  consent: () => undefined,
  past: () => undefined,
}
