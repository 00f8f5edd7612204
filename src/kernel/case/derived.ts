/** What follows from a case as it stands: who has it on their desk until when, and what it still owes. */
import { readDue } from '../clock/index.ts'
import type { Programme } from '../programme/programme.ts'
import type { Day, Instant } from '../day/index.ts'
import type { Case } from './case.ts'
import { clocksOf, pressing, type CaseClock, type Setting } from './clocks.ts'
import { isWoken } from './due.ts'
import { standingErrands } from './office/errand.ts'
import type { ErrandKind } from './office/said.ts'
import { clockOf } from './owed.ts'
import { holderOf, partiesOf, postHaving, type Holder } from './holder.ts'

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

/** [OW1] What is still owed from an earlier time presses too: its clock has started anew since, and shows only the last time. */
const earlierTimes = (p: Programme, c: Case, s: Setting): readonly CaseClock[] =>
  c.obligations
    .filter((o) => !o.closed && c.obligations.some((x) => x.name === o.name && x.since > o.since))
    .flatMap((o) => clockOf(p, c, o, s) ?? [])

/**
 * [W6] What waits for whom, until when: for the holder of the step, and for each party of a joint review that
 * has not answered. A function of the case and the calendar.
 */
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
    post: handed.find((x) => x.desk === holder.role)?.to?.post ?? postHaving(p, c, holder.role),
  })
  const parties = partiesOf(p, c, s)
  const sleeps = p.steps[c.step]!.dormant === true && !isWoken(p, c, s)
  const holder = sleeps ? null : holderOf(p, c, s.areaPath)
  /** The holder is not hurried by what the others owe. */
  const theirs = new Set(Object.values(p.steps[c.step]!.parties ?? {}).map((party) => party.clock))
  return [
    ...(holder
      ? [
          task(
            holder,
            pressing([...clocksOf(p, c, s), ...earlierTimes(p, c, s)].filter((k) => !theirs.has(k.name))),
          ),
        ]
      : []),
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
