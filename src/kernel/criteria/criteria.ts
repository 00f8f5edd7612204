/** Conditions that all must hold, each with its clause: fit, unfit, or what is still missing. */
import type { Text } from '../text.ts'

/** `otherwise`: what it means when it does not hold. Unknown is never unfit: it is missing. */
export type Criterion = {
  readonly name: string
  readonly title: Text
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

/** [CR1] Unfit when one fails for good, conditional when one is to be put right or not known, fit when all hold. */
export function judged(
  criteria: readonly Criterion[],
  truths: Readonly<Record<string, boolean | null>>,
): Judgement {
  const [failed, toFix, missing]: [string[], string[], string[]] = [[], [], []]
  for (const { name, otherwise } of criteria) {
    const truth = Object.hasOwn(truths, name) ? truths[name] : null
    if (truth === false) (otherwise === 'unfit' ? failed : toFix).push(name)
    else if (truth !== true) missing.push(name)
  }
  return {
    result: failed.length > 0 ? 'unfit' : toFix.length + missing.length > 0 ? 'conditional' : 'fit',
    failed,
    toFix,
    missing,
  }
}
