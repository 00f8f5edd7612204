/** [LS10] The run of a month: of every programme that meets a bank what falls due, its batches, who has to act next, what came back, and the books. */
import { dueDays } from '#kernel/schedule'
import { addDays, addMonths, dayOfInstant, type Day } from '#kernel/day'
import { holderOf, type Case } from '#kernel/case'
import type { Programme } from '#kernel/programme'
import {
  answeredLines,
  batchesSince,
  firstExports,
  gatheredNaming,
  linesAfter,
  sumGivenOut,
  type AnsweredLine,
  type ListedCase,
} from '#store'
import { allows, reading } from '../access.ts'
import type { BatchView, PaymentMonth } from '../contract/index.ts'
import { inForce, programmeOf, settingOf, today, type House } from '../realm.ts'
import { holdersOf, postsToday, type Principal } from '../session.ts'
import { bankTotals } from './bank.ts'
import { listedViews } from './tasks.ts'

/** A month as `2021-10`. */
const monthOf = (day: Day): string => day.slice(0, 7)
const firstDayOf = (month: string): Day => `${month}-01` as Day
const lastDayOf = (month: string): Day => addDays(addMonths(firstDayOf(month), 1), -1)
const monthsLater = (month: string, months: number): string => monthOf(addMonths(firstDayOf(month), months))

type Banking = Programme & { readonly bank: NonNullable<Programme['bank']> }

/** A batch with what its programme calls the acts that matter to a bank. */
type Batch = {
  readonly listed: ListedCase
  readonly state: Case
  readonly p: Banking
  readonly day: Day
  readonly release: Case['acts'][number] | undefined
  readonly answer: Case['acts'][number] | undefined
}

/** [LS10] For who deals with the bank by a post, and for who audits: nothing of it is kept, all of it is told by the batches. */
export async function paymentMonth(house: House, who: Principal, month: string): Promise<PaymentMonth> {
  const current = monthOf(today(house))
  const programmes = bankingSeenBy(house, who)
  const batches = programmes.length === 0 ? [] : await batchesOf(house, who, programmes, month)
  const answers = await answersOf(house, batches)
  const shown = batches.filter((b) => monthOf(b.day) === month || (month === current && isUnderWay(b)))
  const views = await viewsOf(house, who, shown, answers)
  const ofMonth = batches.filter((b) => monthOf(b.day) === month && stageOf(b) !== 'dropped')
  /** What begins to be paid later is none of the month's. */
  const isOf = (p: Banking): boolean =>
    house.versions.all.some((v) => v.id === p.id && v.from <= lastDayOf(month)) ||
    shown.some((b) => b.p.id === p.id)
  return {
    month,
    current,
    programmes: programmes.filter(isOf).map((p) => {
      const days = dueIn(house, p, month)
      const stands = ofMonth.some((b) => b.p.id === p.id)
      return {
        id: p.id,
        title: p.title,
        dueDays: [...days],
        opens:
          month === current && !stands && days.some((d) => d <= today(house))
            ? openingOf(house, who, p)
            : null,
        batches: views.filter((v) => v.programme === p.id),
      }
    }),
    returned: await returnedOf(house, month, batches, answers),
    books: {
      credited: batches
        .filter((b) => b.answer && monthOf(dayOfInstant(b.answer.at)) === month)
        .reduce((sum, b) => sum + answers.get(b.state.id)!.credited.sum, 0),
      booked: programmes.length === 0 ? 0 : await bookedIn(house, programmes, month),
    },
  }
}

function bankingSeenBy(house: House, who: Principal): readonly Banking[] {
  const audits = allows(house, who, 'audit', { kind: 'house' }) !== null
  const roles = postsToday(house, who.person).map((p) => p.role)
  return [...new Set(house.versions.all.map((p) => p.id))].flatMap((id) => {
    const p = inForce(house, id)
    return p && isBanking(p) && (audits || p.bank.by.some((role) => roles.includes(role))) ? [p] : []
  })
}
const isBanking = (p: Programme): p is Banking => p.bank !== undefined

const stageOf = ({ p, state, release, answer }: Batch): BatchView['stage'] => {
  if (answer) return 'answered'
  if (release) return 'with_bank'
  return p.steps[state.step]?.end === undefined ? 'making' : 'dropped'
}
const isUnderWay = (b: Batch): boolean => ['making', 'with_bank'].includes(stageOf(b))

/** The days on which a list of it falls due by itself. */
const dueIn = (house: House, p: Programme, month: string): readonly Day[] =>
  Object.values(p.schedules ?? {})
    .filter(({ does }) => 'opens' in does)
    .flatMap((rule) => dueDays(rule, house.calendar, addDays(firstDayOf(month), -1), lastDayOf(month)))
    .toSorted()

/** How its list is begun by hand, and by which post of the asker. */
function openingOf(house: House, who: Principal, p: Banking): PaymentMonth['programmes'][number]['opens'] {
  const outcome = p.gathers?.[p.bank.lines]?.starts
  const opening = outcome === undefined ? undefined : p.opens[outcome]
  const post = postsToday(house, who.person).find((x) => opening?.by.includes(x.role))
  return outcome === undefined || !opening || !post
    ? null
    : { outcome, title: opening.title, post: post.id, area: post.area }
}

/** Those of the month and of the one before, those that something was done with since, and those still under way. */
async function batchesOf(
  house: House,
  who: Principal,
  programmes: readonly Banking[],
  month: string,
): Promise<readonly Batch[]> {
  const ids = programmes.map((p) => p.id)
  const ends = house.versions.all
    .filter((p) => ids.includes(p.id))
    .flatMap((p) =>
      Object.entries(p.steps).flatMap(([step, s]) => (s.end ? [`${p.id} ${p.version} ${step}`] : [])),
    )
  const since = startOf(monthsLater(month, -1))
  const cases = await reading(house, who, (db) =>
    batchesSince(db, house.code, { programmes: ids, since, ends }),
  )
  return cases.flatMap((listed) => {
    const { state } = listed
    const p = programmeOf(house, state)
    if (!p || !isBanking(p)) return []
    const begun = state.acts.find((a) => a.outcome === p.gathers?.[p.bank.lines]?.starts) ?? state.acts[0]!
    const release = state.acts.findLast((a) => a.outcome === p.bank.released)
    const answer = release && state.acts.find((a) => a.outcome === p.bank.answered && a.seq > release.seq)
    return [{ listed, state, p, day: dayOfInstant(begun.run?.due ?? begun.at), release, answer }]
  })
}
const startOf = (month: string) => `${firstDayOf(month)}T00:00:00.000+08:00` as const

type Lines = { readonly count: number; readonly sum: number }
type Answer = {
  readonly credited: Lines
  readonly returned: Lines
  readonly back: readonly { readonly member: string; readonly amount: number }[]
}
const linesOf = (lines: readonly { readonly amount: number }[]): Lines => ({
  count: lines.length,
  sum: lines.reduce((sum, l) => sum + l.amount, 0),
})

/** What the bank said of each batch that it answered. */
async function answersOf(house: House, batches: readonly Batch[]): Promise<ReadonlyMap<string, Answer>> {
  const answered = batches.filter((b) => b.answer)
  const answeredInAll = await answeredLines(
    house.pool,
    house.code,
    answered.map(({ state, answer, p }) => ({
      case: state.id,
      seq: answer!.seq,
      field: p.bank.returns ?? 'results',
    })),
  )
  const answers = new Map<string, Answer>()
  for (const b of answered) {
    const lines = answeredInAll.filter((line) => line.batch === b.state.id)
    answers.set(b.state.id, await answerOf(house, b, lines))
  }
  return answers
}

/** [LS8] Where only what came back is told, all else was credited; else each line says it, and its amount is the list's. */
async function answerOf(house: House, b: Batch, said: readonly AnsweredLine[]): Promise<Answer> {
  if (b.p.bank.returns !== undefined) {
    const back = said.map((l) => ({ member: l.member, amount: l.amount ?? 0 }))
    const [all, returned] = [bankTotals(b.p, b.state)!, linesOf(back)]
    return { credited: { count: all.count - returned.count, sum: all.sum - returned.sum }, returned, back }
  }
  const amounts = new Map((await typedLines(house, b)).map((l) => [l.member, l.amount]))
  const amountOf = (l: AnsweredLine) => ({ member: l.member, amount: amounts.get(l.member) ?? 0 })
  const back = said.filter((l) => !l.paid).map(amountOf)
  return { credited: linesOf(said.filter((l) => l.paid).map(amountOf)), returned: linesOf(back), back }
}

type Line = { readonly member: string; readonly amount: number }

/** The lines of a batch each of which is told what became of it: no more than an answer can hold. */
async function typedLines(house: House, { p, state }: Batch): Promise<readonly Line[]> {
  const list = p.bank.lines
  const gathered = state.gathered?.[list]
  const lines = gathered
    ? await linesAfter(house.pool, house.code, { case: state.id, list }, 0, gathered.count)
    : state.facts[list]
  return Array.isArray(lines) ? (lines as unknown as readonly Line[]) : []
}

async function viewsOf(
  house: House,
  who: Principal,
  batches: readonly Batch[],
  answers: ReadonlyMap<string, Answer>,
): Promise<readonly BatchView[]> {
  const files = await firstExports(
    house.pool,
    house.code,
    'bank_file',
    batches.map((b) => b.state.id),
  )
  const tasks = await listedViews(
    house,
    who,
    batches.map((b) => b.listed),
  )
  const byId = new Map(batches.map((b) => [b.state.id, b]))
  return tasks.map((task) => {
    const b = byId.get(task.case)!
    const answer = answers.get(task.case)
    const file = files.get(task.case)
    return {
      ...task,
      alike: null,
      ask: null,
      day: b.day,
      stage: stageOf(b),
      listed: bankTotals(b.p, b.state)!,
      credited: answer?.credited ?? null,
      returned: answer?.returned ?? null,
      holder: nextOf(house, b),
      acts: [
        ...actsOf(house, b),
        ...(file
          ? [
              {
                title: { zh: '下载代发文件', en: 'The bank’s file fetched' },
                at: file.at,
                by: house.reference.people.get(file.person) ?? '',
              },
            ]
          : []),
      ].toSorted((x, y) => (x.at < y.at ? -1 : x.at > y.at ? 1 : 0)),
    }
  })
}

/** Acts of its own policy; what the engine does with lines, and the office among itself, is none. */
const actsOf = (house: House, { p, state }: Batch): BatchView['acts'] =>
  state.acts.flatMap((a) => {
    const outcome =
      p.opens[a.outcome] ?? Object.values(p.steps).flatMap((s) => s.outcomes[a.outcome] ?? [])[0]
    const by = a.role === 'system' ? '' : (house.reference.people.get(a.person) ?? '')
    return outcome ? [{ title: outcome.title, at: a.at, by }] : []
  })

function nextOf(house: House, { p, state }: Batch): BatchView['holder'] {
  if (p.steps[state.step]?.dormant === true) return null
  const holder = holderOf(p, state, settingOf(house, state).areaPath)
  return (
    holder && {
      title: p.roles[holder.role]!.title,
      people: holdersOf(house, holder.role, holder.area, today(house)).flatMap(
        (h) => house.reference.people.get(h.person) ?? [],
      ),
    }
  )
}

/** What came back in the month or the one before, each with the later batch that lists it, where one does. */
async function returnedOf(
  house: House,
  month: string,
  batches: readonly Batch[],
  answers: ReadonlyMap<string, Answer>,
): Promise<PaymentMonth['returned']> {
  const since = monthsLater(month, -1)
  const came = batches.flatMap((batch) => {
    const on = batch.answer && dayOfInstant(batch.answer.at)
    if (on === undefined || monthOf(on) < since || monthOf(on) > month) return []
    return answers.get(batch.state.id)!.back.map((line) => ({ batch, on, line }))
  })
  const members = [...new Set(came.map((x) => x.line.member))]
  const naming = await gatheredNaming(house.pool, house.code, members)
  const lists = new Map<string, Set<string>>()
  const list = (member: string, batch: string) =>
    lists.set(member, (lists.get(member) ?? new Set()).add(batch))
  for (const { member, batch } of naming) list(member, batch)
  for (const { p, state } of batches) {
    const typed = state.facts[p.bank.lines]
    if (Array.isArray(typed)) for (const l of typed as unknown as readonly Line[]) list(l.member, state.id)
  }
  const inOrder = batches
    .filter((b) => stageOf(b) !== 'dropped')
    .toSorted((a, b) => (a.state.acts[0]!.at < b.state.acts[0]!.at ? -1 : 1))
  return came.map(({ batch, on, line }) => ({
    case: line.member,
    batch: batch.state.id,
    title: batch.p.bank.says ?? batch.p.title,
    on,
    amount: line.amount,
    again:
      inOrder.find(
        (b) => b.state.acts[0]!.at > batch.state.acts[0]!.at && lists.get(line.member)?.has(b.state.id),
      )?.state.id ?? null,
  }))
}

/** What the accounts from which these batches pay gave out in the month: for a batch itself, and for the cases that its programme pays. */
async function bookedIn(house: House, banking: readonly Banking[], month: string): Promise<number> {
  const ids = new Set(banking.map((p) => p.id))
  const sends = new Set(banking.flatMap(sendingOutcomes))
  const paid = house.versions.all.filter(
    (p) =>
      ids.has(p.id) ||
      banking.some((b) => gathersFrom(b) === p.id) ||
      Object.values(p.steps).some((s) =>
        Object.entries(s.outcomes).some(([name, o]) => sends.has(name) && o.by.includes('system')),
      ),
  )
  const sources = paid.flatMap((p) =>
    Object.entries(p.accounts).flatMap(([name, a]) => (a.kind === 'source' ? [name] : [])),
  )
  return sumGivenOut(house.pool, house.code, {
    programmes: [...new Set(paid.map((p) => p.id))],
    accounts: [...new Set(sources)],
    from: startOf(month),
    before: startOf(monthsLater(month, 1)),
  })
}

function gathersFrom(p: Banking): string | null {
  const from = p.gathers?.[p.bank.lines]?.from
  return from && 'cases' in from ? from.cases : null
}

/** What a released batch tells its members, where it tells all of them the same. */
const sendingOutcomes = (p: Banking): readonly string[] =>
  Object.values(p.steps).flatMap((s) =>
    (s.outcomes[p.bank.released]?.effects ?? []).flatMap((e) => {
      const said = e.kind === 'command_each' ? /^"(.*)"$/.exec(e.outcome)?.[1] : undefined
      return said === undefined ? [] : [said]
    }),
  )
