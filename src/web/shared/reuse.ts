/** [K26] Papers of earlier cases whose use in this form was consented to, by their id: held as long as the page. */
import type { Reuse } from '../../kernel/case/case.ts'

const consented = new Map<string, string>()

/** `from`: the case in which the paper stands. */
export const consentTo = (paper: string, from: string): void => void consented.set(paper, from)

/** The papers of an input that were consented to, as the command says them. */
export function reusesIn(input: unknown): readonly Reuse[] {
  if (typeof input === 'string') {
    const from = consented.get(input)
    return from === undefined ? [] : [{ paper: input, from, consents: true }]
  }
  return typeof input !== 'object' || input === null ? [] : Object.values(input).flatMap(reusesIn)
}
