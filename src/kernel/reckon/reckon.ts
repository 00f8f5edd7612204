/**
 * Reckonings: what a programme asks the kernel to work out that no formula should: a roll, a ballot, shares,
 * a notice, a joint review, a sample, the week’s meeting.
 */
import {
  afterSale,
  rollOf,
  rulesOn,
  signsFor,
  tallyBallots,
  type Ballot,
  type BallotRules,
  type Dwelling,
  type Voter,
} from '../ballot/index.ts'
import { dispatchDay } from '../campaign/dispatch.ts'
import type { Calendar } from '../clock/index.ts'
import { criteriaText, judged, type Criterion } from '../criteria/index.ts'
import { parseDay, type Day } from '../day/index.ts'
import { readNotice, type NoticeProof } from '../notice/index.ts'
import { readReview, type Opinion } from '../review/index.ts'
import type { Facts, Value } from '../rule/index.ts'
import { drawSample, isSeed } from '../sample/index.ts'
import { apportion, sharesOf, type CoefficientTable } from '../share/index.ts'
import type { Clause, Feel } from '../programme/programme.ts'

/** Each part is a formula over what is known; a part that is not known yet leaves the whole not known. */
export type Reckoning =
  /** The roll of those who vote, from dwellings and owners as they are written down; or an earlier roll with one dwelling sold. */
  | { readonly kind: 'roll'; readonly dwellings: Feel; readonly owners: Feel; readonly clause: Clause }
  | {
      readonly kind: 'sale'
      readonly roll: Feel
      readonly room: Feel
      readonly owners: Feel
      readonly clause: Clause
    }
  /** The owners of a dwelling for whom a person signs; nobody where they are neither owner nor guardian. */
  | {
      readonly kind: 'signs_for'
      readonly roll: Feel
      readonly room: Feel
      readonly person: Feel
      readonly clause: Clause
    }
  | {
      readonly kind: 'ballot'
      readonly roll: Feel
      readonly ballots: Feel
      readonly on: Feel
      readonly rules: readonly BallotRules[]
      /** The outcome by which an owner votes, and its fields; `paper` holds the photo where it is entered for them. */
      readonly cast?: {
        readonly outcome: string
        readonly room: string
        readonly choice: string
        readonly paper?: string
      }
      /**
       * Owners whose own part is used consent apart: the outcome and its field, the rooms that are wanted,
       * and the list of what was given.
       */
      readonly consent?: {
        readonly outcome: string
        readonly room: string
        readonly wanted: Feel
        readonly given: Feel
      }
      readonly clause: Clause
    }
  /** What each of `rooms` pays of `amount` fen by the table that is named. */
  | {
      readonly kind: 'shares'
      readonly roll: Feel
      readonly rooms: Feel
      readonly amount: Feel
      readonly table: Feel
      readonly tables: Readonly<Record<string, CoefficientTable>>
      readonly clause: Clause
    }
  /** `amount` over the lines of a list by their own `amount`: how a sum goes back to those who paid. */
  | { readonly kind: 'split'; readonly amount: Feel; readonly over: Feel; readonly clause: Clause }
  | {
      readonly kind: 'notice'
      readonly from: Feel
      readonly days: Feel
      readonly proofs: Feel
      readonly clause: Clause
    }
  /** Conditions that all must hold: fit, conditional with what is missing, or unfit. */
  | { readonly kind: 'criteria'; readonly criteria: readonly Criterion[]; readonly clause: Clause }
  | {
      readonly kind: 'review'
      readonly step: string
      readonly opinions: Feel
      readonly silence: 'agrees' | 'waits'
      readonly clause: Clause
    }
  /** So many percent of a list of ids, drawn by a seed that somebody else tells. */
  | {
      readonly kind: 'sample'
      readonly of: Feel
      readonly percent: Feel
      readonly seed: Feel
      readonly clause: Clause
    }
  /** When the weekly dispatch of a day's week meets, and until when it is filled in for. */
  | { readonly kind: 'dispatch'; readonly week: Feel; readonly clause: Clause }

/** The formulas of a reckoning, by part. */
export function partsOf(r: Reckoning): Readonly<Record<string, Feel>> {
  switch (r.kind) {
    case 'roll':
      return { dwellings: r.dwellings, owners: r.owners }
    case 'sale':
      return { roll: r.roll, room: r.room, owners: r.owners }
    case 'signs_for':
      return { roll: r.roll, room: r.room, person: r.person }
    case 'ballot':
      return {
        roll: r.roll,
        ballots: r.ballots,
        on: r.on,
        ...(r.consent ? { wanted: r.consent.wanted, given: r.consent.given } : {}),
      }
    case 'shares':
      return { roll: r.roll, rooms: r.rooms, amount: r.amount, table: r.table }
    case 'split':
      return { amount: r.amount, over: r.over }
    case 'notice':
      return { from: r.from, days: r.days, proofs: r.proofs }
    case 'criteria':
      return { criteria: criteriaText(r.criteria) }
    case 'review':
      return { opinions: r.opinions }
    case 'sample':
      return { of: r.of, percent: r.percent, seed: r.seed }
    case 'dispatch':
      return { week: r.week }
  }
}

/** What reckonings need besides their parts. `parties` are those of a step with the names of their clocks. */
export type ReckonSetting = {
  readonly today: Day
  readonly calendar: Calendar
  readonly personKey: (idNo: string) => string
  readonly parties: (step: string) => Readonly<Record<string, string>>
  readonly lapsed: () => readonly string[]
}

/**
 * [RK1] The value, or null while a part is not known or does not fit. Lists that were never begun, and those
 * that are sealed, are empty.
 */
export function reckon(r: Reckoning, read: (formula: Feel) => Value, s: ReckonSetting): Value {
  /** The one that is worked out for each of a hundred thousand rows: nothing is made for it that others need. */
  if (r.kind === 'criteria') return json(judged(r.criteria, read(criteriaText(r.criteria))))
  const list = (formula: Feel): readonly Facts[] => {
    const value = read(formula)
    return Array.isArray(value) ? (value as unknown as readonly Facts[]) : []
  }
  switch (r.kind) {
    case 'roll':
      return json(rollOf(list(r.dwellings) as unknown as readonly Dwelling[], ownersOf(list(r.owners), s)))
    case 'sale': {
      const room = read(r.room)
      const owners = ownersOf(list(r.owners), s)
      return typeof room === 'string' ? json(afterSale(rollFrom(read(r.roll)) ?? [], room, owners)) : null
    }
    case 'signs_for': {
      const [roll, room, person] = [rollFrom(read(r.roll)), read(r.room), read(r.person)]
      return roll && typeof room === 'string' && typeof person === 'string'
        ? roll.filter((v) => v.room === room).flatMap((v) => signsFor(v, person))
        : null
    }
    case 'ballot': {
      const roll = rollFrom(read(r.roll))
      const on = read(r.on)
      const rules = typeof on === 'string' ? rulesOn(r.rules, on) : null
      return roll && rules ? json(tallyBallots(rules, roll, list(r.ballots).map(ballotFrom))) : null
    }
    case 'shares':
      return shares(r, read)
    case 'split': {
      const [amount, lines] = [read(r.amount), list(r.over)]
      const parts =
        typeof amount === 'number' &&
        Number.isSafeInteger(amount) &&
        amount >= 0 &&
        lines.every((l) => Number.isSafeInteger(l.amount) && (l.amount as number) >= 0)
          ? apportion(
              amount,
              lines.map((l) => l.amount as number),
            )
          : null
      return parts && lines.map((l, i) => ({ ...l, amount: parts[i]! }))
    }
    case 'notice': {
      const [from, days] = [read(r.from), read(r.days)]
      const day = typeof from === 'string' ? parseDay(from) : null
      return day && typeof days === 'number'
        ? json(readNotice(day, days, list(r.proofs) as unknown as readonly NoticeProof[], s.today))
        : null
    }
    case 'review': {
      const parties = s.parties(r.step)
      const out = s.lapsed()
      return json(
        readReview(
          Object.keys(parties),
          list(r.opinions) as unknown as readonly Opinion[],
          Object.keys(parties).filter((p) => out.includes(parties[p]!)),
          r.silence,
        ),
      )
    }
    case 'sample': {
      const [of, percent, seed] = [read(r.of), read(r.percent), read(r.seed)]
      const fits =
        Array.isArray(of) &&
        of.every((id) => typeof id === 'string') &&
        typeof percent === 'number' &&
        Number.isInteger(percent) &&
        percent >= 1 &&
        percent <= 100 &&
        typeof seed === 'string' &&
        isSeed(seed)
      return fits ? [...drawSample(of as readonly string[], percent, seed)] : null
    }
    case 'dispatch': {
      const week = read(r.week)
      const day = typeof week === 'string' ? parseDay(week) : null
      return day ? json(dispatchDay(day, s.calendar)) : null
    }
  }
}

/** Plain data of ours is a value of a formula. */
const json = (value: unknown): Value => value as Value

/** Owners as they are written down, and who signs for them, by the keys of their ID numbers. What is sealed already tells nothing. */
const ownersOf = (lines: readonly Facts[], s: ReckonSetting) =>
  lines.flatMap((o) =>
    typeof o.idNo === 'string'
      ? [
          {
            room: String(o.room ?? ''),
            owner: s.personKey(o.idNo),
            ...(typeof o.guardianIdNo === 'string' ? { guardian: s.personKey(o.guardianIdNo) } : {}),
          },
        ]
      : [],
  )

const rollFrom = (value: Value): readonly Voter[] | null =>
  Array.isArray(value) ? (value as unknown as readonly Voter[]) : null

const ballotFrom = (b: Facts): Ballot => ({
  room: String(b.room),
  choice: b.choice as Ballot['choice'],
  owner: typeof b.owner === 'string' ? b.owner : null,
  all: b.all === true,
})

function shares(r: Reckoning & { readonly kind: 'shares' }, read: (formula: Feel) => Value): Value {
  const [roll, rooms, amount, table] = [rollFrom(read(r.roll)), read(r.rooms), read(r.amount), read(r.table)]
  const chosen = typeof table === 'string' && Object.hasOwn(r.tables, table) ? r.tables[table]! : null
  if (
    !roll ||
    !Array.isArray(rooms) ||
    typeof amount !== 'number' ||
    !Number.isSafeInteger(amount) ||
    amount < 0 ||
    !chosen
  )
    return null
  const sharers = roll.filter((v) => rooms.includes(v.room))
  return sharers.length === rooms.length ? json(sharesOf(chosen, sharers, amount)) : null
}
