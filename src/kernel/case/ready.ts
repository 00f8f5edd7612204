/** What bars a way already, whatever the form will say: told before anybody fills it in. */
import { targetsOf, type Outcome, type Programme } from '../programme/programme.ts'
import type { Guard } from '../programme/clause.ts'
import type { Case, Refusal } from './case.ts'
import type { Surroundings } from './world.ts'
import { exclusionsOf, isThere } from './elsewhere.ts'
import { knowledge, type Knowledge } from './knowledge.ts'
import { restsOn } from './rests.ts'
import { authorityFor } from './step.ts'
import { outcomesAt } from './view.ts'

/**
 * [K18] The first guard that is false and rests on nothing that the form asks or the outcome sets; [A8] else that it decides what
 * is not the actor's to decide; null where neither is, or where it cannot be told yet.
 */
export function barredBy(
  p: Programme,
  c: Case | null,
  o: Outcome,
  s: Surroundings,
  name: string,
): Barred | null {
  const own = new Set([...Object.keys(o.asks ?? {}), ...Object.keys(o.sets ?? {}), ...(o.begins ?? [])])
  const knowledgeNow = knowledge(p, c, c?.people ?? [], c?.facts ?? {}, s)
  const guard = (o.when ?? []).find(
    (g) => ![...restsOn(p, g.test)].some((n) => own.has(n)) && knowledgeNow.read(g.test) === false,
  )
  if (guard) return { code: 'not_met', clause: guard.clause, message: guard.message }
  const refusal = notTheirs(p, c, o, own, knowledgeNow, s)
  if (refusal) return refusal
  const [, rule] = exclusionsOf(p, name).find(([what]) => isThere(knowledgeNow.read(what))) ?? []
  return rule ? { code: 'excluded', clause: rule.clause, message: rule.bars!.message } : null
}

/** What bars a way, by which clause, and what is said. */
export type Barred = Pick<Guard, 'clause' | 'message'> & {
  readonly code: 'not_met' | 'excluded' | AuthorityCode
}
type AuthorityCode = 'above_authority' | 'no_authority' | 'not_joint'
const isAboutAuthority = (code: Refusal['code'] | Barred['code']): code is AuthorityCode =>
  code === 'above_authority' || code === 'no_authority' || code === 'not_joint'

/** [A8] Told only where neither the amount nor what limits it can still be changed by the form. */
function notTheirs(
  p: Programme,
  c: Case | null,
  o: Outcome,
  own: ReadonlySet<string>,
  k: Knowledge,
  s: Surroundings,
): Barred | null {
  if (!o.decides) return null
  const { act, amount } = o.decides
  const grants = s.authorities.filter((g) => g.act === act && g.programme === p.id)
  const formulas = [
    amount,
    ...grants.flatMap((g) => [
      ...(g.max !== null && 'param' in g.max ? [g.max.param] : []),
      ...(g.unless ?? []).flatMap((u) => (typeof u.atLeast === 'string' ? [u.atLeast] : [])),
    ]),
  ]
  if (formulas.some((f) => [...restsOn(p, f)].some((n) => own.has(n)))) return null
  const answer = authorityFor(p, c, o, k, s)
  if (!answer || !('code' in answer) || !isAboutAuthority(answer.code)) return null
  return { code: answer.code, clause: answer.clauses[0] ?? o.clause, message: answer.message }
}

/** A way as it is told: whether it is open, and what bars it already. */
export type ToldWay = { readonly outcome: string; readonly open: boolean; readonly barred: Barred | null }

/**
 * [A8] What is offered first: the first way that nothing bars; but where all that decides an act is beyond the actor's authority,
 * the one that brings the case to where it is decided. Null where there is none.
 */
export function offeredFirst(p: Programme, c: Case | null, toldWays: readonly ToldWay[]): string | null {
  const outcomes = outcomesAt(p, c)
  const isFree = (w: ToldWay): boolean => w.open && w.barred === null
  const actOf = (w: ToldWay): string | undefined => outcomes[w.outcome]?.decides?.act
  const free = toldWays.filter(isFree)
  const beyond = toldWays
    .filter((w) => w.barred !== null && isAboutAuthority(w.barred.code) && w.barred.code !== 'not_joint')
    .map(actOf)
    .filter((act) => !free.some((w) => actOf(w) === act))
  const bringsOn = (w: ToldWay): boolean =>
    targetsOf(outcomes[w.outcome]!).some(
      (step) =>
        step !== c?.step &&
        /** A way to another version leads to a step of that one. */
        Object.values(p.steps[step]?.outcomes ?? {}).some((x) => x.decides && beyond.includes(x.decides.act)),
    )
  return (free.find((w) => actOf(w) === undefined && bringsOn(w)) ?? free[0])?.outcome ?? null
}
