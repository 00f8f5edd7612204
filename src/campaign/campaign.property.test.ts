/** What must hold for any table of a campaign, checked against fractions that know nothing of the ranking. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  compareShares,
  forecast,
  laggards,
  leaders,
  ranking,
  reconcile,
  timeline,
  totals,
  type CampaignRow,
} from './index.ts'
import { addDays, ordinalOf } from '#kernel/day'
import { completion, printPercent } from '#kernel/figure'
import { dayOfOrdinal } from '../kernel/day/civil.ts'

const count = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 1_000_000_000 }))
const target = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 1_000_000_000 }))
const table = fc
  .array(fc.tuple(count, fc.oneof(target, fc.constant(null), fc.constant(0))), { maxLength: 30 })
  .map((rows) =>
    rows.map(([done, aim], i): CampaignRow => ({ unit: `u${i}`, name: `u${i}`, done, target: aim })),
  )
const many = { numRuns: 2000 }

test('[G1] a hundred is printed exactly when it is done, with any decimals', () => {
  fc.assert(
    fc.property(count, target, fc.integer({ min: 0, max: 6 }), (done, aim, decimals) => {
      const printed = printPercent(done, aim, decimals)
      expect(Number(printed) >= 100).toBe(done >= aim)
      expect(completion(done, aim)! >= 10_000).toBe(done >= aim)
      expect(printed).toMatch(decimals === 0 ? /^\d+$/ : new RegExp(`^\\d+\\.\\d{${decimals}}$`))
    }),
    many,
  )
})

test('[G1] one short of any target is never a hundred', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
      fc.integer({ min: 0, max: 6 }),
      (aim, decimals) => {
        expect(printPercent(aim - 1, aim, decimals).startsWith('100')).toBe(false)
      },
    ),
    many,
  )
})

test('[G1] the share is within half a hundredth of the fraction, and more done is never less', () => {
  fc.assert(
    fc.property(count, target, (done, aim) => {
      const share = completion(done, aim)!
      const off = BigInt(share) * BigInt(aim) - BigInt(done) * 10_000n
      expect(2n * (off < 0n ? -off : off) <= BigInt(aim) || (share === 9999 && done < aim)).toBe(true)
      expect(completion(done + 1, aim)! >= share).toBe(true)
    }),
    many,
  )
})

test('[G7] the ranking is a total order that agrees with exact fractions', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const { ranked, unranked } = ranking(rows)
      expect([...ranked, ...unranked].map((r) => r.unit).toSorted()).toEqual(
        rows.map((r) => r.unit).toSorted(),
      )
      expect(unranked.every((r) => r.target === null || r.target === 0)).toBe(true)
      for (const a of ranked) {
        expect(a.rank).toBe(
          1 +
            ranked.filter((b) => BigInt(b.done) * BigInt(a.target) > BigInt(a.done) * BigInt(b.target))
              .length,
        )
        for (const b of ranked) expect(Math.sign(b.rank - a.rank)).toBe(compareShares(a, b))
      }
    }),
    { numRuns: 300 },
  )
})

test('[G8] the total is the sum and does not depend on the order', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const sums = totals(rows)
      expect(sums.done).toBe(rows.reduce((n, r) => n + r.done, 0))
      expect(sums.target).toBe(rows.reduce((n, r) => n + (r.target ?? 0), 0))
      expect(totals(rows.toReversed())).toEqual(sums)
      expect(sums.completion).toBe(completion(sums.done, sums.target))
    }),
    many,
  )
})

test('[G9] the range of ranks is what one more and one fewer really give', () => {
  fc.assert(
    fc.property(table, (rows) => {
      for (const r of ranking(rows).ranked) {
        const rankWith = (done: number) =>
          ranking(rows.map((o) => (o.unit === r.unit ? { ...o, done } : o))).ranked.find(
            (o) => o.unit === r.unit,
          )!.rank
        expect(r.range).toEqual({ best: rankWith(r.done + 1), worst: rankWith(Math.max(0, r.done - 1)) })
        expect(r.range.best <= r.rank && r.rank <= r.range.worst).toBe(true)
      }
    }),
    { numRuns: 100 },
  )
})

test('[G10] leaders and laggards share nobody, leaders are at least three or all who have begun, and no laggard is done or better than a unit left out', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const all = ranking(rows)
      const [first, last] = [leaders(all), laggards(all)]
      expect(first.length).toBeGreaterThanOrEqual(Math.min(3, all.ranked.filter((r) => r.done > 0).length))
      expect(first.filter((r) => r.done === 0)).toEqual([])
      expect(last.filter((r) => first.includes(r) || r.done >= r.target)).toEqual([])
      const between = all.ranked.filter(
        (r) => r.rank > 3 && !first.includes(r) && !last.includes(r) && r.done < r.target,
      )
      expect(between.every((r) => last.every((l) => compareShares(r, l) > 0))).toBe(true)
    }),
    many,
  )
})

test('[G12] a table printed from its own counts has no fault', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const printed = rows.map((r) => ({
        name: r.name,
        done: r.done,
        target: r.target ?? 0,
        percent: printPercent(r.done, r.target ?? 0),
      }))
      const sums = totals(rows)
      expect(
        reconcile(
          printed,
          {
            name: '合计',
            done: sums.done,
            target: sums.target,
            percent: printPercent(sums.done, sums.target),
          },
          'pieces',
        ),
      ).toEqual([])
    }),
    many,
  )
})

test('[G2] the time-line never goes back and is a hundred exactly from the last day on', () => {
  const day = fc.integer({ min: 17_000, max: 21_000 })
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 0, max: 900 }),
      fc.integer({ min: -50, max: 1000 }),
      fc.constantFrom('months' as const, 'days' as const),
      (n, length, at, rule) => {
        const [from, to, asOf] = [dayOfOrdinal(n), dayOfOrdinal(n + length), dayOfOrdinal(n + at)]
        const line = timeline(from, to, asOf, rule)
        expect(line.share <= timeline(from, to, addDays(asOf, 1), rule).share).toBe(true)
        expect(line.share === 10_000).toBe(asOf >= to)
        expect(line.elapsed).toBeGreaterThanOrEqual(0)
      },
    ),
    many,
  )
})

test('[G11] low ≤ line ≤ high, and the day of the target is the first one on which the line is there', () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 500 })), {
    minLength: 1,
    maxLength: 8,
  })
  fc.assert(
    fc.property(
      steps,
      fc.integer({ min: 1, max: 3000 }),
      fc.integer({ min: 1, max: 5 }),
      (path, aim, periods) => {
        let [day, value] = [addDays('2021-01-01', -1), 0]
        const points = path.map(([days, more]) => ({
          day: (day = addDays(day, days)),
          value: (value += more),
        }))
        const outlook = forecast(points, '2021-01-01', '2021-12-31', aim, periods)!
        expect(outlook.low <= outlook.end && outlook.end <= outlook.high).toBe(true)
        const { last, reached } = outlook
        if (reached === null || reached <= last.day) return
        const base = [{ day: addDays('2021-01-01', -1), value: 0 }, ...points].at(-outlook.periods - 1)!
        const [grown, days] = [last.value - base.value, ordinalOf(last.day) - ordinalOf(base.day)]
        const valueOn = (n: number): boolean => last.value * days + grown * n >= aim * days
        const ahead = ordinalOf(reached) - ordinalOf(last.day)
        expect([valueOn(ahead), valueOn(ahead - 1)]).toEqual([true, false])
      },
    ),
    many,
  )
})
