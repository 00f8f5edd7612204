/** Folding events is the only way a case changes. */
import { assert } from '../assert.ts'
import type { Facts, Value } from '../rule/index.ts'
import type { Act, Case, CaseEvent, Obligation } from './case.ts'
import { noneGathered } from './gather.ts'
import { errandsAfter } from './office/errand.ts'
import { takenBack, type OfficeDone } from './office/said.ts'

/** [K1] The case after one more event. Events are folded in order, from seq 1, without a gap. */
export function evolve(c: Case | null, e: CaseEvent): Case {
  assert(e.seq === (c?.seq ?? 0) + 1, `${e.case}: event ${e.seq} is out of order`)
  assert(c === null || c.id === e.case, `${e.case}: event of another case`)
  assert(
    c === null ||
      (c.programme.id === e.programme.id && c.programme.version === (e.moved?.from ?? e.programme.version)),
    `${e.case} is pinned to another version`,
  )
  return {
    id: e.case,
    programme: e.programme,
    area: e.area,
    step: e.to,
    seq: e.seq,
    facts: withoutEntered(withAdded({ ...factsBefore(c, e), ...e.input, ...e.sets }, e.adds), e.effects),
    people: [...new Set([...(c?.people ?? []), ...e.people])],
    acts: [
      ...actsBefore(c, e),
      {
        seq: e.seq,
        outcome: e.outcome,
        to: e.to,
        at: e.at,
        ...e.by,
        ...(e.run ? { run: e.run } : {}),
        ...(e.signature ? { signature: e.signature.paper } : {}),
        ...linesOf(e),
      },
    ],
    obligations: e.effects.reduce(obligationsAfter(e), c?.obligations ?? []),
    ...gatheredAfter(c, e),
    ...(c?.errands || e.office ? { errands: errandsAfter(c?.errands ?? [], e) } : {}),
    ...(c?.sealed || e.sealed
      ? { sealed: { ...c?.sealed, ...(e.sealed ? { [e.seq]: e.sealed } : {}) } }
      : {}),
  }
}

/** [LS4] Which of its effects speak to the lines of a gathered list, and of which all were spoken to. */
function linesOf(e: CaseEvent): Pick<Act, 'lines' | 'sent'> {
  const lines = e.effects.flatMap((x) => (x.kind === 'command_lines' ? [x.rule] : []))
  return { ...(lines.length > 0 ? { lines } : {}), ...(e.sent ? { sent: e.sent } : {}) }
}

/** [LS2] [LS3] A case keeps of a list what it comes to; its lines are in the events. */
function gatheredAfter(c: Case | null, e: CaseEvent): Pick<Case, 'gathered'> {
  if (!c?.gathered && !e.gathered && e.closes === undefined) return {}
  const { list, count, sum, hash } = e.gathered ?? { list: '', count: 0, sum: 0, hash: '' }
  return {
    gathered: {
      ...c?.gathered,
      ...(e.gathered ? { [list]: { count, sum, hash } } : {}),
      ...(e.closes === undefined
        ? {}
        : { [e.closes]: { ...(c?.gathered?.[e.closes] ?? noneGathered), closed: true } }),
    },
  }
}

/** [VS4] What was done before a move, by the names of the version that the case goes on under: clocks and limits find it there. */
function actsBefore(c: Case | null, { moved, office }: CaseEvent): readonly Act[] {
  const acts = undoneBy(c?.acts ?? [], office)
  if (!moved) return acts
  return acts.map((a) => ({
    ...a,
    outcome: moved.outcomes[a.outcome] ?? a.outcome,
    to: moved.steps[a.to] ?? a.to,
  }))
}

/** [OA9] What a case knew before an act that is taken back. */
function factsBefore(c: Case | null, { office }: CaseEvent): Facts {
  const takes = office?.takes
  if (!takes) return c?.facts ?? {}
  const others = Object.entries(c!.facts).filter(([name]) => !takes.drops.includes(name))
  return { ...Object.fromEntries(others), ...takes.restores }
}

/**
 * [OA8] What a case was sent back past stays in its past, and clocks take it as not done. [OA9] What was taken back counts for nothing: it
 * is no outcome any more, and the case never left where it stood.
 */
function undoneBy(acts: readonly Act[], office: OfficeDone | undefined): readonly Act[] {
  const { undoes, takes } = office ?? {}
  if (takes) return acts.map((a) => (a.seq >= takes.seq ? retracted(a, takes) : a))
  return undoes === undefined ? acts : acts.map((a) => (a.seq >= undoes ? { ...a, undone: true } : a))
}

const retracted = (a: Act, { seq, step }: NonNullable<OfficeDone['takes']>): Act => ({
  ...a,
  to: step,
  ...(a.seq === seq ? { outcome: takenBack } : {}),
})

/** [K13] Lists grow at their end; one that was never begun is empty. */
export function withAdded(facts: Facts, adds: Facts | undefined): Facts {
  if (adds === undefined) return facts
  return {
    ...facts,
    ...Object.fromEntries(
      Object.entries(adds).map(([name, value]) => [
        name,
        [...((facts[name] ?? []) as readonly Value[]), value],
      ]),
    ),
  }
}

/**
 * [RG1] Lines that went on a register one by one stand there and in their event: a survey of a hundred
 * thousand of them is no fact of its case.
 */
function withoutEntered(facts: Facts, effects: CaseEvent['effects']): Facts {
  const lists = effects.flatMap((x) => (x.kind === 'enter' && x.list !== undefined ? [x.list] : []))
  return lists.length === 0
    ? facts
    : Object.fromEntries(Object.entries(facts).filter(([name]) => !lists.includes(name)))
}

function obligationsAfter(e: CaseEvent) {
  return (list: readonly Obligation[], effect: CaseEvent['effects'][number]): readonly Obligation[] => {
    if (effect.kind === 'open_obligation') return [...list, { name: effect.name, since: e.at }]
    if (effect.kind !== 'close_obligation') return list
    return list.map((o) =>
      o.name === effect.name && !o.closed && (effect.since === undefined || effect.since === o.since)
        ? { ...o, closed: { at: e.at, how: effect.how } }
        : o,
    )
  }
}

/** The case that a whole log tells. */
export function fold(events: readonly CaseEvent[]): Case {
  const c = events.reduce<Case | null>(evolve, null)
  assert(c !== null, 'a case has at least its opening event')
  return c
}
