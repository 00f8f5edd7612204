/**
 * Which conditional fields are asked now. Most conditions compare one field with one value; for richer ones the
 * engine's own formulas are fetched, which a phone on a slow line should not have to.
 */
import { useEffect, useState } from 'react'
import type { AskView } from '../../server/contract/programmes.ts'
import { fieldOf, toSend, type Values } from './values.ts'

type Evaluate = (formula: string, facts: Readonly<Record<string, never>>) => unknown

export function useAsked(asks: readonly AskView[], values: Values): readonly AskView[] {
  const [evaluate, setEvaluate] = useState<Evaluate | null>(null)
  const conditional = asks.some((a) => typeof a.ask !== 'string' && !simple.test(a.ask.when))
  useEffect(() => {
    if (conditional)
      void import('../../kernel/rule/index.ts').then((m) => setEvaluate(() => m.evaluate as Evaluate))
  }, [conditional])
  const facts = Object.fromEntries(
    asks.map((a) => [a.name, toSend(fieldOf(a), values[a.name]) ?? null]),
  ) as Readonly<Record<string, never>>
  return asks.filter((a) => typeof a.ask === 'string' || holds(a.ask.when, facts, evaluate))
}

const simple = /^(\w+) = "([^"\\]*)"$/

function holds(when: string, facts: Readonly<Record<string, unknown>>, evaluate: Evaluate | null): boolean {
  const [, name, value] = simple.exec(when) ?? []
  return name === undefined
    ? evaluate?.(when, facts as Readonly<Record<string, never>>) === true
    : facts[name] === value
}
