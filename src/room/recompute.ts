/**
 * [SG9] An event that was played, as a file: every act of it in the order in which it was done, with the programmes that it was done under.
 * Whoever has the file does every act anew, without a network or a database, and hears of each that comes out otherwise.
 */
import { canonical } from '../canonical.ts'
import type { Abilities } from '#kernel/ability'
import { enteredBy, evolve, isSealed, knownWorld, step, type Case, type CaseEvent } from '#kernel/case'
import type { Calendar } from '#kernel/clock'
import { entriesOf } from '#kernel/commit'
import type { Programme } from '#kernel/programme'
import type { Entry } from '#kernel/register'

/** One act: what its event has of it that others may have. People are `p1`, `p2`, by when they first acted. */
export type PlayedAct = Pick<
  CaseEvent,
  | 'case'
  | 'seq'
  | 'programme'
  | 'outcome'
  | 'to'
  | 'area'
  | 'at'
  | 'by'
  | 'input'
  | 'given'
  | 'sets'
  | 'adds'
  | 'effects'
>
export type ClaimedEntry = Pick<Entry, 'register' | 'id' | 'standing' | 'body'>
export type StageFile = {
  readonly format: 'yimen-stage/1'
  readonly stage: string
  readonly event: string
  readonly realm: string
  /** The place of the realm, and of each place of the acts the places above it. */
  readonly root: string
  readonly paths: Readonly<Record<string, readonly string[]>>
  readonly programmes: readonly Programme[]
  readonly acts: readonly PlayedAct[]
  /** What the house says that it came to: entries of registers as they stand. */
  readonly claimed: readonly ClaimedEntry[]
}

export type Differing =
  | { readonly kind: 'refused'; readonly act: string; readonly why: string }
  | { readonly kind: 'otherwise'; readonly act: string; readonly what: string }
  | { readonly kind: 'entry'; readonly register: string; readonly id: string }

export type Recomputed = {
  readonly acts: number
  /** Acts whose words are sealed: they are taken as they stand. */ readonly sealed: number
  readonly entries: number
  readonly differing: readonly Differing[]
  /** Every entry that the acts made, as it came out here. */
  readonly made: readonly ClaimedEntry[]
}

/** An event with what others may have of it; `alias` names who did it. */
export const playedAct = (e: CaseEvent, alias: (person: string) => string): PlayedAct => ({
  case: e.case,
  seq: e.seq,
  programme: e.programme,
  outcome: e.outcome,
  to: e.to,
  area: e.area,
  at: e.at,
  by: { person: alias(e.by.person), post: e.by.post, role: e.by.role },
  input: e.input,
  ...(e.given ? { given: e.given } : {}),
  sets: e.sets,
  ...(e.adds ? { adds: e.adds } : {}),
  effects: e.effects,
})

export function recompute(
  file: StageFile,
  { abilities, calendar }: { readonly abilities: Abilities; readonly calendar: Calendar },
): Recomputed {
  const cases = new Map<string, Case>()
  const entries = new Map<string, Entry>()
  const differing: Differing[] = []
  let sealed = 0
  for (const act of file.acts) {
    const here = `${act.case}/${act.seq} ${act.outcome}`
    const p = file.programmes.find((x) => x.id === act.programme.id && x.version === act.programme.version)
    const c = cases.get(act.case) ?? null
    const recorded: CaseEvent = { ...act, people: [], clauses: [] }
    const input = enteredBy(recorded)
    if (!p || (c?.seq ?? 0) !== act.seq - 1) {
      differing.push({ kind: 'otherwise', act: here, what: p ? 'seq' : 'programme' })
      continue
    }
    if (Object.values(input).some(isSealed)) {
      sealed += 1
      cases.set(act.case, evolve(c, recorded))
      continue
    }
    const stepped = step(
      p,
      c,
      { case: act.case, seq: act.seq - 1, outcome: act.outcome, input, area: act.area },
      {
        now: act.at,
        actor: {
          person: act.by.person,
          post: act.by.post,
          role: act.by.role,
          area: act.by.post === null ? null : file.root,
          kin: [],
        },
        areaPath: file.paths[act.area] ?? [act.area],
        calendar,
        abilities,
        authorities: [],
        personKey: (idNo) => idNo,
        world: knownWorld({
          entry: (register, id) => entries.get(`${register} ${id}`) ?? null,
          reading: () => null,
        }),
      },
    )
    if (!stepped.ok) {
      differing.push({ kind: 'refused', act: here, why: stepped.refusal.message.zh })
      continue
    }
    const event = stepped.event
    for (const what of ['to', 'sets', 'adds', 'effects'] as const)
      if (canonical(event[what] ?? null) !== canonical(act[what] ?? null))
        differing.push({ kind: 'otherwise', act: here, what })
    cases.set(act.case, evolve(c, event))
    for (const effect of event.effects)
      if (effect.kind === 'enter')
        for (const entry of entriesOf(event, effect)) entries.set(`${entry.register} ${entry.id}`, entry)
  }
  for (const claim of file.claimed) {
    const made = entries.get(`${claim.register} ${claim.id}`)
    if (!made || made.standing !== claim.standing || canonical(made.body) !== canonical(claim.body))
      differing.push({ kind: 'entry', register: claim.register, id: claim.id })
  }
  return {
    acts: file.acts.length,
    sealed,
    entries: file.claimed.length,
    differing,
    made: [...entries.values()].map(({ register, id, standing, body }) => ({ register, id, standing, body })),
  }
}
