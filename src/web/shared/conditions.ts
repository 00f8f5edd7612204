/**
 * Which conditional fields are asked now. Most conditions compare one field with one value; for richer ones the
 * engine's own formulas are fetched, which a phone on a slow line should not have to, and no first page waits for.
 */
import { useEffect, useState } from 'react'
import type { AskView } from '../../server/contract/programmes.ts'

type Facts = Readonly<Record<string, unknown>>
type Evaluate = (formula: string, facts: Readonly<Record<string, never>>) => unknown

/** Of all that may be asked, what these facts ask for; a condition whose answer is not here yet asks for nothing. */
export function useAskedBy(asks: readonly AskView[], facts: Facts): readonly AskView[] {
  const [evaluate, setEvaluate] = useState<Evaluate | null>(null)
  const conditional = asks.some((a) => typeof a.ask !== 'string' && !simple.test(a.ask.when))
  useEffect(() => {
    if (conditional)
      void import('../../kernel/rule/index.ts').then((m) => setEvaluate(() => m.evaluate as Evaluate))
  }, [conditional])
  return asks.filter((a) => typeof a.ask === 'string' || holds(a.ask.when, facts, evaluate))
}

const simple = /^(\w+) = "([^"\\]*)"$/

function holds(when: string, facts: Facts, evaluate: Evaluate | null): boolean {
  const [, name, value] = simple.exec(when) ?? []
  return name === undefined
    ? evaluate?.(when, facts as Readonly<Record<string, never>>) === true
    : facts[name] === value
}
