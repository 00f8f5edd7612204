/** What follows from a case as it stands: who has it on their desk until when, and what it still owes. */
import { readDue } from '../clock/index.ts'
import type { Programme } from '../programme/programme.ts'
import type { Day, Instant } from '../day/index.ts'
import type { Act, Case, Obligation } from './case.ts'
import { clocksOf, pressing, type CaseClock, type Setting } from './clocks.ts'
import { isWoken } from './due.ts'
import { standingErrands, type ErrandKind } from './office/errand.ts'
import { holderOf, partiesOf, type Holder } from './view.ts'

export type Task = {
  readonly case: string
  readonly programme: string
  readonly step: string
  readonly role: string
  readonly area: string | null
  readonly since: Instant
  readonly due: Instant | null
  readonly clock: string | null
  readonly amount: number | null
  /** [OA4] Whose it is alone, where it was handed to a colleague. */
  readonly post: string | null
}

/** [W6] What waits for whom, until when: for the holder of the step, and for each party of a joint review that has not answered. A function of the case and the calendar. */
export function tasksOf(p: Programme, c: Case, s: Setting): readonly Task[] {
  const amount = (p.about ?? []).map((name) => c.facts[name]).find((v) => typeof v === 'number')
  const handed = standingErrands(p, c).filter((x) => x.kind === 'handed')
  const task = (holder: Holder, clock: CaseClock | null): Task => ({
    case: c.id,
    programme: p.id,
    step: c.step,
    role: holder.role,
    area: holder.area,
    since: holder.since,
    due: clock ? readDue(clock.facts).due : null,
    clock: clock?.name ?? null,
    amount: amount ?? null,
    post: handed.find((x) => x.desk === holder.role)?.to?.post ?? null,
  })
  const parties = partiesOf(p, c, s)
  const sleeps = p.steps[c.step]!.dormant === true && !isWoken(p, c, s)
  const holder = sleeps ? null : holderOf(p, c, s.areaPath)
  /** The holder is not hurried by what the others owe. */
  const theirs = new Set(Object.values(p.steps[c.step]!.parties ?? {}).map((party) => party.clock))
  return [
    ...(holder ? [task(holder, pressing(clocksOf(p, c, s).filter((k) => !theirs.has(k.name))))] : []),
    ...parties.filter((party) => party.role !== holder?.role).map((party) => task(party, party.clock)),
  ]
}

/** [OA3] What one official waits for from another, as it lies in an inbox and among what one sent. */
export type ErrandRow = {
  readonly case: string
  readonly seq: number
  /** Empty where it is for whoever has the case. */
  readonly post: string
  readonly kind: ErrandKind
  readonly sender: string
  readonly since: Instant
  readonly until: Day | null
}

/** [OA3] The errands that stand. A function of the case. */
export const errandRowsOf = (p: Programme, c: Case): readonly ErrandRow[] =>
  standingErrands(p, c).map((x) => ({
    case: c.id,
    seq: x.seq,
    post: x.to?.post ?? '',
    kind: x.kind,
    sender: x.by.person,
    since: x.at,
    until: x.until ?? null,
  }))

export type Owed = {
  readonly case: string
  readonly name: string
  readonly since: Instant
  readonly due: Instant | null
  readonly closedAt: Instant | null
  readonly how: string | null
}

/** [TA9] What recurs has a limit of its own each time: starts of its clock after it was opened are another one's. */
function asItRan(p: Programme, c: Case, o: Obligation): Case {
  const starts = p.clocks[p.obligations[o.name]?.clock ?? '']?.starts ?? []
  const isStart = (a: Act): boolean => starts.includes(a.outcome)
  return c.acts.some((a) => isStart(a) && a.at <= o.since)
    ? { ...c, acts: c.acts.filter((a) => !isStart(a) || a.at <= o.since) }
    : c
}

/** Every obligation of a case, with its due moment. */
export function obligationsOf(p: Programme, c: Case, s: Setting): readonly Owed[] {
  return c.obligations.map((o) => {
    const clock = clocksOf(p, asItRan(p, c, o), s).find((k) => k.name === p.obligations[o.name]?.clock)
    return {
      case: c.id,
      name: o.name,
      since: o.since,
      due: clock ? readDue(clock.facts).due : null,
      closedAt: o.closed?.at ?? null,
      how: o.closed?.how ?? null,
    }
  })
}
