/** [K26] Papers of earlier cases whose use in this form was consented to, by their id: held as long as the page. */
import type { Reuse } from '../../kernel/case/case.ts'

const consented = new Map<string, Omit<Reuse, 'paper' | 'consents'>>()

/** `from`: the case in which the paper stands; [K34] `under`: the consent on paper by which somebody else uses it for them. */
export const consentTo = (paper: string, from: string, under?: string): void =>
  void consented.set(paper, { from, ...(under === undefined ? {} : { under }) })

/** The papers of an input that were consented to, as the command says them. */
export function reusesIn(input: unknown): readonly Reuse[] {
  if (typeof input === 'string') {
    const reuse = consented.get(input)
    return reuse === undefined ? [] : [{ paper: input, ...reuse, consents: true }]
  }
  return typeof input !== 'object' || input === null ? [] : Object.values(input).flatMap(reusesIn)
}
