/** The year of support, care and goods as it is written from any seed: what the newspaper counts is in its lines, and nothing is typed. */
import { describe, expect, test } from 'vitest'
import { canMean } from 'yimen/kernel/bulletin'
import { makeRehearsal } from './rehearsal.ts'

type Line = {
  readonly outcome: string
  readonly at: string
  readonly case: string
  readonly input: Readonly<Record<string, unknown>>
}

describe.each([20211020, 7])('seed %d', (seed) => {
  const lines = makeRehearsal(seed)
    .waves.flat()
    .filter((l): l is Line & typeof l => 'outcome' in l)
  const of = (...outcomes: readonly string[]) => lines.filter((l) => outcomes.includes(l.outcome))

  test('[A4-14] 578 stays in hospital are over', () => {
    expect(of('discharge').length).toBe(578)
  })

  test('[A4-12] the pieces of the first half year are what “more than 700” can mean, in several orders', () => {
    const bought = of('accept_township', 'accept_county').filter((l) => l.at < '2021-07')
    const pieces = bought.reduce((sum, l) => sum + Number(l.input.deliveredPieces), 0)
    expect(canMean('more_than', '700', String(pieces))).toBe(true)
    expect(new Set(bought.map((l) => l.case)).size).toBeGreaterThan(8)
  })

  test('about nine hundred agreements are in force, each signed by four', () => {
    const concluded = of('conclude')
    expect(concluded.length).toBeGreaterThan(850)
    const signed = of('sign_office', 'sign_village', 'sign_carer', 'sign_person')
    const bySigned = new Map<string, Set<string>>()
    for (const l of signed) bySigned.set(l.case, (bySigned.get(l.case) ?? new Set()).add(l.outcome))
    expect(concluded.filter((l) => bySigned.get(l.case)!.size !== 4)).toEqual([])
  })
})
