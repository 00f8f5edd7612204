/** The courses that cases take: each a few lines in time, as the people of the county would have made them. */
import { dueDay, chinaCalendar } from 'yimen/kernel/clock'
import { formOf, poster, skip, visitOf, write, type File } from './file.ts'
import type { Hardship } from './story.ts'
import { later, some, type Moment } from './when.ts'
import type { Family, Random, World } from './world.ts'

export type Course = {
  readonly world: World
  readonly random: Random
  readonly file: File
  readonly family: Family
  readonly hardship: Hardship
  readonly need: number
}

const visitors = [
  ['周建平', '刘春华'],
  ['唐海燕', '罗志强'],
  ['肖国平', '曾小红'],
] as const
const refusals = ['家庭人均收入超过规定', '所述困难已由保险和其他帮扶解决', '经入户核实，困难不属实'] as const
const notOurs = [
  '申请事项不属于临时救助，已告知向医疗保障部门申请',
  '申请人不在本乡镇居住且无本地户籍，已告知受理地点',
] as const

/** Under the income limit for expense aid; families in an emergency have what they have. */
const income = (c: Course): number =>
  c.hardship.kind === 'expense'
    ? (300 + c.random.next(450)) * 100 * c.hardship.persons
    : c.family.monthlyIncome

const clerk = (c: Course) => poster(c.world, 'township-clerk', c.file.township, Number(c.file.id.slice(-1)))
const head = (c: Course) => poster(c.world, 'township-head', c.file.township, 0)
const leader = (c: Course) => poster(c.world, 'township-leader', c.file.township, 0)
const county = (c: Course) => poster(c.world, 'county-leader', '430523', 0)

/** By the applicant, or by the village worker who found them; or by whom it names. */
export function apply(c: Course, applicant?: string): void {
  const chance = c.random.next(100)
  const by = applicant ?? (chance < 55 ? 'applicant' : poster(c.world, 'village-worker', c.file.area, 0))
  write(
    c.file,
    by,
    'apply',
    formOf(c.family, c.hardship, { monthlyIncome: income(c) }),
    some(c.random, c.file.at.day),
  )
}

export function accept(c: Course, slow = 0): void {
  write(c.file, clerk(c), 'accept', {}, later(c.random, c.file.at, c.random.next(3) + slow))
}

export function supplement(c: Course): void {
  write(
    c.file,
    clerk(c),
    'supplement',
    { missing: '请补充医院诊断证明或费用票据、事故证明等困难证明材料。' },
    later(c.random, c.file.at, 1 + c.random.next(2)),
  )
}

export function resubmit(c: Course): void {
  write(
    c.file,
    'applicant',
    'resubmit',
    { authorised: true },
    later(c.random, c.file.at, 1 + c.random.next(6)),
  )
}

export function requestCheck(c: Course): void {
  write(c.file, clerk(c), 'request_check', {}, later(c.random, c.file.at, c.random.next(2)))
}

/** The check of means, where the kind asks for it. */
export function check(c: Course, days = 2 + c.random.next(5)): void {
  requestCheck(c)
  const at = later(c.random, c.file.at, days)
  write(
    c.file,
    poster(c.world, 'county-check', '430523', 0),
    'report_check',
    { reportOn: at.day, assetsOver: false, findings: '未发现超标财产' },
    at,
  )
}

export function visit(c: Course, real = true): void {
  const at = later(c.random, c.file.at, 1 + c.random.next(3))
  const insured = c.hardship.cause === 'illness' ? (5 + c.random.next(200)) * 10_000 : 0
  write(
    c.file,
    clerk(c),
    'record_visit',
    visitOf(c.hardship, c.need, at.day, c.random.pick(visitors), insured, real),
    at,
  )
}

export function propose(c: Course): void {
  write(c.file, clerk(c), 'propose', {}, later(c.random, c.file.at, c.random.next(2)))
}

export function agree(c: Course): void {
  write(c.file, head(c), 'agree', {}, later(c.random, c.file.at, c.random.next(2)))
}

/** From acceptance to the leader's desk. */
export function toDecision(c: Course): void {
  accept(c)
  if (c.hardship.kind === 'expense') check(c)
  visit(c)
  propose(c)
  agree(c)
}

export function approve(c: Course, slow = 0): void {
  write(c.file, leader(c), 'approve', {}, later(c.random, c.file.at, c.random.next(2) + slow))
}

export function refer(c: Course): void {
  write(c.file, leader(c), 'refer', {}, later(c.random, c.file.at, c.random.next(2)))
}

export function approveByCounty(c: Course): void {
  refer(c)
  write(c.file, county(c), 'approve_county', {}, later(c.random, c.file.at, 1 + c.random.next(4)))
}

export function refuse(c: Course): void {
  accept(c)
  visit(c, false)
  const reason = c.random.pick(refusals)
  write(c.file, clerk(c), 'propose_refusal', { reason }, later(c.random, c.file.at, c.random.next(2)))
  agree(c)
  write(c.file, leader(c), 'refuse', { reason }, later(c.random, c.file.at, 1 + c.random.next(2)))
}

export function refuseAtTheDoor(c: Course): void {
  write(
    c.file,
    clerk(c),
    'refuse_acceptance',
    { reason: c.random.pick(notOurs) },
    later(c.random, c.file.at, 1 + c.random.next(2)),
  )
}

export function withdraw(c: Course): void {
  if (c.random.next(2) === 0) accept(c)
  write(
    c.file,
    'applicant',
    'withdraw',
    { note: c.random.pick(['困难已经缓解', '已由其他渠道解决', '材料准备好后再申请']) },
    later(c.random, c.file.at, 1 + c.random.next(3)),
  )
}

/** Not supplemented in time: the clerk closes it after the last day. */
export function lapse(c: Course): void {
  supplement(c)
  const over = dueDay(chinaCalendar, c.file.at.day, 11)
  write(c.file, clerk(c), 'lapse', {}, { day: over, minute: 540 + c.random.next(400) })
}

/** Found by the village worker in the evening, paid from the reserve fund within hours. */
export function payFirst(c: Course, advance: number): void {
  const at: Moment = { day: c.file.at.day, minute: 420 + c.random.next(600) }
  write(
    c.file,
    poster(c.world, 'village-worker', c.file.area, 0),
    'report_urgent',
    {
      cause: c.hardship.cause,
      story: c.hardship.story,
      applicantName: c.family.head.name,
      phone: c.family.phone,
    },
    at,
  )
  write(
    c.file,
    leader(c),
    'pay_first',
    { advance, method: 'cash', witness: c.random.pick(visitors)[0] },
    { day: at.day, minute: at.minute + 30 + c.random.next(240) },
  )
}

/** The papers after the money, up to the leader's desk. */
export function completePapers(c: Course, days = 1 + c.random.next(2)): void {
  const {
    kind: _,
    cause: __,
    story: ___,
    applicantName: ____,
    phone: _____,
    ...papers
  } = formOf(c.family, c.hardship, { monthlyIncome: income(c) })
  write(
    c.file,
    poster(c.world, 'village-worker', c.file.area, 0),
    'complete_papers',
    papers,
    later(c.random, c.file.at, days),
  )
  visit(c)
  propose(c)
  agree(c)
}

export function regularise(c: Course): void {
  write(c.file, leader(c), 'regularise', {}, later(c.random, c.file.at, c.random.next(2)))
}

/** Paid first without cause: recovered, or written off by the county. */
export function recoverOrWriteOff(c: Course, writeOff: boolean): void {
  write(
    c.file,
    leader(c),
    'require_recovery',
    { reason: '经核实，所述困难不属实' },
    later(c.random, c.file.at, 3),
  )
  if (writeOff)
    write(
      c.file,
      county(c),
      'write_off',
      { reason: '当事人下落不明，确实无法追回' },
      later(c.random, c.file.at, 25),
    )
  else
    write(
      c.file,
      clerk(c),
      'recover',
      { receipt: `JK${c.file.id.slice(-6)}` },
      later(c.random, c.file.at, 5 + c.random.next(10)),
    )
}

export function cancel(c: Course): void {
  write(c.file, leader(c), 'cancel', { reason: '发放前复核发现重复申报' }, later(c.random, c.file.at, 0))
}

export function correctAccount(c: Course): void {
  write(
    c.file,
    clerk(c),
    'correct_account',
    { accountHolder: c.family.head.name, accountHolderRelation: 'self', account: c.family.card },
    later(c.random, c.file.at, 1 + c.random.next(3)),
  )
}

export function rate(c: Course): void {
  const stars = c.random.pick([
    'very_good',
    'very_good',
    'very_good',
    'very_good',
    'very_good',
    'good',
    'good',
    'good',
    'fair',
    'poor',
    'very_poor',
    'very_good',
  ] as const)
  write(
    c.file,
    'applicant',
    'rate',
    { stars },
    { day: dueDay(chinaCalendar, c.file.at.day, 1 + c.random.next(4)), minute: 480 + c.random.next(700) },
  )
}

/** What the bank said, told to the case by the batch. */
export const toldByBatch = (c: Course, at: Moment): void => skip(c.file, at)
