/** The courses of the living allowance, as a village, its township and the county would have gone through them. */
import { addDays, type Day } from 'yimen/kernel/day'
import { chinaCalendar, dueDay, isWorkday } from 'yimen/kernel/clock'
import { poster, skip, write, type File } from './file.ts'
import type { Hukou } from './living-amounts.ts'
import { later, type Moment } from './when.ts'
import type { Family, Random, World } from './world.ts'

export type Living = {
  readonly world: World
  readonly random: Random
  readonly file: File
  readonly family: Family
  readonly hukou: Hukou
  /** Who lives together, the head too. */
  readonly heads: number
  readonly income: number
  /** Begun before the townships decided. */
  readonly byCounty: boolean
}

const visitors = [
  ['周建平', '刘春华'],
  ['唐海燕', '罗志强'],
  ['肖国平', '曾小红'],
] as const
const shaoyang = '430523'

const clerk = (c: Living) => poster(c.world, 'township-clerk', c.file.township, Number(c.file.id.slice(-1)))
const head = (c: Living) => poster(c.world, 'township-head', c.file.township, 0)
const leader = (c: Living) => poster(c.world, 'township-leader', c.file.township, 0)
const villager = (c: Living) => poster(c.world, 'village-worker', c.file.area, 0)
const county = (c: Living) => poster(c.world, 'county-leader', shaoyang, 0)
const checker = (c: Living) => poster(c.world, 'county-check', shaoyang, 0)
const decider = (c: Living) => (c.byCounty ? county(c) : leader(c))
const afterwards = (c: Living, days: number): Moment => later(c.random, c.file.at, days)
const soon = (c: Living, most: number): Moment => afterwards(c, c.random.next(most))

export function membersOf(c: Living): readonly object[] {
  const plain = { living: 'shared', health: 'healthy', labour: 'none', status: 'plain' }
  const { head: self, members } = c.family
  return [
    { name: self.name, idNo: self.idNo, relation: 'self', ...plain },
    ...members.slice(0, c.heads - 1).map(({ name, idNo, relation }) => ({ name, idNo, relation, ...plain })),
  ]
}
const incomesOf = (fen: number) => (fen === 0 ? [] : [{ kind: 'transfer', amount: fen }])

export function apply(c: Living, by = villager(c)): void {
  const { head: self, phone, card } = c.family
  write(
    c.file,
    by,
    'apply',
    {
      applicantName: self.name,
      applicantId: self.idNo,
      phone,
      hukou: c.hukou,
      members: membersOf(c),
      incomes: incomesOf(c.income),
      accountHolder: self.name,
      accountHolderRelation: 'self',
      account: card,
      authorised: true,
    },
    { day: c.file.at.day, minute: 510 + c.random.next(480) },
    'assistance.living',
  )
}
export const accept = (c: Living, isKin = false): void =>
  write(c.file, clerk(c), 'accept', { isKin }, soon(c, 2))
export const supplement = (c: Living): void =>
  write(c.file, clerk(c), 'supplement', { missing: '请补充近六个月的工资流水。' }, afterwards(c, 1))
export const requestCheck = (c: Living): void => write(c.file, clerk(c), 'request_check', {}, soon(c, 2))
export function check(c: Living, more: object = {}): void {
  requestCheck(c)
  const at = afterwards(c, 2 + c.random.next(2))
  write(
    c.file,
    checker(c),
    'report_check',
    { reportOn: at.day, assetsOver: false, disposed: false, hits: '未发现超标财产', ...more },
    at,
  )
}
export function visit(c: Living, doubtful = false): void {
  const at = afterwards(c, 1)
  const [visitor1, visitor2] = c.random.pick(visitors)
  write(
    c.file,
    clerk(c),
    'record_visit',
    {
      visitor1,
      visitor2,
      visitedOn: at.day,
      neighbours: 2 + c.random.next(3),
      findings: '入户走访并询问邻居，与申报一致',
      doubtful,
    },
    at,
  )
}
export const askDemocratic = (c: Living): void => write(c.file, clerk(c), 'ask_democratic', {}, soon(c, 2))
export function democratic(c: Living): void {
  askDemocratic(c)
  write(
    c.file,
    villager(c),
    'conclude_democratic',
    { present: 9 + c.random.next(6), inFavour: 8, minutes: '到会人员多数认为申报属实' },
    afterwards(c, 2),
  )
}
export const propose = (c: Living): void => {
  write(c.file, clerk(c), 'propose', {}, soon(c, 2))
  if (c.byCounty) write(c.file, head(c), 'agree', {}, soon(c, 2))
}
export const post = (c: Living): void =>
  write(c.file, villager(c), 'post_notice', { noticePlace: '村务公开栏' }, soon(c, 2))
export const object = (c: Living): void =>
  write(
    c.file,
    villager(c),
    'object',
    { objectedBy: 'phone', objection: '反映该户有外出务工收入' },
    afterwards(c, 2),
  )

/** The working day after the last day of the notice. */
export function close(c: Living): void {
  const seventh = addDays(c.file.at.day, 7)
  const last: Day = isWorkday(chinaCalendar, seventh).workday ? seventh : dueDay(chinaCalendar, seventh, 0)
  write(
    c.file,
    clerk(c),
    'close_notice',
    {},
    { day: dueDay(chinaCalendar, last, 1), minute: 520 + c.random.next(60) },
  )
}
const opine = (c: Living, by: string): void =>
  write(c.file, by, 'opine', { opinion: 'agree' }, { ...c.file.at, minute: c.file.at.minute + 11 })
export function agree(c: Living): void {
  if (c.byCounty) return
  opine(c, head(c))
  opine(c, villager(c))
}
/** Up to the desk of whoever decides. */
export function toDecision(c: Living): void {
  accept(c)
  check(c)
  const doubtful = c.random.next(12) === 0
  visit(c, doubtful)
  if (doubtful) democratic(c)
  propose(c)
  post(c)
  close(c)
  agree(c)
}
export const referVisit = (c: Living): void => write(c.file, leader(c), 'refer_visit', {}, soon(c, 2))
export const confirm = (c: Living): void =>
  write(c.file, decider(c), 'confirm', {}, afterwards(c, 1 + c.random.next(2)))
export const confirmMarginal = (c: Living): void =>
  write(c.file, decider(c), 'confirm_marginal', {}, afterwards(c, 1))
export function proposeRefusal(c: Living): void {
  accept(c)
  check(c)
  visit(c)
  write(c.file, clerk(c), 'propose_refusal', { reason: '家庭人均收入超过规定' }, soon(c, 2))
  if (!c.byCounty) agree(c)
}
export function refuse(c: Living): void {
  write(c.file, decider(c), 'refuse', { reason: '家庭人均收入超过规定' }, afterwards(c, 1))
}
export const tellRefusal = (c: Living): void => write(c.file, clerk(c), 'tell_refusal', {}, afterwards(c, 1))

/** On the register since the beginning of 2021, by the county’s list. */
export function carryOver(c: Living, minute: number, nextReview: Day): void {
  write(
    c.file,
    county(c),
    'carry_over',
    {
      applicantName: c.family.head.name,
      applicantId: c.family.head.idNo,
      hukou: c.hukou,
      accountHolder: c.family.head.name,
      account: c.family.card,
      listHeads: c.heads,
      listIncome: c.income,
      listPoints: 0,
      nextReview,
    },
    { day: '2021-01-01', minute },
    'assistance.living',
  )
}
/** To the rules of after devolution: what the township decides of it from then on is its own. */
export const move = (c: Living, day: Day): void =>
  write(c.file, clerk(c), 'move_to_2', {}, { day, minute: 520 + c.random.next(60) })
export const proposeStop = (c: Living, ground: 'income' | 'assets' | 'asked'): void =>
  write(
    c.file,
    clerk(c),
    'propose_stop',
    { stopGround: ground, reason: '核查发现不再符合保障条件' },
    { ...c.file.at, minute: c.file.at.minute + 30 },
  )
export const stop = (c: Living): void =>
  write(c.file, leader(c), 'stop', {}, afterwards(c, 6 + c.random.next(3)))
export const die = (c: Living, at: Moment, endedOn: Day): void =>
  write(c.file, clerk(c), 'die', { endedOn }, at)
export const moveAway = (c: Living, at: Moment, endedOn: Day): void =>
  write(c.file, clerk(c), 'move_away', { endedOn }, at)
export const tellChange = (c: Living, at: Moment, by = villager(c)): void =>
  write(c.file, by, 'tell_change', { told: '长子已外出务工，家庭收入有变化' }, at)
export const proposeChange = (c: Living, at: Moment, income: number): void =>
  write(
    c.file,
    clerk(c),
    'propose_change',
    {
      changeKind: 'income',
      changedOn: addDays(at.day, -20),
      members: membersOf(c),
      incomes: incomesOf(income),
      reason: '家庭收入变化',
    },
    at,
  )
export const decideChange = (c: Living): void =>
  write(c.file, leader(c), 'decide_change', {}, afterwards(c, 6))
export function bounced(c: Living, at: Moment): void {
  skip(c.file, at)
}
export function correctAccount(c: Living): void {
  write(
    c.file,
    clerk(c),
    'correct_account',
    { accountHolder: c.family.head.name, accountHolderRelation: 'self', account: c.family.card },
    afterwards(c, 3 + c.random.next(4)),
  )
}
