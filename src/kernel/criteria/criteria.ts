/** Conditions that all must hold, each with its clause: fit, unfit, or what is still missing. */
import { evaluate, type Facts, type Value } from '../rule/index.ts'
import type { Text } from '../text.ts'

/** `otherwise`: what it means when the test is false. Unknown is never unfit: it is missing. */
export type Criterion = {
  readonly name: string
  readonly title: Text
  readonly test: string
  readonly otherwise: 'unfit' | 'to_fix'
  readonly clause: string
}

export type Judgement = {
  readonly result: 'fit' | 'conditional' | 'unfit'
  /** Criteria that fail for good. */
  readonly failed: readonly string[]
  /** Criteria that fail now and can be put right. */
  readonly toFix: readonly string[]
  /** Criteria of which it is not known yet whether they hold. */
  readonly missing: readonly string[]
}

/** All tests as one list: read once and run once for each of a hundred thousand rows. */
const textByCriteria = new WeakMap<readonly Criterion[], string>()
export function criteriaText(criteria: readonly Criterion[]): string {
  const text = textByCriteria.get(criteria) ?? `[${criteria.map((c) => `(${c.test})`).join(', ')}]`
  textByCriteria.set(criteria, text)
  return text
}

/** [CR1] Unfit when one fails for good, conditional when one is to be put right or not known, fit when all hold. */
export const judge = (criteria: readonly Criterion[], facts: Facts): Judgement =>
  judged(criteria, evaluate(criteriaText(criteria), facts))

/** The same from the truths of all tests. */
export function judged(criteria: readonly Criterion[], truths: Value): Judgement {
  const truth = (i: number): Value =>
    Array.isArray(truths) ? ((truths as readonly Value[])[i] ?? null) : null
  const [failed, toFix, missing]: [string[], string[], string[]] = [[], [], []]
  for (const [i, c] of criteria.entries()) {
    const t = truth(i)
    if (t === false) (c.otherwise === 'unfit' ? failed : toFix).push(c.name)
    else if (t !== true) missing.push(c.name)
  }
  return {
    result: failed.length > 0 ? 'unfit' : toFix.length + missing.length > 0 ? 'conditional' : 'fit',
    failed,
    toFix,
    missing,
  }
}
