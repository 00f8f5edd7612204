/** What must hold for any ledger of suspensions, checked against a walk that knows nothing of the index. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Limit } from './facts.ts'
import type { Suspension } from './pause.ts'
import { endOfDay } from '../day/instant.ts'
import { runClock } from './clock.ts'
import { addDays, dayOfInstant, daysBetween, fromEpochMs, toEpochMs, type Instant } from '../day/index.ts'
import { chinaCalendar as calendar, isWorkday, readDue } from './index.ts'

const reason = { zh: '检测', en: 'testing' }
const zero = toEpochMs('2021-08-01T00:00:00.000+08:00')
const quarter = 15 * 60_000
/** A quarter of an hour in the ten months from August 2021, often at midnight. */
const moment = fc
  .oneof(
    fc.integer({ min: 0, max: 300 * 96 }),
    fc.integer({ min: 0, max: 300 }).map((d) => d * 96),
  )
  .map((q) => fromEpochMs(zero + q * quarter))
const length = fc.integer({ min: 0, max: 20 * 96 })
const suspension = fc
  .tuple(moment, length)
  .map(([from, q]): Suspension => ({
    from,
    until: fromEpochMs(toEpochMs(from) + q * quarter),
    reason,
    clause: 'c',
  }))
const ledger = fc.array(suspension, { maxLength: 8 })
const dayLimit = fc.record({
  amount: fc.integer({ min: 0, max: 60 }),
  unit: fc.constantFrom<Limit['unit'][]>('working_day', 'calendar_day'),
})
const anyLimit = fc.oneof(
  dayLimit,
  fc.record({ amount: fc.integer({ min: 0, max: 400 }), unit: fc.constant<Limit['unit']>('hour') }),
)

const covers = (s: Suspension, ms: number) =>
  toEpochMs(s.from) <= ms && (s.until === undefined || ms < toEpochMs(s.until))
const heldAtEnd = (suspensions: readonly Suspension[], day: ReturnType<typeof dayOfInstant>) =>
  suspensions.some((s) => covers(s, toEpochMs(endOfDay(day))))
const dueOf = (limit: Limit, startedAt: Instant, suspensions: readonly Suspension[]) =>
  readDue({ limit, startedAt, suspensions, calendar })
const many = { numRuns: 1500 }

test('[C9] counted days are the working days outside suspensions, for any interleaving', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 60 }), ledger, (startedAt, amount, suspensions) => {
      const { dueDay } = dueOf({ amount, unit: 'working_day' }, startedAt, suspensions)
      let counted = 0
      for (let d = addDays(dayOfInstant(startedAt), 1); d <= dueDay!; d = addDays(d, 1))
        if (isWorkday(calendar, d).workday && !heldAtEnd(suspensions, d)) counted++
      expect(counted).toBe(amount)
      expect(isWorkday(calendar, dueDay!).workday && !heldAtEnd(suspensions, dueDay!)).toBe(true)
    }),
    many,
  )
})

test('[C8] a calendar limit ends on the first running working day that is not before its last counted day', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 60 }), ledger, (startedAt, amount, suspensions) => {
      let [day, counted] = [dayOfInstant(startedAt), 0]
      while (counted < amount) {
        day = addDays(day, 1)
        if (!heldAtEnd(suspensions, day)) counted++
      }
      while (!isWorkday(calendar, day).workday || heldAtEnd(suspensions, day)) day = addDays(day, 1)
      expect(dueOf({ amount, unit: 'calendar_day' }, startedAt, suspensions).dueDay).toBe(day)
    }),
    many,
  )
})

test('[C11] the real time up to an hour limit, suspensions left out, is the limit', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 0, max: 400 }), ledger, (startedAt, amount, suspensions) => {
      const due = toEpochMs(dueOf({ amount, unit: 'hour' }, startedAt, suspensions).due!)
      let ran = 0
      for (let ms = toEpochMs(startedAt); ms < due; ms += quarter)
        if (!suspensions.some((s) => covers(s, ms))) ran += quarter
      expect(ran).toBe(amount * 3_600_000)
    }),
    { numRuns: 300 },
  )
})

test('[C10] splitting, repeating and reordering suspensions changes nothing', () => {
  fc.assert(
    fc.property(
      moment,
      anyLimit,
      ledger,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 }),
      (startedAt, limit, suspensions, cuts) => {
        const pieces = suspensions.flatMap((s, i): Suspension[] => {
          const [from, until] = [toEpochMs(s.from), toEpochMs(s.until!)]
          const middle = fromEpochMs(Math.floor(from + (until - from) * cuts[i]!))
          return [{ ...s, from: middle }, { ...s, until: middle }, s]
        })
        const whole = runClock({ limit, startedAt, suspensions, calendar, asOf: startedAt })
        for (const other of [pieces, pieces.filter((_, i) => i % 3 < 2), suspensions.toReversed()]) {
          const r = runClock({ limit, startedAt, suspensions: other, calendar, asOf: startedAt })
          expect({ ...r, days: r.days.map((d) => d.counted) }).toEqual({
            ...whole,
            days: whole.days.map((d) => d.counted),
          })
        }
      },
    ),
    many,
  )
})

test('[C12] one more suspension never makes a deadline earlier', () => {
  fc.assert(
    fc.property(
      moment,
      anyLimit,
      ledger,
      suspension,
      fc.boolean(),
      (startedAt, limit, suspensions, extra, unended) => {
        const one: Suspension = unended ? { from: extra.from, reason, clause: 'c' } : extra
        const [before, after] = [
          dueOf(limit, startedAt, suspensions),
          dueOf(limit, startedAt, [...suspensions, one]),
        ]
        if (after.due !== null) expect(after.due >= before.due!).toBe(true)
        else expect(unended).toBe(true)
      },
    ),
    many,
  )
})

test('[C14] the proof ends on the due day and counts exactly the limit; used and left follow it each day', () => {
  fc.assert(
    fc.property(
      moment,
      dayLimit,
      ledger,
      fc.integer({ min: 0, max: 90 }),
      (startedAt, limit, suspensions, later) => {
        const asOf = endOfDay(addDays(dayOfInstant(startedAt), later))
        const r = runClock({ limit, startedAt, suspensions, calendar, asOf })
        expect(r.days).toHaveLength(daysBetween(dayOfInstant(startedAt), r.dueDay!) + 1)
        expect(r.days.at(-1)!.day).toBe(r.dueDay)
        expect(r.days.filter((d) => d.counted).map((d) => d.number)).toEqual(
          Array.from({ length: limit.amount }, (_, i) => i + 1),
        )
        const used = r.days.filter((d) => d.counted && d.day < dayOfInstant(asOf)).length
        expect(Math.min(r.used, limit.amount)).toBe(used)
        expect(r.left).toBe(limit.amount - used)
        if (r.state !== 'overdue') expect(r.used).toBe(used)
        expect(r.state === 'overdue').toBe(asOf > r.due!)
      },
    ),
    many,
  )
})

test('[C13] a deadline never falls into a suspension, and a later start is never due earlier', () => {
  fc.assert(
    fc.property(moment, moment, dayLimit, ledger, (a, b, limit, suspensions) => {
      const [first, second] = a < b ? [a, b] : [b, a]
      const [x, y] = [dueOf(limit, first, suspensions), dueOf(limit, second, suspensions)]
      expect(suspensions.some((s) => covers(s, toEpochMs(x.due!)))).toBe(false)
      expect(x.due! <= y.due!).toBe(true)
    }),
    many,
  )
})
