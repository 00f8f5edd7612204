/** Everything that is derived, derived again from the log and compared: the auditor's question, asked of ourselves. */
import { contributions, evolve, obligationsOf, tasksOf, toEpochMs, type Case, type CaseEvent } from '#kernel'
import {
  caseIdsAfter,
  changedTexts,
  chainHash,
  orphans,
  refusedOpenings,
  storedBalances,
  storedPage,
  type StoredPage,
} from '#store'
import { verifyEntries } from './verify-entries.ts'
import { programmeOf, settingOf, type House } from './realm.ts'
import { verifyTree } from './verify-tree.ts'

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
  seconds: number
  mismatches: { kind: string; what: string; detail: string }[]
}

/** Cases looked at together: memory holds one page, never the log. */
const page = 400
const mostListed = 200

/**
 * [V1] Refolds every case, [V2] checks every chain, [V3] recounts every figure record, [V4] compares every
 * transfer and sums every book, [V5] looks for what no case answers for, [V6] works out every task, award and
 * obligation again, and [V7] holds the log against its tree. Reads case by case, so memory does not grow with
 * the log.
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
    seconds: 0,
    mismatches: [],
  }
  const say = (kind: string, what: string, detail: string) => {
    report.ok = false
    if (report.mismatches.length < mostListed) report.mismatches.push({ kind, what, detail })
  }
  for (const version of house.versions.changed)
    say('programme', version, 'its text in the packs is not the one that its cases began under')
  for (const text of await changedTexts(house.pool, house.code))
    say('programme', text, 'is not what its hash says, or the log does not tell of it')
  const books = new Map<string, number>()
  for (let last = ''; ;) {
    const ids = await caseIdsAfter(house.pool, house.code, last, page)
    if (ids.length === 0) break
    await verifyPage(house, ids, report, books, say)
    last = ids.at(-1)!
    /** Others get their turn between pages. */
    await new Promise((next) => setImmediate(next))
  }
  await verifyBooks(house, books, report, say)
  report.entries = await verifyEntries(house, say)
  await verifyOrphans(house, say)
  for (const { id, code } of await refusedOpenings(house.pool, house.code))
    say('order', id, `a case was to be opened and was refused: ${code ?? 'unknown'}`)
  Object.assign(report, await verifyTree(house, say))
  report.seconds = Math.round(performance.now() - started) / 1000
  return report
}

export type Say = (kind: string, what: string, detail: string) => void

async function verifyPage(
  house: House,
  ids: readonly string[],
  report: Report,
  books: Map<string, number>,
  say: Say,
): Promise<void> {
  const { cases, events, figures, transfers, tasks, awards, obligations } = await storedPage(
    house.pool,
    house.code,
    ids[0]!,
    ids.at(-1)!,
  )
  const logs = groupBy(events)
  const counted = groupBy(figures)
  const posted = groupBy(transfers)
  const derived = [
    ['task', groupBy(tasks), (s: Case) => taskLines(house, s)],
    ['award', groupBy(awards), (_: Case, log: readonly CaseEvent[]) => awardLines(log)],
    ['obligation', groupBy(obligations), (s: Case) => obligationLines(house, s)],
  ] as const
  for (const row of cases) {
    const log = logs.get(row.id) ?? []
    report.cases += 1
    report.events += log.length
    const folded = verifyChain(log, say)
    if (!folded) continue
    if (!same(folded.state, row.state) || !isRowOf(row, folded.state))
      say('case', row.id, 'the stored case is not the fold of its events')
    const records = recount(house, folded.events)
    report.figures += records.length
    compare(
      'figure',
      row.id,
      records,
      (counted.get(row.id) ?? []).map((l) => l.line),
      say,
    )
    const moves = folded.events.flatMap((e) =>
      e.effects.flatMap((x) => (x.kind === 'transfer' ? [x.transfer] : [])),
    )
    report.transfers += moves.length
    compare(
      'transfer',
      row.id,
      moves.map((t) => [t.id, t.unit, t.debit, t.credit, t.amount].join('|')),
      (posted.get(row.id) ?? []).map((l) => l.line),
      say,
    )
    for (const [kind, stored, work] of derived)
      compare(
        kind,
        row.id,
        work(folded.state, folded.events),
        (stored.get(row.id) ?? []).map((l) => l.line),
        say,
      )
    for (const t of moves) {
      books.set(t.debit, (books.get(t.debit) ?? 0) + t.amount)
      books.set(t.credit, (books.get(t.credit) ?? 0) - t.amount)
    }
  }
}

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
    ].join('|'),
  )

const obligationLines = (house: House, state: Case): readonly string[] =>
  obligationsOf(programmeOf(house, state)!, state, settingOf(house, state)).map((o) =>
    [o.name, instantText(o.since), instantText(o.due), instantText(o.closedAt), o.how ?? '-'].join('|'),
  )

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
const isRowOf = (row: StoredPage['cases'][number], { programme, area, step, seq }: Case): boolean =>
  row.programme === programme.id &&
  row.version === programme.version &&
  row.area === area &&
  row.step === step &&
  row.seq === seq

/** The chain of one case, and its fold; says which event does not fit. */
function verifyChain(
  log: readonly {
    readonly case: string
    readonly seq: number
    readonly body: string
    readonly hash: Buffer
  }[],
  say: Say,
): { readonly state: Case; readonly events: readonly CaseEvent[] } | null {
  let before: Buffer | null = null
  let state: Case | null = null
  const events: CaseEvent[] = []
  for (const [i, row] of log.entries()) {
    const what = `${row.case}/${row.seq}`
    if (row.seq !== i + 1) {
      say('chain', `${row.case}/${i + 1}`, 'an event is missing')
      return null
    }
    if (!chainHash(before, row.body).equals(row.hash))
      say('chain', what, 'the hash does not cover these bytes')
    before = row.hash
    try {
      const event = JSON.parse(row.body) as CaseEvent
      state = evolve(state, event)
      events.push(event)
    } catch {
      say('chain', what, 'the event cannot be folded')
      return null
    }
  }
  return state ? { state, events } : null
}

/** The figure records that these events make, as lines to compare. */
function recount(house: House, events: readonly CaseEvent[]): readonly string[] {
  let state: Case | null = null
  const lines: { key: string; line: string; seq: number; value: number; to: string | null }[] = []
  for (const e of events) {
    const before: Case | null = state
    state = evolve(state, e)
    const p = programmeOf(house, e)!
    const counted = contributions(house.packs.figures, p, before, state, e, settingOf(house, state))
    const [adds, ends] = [
      counted.adds.filter((a) => a.entry === undefined),
      counted.ends.filter((x) => x.entries === undefined),
    ]
    for (const end of ends)
      for (const l of lines)
        if (l.key === `${end.figure}|${end.version}|${end.part}` && l.to === null) l.to = end.to
    for (const a of adds)
      lines.push({
        key: `${a.figure}|${a.version}|${a.part}`,
        line: [a.area, a.person, a.from].join('|'),
        seq: a.seq,
        value: a.value,
        to: null,
      })
  }
  return lines.map((l) => [l.key, l.seq, l.line, l.to ?? '-', l.value].join('|'))
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

/** [V4] Balances as stored against the sums of the log; [L4] the books of each unit together sum to zero; no floor is broken. */
async function verifyBooks(
  house: House,
  books: ReadonlyMap<string, number>,
  report: Report,
  say: Say,
): Promise<void> {
  const stored = new Map((await storedBalances(house.pool, house.code)).map((r) => [r.id, r]))
  for (const id of new Set([...books.keys(), ...stored.keys()])) {
    const balance = stored.get(id)?.balance ?? 0
    report.books[id] = books.get(id) ?? 0
    if (balance !== (books.get(id) ?? 0))
      say('book', id, `stored ${balance}, the log gives ${books.get(id) ?? 0}`)
    const floor = stored.get(id)?.floor
    if (floor !== null && floor !== undefined && balance < floor) say('book', id, 'below its floor')
  }
  const sums = new Map<string, number>()
  for (const [id, sum] of books) {
    const unit = stored.get(id)?.unit ?? 'fen'
    sums.set(unit, (sums.get(unit) ?? 0) + sum)
  }
  for (const [unit, sum] of sums)
    if (sum !== 0) say('book', 'all', `the books in ${unit} sum to ${sum}, not to zero`)
}

/** [V5] What no case answers for: events, records or transfers of a case that does not exist. */
async function verifyOrphans(house: House, say: Say): Promise<void> {
  for (const o of await orphans(house.pool, house.code)) say('orphan', o.case, `${o.table} without its case`)
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
