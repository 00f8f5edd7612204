/** Everything that is derived, derived again from the log and compared: the auditor's question, asked of ourselves. */
import { createHash } from 'node:crypto'
import { ordersOf, transfersOf } from '#kernel/commit'
import {
  evolve,
  floorOf,
  leftInClear,
  obligationsOf,
  runsOf,
  errandRowsOf,
  pointOnMap,
  tasksOf,
  type Case,
  type CaseEvent,
} from '#kernel/case'
import { toEpochMs } from '#kernel/day'
import { caseColumn } from '#kernel/programme'
import {
  caseIdsAfter,
  changedTexts,
  chainHash,
  gatheringSeal,
  hashOfLines,
  isOpening,
  keylessAmong,
  orderSeal,
  linesDigest,
  openingsWithoutCase,
  orphans,
  planeOf,
  refusalSeal,
  snapshot,
  unattendedOrders,
  storedBalances,
  storedPage,
  wrongCells,
  type Connection,
  type GatheringRow,
  type OutboxLine,
  type StoredForm,
  type StoredPage,
} from '#store'
import { ahead } from './ahead.ts'
import { canonical } from '../canonical.ts'
import { openAnswers, type Answers } from './verify-answers.ts'
import { sayKeyless, verifyBeside } from './verify-beside.ts'
import { verifyEntries } from './verify-entries.ts'
import { openKeying, type Keying } from './find/keys.ts'
import { storedFound, verifyKeys, verifyWords, type StoredFound } from './verify-found.ts'
import { recordsOfCase } from './figure-records.ts'
import { programmeOf, settingOf, type House } from './realm.ts'
import { publishedBefore, verifyTree, type PublishedBefore } from './verify-tree.ts'
import type { Say } from './verify-say.ts'

export type Report = {
  ok: boolean
  cases: number
  events: number
  figures: number
  transfers: number
  books: Record<string, number>
  /** Versions of entries of registers. */
  entries: number
  leaves: number
  heads: number
  published: number
  /** Since when every row that stands beside the log is covered by it. */
  coveredSince: string | null
  seconds: number
  mismatches: { kind: string; what: string; detail: string }[]
}

/** Cases read together: memory holds two pages, one looked at and one on its way, and never the log. */
const page = 200
/** Others get their turn, and rows that arrive are taken in, after so many cases. */
const atOnce = 5
const mostListed = 200

/**
 * [V1] Refolds every case, [V2] checks every chain, [V3] recounts every figure record, [V4] compares every
 * transfer and sums every book, [V5] looks for what no case answers for, [V6] works out every task, award and
 * obligation again, [V7] holds the log against its tree, [V9] every row beside the log against what the log
 * tells of it, and [V10] the answers and the outbox against the events that they come from. [V14] All of it as
 * it stood at one moment, so that work going on meanwhile alarms nobody. Reads case by case, so memory does not
 * grow with the log.
 */
export async function verifyAll(house: House): Promise<Report> {
  const started = performance.now()
  const report: Report = {
    ok: true,
    cases: 0,
    events: 0,
    figures: 0,
    transfers: 0,
    books: {},
    entries: 0,
    leaves: 0,
    heads: 0,
    published: 0,
    coveredSince: null,
    seconds: 0,
    mismatches: [],
  }
  const say = (kind: string, what: string, detail: string) => {
    report.ok = false
    if (report.mismatches.length < mostListed) report.mismatches.push({ kind, what, detail })
  }
  /** A head stands in the database before it stands in the file: what the file had before that moment, the database has. */
  const published = publishedBefore(house)
  await snapshot(house.pool, (db) => verifyMoment(house, db, published, report, say))
  report.seconds = Math.round(performance.now() - started) / 1000
  return report
}

async function verifyMoment(
  house: House,
  db: Connection,
  published: PublishedBefore,
  report: Report,
  say: Say,
): Promise<void> {
  for (const version of house.versions.changed)
    say('programme', version, 'its text in the packs is not the one that its cases began under')
  for (const text of await changedTexts(db, house.code))
    say('programme', text, 'is not what its hash says, or the log does not tell of it')
  const books: Books = new Map()
  const answers = openAnswers(house)
  const keying = openKeying(house.secrets)
  for await (const stored of ahead(pagesOf(house, db)))
    await verifyPage(house, stored, { report, books, answers, keying }, say)
  await verifyBooks(house, db, books, report, say)
  report.entries = await verifyEntries(house, db, say)
  await answers.verify(db, say)
  report.coveredSince = await verifyBeside(house, db, say)
  await verifyWords(house, db, say)
  await verifyOrphans(house, db, say)
  for (const o of await openingsWithoutCase(db, house.code)) verifyCarried(house, o, say)
  for (const { id, code, earlier } of await unattendedOrders(db, house.code))
    if (!earlier)
      say('order', id, `was set going and refused, and nobody looked after it: ${code ?? 'unknown'}`)
  Object.assign(report, await verifyTree(house, db, published, say))
}

/** Of each account how it moved, in which units, and the least that it may hold by each programme that moved it. */
type Books = Map<string, { sum: number; readonly units: Set<string>; readonly floors: Set<number | null> }>

/** All that is asked of the database about some cases. */
type Page = StoredPage & {
  readonly found: StoredFound
  /** Of lines that were found for lists, by `case list`. */
  readonly digests: ReadonlyMap<string, LinesFound>
  readonly keyless: readonly string[]
}

type LinesFound = Awaited<ReturnType<typeof linesDigest>>

async function* pagesOf(house: House, db: Connection): AsyncGenerator<Page> {
  const { code } = house
  for (let last = ''; ;) {
    const ids = await caseIdsAfter(db, code, last, page)
    if (ids.length === 0) return
    last = ids.at(-1)!
    const stored = await storedPage(db, code, ids[0]!, last)
    const digests = new Map<string, LinesFound>()
    for (const { case: id, list } of stored.gatherings)
      digests.set(
        `${id} ${list}`,
        await linesDigest(db, code, { case: id, list, column: columnNaming(house, stored, id, list) }),
      )
    const subjects = new Set(stored.events.flatMap((e) => subjectOf(e.body)))
    const keyless = await keylessAmong(db, code, [...subjects])
    yield { ...stored, found: await storedFound(db, code, ids), digests, keyless }
  }
}

/** [LS7] By which column the lines of a list name cases: as the version has it under which they were gathered. */
function columnNaming(house: House, { events, cases }: StoredPage, id: string, list: string): string | null {
  const brought = events.find((e) => e.case === id && e.body.includes(`"gathered":{"list":"${list}"`))
  const of = brought ? (JSON.parse(brought.body) as CaseEvent) : cases.find((row) => row.id === id)?.state
  const g = of && programmeOf(house, of)?.gathers?.[list]
  return g ? caseColumn(g) : null
}

async function verifyPage(
  house: House,
  stored: Page,
  {
    report,
    books,
    answers,
    keying,
  }: { readonly report: Report; readonly books: Books; readonly answers: Answers; readonly keying: Keying },
  say: Say,
): Promise<void> {
  const {
    cases,
    events,
    people,
    figures,
    transfers,
    outbox,
    tasks,
    points,
    errands,
    awards,
    obligations,
    runs,
    ...listed
  } = stored
  const logs = groupBy(events)
  await verifyKeys(
    house,
    keying,
    cases.map((row) => nowOf(row, logs.get(row.id) ?? [])),
    stored.found,
    say,
  )
  const concerned = groupBy(people)
  const given = groupBy(outbox)
  const staged = groupBy(listed.gatherings)
  const counted = groupBy(figures)
  const posted = groupBy(transfers)
  const derived = [
    ['task', groupBy(tasks), (s: Case) => taskLines(house, s)],
    ['point', groupBy(points), (s: Case) => pointLines(house, s)],
    ['errand', groupBy(errands), (s: Case) => errandLines(house, s)],
    ['award', groupBy(awards), (_: Case, log: readonly CaseEvent[]) => awardLines(log)],
    ['obligation', groupBy(obligations), (s: Case) => obligationLines(house, s)],
    ['due', groupBy(runs), (s: Case) => runLines(house, s)],
    ['list', groupBy(listed.lines), (_: Case, log: readonly CaseEvent[]) => listLines(log)],
  ] as const
  for (const [n, row] of cases.entries()) {
    if (n % atOnce === 0) await new Promise((next) => setImmediate(next))
    const log = logs.get(row.id) ?? []
    report.cases += 1
    report.events += log.length
    if (log.length === 0) say('case', row.id, 'has no event')
    const counting = openRecount(house)
    let written: Case | null = null
    const step: typeof counting.next = (before, after, event) => {
      if (after.seq === row.state.seq) written = after
      counting.next(before, after, event)
    }
    const folded = verifyChain(log, step, say)
    if (!folded) continue
    for (const event of folded.events) {
      answers.given(event)
      const version = programmeOf(house, event)
      for (const name of version ? leftInClear(version, event) : [])
        say('event', `${row.id}/${event.seq}`, `${name} stands in clear, and its version seals it`)
    }
    if (!same(written, row.state) || !isRowOf(row, folded.state))
      say('case', row.id, 'the stored case is not the fold of its events')
    compare('person', row.id, folded.state.people, lines(concerned, row.id), say)
    verifyOutbox(house, row.id, folded.events, log, given.get(row.id) ?? [], say)
    verifyLists(folded.events, say)
    verifyStaged(house, folded.state, staged.get(row.id) ?? [], stored.digests, say)
    const records = counting.lines()
    report.figures += records.length
    compare('figure', row.id, records, lines(counted, row.id), say)
    const moves = folded.events.flatMap((e) => transfersOf(e).map((t) => ({ ...t, e })))
    report.transfers += moves.length
    compare(
      'transfer',
      row.id,
      moves.map((t) =>
        [t.id, t.e.seq, t.unit, t.debit, t.credit, t.amount, toEpochMs(t.e.at), canonical(t.memo)].join('|'),
      ),
      (posted.get(row.id) ?? []).map((l) => `${l.line}|${canonical(l.memo)}`),
      say,
    )
    for (const [kind, stored, work] of derived)
      compare(kind, row.id, work(folded.state, folded.events), lines(stored, row.id), say)
    for (const t of moves) {
      const floors = programmeOf(house, t.e)!
      book(books, t.debit, t.amount, t.unit, floorOf(floors, t.debit))
      book(books, t.credit, -t.amount, t.unit, floorOf(floors, t.credit))
    }
  }
  sayKeyless(stored.keyless, say)
}

/** [W12] A case as it stands; where its log cannot be folded, which is said elsewhere, as it was written. */
function nowOf(row: StoredPage['cases'][number], log: StoredPage['events']): Case {
  try {
    return log
      .filter((e) => e.seq > row.state.seq)
      .reduce<Case>((c, e) => evolve(c, JSON.parse(e.body) as CaseEvent), row.state)
  } catch {
    return row.state
  }
}

const lines = (groups: ReadonlyMap<string, readonly { readonly line: string }[]>, id: string) =>
  (groups.get(id) ?? []).map((l) => l.line)

/** Under whose key an event's box is sealed, without reading the rest of it. */
const subjectOf = (body: string): readonly string[] => {
  const sealed = /,"sealed":\{"subject":"([^"\\]+)"/.exec(body)
  return sealed ? [sealed[1]!] : []
}

function book(books: Books, account: string, amount: number, unit: string, floor: number | null): void {
  const b = books.get(account) ?? { sum: 0, units: new Set(), floors: new Set() }
  b.sum += amount
  b.units.add(unit)
  b.floors.add(floor)
  books.set(account, b)
}

/**
 * [V10] What a case set going stands in the outbox as its events give it, and is answered as carried exactly when a command under
 * its key was done.
 */
function verifyOutbox(
  house: House,
  id: string,
  events: readonly StoredForm[],
  log: StoredPage['events'],
  stored: readonly OutboxLine[],
  say: Say,
): void {
  /** Rows of earlier homes were given their transaction when the column came. */
  const lineOf = (name: string, kind: string, body: unknown, txid: string) =>
    [name, kind, canonical(body), txid].join('|')
  const want = events.flatMap((e) =>
    ordersOf(e).map((c) => ({ ...c, txid: e.recorded === undefined ? null : log[e.seq - 1]!.txid })),
  )
  const earlier = new Set(want.filter((c) => c.txid === null).map((c) => c.id))
  const toLines = verifyLineOrders(house, id, events, stored, say)
  compare(
    'outbox',
    id,
    want.map((c) => lineOf(c.id, c.kind, c.body, c.txid ?? '')),
    /** What a schedule ordered no event gave: the log tells of those rows themselves. */
    stored
      .filter((o) => !isOpening(o.id) && !toLines.has(o.id))
      .map((o) => lineOf(o.id, o.kind, o.body, earlier.has(o.id) ? '' : o.txid)),
    say,
  )
  for (const o of stored) verifyCarried(house, o, say)
}

/** [V10] Carried exactly where a command under its key was done; refused in words that this house sealed. */
function verifyCarried(house: House, o: OutboxLine, say: Say): void {
  const answer = o.answer as CarriedAnswer
  const fault = o.carried
    ? canonical(answer) !== '{"done":true}' && 'was carried, and its answer says otherwise'
    : answer !== null &&
      (answer.refused === undefined
        ? 'was not carried, and its answer says that it was'
        : answer.seal !== undefined &&
          answer.seal !== refusalSeal(house.cover, o.id, canonical(answer.refused)) &&
          'its answer is a refusal that this house did not give')
  if (fault !== false) say('outbox', o.id, fault)
}

/**
 * [LS4] What lines of gathered lists are told, a row each under the house's seal: none that no act speaks to, and, once the log says
 * that all were told, none missing. Gives their ids.
 */
function verifyLineOrders(
  house: House,
  id: string,
  events: readonly CaseEvent[],
  stored: readonly OutboxLine[],
  say: Say,
): ReadonlySet<string> {
  const speaking = new Set(
    events.flatMap((e) =>
      e.effects.flatMap((x) => (x.kind === 'command_lines' ? [`${id}/${e.seq}/${x.rule}`] : [])),
    ),
  )
  const orders = stored.filter((o) => speaking.has(o.id.slice(0, o.id.lastIndexOf('/'))))
  for (const o of orders) {
    const { seal, ...body } = o.body as { readonly seal?: string }
    if (o.kind !== 'command' || seal !== orderSeal(house.cover, o.id, canonical(body), o.txid))
      say('outbox', o.id, 'is an order to a line that this house did not give')
  }
  const ids = new Set(orders.map((o) => o.id))
  const want = events.flatMap(({ sent }) =>
    Array.from({ length: sent?.count ?? 0 }, (_, n) => `${id}/${sent!.seq}/${sent!.effect}/${n + 1}`),
  )
  const gone = want.filter((name) => !ids.has(name))
  if (gone.length > 0) say('outbox', id, `missing: ${gone.slice(0, 3).join('; ')}`)
  return ids
}

/** [V10] A refusal of before there were seals is told of by the baseline. */
type CarriedAnswer = { readonly refused?: unknown; readonly seal?: string } | null

const instantText = (at: string | null): string => (at === null ? '-' : String(toEpochMs(at)))

const taskLines = (house: House, state: Case): readonly string[] =>
  tasksOf(programmeOf(house, state)!, state, settingOf(house, state)).map((t) =>
    [
      t.programme,
      t.step,
      t.role,
      t.area ?? '-',
      instantText(t.since),
      instantText(t.due),
      t.clock ?? '-',
      t.amount ?? -1,
      t.post ?? '-',
    ].join('|'),
  )

/** [MP1] Where it lies on a map. */
function pointLines(house: House, state: Case): readonly string[] {
  const p = programmeOf(house, state)!
  const point = pointOnMap(p, state)
  return point === null ? [] : [[p.id, state.area, point.lon, point.lat, ...planeOf(point)].join('|')]
}

/** [OA3] What officials wait for from one another. */
const errandLines = (house: House, state: Case): readonly string[] =>
  errandRowsOf(programmeOf(house, state)!, state).map((x) =>
    [x.seq, x.post, x.kind, x.sender, instantText(x.since), x.until ?? '-'].join('|'),
  )

const obligationLines = (house: House, state: Case): readonly string[] =>
  obligationsOf(programmeOf(house, state)!, state, settingOf(house, state)).map((o) =>
    [o.name, instantText(o.since), instantText(o.due), instantText(o.closedAt), o.how ?? '-'].join('|'),
  )

/** [TA11] What the case does next by itself. */
const runLines = (house: House, state: Case): readonly string[] =>
  runsOf(programmeOf(house, state)!, state, settingOf(house, state)).map((r) =>
    [r.by, r.name, instantText(r.due)].join('|'),
  )

/** [LS5] The lines beside a case are those of its events. */
const listLines = (log: readonly CaseEvent[]): readonly string[] =>
  log.flatMap(({ seq, gathered }) =>
    (gathered?.lines ?? []).map((line, i) =>
      [gathered!.list, gathered!.from + i + 1, seq, md5(JSON.stringify(line))].join('|'),
    ),
  )
const md5 = (text: string): string => createHash('md5').update(text).digest('hex')

/** [LS5] Count and hash of each list, page after page. */
function verifyLists(log: readonly CaseEvent[], say: Say): void {
  const lists = new Map<string, { readonly count: number; readonly hash: string }>()
  for (const { case: id, seq, gathered } of log) {
    if (gathered === undefined) continue
    const before = lists.get(gathered.list) ?? { count: 0, hash: '' }
    const hash = hashOfLines(before.hash, gathered.lines)
    if (gathered.from !== before.count || gathered.hash !== hash)
      say('list', `${id}/${seq}`, 'its lines do not follow those before them')
    lists.set(gathered.list, { count: before.count + gathered.lines.length, hash })
  }
}

/**
 * [LS5] What was found for a list in one snapshot lies there as it was found, what waits for its event too: under a seal of the house
 * that says how many lines, and which.
 */
function verifyStaged(
  house: House,
  { id, gathered = {} }: Case,
  stored: readonly GatheringRow[],
  digests: ReadonlyMap<string, LinesFound>,
  say: Say,
): void {
  for (const g of stored) {
    const { digest, misnamed } = digests.get(`${id} ${g.list}`)!
    if (g.seal !== gatheringSeal(house.cover, id, g.list, g.lines, digest))
      say('list', `${id} ${g.list}`, 'its lines are not those that this house found')
    if (misnamed.length > 0)
      say(
        'list',
        `${id} ${g.list}`,
        `names other cases than its lines do: ${misnamed.slice(0, 3).join(', ')}`,
      )
    if (gathered[g.list]?.closed && gathered[g.list]!.count !== g.lines)
      say('list', `${id} ${g.list}`, 'it was closed without all of its lines')
  }
  for (const name of Object.keys(gathered))
    if (!stored.some((g) => g.list === name)) say('list', `${id} ${name}`, 'nothing says how many were found')
}

/** Awards as the events gave them and took them back. */
function awardLines(log: readonly CaseEvent[]): readonly string[] {
  const lines: { readonly line: string; voided: string | null }[] = []
  for (const e of log) {
    for (const x of e.effects) {
      if (x.kind === 'void_award') for (const l of lines) l.voided ??= x.on
      if (x.kind === 'award')
        lines.push({
          line: [
            e.seq,
            x.award.programme,
            x.award.people.join(','),
            x.award.on,
            x.award.amount,
            x.award.tag,
          ].join('|'),
          voided: null,
        })
    }
  }
  return lines.map((l) => `${l.line}|${l.voided ?? '-'}`)
}

function groupBy<T extends { readonly case: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(row.case)
    if (group) group.push(row)
    else groups.set(row.case, [row])
  }
  return groups
}

/** The columns that lists and policies read are those of the state. */
const isRowOf = (row: StoredPage['cases'][number], { programme, area, step, seq, acts }: Case): boolean =>
  row.programme === programme.id &&
  row.version === programme.version &&
  row.area === area &&
  row.step === step &&
  row.seq === seq &&
  row.openedAt === toEpochMs(acts[0]!.at)

/** The chain of one case, and its fold, of which each step is told; says which event does not fit. */
function verifyChain(
  log: StoredPage['events'],
  onStep: (before: Case | null, after: Case, event: StoredForm) => void,
  say: Say,
): { readonly state: Case; readonly events: readonly StoredForm[] } | null {
  let before: Buffer | null = null
  let state: Case | null = null
  const events: StoredForm[] = []
  for (const [i, row] of log.entries()) {
    const what = `${row.case}/${row.seq}`
    if (row.seq !== i + 1) {
      say('chain', `${row.case}/${i + 1}`, 'an event is missing')
      return null
    }
    if (!chainHash(before, row.body).equals(row.hash))
      say('chain', what, 'the hash does not cover these bytes')
    before = row.hash
    let event: StoredForm
    const stood: Case | null = state
    try {
      event = JSON.parse(row.body) as StoredForm
      state = evolve(state, event)
      if (event.recorded !== undefined && toEpochMs(event.recorded) !== row.recordedAt)
        say('chain', what, 'was recorded at another time than its row says')
    } catch {
      say('chain', what, 'the event cannot be folded')
      return null
    }
    events.push(event)
    onStep(stood, state, event)
  }
  return state ? { state, events } : null
}

/** What cannot be counted is thrown when the records are asked for: of a log that does not fold nobody asks. */
type Recount = {
  /** Takes up one more step of the fold. */
  next(this: void, before: Case | null, after: Case, event: CaseEvent): void
  /** The figure records that these steps made, as lines to compare. */
  lines(): readonly string[]
}

function openRecount(house: House): Recount {
  const counted = recordsOfCase(house, house.packs.figures)
  let fault: unknown
  return {
    next(before, after, e) {
      try {
        if (fault === undefined) counted.next(before, after, e)
      } catch (error) {
        fault = error
      }
    },
    lines() {
      if (fault !== undefined) throw fault
      return counted
        .records()
        .map((r) =>
          [r.figure, r.version, r.part, r.seq, r.area, r.person, r.from, r.to ?? '-', r.value].join('|'),
        )
    },
  }
}

function compare(
  kind: string,
  what: string,
  expected: readonly string[],
  stored: readonly string[],
  say: Say,
): void {
  const want = [...expected].sort()
  const have = [...stored].sort()
  if (want.length === have.length && want.every((line, i) => line === have[i])) return
  const missing = want.filter((l) => !have.includes(l))
  const extra = have.filter((l) => !want.includes(l))
  say(
    kind,
    what,
    `missing: ${missing.slice(0, 3).join('; ') || 'none'}; not from the log: ${extra.slice(0, 3).join('; ') || 'none'}`,
  )
}

/** [V4] Balances, units and floors as stored against the log; [L4] the books of each unit together sum to zero; no floor is broken. */
async function verifyBooks(
  house: House,
  db: Connection,
  books: Books,
  report: Report,
  say: Say,
): Promise<void> {
  const stored = new Map((await storedBalances(db, house.code)).map((r) => [r.id, r]))
  for (const id of new Set([...books.keys(), ...stored.keys()])) {
    const account = stored.get(id)
    const moved = books.get(id)
    const balance = account?.balance ?? 0
    report.books[id] = moved?.sum ?? 0
    if (balance !== report.books[id]) say('book', id, `stored ${balance}, the log gives ${report.books[id]}`)
    if (moved && !account) say('book', id, 'has movements and does not stand')
    /** An account that nothing moved was opened for a batch that failed. */
    if (!account || !moved) continue
    if ([...moved.units].some((unit) => unit !== account.unit)) say('book', id, 'is kept in another unit')
    if (!moved.floors.has(account.floor)) say('book', id, `its floor is ${account.floor ?? 'none'}`)
    if (account.floor !== null && balance < account.floor) say('book', id, 'below its floor')
  }
  const sums = new Map<string, number>()
  for (const [id, { sum }] of books) {
    const unit = stored.get(id)?.unit ?? 'fen'
    sums.set(unit, (sums.get(unit) ?? 0) + sum)
  }
  for (const [unit, sum] of sums)
    if (sum !== 0) say('book', 'all', `the books in ${unit} sum to ${sum}, not to zero`)
}

/** [V5] What no case answers for: events, records or transfers of a case that does not exist. */
async function verifyOrphans(house: House, db: Connection, say: Say): Promise<void> {
  for (const cell of await wrongCells(db, house.code))
    say('cell', cell, 'the cell is not the sum of its points')
  for (const o of await orphans(db, house.code)) say('orphan', o.case, `${o.table} without its case`)
}

/** Equal as JSON values, whatever the order of keys: jsonb keeps its own. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (
    typeof a !== 'object' ||
    typeof b !== 'object' ||
    a === null ||
    b === null ||
    Array.isArray(a) !== Array.isArray(b)
  )
    return false
  const [ka, kb] = [
    Object.keys(a).filter((k) => (a as Record<string, unknown>)[k] !== undefined),
    Object.keys(b),
  ]
  return (
    ka.length === kb.length &&
    ka.every((k) => same((a as Record<string, unknown>)[k], (b as Record<string, unknown>)[k]))
  )
}
