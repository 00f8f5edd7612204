/** [EC1] Other cases of the same people, as formulas read them. */
import type { Elsewhere } from '../programme/elsewhere.ts'
import type { Programme } from '../programme/programme.ts'
import type { Value } from '../rule/index.ts'
import type { Instant } from '../day/index.ts'
import type { Act, Case, CaseEvent, Refusal } from './case.ts'
import type { Surroundings } from './world.ts'
import { refuse } from './refusal.ts'
import { gathered } from './world.ts'

/** Whether one of them stands there, or what a fact of theirs comes to. While nobody is named, or a fact of one is not known, nor is this. */
export function elsewhereOf(
  p: Programme,
  c: Pick<Case, 'id'> | null,
  people: readonly string[],
  name: string,
  s: Pick<Surroundings, 'world' | 'due'>,
): Value {
  if (people.length === 0) return null
  const rule = p.elsewhere![name]!
  const all = gathered(s.world.elsewhere(people, programmesAsked(p), s.due), name)
  const there = all.filter((x) => x.id !== c?.id && standsThere(rule, x))
  if (rule.sum === undefined) return there.length > 0
  return there.reduce<number | null>((total, x) => {
    const value = x.facts[rule.sum!]
    return total === null || typeof value !== 'number' || !Number.isSafeInteger(value) ? null : total + value
  }, 0)
}

const standsThere = (rule: Elsewhere, c: Case): boolean =>
  c.programme.id === rule.programme && rule.at.includes(c.step)

/** [TA3] From when an act counts: what fell due, from when it was due, however late it was done. */
const countsFrom = (a: Pick<Act, 'at' | 'run'>): Instant => a.run?.due ?? a.at

/** [TA3] Of what happened to a case the part that counts by a moment: what was done behind something later came after it. */
export function countedBy<A extends Pick<CaseEvent, 'at' | 'run'>>(
  acts: readonly A[],
  then: Instant,
): readonly A[] {
  const after = acts.findIndex((a) => countsFrom(a) > then)
  return after < 0 ? acts : acts.slice(0, after)
}

/** All that a programme asks for of the same people, so that it is read once. */
const programmesAsked = (p: Programme): readonly string[] =>
  [...new Set(Object.values(p.elsewhere ?? {}).map((x) => x.programme))].toSorted()

/** [EC2] What bars an outcome of this name, as conditions: by the name of what stands elsewhere. */
export const exclusionsOf = (
  p: Programme,
  outcome: string,
): readonly (readonly [name: string, rule: Elsewhere])[] =>
  Object.entries(p.elsewhere ?? {}).filter(([, rule]) => rule.bars?.outcomes.includes(outcome))

/** [EC2] Said in the words of the programme alone: which case it is, whose and where, is not told. */
export function excluded(p: Programme, outcome: string, read: (name: string) => Value): Refusal | null {
  for (const [name, rule] of exclusionsOf(p, outcome)) {
    const value = read(name)
    if (value === null)
      return refuse('not_known', [rule.clause], {
        message: { zh: `尚缺信息，无法判断：${rule.title.zh}`, en: `Not known yet: ${rule.title.en}` },
      })
    if (isThere(value)) return refuse('excluded', [rule.clause], { message: rule.bars!.message })
  }
  return null
}

/** Of what is added up, any amount. */
export const isThere = (value: Value): boolean => value === true || (typeof value === 'number' && value !== 0)

/** The clauses of what could have barred it. */
export const exclusionClauses = (p: Programme, outcome: string): readonly string[] =>
  exclusionsOf(p, outcome).map(([, rule]) => rule.clause)
