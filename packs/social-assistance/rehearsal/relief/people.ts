/** Who is supported: taken over from the old list, or confirmed in the year; with what each is owed month by month. */
import type { Day } from 'yimen/kernel/day'
import { addDays } from 'yimen/kernel/day'
import { ageOn, birthDayOf } from 'yimen/kernel/identity'
import { skip, type File } from '../file.ts'
import type { Moment } from '../when.ts'
import type { Family } from '../world.ts'
import { act, addMonth, after, monthOf, monthsFrom, worked, type Agenda, type Month } from './agenda.ts'

export type Person = {
  readonly family: Family
  readonly village: string
  readonly way: 'home' | 'central'
  readonly file: File
  /** From which month on which grade: 0 able, 1 partly lost, 2 wholly lost. */
  readonly grades: { readonly from: Month; readonly no: number }[]
  since: Month
  given: number
  onWay: number
  /** Nobody pays them any more, or they are about to be looked at: batches leave them out. */
  rests: boolean
  wrong: boolean
}

const items = ['eats', 'dresses', 'getsUp', 'usesToilet', 'walks', 'bathes'] as const
const notMetOf = (a: Agenda, grade: number): number =>
  grade === 0 ? 0 : grade === 1 ? 1 + a.random.next(3) : 4 + a.random.next(3)
const tested = (notMet: number) => Object.fromEntries(items.map((name, i) => [name, i >= notMet]))

const evaluators = [
  ['陈医生', '曾护士长'],
  ['刘医生', '罗护士'],
] as const

export const gradeIn = (p: Person, month: Month): number => p.grades.findLast((g) => g.from <= month)!.no
/** As the programme reckons it: what batches list must be what is due. */
const careMoney = [12_200, 20_300, 40_600] as const
const basic = (month: Month): number => (month < '2021-01' ? 49_400 : 53_300)
export const careOf = (grade: number): number => careMoney[grade]!
/** What is owed until a month. */
export function dueOf(p: Person, until: Month): number {
  const whole = monthsFrom(p.since, until).reduce((sum, month) => {
    const grade = gradeIn(p, month)
    return sum + basic(month) + (p.way === 'central' || grade === 0 ? careMoney[grade]! : 0)
  }, 0)
  return whole - p.given
}

function newPerson(a: Agenda, family: Family, way: Person['way'], at: Moment): Person {
  return {
    family,
    village: family.village,
    way,
    file: a.file('T', family.village, at),
    grades: [],
    since: '2021-01',
    given: 0,
    onWay: 0,
    rests: false,
    wrong: false,
  }
}

const formOf = (p: Person, on: Day) => ({
  fullName: p.family.head.name,
  idNo: p.family.head.idNo,
  phone: p.family.phone,
  category: ageOn(birthDayOf(p.family.head.idNo), on) >= 60 ? 'elderly' : 'disabled',
  way: p.way,
  ...(p.way === 'central' ? { institution: '邵阳县中心敬老院' } : {}),
  accountHolder: p.family.head.name,
  account: p.family.card,
})

/** From the old list, with the grade that the old file has. */
export function takeOver(
  a: Agenda,
  family: Family,
  way: Person['way'],
  grade: number,
  at: Moment,
  paidUntil: Month,
): Person {
  const p = newPerson(a, family, way, at)
  p.since = addMonth(paidUntil)
  p.grades.push({ from: p.since, no: grade })
  const notMet = notMetOf(a, grade)
  a.at(at, () =>
    act(
      a,
      p.file,
      'county-clerk',
      'take_over',
      { ...formOf(p, at.day), evaluatedOn: addDays(at.day, -200), ...tested(notMet), paidUntil },
      at,
      'assistance.support',
    ),
  )
  return p
}

export type Stage =
  | 'inquiry'
  | 'opinion'
  | 'notice'
  | 'county'
  | 'evaluation'
  | 'grading'
  | 'supported'
  | 'refused'
  | 'withdrawn'
const stages: readonly Stage[] = [
  'inquiry',
  'opinion',
  'notice',
  'county',
  'evaluation',
  'grading',
  'supported',
]

const visitors = [
  ['周建平', '刘春华'],
  ['唐海燕', '罗志强'],
] as const

/** An application that comes as far as told; whoever is supported in the end is so from the month after it was confirmed. */
export function applies(
  a: Agenda,
  family: Family,
  way: Person['way'],
  grade: number,
  day: Day,
  stage: Stage,
): Person {
  const begun: Moment = { day, minute: 520 + a.random.next(400) }
  const p = newPerson(a, family, way, begun)
  const { file } = p
  const reaches = (step: Stage) => stages.indexOf(stage) >= stages.indexOf(step)
  const then = (at: Moment, role: string, outcome: string, input: Readonly<Record<string, unknown>> = {}) =>
    a.at(at, () => act(a, file, role, outcome, input, at))
  a.at(begun, () =>
    act(
      a,
      file,
      'village-worker',
      'apply',
      { ...formOf(p, day), authorised: true },
      begun,
      'assistance.support',
    ),
  )
  const visited = worked(a, day, 3)
  const [visitor1, visitor2] = a.random.pick(visitors)
  const isRefused = stage === 'refused'
  if (stage === 'withdrawn')
    then(worked(a, day, 2), 'village-worker', 'withdraw', { reason: '侄子接去同住，不再申请' })
  if (reaches('opinion') || isRefused)
    then(visited, 'township-clerk', 'record_inquiry', {
      visitor1,
      visitor2,
      visitedOn: visited.day,
      labourLost: true,
      noIncome: true,
      noSupporters: !isRefused,
      opinions: isRefused ? '有两个成年子女，有赡养能力' : '入户走访并询问邻居，情况属实',
    })
  const posted = worked(a, visited.day, 2)
  if (reaches('notice')) then(posted, 'township-head', 'post_notice', { noticePlace: '村务公开栏' })
  if (isRefused) then(posted, 'township-head', 'report_refusal', { reason: '有法定赡养人且有赡养能力' })
  /** The seventh day, or the working day that it moves to; and the next one. */
  const closed = worked(a, worked(a, posted.day, 7).day, 1)
  if (reaches('county')) then(closed, 'township-clerk', 'close_notice')
  const decided = worked(a, closed.day, 4)
  if (isRefused) then(decided, 'county-leader', 'refuse', { reason: '有法定赡养人且有赡养能力' })
  if (reaches('evaluation')) then(decided, 'county-leader', 'confirm')
  const looked = worked(a, decided.day, 5)
  if (reaches('grading')) evaluate(a, p, grade, looked)
  const set = worked(a, looked.day, 2)
  if (reaches('supported')) {
    then(set, 'county-leader', 'set_grade')
    p.since = addMonth(monthOf(decided.day))
    p.grades.push({ from: p.since, no: grade })
    /** Nobody lists them before they stand where they are paid. */
    p.rests = true
    a.at(after(set, 1), () => {
      p.rests = false
    })
  } else p.rests = true
  return p
}

function evaluate(a: Agenda, p: Person, grade: number, at: Moment): void {
  const [evaluator1, evaluator2] = a.random.pick(evaluators)
  const notMet = notMetOf(a, grade)
  a.at(at, () =>
    act(
      a,
      p.file,
      'hospital-evaluator',
      'record_evaluation',
      {
        evaluationContract: contractIds.evaluation,
        evaluatedOn: at.day,
        ...tested(notMet),
        evaluator1,
        evaluator2,
      },
      at,
    ),
  )
}

/** Ids of the contracts, by their kinds: the first cases of all. */
export const contractIds = {
  evaluation: 'K20201009-000001',
  escort: 'K20201009-000002',
  service: 'K20201009-000003',
  goods: 'K20201009-000004',
} as const

/** Self-care changed: told, evaluated, adjusted, as far as told. */
export function regrade(
  a: Agenda,
  p: Person,
  grade: number,
  day: Day,
  stage: 'reevaluation' | 'regrading' | 'supported',
): void {
  const reported = worked(a, day, 0)
  a.at(reported, () =>
    act(
      a,
      p.file,
      'village-worker',
      'report_change',
      { changedOn: addDays(reported.day, -2), changeStory: '住院后下肢无力，需要人扶' },
      reported,
    ),
  )
  const looked = worked(a, reported.day, 4)
  if (stage !== 'reevaluation') evaluate(a, p, grade, looked)
  const set = worked(a, looked.day, 2)
  if (stage === 'supported')
    a.at(set, () => {
      act(a, p.file, 'county-leader', 'adjust_grade', {}, set)
      p.grades.push({ from: addMonth(monthOf(set.day)), no: grade })
    })
}

/** Told that it ends, and as far as told; the last month is the one in which it ended or in which they died. */
export function stops(
  a: Agenda,
  p: Person,
  died: Day,
  day: Day,
  stage: 'stop_review' | 'stop_decision' | 'recovering' | 'publishing' | 'stopped',
): void {
  const reported = worked(a, day, 0, 540 + a.random.next(60))
  a.at(reported, () => {
    p.rests = true
    act(
      a,
      p.file,
      'village-worker',
      'report_stop',
      { stopReason: 'died', diedOn: died, reason: '村里已核对殡葬证明' },
      reported,
    )
  })
  if (stage === 'stop_review') return
  const verified = after(reported, 90)
  a.at(verified, () => act(a, p.file, 'township-head', 'verify_stop', {}, verified))
  if (stage === 'stop_decision') return
  const decided = after(reported, 200)
  a.at(decided, () => act(a, p.file, 'county-leader', 'stop', {}, decided))
  if (stage !== 'stopped') return
  const published = after(reported, 320)
  a.at(published, () =>
    act(
      a,
      p.file,
      'township-clerk',
      'publish',
      { publishedOn: published.day, noticePlace: '村务公开栏' },
      published,
    ),
  )
}

const bankReasons = ['户名不符', '账户已销户', '账户冻结'] as const

export type Payee = {
  readonly file: File
  readonly holderName: string
  readonly card: string
  due(): number
  paid(amount: number): void
  returned(amount: number): void
  setWrong(wrong: boolean): void
}

/** One batch over all who are owed something: compiled and released on a day, answered two days later, unless it is the last. */
export function payBatch(a: Agenda, day: Day, payees: () => readonly Payee[], isAnswered: boolean): void {
  const compiled: Moment = { day, minute: 610 }
  const released: Moment = { day, minute: 670 }
  const answered = worked(a, day, 2, 915)
  const county = '430523'
  a.cuts.push(released)
  if (isAnswered) a.cuts.push(answered)
  a.at(compiled, () => {
    const lines = payees().flatMap((payee) => {
      const amount = payee.due()
      return amount > 0 ? [{ payee, amount }] : []
    })
    if (lines.length === 0) return
    const f = a.file('Q', county, compiled)
    act(
      a,
      f,
      'county-finance',
      'compile',
      { lines: lines.map((l) => ({ member: l.payee.file.id, amount: l.amount })) },
      compiled,
      'assistance.payment_batch',
    )
    act(a, f, 'county-finance-head', 'release', {}, released)
    for (const { payee, amount } of lines) {
      skip(payee.file, released)
      payee.paid(amount)
    }
    if (!isAnswered) return
    const failed = new Set(lines.filter(() => a.random.next(1000) < 9))
    const last = lines.at(-1)!
    if (lines.length > 1) failed.delete(last)
    act(
      a,
      f,
      'county-finance',
      'reconcile',
      {
        bankRef: `DF${f.id.slice(1)}`,
        results: lines.map((l) =>
          failed.has(l)
            ? { member: l.payee.file.id, paid: false, bankReason: a.random.pick(bankReasons) }
            : { member: l.payee.file.id, paid: true },
        ),
      },
      answered,
    )
    for (const l of lines) {
      skip(l.payee.file, answered)
      if (failed.has(l)) bounced(a, l.payee, l.amount, answered)
    }
  })
}

function bounced(a: Agenda, payee: Payee, amount: number, answered: Moment): void {
  payee.returned(amount)
  payee.setWrong(true)
  const corrected = worked(a, answered.day, 2)
  const f = payee.file
  if (corrected.day > '2021-10-19') return
  act(
    a,
    f,
    'township-clerk',
    'correct_account',
    { accountHolder: payee.holderName, account: payee.card },
    corrected,
  )
  payee.setWrong(false)
}
