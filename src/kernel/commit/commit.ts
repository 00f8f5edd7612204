/** One command's whole commit: the event, and every row that follows from it. The store seals and writes it, and works nothing out. */
import { dayOfInstant, type Day, type Instant } from '../day/index.ts'
import { contributions, type Contribution, type Ending, type Figure } from '../figure/index.ts'
import type { Effect, Stepped } from '../case/case.ts'
import type { Owed } from '../case/owed.ts'
import type { Task } from '../case/derived.ts'
import { findableTold, type FindableTold } from '../find/findable.ts'
import { gatheringEvent, sentEvent } from '../case/gather.ts'
import { isDue, timeActs } from '../case/due.ts'
import { officeStep } from '../case/office/step.ts'
import { refusedEvent } from '../case/step.ts'
import type { Transfer } from '../ledger/index.ts'
import { isOfficeName } from '../programme/office.ts'
import type { Programme } from '../programme/programme.ts'
import type { Entry, Register } from '../register/index.ts'
import type { Facts } from '../rule/index.ts'
import {
  enteredBy,
  errandRowsOf,
  evolve,
  floorOf,
  obligationsOf,
  refuse,
  byName,
  runsOf,
  step,
  subjectFor,
  tasksOf,
  veil,
  type Award,
  type Case,
  type CaseEvent,
  type Command,
  type ErrandRow,
  type Refusal,
  type TimeRun,
  type Setting,
  type Surroundings,
} from '../case/index.ts'

/** A command that an event gives to another case, or that opens one. */
export type CommandGiven = {
  readonly case: string
  readonly outcome: string
  readonly input: Facts
  readonly programme?: string
  readonly area?: string
  /** What history set going happened in history too. */
  readonly at?: Instant
}

/** [XC2] That a partner is told of an event: what, the event itself says. */
export type Sent = {
  readonly case: string
  readonly seq: number
  readonly message: string
  readonly to: string
}

export type Commit = {
  /** As the log keeps it, but for the box that `secret` goes into: sensitive facts are marks. */
  readonly event: CaseEvent
  readonly secret: Facts | null
  /** Under whose key the box is sealed. */
  readonly subject: string
  /** [FD2] What the case is found by from now on, in clear like `secret`: hashed by who holds the keys, and never written. */
  readonly findable: FindableTold
  readonly before: Case | null
  /** The case after it. */
  readonly state: Case
  readonly transfers: readonly (Transfer & {
    readonly case: string
    readonly seq: number
    readonly at: Instant
  })[]
  /** The accounts that it moves value between, and the least that each may hold. */
  readonly accounts: readonly { readonly id: string; readonly unit: string; readonly floor: number | null }[]
  readonly awards: readonly (Award & { readonly seq: number; readonly voidedOn: Day | null })[]
  /** The day on which all that was awarded in this case before is taken back; null where it stands. */
  readonly voidedOn: Day | null
  readonly obligations: readonly Owed[]
  readonly tasks: readonly Task[]
  /** What officials wait for from one another; null where none of them ever asked anything. */
  readonly errands: readonly ErrandRow[] | null
  /** What the case does next by itself, and when. */
  readonly runs: readonly (TimeRun & { readonly case: string })[]
  /** Whether its version, or the one that it came from, lets time act at all. */
  readonly timed: boolean
  /** Lines beside the case that this event brings into its list. */
  readonly claimed: {
    readonly case: string
    readonly list: string
    readonly from: number
    readonly count: number
    readonly seq: number
  } | null
  readonly entries: readonly { readonly entry: Entry; readonly open: boolean }[]
  readonly takeBacks: readonly {
    readonly register: string
    readonly case: string
    readonly seq: number
    readonly on: Day
  }[]
  readonly adds: readonly Contribution[]
  readonly ends: readonly Ending[]
  /** In the order of the effects that give them; `id` is the key of each. */
  readonly commands: readonly { readonly id: string; readonly body: CommandGiven }[]
  /** What partners are told of it, in the same order. */
  readonly sends: readonly { readonly id: string; readonly body: Sent }[]
}

/** What rows are worked out with, besides the event itself. */
export type CommitSetting = {
  /** The calendar and the places by which this case's clocks are read. */
  readonly setting: (c: Case) => Setting
  /** A version by its name: a case that moves goes on under another. */
  readonly programme: (of: CaseEvent['programme']) => Programme
  readonly figures: readonly Figure[]
  readonly registers: readonly Pick<Register, 'id' | 'open'>[]
  readonly personKey: (idNo: string) => string
}

export type Ruling =
  | { readonly ok: true; commit(this: void): Commit }
  | { readonly ok: false; readonly refusal: Refusal }

/**
 * [K19] The one road: a command gives a refusal or a whole commit, out of what was gathered. What it was not told it has asked for before
 * its rows are worked out, so whoever lacks something need not have them.
 */
export function decideCommand(
  p: Programme,
  c: Case | null,
  command: Command,
  s: Surroundings,
  rows: CommitSetting,
): Ruling {
  const ruled = eventFor(p, c, command, s, rows)
  return ruled.ok ? { ok: true, commit: () => commitOf(p, c, ruled.event, rows) } : ruled
}

function eventFor(
  p: Programme,
  c: Case | null,
  command: Command,
  s: Surroundings,
  rows: CommitSetting,
): Stepped {
  const unfit = command.run ? unfitRun(p, c, command.run, s, rows) : null
  if (unfit) return { ok: false, refusal: refuse(unfit, []) }
  if (command.gathered || command.sent) {
    const event = c && (gatheringEvent(p, c, command, s) ?? sentEvent(p, c, command, s))
    return event ? { ok: true, event } : { ok: false, refusal: refuse('stale_seq', []) }
  }
  const stepped = isOfficeName(command.outcome)
    ? officeStep(p, c, command, s, rows.figures)
    : step(p, c, command, s)
  if (stepped.ok || !command.run || !c) return stepped
  return { ok: true, event: refusedEvent(p, c, command, s, byName(p, stepped.refusal)) }
}

/** [TA3] Why time may not act here: it is not that time yet, the case is past it already, or history is told out of its order. */
function unfitRun(
  p: Programme,
  c: Case | null,
  run: TimeRun,
  s: Surroundings,
  rows: CommitSetting,
): 'too_early' | 'time_order' | 'stale_seq' | null {
  if (run.due > s.now) return 'too_early'
  if (c === null) return null
  if (s.now < c.acts.at(-1)!.at) return 'time_order'
  return isDue(p, c, run, rows.setting(c)) ? null : 'stale_seq'
}

/** Every row that an event makes. Rows know what the log will know: what is sealed is a mark to them. */
export function commitOf(
  current: Programme,
  before: Case | null,
  clear: CaseEvent,
  rows: CommitSetting,
): Commit {
  const p = clear.moved ? rows.programme(clear.programme) : current
  const { event, secret } = veil(p, clear)
  const state = evolve(before, event)
  const setting = rows.setting(state)
  const counted = contributions(rows.figures, p, before, state, event, setting)
  return {
    event,
    secret,
    subject: subjectFor(p, { id: event.case, people: before?.people.length ? before.people : event.people }),
    findable: findableTold(p, { ...clear.input, ...clear.sets }, before, state, rows.personKey),
    before,
    state,
    transfers: transfersOf(event).map((t) => ({ ...t, case: event.case, seq: event.seq, at: event.at })),
    accounts: transfersOf(event).flatMap((t) =>
      [t.debit, t.credit].map((id) => ({ id, unit: t.unit, floor: floorOf(p, id) })),
    ),
    ...awardsOf(event),
    obligations: obligationsOf(p, state, setting),
    tasks: tasksOf(p, state, setting),
    errands: state.errands ? errandRowsOf(p, state) : null,
    claimed: event.gathered
      ? {
          case: event.case,
          list: event.gathered.list,
          from: event.gathered.from,
          count: event.gathered.count,
          seq: event.seq,
        }
      : null,
    timed: timeActs(p) || timeActs(current),
    runs: runsOf(p, state, setting).map((run) => ({ ...run, case: event.case })),
    entries: effectsOf(event, 'enter').flatMap((x) => {
      const isOpen = rows.registers.find((r) => r.id === x.register)?.open ?? false
      return entriesOf(event, x).map((entry) => ({ entry, open: isOpen }))
    }),
    takeBacks: effectsOf(event, 'take_back').map((x) => ({
      register: x.register,
      case: event.case,
      seq: event.seq,
      on: dayOfInstant(event.at),
    })),
    adds: counted.adds,
    ends: counted.ends,
    commands: commandsOf(event),
    sends: sendsOf(event),
  }
}

/** What it awards and takes back, in the order of its effects. */
function awardsOf(e: CaseEvent): Pick<Commit, 'awards' | 'voidedOn'> {
  let awards: Commit['awards'] = []
  let voidedOn: Day | null = null
  for (const x of e.effects) {
    if (x.kind === 'award') awards = [...awards, { ...x.award, seq: e.seq, voidedOn: null }]
    if (x.kind !== 'void_award') continue
    voidedOn ??= x.on
    awards = awards.map((a) => ({ ...a, voidedOn: a.voidedOn ?? x.on }))
  }
  return { awards, voidedOn }
}

type EffectOf<K extends Effect['kind']> = Extract<Effect, { readonly kind: K }>

const effectsOf = <K extends Effect['kind']>(e: CaseEvent, kind: K): readonly EffectOf<K>[] =>
  e.effects.filter((x): x is EffectOf<K> => x.kind === kind)

export const transfersOf = (e: CaseEvent): readonly Transfer[] =>
  effectsOf(e, 'transfer').map((x) => x.transfer)

/** What stands in the outbox for an event, by kind. */
export const ordersOf = (e: CaseEvent) => [
  ...commandsOf(e).map((c) => ({ ...c, kind: 'command' as const })),
  ...sendsOf(e).map((c) => ({ ...c, kind: 'send' as const })),
]

/** What an event gives to other cases, each under its own key. */
const commandsOf = (e: CaseEvent): Commit['commands'] =>
  e.effects.flatMap((x, i) =>
    x.kind === 'command' ? [{ id: `${e.case}/${e.seq}/${i}`, body: commandGiven(e, x) }] : [],
  )

/** [XC2] What partners are told of an event, each under its own key. Of history that is told later they were told then. */
const sendsOf = (e: CaseEvent): Commit['sends'] =>
  e.historical
    ? []
    : e.effects.flatMap((x, i) =>
        x.kind === 'send'
          ? [
              {
                id: `${e.case}/${e.seq}/${i}`,
                body: { case: e.case, seq: e.seq, message: x.message, to: x.to },
              },
            ]
          : [],
      )

const commandGiven = (e: CaseEvent, x: EffectOf<'command'>): CommandGiven => ({
  case: x.case,
  outcome: x.outcome,
  input: x.input,
  ...(x.programme === undefined
    ? {}
    : { programme: x.programme, ...(x.area === undefined ? {} : { area: x.area }) }),
  ...(e.historical ? { at: e.at } : {}),
})

/** The versions that an event enters, each with the columns of its line. */
export const entriesOf = (e: CaseEvent, effect: EffectOf<'enter'>): readonly Entry[] =>
  effect.entries.map((x, i) => ({
    register: effect.register,
    id: x.id,
    area: x.area,
    standing: x.standing,
    body: {
      ...(effect.list === undefined ? {} : (enteredBy(e)[effect.list] as readonly Facts[])[i]),
      ...x.body,
    },
    case: e.case,
    seq: e.seq,
    from: dayOfInstant(e.at),
  }))
