/** What every rehearsal promises to whoever loads it whole. */
import { expect, test } from 'vitest'
import { makeRehearsals } from './rehearsal.ts'

type Told = { readonly key?: string; readonly case?: string; readonly at?: string }
type Year = { readonly registry: { readonly startsAt: string | null } }

/** A line of the future is refused, and the first start ends there. */
test.each(Object.entries(makeRehearsals(20211020)))(
  '%s: nothing is told of before it has happened, and each case goes forward in time',
  (_, make) => {
    const year = make()
    const { startsAt } = (year as typeof year & Year).registry
    const lines = year.waves.flat() as readonly Told[]
    const dated = lines.filter((line) => line.at !== undefined)
    expect(dated.length).toBeGreaterThan(200)
    expect(dated.filter((line) => Date.parse(line.at!) > Date.parse(startsAt!)).map((l) => l.key)).toEqual([])
    const latest = new Map<string, string>()
    const backward = dated.filter((line) => {
      const before = latest.get(line.case!)
      latest.set(line.case!, line.at!)
      return before !== undefined && line.at! < before
    })
    expect(backward.map((line) => line.key)).toEqual([])
  },
)
