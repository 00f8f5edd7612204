/** Whatever people try, in whatever order: no state that the rules forbid, and the same log always tells the same case. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { abilitiesOf } from 'yimen/kernel/ability'
import { balances } from 'yimen/kernel/ledger'
import { chinaCalendar } from 'yimen/kernel/clock'
import {
  evolve,
  knownWorld,
  fold,
  step,
  ways,
  type Award,
  type Case,
  type CaseEvent,
} from 'yimen/kernel/case'
import { fromEpochMs, toEpochMs } from 'yimen/kernel/day'
import { kernelAbilities } from 'yimen/kernel/abilities'
import { authorities } from '../authorities.ts'
import { temporaryAssistance } from '../temporary/programme.ts'
import { actors, areaPath, china, form, village, visit } from './play.ts'

const { kind: _, cause: __, story: ___, applicantName: ____, phone: _____, ...papers } = form
const inputs: Readonly<Record<string, (need: number, day: string) => Readonly<Record<string, unknown>>>> = {
  apply: () => form,
  report_urgent: () => ({
    cause: 'illness',
    story: '突发疾病',
    applicantName: '李某某',
    phone: '13900001234',
  }),
  complete_papers: () => papers,
  resubmit: () => ({ authorised: true }),
  supplement: () => ({ missing: '诊断证明' }),
  record_visit: (need, day) => ({
    ...visit,
    severity: 'critical',
    persons: 4,
    totalCost: need,
    insurancePaid: 0,
    otherHelp: 0,
    visitedOn: day,
  }),
  report_check: (_n, day) => ({ reportOn: day, assetsOver: false }),
  pay_first: (need) => ({ advance: Math.min(need, 400_000), method: 'cash', witness: '村支书' }),
  send: (need) => ({ batch: 'batch-1', batchAmount: Math.floor(need / 100) * 100 }),
  settle: () => ({ bankBatch: 'batch-1' }),
  bounce: () => ({ bankBatch: 'batch-1', bankReason: '销户' }),
  correct_account: () => ({ accountHolder: '李某某', accountHolderRelation: 'self', account: form.account }),
  recover: () => ({ receipt: 'JK1' }),
  rate: () => ({ stars: 'very_good' }),
}
const all = [
  ...Object.keys(temporaryAssistance.opens),
  ...Object.values(temporaryAssistance.steps).flatMap((s) => Object.keys(s.outcomes)),
]
const tried = fc.record({
  outcome: fc.constantFrom(...new Set(all)),
  who: fc.constantFrom(...Object.keys(actors)),
  minutes: fc.integer({ min: -30, max: 4_000 }),
  lucky: fc.integer({ max: 9, min: 0 }).map((n) => n > 0),
})

/** A walk: mostly what may be done here by somebody who may, sometimes anything by anybody. */
function walk(
  tries: readonly { outcome: string; who: string; minutes: number; lucky: boolean }[],
  need: number,
) {
  let c: Case | null = null
  let now = toEpochMs(china('2021-03-01 09:00'))
  const events: CaseEvent[] = []
  let awards: readonly Award[] = []
  for (const t of tries) {
    now = Math.max(now + t.minutes * 60_000, 0)
    const here: readonly string[] =
      c === null
        ? Object.keys(temporaryAssistance.opens)
        : Object.keys(temporaryAssistance.steps[c.step]!.outcomes)
    const onward = here.filter((o) => o !== 'withdraw' || t.minutes % 12 === 0)
    const outcome = t.lucky && onward.length > 0 ? onward[Math.abs(t.minutes) % onward.length]! : t.outcome
    const rule = (c === null ? temporaryAssistance.opens : temporaryAssistance.steps[c.step]!.outcomes)[
      outcome
    ]
    const who =
      t.lucky && rule ? Object.keys(actors).find((name) => rule.by.includes(actors[name]!.role))! : t.who
    const at = fromEpochMs(now)
    const input =
      inputs[outcome]?.(need, at.slice(0, 10)) ??
      (rule?.asks?.reason ? { reason: '理由' } : rule?.asks?.note === 'required' ? { note: '说明' } : {})
    const around = {
      now: at,
      actor: actors[who]!,
      areaPath,
      calendar: chinaCalendar,
      abilities: abilitiesOf(kernelAbilities),
      authorities,
      world: knownWorld({ awards }),
      personKey: (id: string) => `key-${id}`,
    }
    const before: string = JSON.stringify(c)
    const out = step(
      temporaryAssistance,
      c,
      { case: 'case-1', seq: c?.seq ?? 0, outcome, input, area: village },
      around,
    )
    expect(JSON.stringify(c)).toBe(before)
    if (!out.ok) continue
    expect(rule!.by).toContain(actors[who]!.role)
    if (c) expect(ways(temporaryAssistance, c, around).find((w) => w.outcome === outcome)!.open).toBe(true)
    c = evolve(c, out.event)
    events.push(out.event)
    for (const e of out.event.effects)
      awards = e.kind === 'award' ? [...awards, e.award] : e.kind === 'void_award' ? [] : awards
  }
  return { c, events, awards }
}

test('a random walk never leaves the law', () => {
  const ends = new Set<string>()
  fc.assert(
    fc.property(
      fc.array(tried, { minLength: 1, maxLength: 40, size: 'max' }),
      fc.integer({ min: 100, max: 800_000 }),
      (tries, need) => {
        const { c, events, awards } = walk(tries, need)
        if (!c) return
        for (const e of events) ends.add(e.to)
        expect(fold(events)).toEqual(c)
        expect(fold(JSON.parse(JSON.stringify(events)) as CaseEvent[])).toEqual(c)
        for (const [i, e] of events.entries()) if (i > 0) expect(e.at >= events[i - 1]!.at).toBe(true)
        const books = balances(
          events.flatMap((e) => e.effects.flatMap((x) => (x.kind === 'transfer' ? [x.transfer] : []))),
        )
        const owed = c.obligations.filter((o) => !o.closed).length
        for (const account of ['granted', 'payable', 'advances', 'recoverable'])
          expect(
            account === 'payable' ? -(books.get(account) ?? 0) : (books.get(account) ?? 0),
            account,
          ).toBeGreaterThanOrEqual(0)
        expect((books.get('advances') ?? 0) > 0 ? owed : 1).toBeGreaterThan(0)
        if (temporaryAssistance.steps[c.step]!.end !== undefined) {
          expect(owed).toBe(0)
          expect(books.get('advances') ?? 0).toBe(0)
          expect(books.get('payable') ?? 0).toBe(0)
        }
        for (const e of events) {
          if (!e.authority) continue
          expect(
            e.authority.max === null || e.authority.amount + e.authority.counted <= e.authority.max,
          ).toBe(true)
          expect(e.by.role === 'township-leader' ? e.authority.max : 0).not.toBeNull()
        }
        expect(awards.reduce((sum, a) => sum + a.amount, 0)).toBe(awards.length > 0 ? c.facts.granted : 0)
        expect(events.filter((e) => e.outcome === 'supplement').length).toBeLessThanOrEqual(1)
      },
    ),
    { numRuns: 1500, seed: 20211020 },
  )
  /** A walk that never gets anywhere proves nothing. */
  for (const s of [
    'paid',
    'refused',
    'withdrawn',
    'recovered',
    'writtenOff',
    'payment',
    'bounced',
    'supplement',
    'county_decision',
  ])
    expect([...ends], s).toContain(s)
})
