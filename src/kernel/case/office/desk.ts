/** Whose desk a case lies on, and what errands keep an outcome from being done. */
import type { Outcome, Programme } from '../../programme/programme.ts'
import { officeVerbOf } from '../../programme/office.ts'
import type { Around, Case, Command, Refusal, RefusalCode } from '../case.ts'
import { partiesOf, postHaving } from '../holder.ts'
import { refuse } from '../refusal.ts'
import { rounds, standingErrands } from './errand.ts'
import type { Errand } from './said.ts'

/** [OA3] The roles that have the case: the holder of its step, and the parties of a joint review that have not answered. */
export function desksOf(p: Programme, c: Case, s: Pick<Around, 'calendar' | 'areaPath'>): readonly string[] {
  const { holder } = p.steps[c.step]!
  return [
    ...new Set([...(holder === undefined ? [] : [holder]), ...partiesOf(p, c, s).map((party) => party.role)]),
  ]
}

/** [OA4] To whom the case was handed at a desk; nobody, while any of its colleagues may take it up. A post that nobody holds any more has nothing. */
export function handedTo(p: Programme, c: Case, desk: string, s: Pick<Around, 'posts'>): Errand | null {
  const handed = standingErrands(p, c).find((x) => x.kind === 'handed' && x.desk === desk)
  return handed && s.posts && s.posts(handed.to!.post) === null ? null : (handed ?? null)
}

/** [OA5] Who works on it for a desk, until they report or it is called back. */
export const entrustedBy = (p: Programme, c: Case, desk: string): Errand | null =>
  standingErrands(p, c).find((x) => x.kind === 'entrusted' && x.desk === desk) ?? null

/**
 * [OA3] What keeps this outcome from being done now: it was handed to a colleague, somebody works on it, signers have not agreed, or one of
 * them would be the one who does it. Time and the people's side are not held up.
 */
export function heldUp(
  p: Programme,
  c: Case | null,
  { outcome }: Pick<Command, 'outcome'>,
  o: Outcome,
  s: Around,
): Refusal | null {
  if (c === null || officeVerbOf(outcome) !== null) return null
  const level = p.roles[s.actor.role]?.level
  if (level === 'system' || level === 'person') return null
  const say = (code: RefusalCode): Refusal => refuse(code, [o.clause])
  const handed = handedTo(p, c, s.actor.role, s)
  const having = handed === null ? postHaving(p, c, s.actor.role) : null
  if (having !== null && having !== s.actor.post && s.posts?.(having) !== null) return say('of_another_post')
  if (!c.errands) return null
  if (handed && handed.to!.post !== s.actor.post) return say('handed_on')
  if (entrustedBy(p, c, s.actor.role)) return say('with_somebody')
  const about = rounds(c).filter((r) => r.outcome === outcome)
  if (about.some((r) => r.state === 'refused')) return say('signer_refused')
  if (about.some((r) => r.state === 'waits')) return say('signers_wait')
  const signed = about.flatMap((r) => r.signers).some((x) => x.ended?.person === s.actor.person)
  return signed ? say('same_person') : null
}

/** [OA13] Who made an outcome for the purpose of maker and checker: its last actor, who worked on it for them, and who signed it. */
export function makersOf(c: Case | null, outcome: string): readonly string[] {
  const at = c?.acts.findLastIndex((a) => a.outcome === outcome) ?? -1
  if (c === null || at < 0) return []
  const act = c.acts[at]!
  const step = c.acts[at - 1]?.to
  const came = c.acts.slice(0, at).findLastIndex((a, i, all) => a.to === step && all[i - 1]?.to !== step)
  const since = came < 0 ? 0 : c.acts[came]!.seq
  const helped = (c.errands ?? []).flatMap((x) => {
    const helps =
      x.ended !== undefined &&
      x.seq > since &&
      x.ended.seq < act.seq &&
      ((x.kind === 'entrusted' && x.ended.how === 'reported' && x.desk === act.role) ||
        (x.kind === 'sign' && x.outcome === outcome && x.ended.how === 'agreed'))
    return helps ? [x.ended!.person] : []
  })
  return [act.person, ...helped]
}

/** Who would be maker and checker at once, if this person did the outcome now. */
export const isMakerOf = (c: Case | null, o: Pick<Outcome, 'notBy'>, person: string): boolean =>
  o.notBy?.some((name) => makersOf(c, name).includes(person)) ?? false
