/** Whatever people try, in whatever order: the project never stands where the law does not let it, and no fen is lost. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Entry } from 'yimen/kernel/register'
import type { Facts } from 'yimen/kernel/rule'
import type { Outcome } from 'yimen/kernel/programme'
import { abilitiesOf } from 'yimen/kernel/ability'
import { addDays, fromEpochMs, toEpochMs, type Day } from 'yimen/kernel/day'
import { balances, type Transfer } from 'yimen/kernel/ledger'
import { chinaCalendar } from 'yimen/kernel/clock'
import { evolve, knownWorld, fold, step, type Case, type CaseEvent } from 'yimen/kernel/case'
import { kernelAbilities } from 'yimen/kernel/abilities'
import { together, type BallotTally } from '../../together/index.ts'
import { authorities } from '../authorities.ts'
import { project } from '../project/programme.ts'
import {
  actors,
  areaPath,
  china,
  claim,
  community,
  contracts,
  dwellings,
  idOf,
  inUse,
  owner,
  owners,
  play,
  rooms,
  signatures,
  unit,
  unitId,
  visitors,
  type Move,
} from './play.ts'

type Try = {
  readonly roll: number
  readonly outcome: string
  readonly who: number
  readonly hours: number
  readonly lucky: boolean
  readonly room: number
  readonly amount: number
  readonly kind: number
}

const none: Try = { roll: 0, outcome: '', who: 0, hours: 0, lucky: true, room: 0, amount: 0, kind: 0 }
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!
/** Forms as people would fill them in, right more often than not. */
const inputs: Readonly<Record<string, (t: Try, today: Day) => Readonly<Record<string, unknown>>>> = {
  initiate: () => ({ unit: unitId, group: '三人' }),
  record_roll: () => ({ dwellings, owners }),
  open_ballot: (t, today) => ({
    planText: '方案',
    shaftWidth: 230,
    shaftDepth: 240,
    entry: 'level',
    closesOn: addDays(today, 10),
    ...(t.kind % 3 === 0 ? { privateRooms: [{ room: rooms[0] }] } : {}),
    ...(t.kind % 2 === 0 ? { maintenanceFund: 2_000_000 } : {}),
  }),
  cast: (t) => ({
    ballotRoom: rooms[t.room],
    choice: pick(['agree', 'agree', 'agree', 'agree', 'agree', 'disagree', 'abstain'], t.kind),
    ballotPaper: ['upload-1'],
  }),
  consent_private: () => ({ privateRoom: rooms[0], privatePaper: ['upload-1'] }),
  agree: (t) => ({
    members: rooms.slice(4).map((room) => ({ room })),
    price: 50_000_000 + t.kind,
    costTable: pick(['area', 'hangzhou', 'shanghai', 'coefficients', 'guangdong'], t.kind),
    implementer: '出资业主',
    manager: pick(['owners', 'property'], t.kind),
  }),
  sell: (t, today) => ({
    soldRoom: rooms[t.room],
    soldOn: today,
    newOwners: [{ name: '新业主', idNo: idOf(30 + t.kind) }],
  }),
  record_visit: (_, today) => ({ visitedOn: today, visitors, siteOk: true, findings: '符合' }),
  change_plan: (_, today) => ({ visitedOn: today, visitors, findings: '不符' }),
  post_notice: () => ({ noticePlaces: '公告栏', objectionPhone: '0731-1' }),
  prove_notice: () => ({ witness: '网格员' }),
  object: () => ({ objector: '周某', relation: 'neighbour', ground: 'light', objection: '采光' }),
  late_objection: () => ({ objector: '周某', relation: 'neighbour', ground: 'light', objection: '采光' }),
  mediate: (t) => ({
    objectionNo: 1,
    mediated: pick(['settled', 'not_settled', 'declined'], t.kind),
    mediationNote: '记录',
  }),
  hear: () => ({ objectionNo: 1, hearingNote: '听证' }),
  go_on: () => ({ mediationNote: '附记' }),
  pass_drawings: () => ({ reviewReport: '1' }),
  convene: (_, today) => ({ meetingOn: today }),
  opine: (t) => (t.kind % 5 === 0 ? { opinion: 'conditions', conditions: '移位' } : { opinion: 'agree' }),
  order_appraisal: (_, today) => ({ appraisalText: '鉴定', appraisalTo: addDays(today, 5) }),
  appraised: () => ({ findings: '满足' }),
  meet_conditions: () => ({ fulfilled: '已落实' }),
  file_contracts: (t) => ({
    ...contracts,
    contractPrice: 48_000_000,
    licenceTo: '2029-01-01',
    ...(t.kind % 2 === 0 ? {} : { maintainer: undefined, maintenanceTo: undefined }),
    ...(t.kind % 2 === 0 ? { maintenanceTo: '2029-12-31' } : {}),
  }),
  early_start: () => ({ reason: '已开挖' }),
  cure: () => ({ inspectionNote: '已整改' }),
  notify_installation: () => ({ installNotice: '1' }),
  inspect: () => ({ inspector: '王某', inspectionNote: '符合' }),
  resume_work: () => ({ inspectionNote: '已整改' }),
  pass_inspection: () => ({ inspectionReport: '1' }),
  accept_works: (t, today) => ({
    signedBy: t.kind % 4 === 0 ? signatures.slice(1) : signatures,
    acceptedOn: today,
  }),
  contract_maintenance: (t, today) => ({
    maintainer: '某维保',
    maintenanceTo: addDays(today, t.kind * 20 - 200),
  }),
  renew_maintenance: () => ({ maintainer: '某维保', maintenanceTo: '2029-12-31' }),
  register: () => ({ registrationNo: '1', plateNo: '1' }),
  hand_over: () => ({ archiveReceipt: '1' }),
  claim: () => claim.with!,
  pay_in: (t) => ({
    payRoom: rooms[t.room],
    payAmount: 1 + t.amount,
    paySource: pick(['own', 'own', 'housing_fund', 'maintenance_fund'], t.kind),
    ...(t.kind % 4 === 2 ? { fundHolder: pick(['owner', 'spouse', 'other'], t.amount) } : {}),
  }),
  draw_fund: (t) => ({
    payRoom: rooms[t.room],
    payAmount: 1 + t.amount,
    fundHolder: pick(['owner', 'spouse', 'other'], t.kind),
  }),
  pay_out: (t) => ({
    stage: pick(['contract', 'delivery', 'acceptance', 'warranty'], t.kind),
    stageAmount: 1 + 10 * t.amount,
  }),
  join_late: (t) => ({ joinRoom: rooms[t.room] }),
  maintain: () => ({ maintained: 'half_month', maintenanceNote: '正常' }),
  report_trapped: () => ({ trapped: 1 }),
  arrive: () => ({ rescueNote: '平层放人' }),
  drill: () => ({ drillNote: '模拟困人' }),
  self_check: () => ({ selfCheckReport: '1' }),
  share_running: (t) => ({ runningPeriod: `第${t.amount}期`, runningCost: 1 + t.amount }),
  inspect_yearly: () => ({ yearlyReport: '1' }),
  inspect_again: () => ({ yearlyReport: '1' }),
  change_manager: (_, today) => ({ manager: 'property', managerName: '某物业', changedOn: today }),
  supplement: () => ({ missing: '授权书' }),
  ask_supplement: () => ({ missing: '计算书' }),
  return_claim: () => ({ missing: '确认书' }),
  court: () => ({ courtNo: '1' }),
  resume: () => ({ courtNo: '1' }),
}
/** What leads back or out is tried seldom, or nothing would ever be built. */
const seldom = new Set([
  'stop',
  'withdraw',
  'refuse',
  'renegotiate',
  'change_plan',
  'revise',
  'fail_inspection',
  'reject_works',
  'return_filing',
  'retire',
  'forgo',
  'refuse_subsidy',
  'sell',
  'object',
  'late_objection',
  'early_start',
  'halt',
  'supplement',
  'ask_supplement',
  'conclude_fail',
  'return_claim',
  'order_appraisal',
  'stop_use',
  'fail_yearly',
  'to_mediation',
])
const busy = ['cast', 'prove_notice', 'opine', 'pay_in', 'pay_out']
const everybody = Object.keys(actors)
const all = [
  ...new Set([
    ...Object.keys(project.opens),
    ...Object.values(project.steps).flatMap((s) => Object.keys(s.outcomes)),
  ]),
]
const tried: fc.Arbitrary<Try> = fc.record({
  roll: fc.nat(9_999),
  outcome: fc.constantFrom(...all),
  who: fc.nat(99),
  hours: fc.integer({ min: -2, max: 60 }),
  lucky: fc.nat(9).map((n) => n > 0),
  room: fc.nat(11),
  amount: fc.nat(4_000_000),
  kind: fc.nat(59),
})

type Walk = {
  readonly c: Case | null
  readonly events: readonly CaseEvent[]
  readonly said: readonly { readonly after: Case; readonly event: CaseEvent }[]
}

/**
 * One project that went the whole way: a walk leaves it somewhere on the line. Its plan spends some of the
 * maintenance fund, a property company will manage it, and seven of eight have paid when works begin.
 */
const paid = rooms
  .slice(5)
  .map((room, i): Move => ({
    by: 'worker',
    do: 'pay_in',
    at: '2021-05-11 09:00',
    with: {
      payRoom: room,
      payAmount: [1_600_000, 4_000_000, 4_000_000, 6_200_000, 6_200_000, 8_200_000, 8_200_000][i],
      paySource: 'own',
    },
  }))
const moves = inUse.flatMap((m): readonly Move[] => {
  if (m.do === 'open_ballot') return [{ ...m, with: { ...m.with, maintenanceFund: 2_000_000 } }]
  if (m.do === 'agree') return [{ ...m, with: { ...m.with, manager: 'property' } }]
  if (m.do === 'file_contracts')
    return [{ ...m, with: { ...contracts, maintainer: undefined, maintenanceTo: undefined } }]
  if (m.do === 'notify_installation') return [m, ...paid]
  return m.do === 'register'
    ? [
        {
          by: 'worker',
          do: 'contract_maintenance',
          at: m.at,
          with: { maintainer: '某维保', maintenanceTo: '2024-12-31' },
        },
        m,
      ]
    : [m]
})
const whole = play(moves).events
/** The same with works seen before the contracts were filed, and nobody has put it right when the subsidy is to be claimed. */
const marked = play(
  moves
    .slice(
      0,
      moves.findIndex((m) => m.do === 'claim'),
    )
    .flatMap((m): readonly Move[] =>
      m.do === 'file_contracts'
        ? [{ by: 'district', do: 'early_start', at: m.at, with: { reason: '已开挖' } }, m]
        : [m],
    ),
).events
/** Before anything, and at each turn of its line. */
/** And one with an objection, which goes to mediation. */
const objected = play([
  ...moves
    .slice(
      0,
      moves.findIndex((m) => m.do === 'close_notice'),
    )
    .flatMap((m, i, all): readonly Move[] =>
      m.do === 'prove_notice' && all[i + 1] === undefined
        ? [{ by: 'worker', do: 'object', at: m.at, with: inputs.object!(none, '2021-04-16' as Day) }, m]
        : [m],
    ),
  { by: 'worker', do: 'to_mediation', at: '2021-04-19 09:00' },
]).events
const starts = [
  whole.slice(0, 0),
  objected,
  objected,
  ...[whole, marked].flatMap((course) =>
    course.flatMap((e, i) =>
      busy.includes(e.outcome) && course[i + 1]?.outcome === e.outcome ? [] : [course.slice(0, i + 1)],
    ),
  ),
]

/** A walk: mostly what may be done here by somebody who may, sometimes anything by anybody. From some try on the unit may be dangerous. */
function walk(begun: readonly CaseEvent[], tries: readonly Try[], dangerFrom: number): Walk {
  let c: Case | null = null
  const events: CaseEvent[] = []
  const said: { after: Case; event: CaseEvent }[] = []
  for (const event of begun) {
    c = evolve(c, event)
    events.push(event)
    said.push({ after: c, event })
  }
  let now = toEpochMs(events.at(-1)?.at ?? china('2021-03-01 09:00'))
  for (const [n, t] of tries.entries()) {
    now += t.hours * 3_600_000
    const rules: Readonly<Record<string, Outcome>> =
      c === null ? project.opens : project.steps[c.step]!.outcomes
    const outcomesHere = Object.keys(rules).filter((o) => !seldom.has(o) || t.roll % 8 === 0)
    const often = outcomesHere.filter((o) => busy.includes(o))
    const outcome =
      !t.lucky || outcomesHere.length === 0
        ? t.outcome
        : often.length > 0 && t.roll % 8 !== 0 && t.roll % 2 > 0
          ? pick(often, Math.floor(t.roll / 12))
          : pick(outcomesHere, Math.floor(t.roll / 12))
    const rule = rules[outcome]
    const able = rule ? everybody.filter((name) => rule.by.includes(actors[name]!.role)) : []
    const actor =
      t.lucky && able.length > 0
        ? actors[pick(able, t.who)]!
        : t.who % 5 === 0
          ? owner(t.room)
          : actors[pick(everybody, t.who)]!
    const at = fromEpochMs(now)
    const input = Object.fromEntries(
      Object.entries(
        inputs[outcome]?.(t, at.slice(0, 10) as Day) ?? (rule?.asks?.reason ? { reason: '理由' } : {}),
      ).filter(
        ([name, v]) =>
          v !== undefined && !(actor.role === 'resident' && ['ballotPaper', 'privatePaper'].includes(name)),
      ),
    )
    const surveyed: Entry = unit(n >= dangerFrom ? { danger: 'C' } : {}, n >= dangerFrom ? 'unfit' : 'fit')
    const out = step(
      project,
      c,
      { case: 'E-0001', seq: c?.seq ?? 0, outcome, input, area: community },
      {
        now: at,
        actor,
        areaPath,
        calendar: chinaCalendar,
        abilities: abilitiesOf([...kernelAbilities, ...together.abilities]),
        authorities,
        personKey: (id) => `key-${id}`,
        world: knownWorld({ entry: (register) => (register === 'elevator.units' ? surveyed : null) }),
      },
    )
    if (!out.ok) continue
    /** The store refuses what the account does not hold: a walk does as it would. */
    if ((balances([...events, out.event].flatMap(transfers)).get('escrow:E-0001') ?? 0) < 0) continue
    c = evolve(c, out.event)
    events.push(out.event)
    said.push({ after: c, event: out.event })
    /** What the later survey found leaves ways to stop and to undo, none to go on. */
    if (n >= dangerFrom)
      expect([...(onward.get(outcome) ?? [])], `${outcome} with a dangerous unit`).toEqual([])
  }
  return { c, events, said }
}
const transfers = (e: CaseEvent): readonly Transfer[] =>
  e.effects.flatMap((x) => (x.kind === 'transfer' ? [x.transfer] : []))
/** Outcomes that take a project further along its line before it is registered, and what they lead to. */
const places = (project.line ?? []).flatMap((s, i) => s.steps.map((name) => [name, i] as const))
const place = new Map(places)
const onward = new Map(
  Object.entries(project.steps)
    .filter(
      ([name]) =>
        (place.get(name) ?? -1) >= place.get('agreement')! && place.get(name)! <= place.get('registration')!,
    )
    .flatMap(([name, s]) =>
      Object.entries(s.outcomes as Readonly<Record<string, Outcome>>)
        .filter(
          ([o, r]) =>
            (place.get(r.to) ?? -1) > place.get(name)! &&
            !['submit_drawings', 'to_mediation', 'court'].includes(o),
        )
        .map(([o, r]) => [o, [r.to]] as const),
    ),
)

/** So much is done before so much: an outcome, and those that must have been done in this case. */
const first: readonly (readonly [string, readonly string[]])[] = [
  ['agree', ['close_ballot']],
  ['pay_in', ['agree']],
  ['file_contracts', ['waive_permits', 'convene', 'pass_drawings', 'record_visit', 'post_notice']],
  ['notify_installation', ['accept_filing']],
  ['pay_out', ['accept_filing']],
  ['pass_inspection', ['notify_installation']],
  ['accept_works', ['pass_inspection']],
  ['register', ['accept_works', 'pass_inspection', 'notify_installation', 'accept_filing', 'waive_permits']],
  ['claim', ['register', 'hand_over']],
  ['grant_subsidy', ['claim', 'propose_subsidy']],
  ['draw_fund', ['accept_works']],
  ['join_late', ['register']],
]

test('a random walk never leaves the law', () => {
  const ends = new Set<string>()
  fc.assert(
    fc.property(
      fc.constantFrom(...starts),
      fc.array(tried, { minLength: 1, maxLength: 50, size: 'max' }),
      fc.option(fc.nat(40), { nil: 9_999, freq: 3 }),
      (begun, tries, dangerFrom) => {
        const { c, events, said } = walk(begun, tries, dangerFrom)
        if (!c) return
        expect(fold(JSON.parse(JSON.stringify(events)) as CaseEvent[])).toEqual(c)
        const done = new Set<string>()
        const book: Transfer[] = []
        for (const [i, { after, event }] of said.entries()) {
          ends.add(event.to)
          for (const [outcome, before] of first)
            if (event.outcome === outcome)
              expect(
                before.filter((b) => !done.has(b)),
                outcome,
              ).toEqual([])
          done.add(event.outcome)
          book.push(...transfers(event))
          if (i < begun.length - 1) continue
          const f = after.facts
          const sum = (list: unknown): number =>
            ((list ?? []) as readonly { readonly amount: number }[]).reduce((n, x) => n + x.amount, 0)
          const money = balances(book)
          const escrow = money.get('escrow:E-0001') ?? 0
          const spent = money.get('works') ?? 0
          /** What came in, from whomever, is what went out and what is there. */
          expect(escrow).toBeGreaterThanOrEqual(0)
          expect(
            ['own', 'housing_fund', 'maintenance_fund', 'grant'].reduce((n, a) => n - (money.get(a) ?? 0), 0),
          ).toBe(escrow + spent)
          for (const source of ['housing_fund', 'maintenance_fund'])
            expect(money.get(source) ?? 0, `${source} got back more than it gave`).toBeLessThanOrEqual(0)
          if (!done.has('draw_fund')) expect(money.get('own') ?? 0).toBeLessThanOrEqual(0)
          expect(spent).toBe(sum(f.paidOut))
          if (!done.has('accept_works') && spent > 0)
            expect(spent * 100).toBeLessThanOrEqual((f.contractPrice as number) * 70)
          if (f.finalShares) expect(sum(f.finalShares)).toBe(f.netPrice)
          for (const s of (f.finalShares ?? []) as readonly Facts[])
            expect(
              sum(((f.payments ?? []) as readonly Facts[]).filter((p) => p.room === s.room)),
            ).toBeLessThanOrEqual(s.amount as number)
          if (event.outcome === 'register')
            expect((f.maintenanceTo as string) >= event.at.slice(0, 10)).toBe(true)
          if (event.outcome === 'claim')
            expect(((f.redMarks ?? []) as readonly Facts[]).length).toBeLessThanOrEqual(
              ((f.cures ?? []) as readonly Facts[]).length,
            )
          if (event.outcome === 'close_ballot') {
            const tally = f.counted as unknown as BallotTally
            expect(tally.passed).toBe(true)
            expect(tally.heads.agreeing * 4).toBeGreaterThanOrEqual(tally.heads.participating * 3)
            expect(tally.area.participating * 3).toBeGreaterThanOrEqual(tally.area.all * 2)
          }
          /** A ballot on paper is the whole dwelling's; otherwise each owner signs once. */
          const cast = ((f.ballots ?? []) as readonly Facts[])
            .filter((b) => b.inherited !== true)
            .map((b) => `${String(b.room)} ${String(b.owner)}`)
          expect(new Set(cast).size).toBe(cast.length)
          if (project.steps[event.to]!.end === 'withdrawn' || project.steps[event.to]!.end === 'refused')
            expect(escrow).toBe(0)
        }
      },
    ),
    { numRuns: 500, seed: 20211020 },
  )
  /** A walk that never gets anywhere proves nothing. */
  expect(Object.keys(project.steps).filter((s) => !ends.has(s))).toEqual([])
})
