/** The hot path: what a batch needs to know in one read, and all it did in one write. Nothing is decided here. */
import { balances, type Award, type Case, type CaseEvent, type Contribution, type Day, type Ending, type Transfer } from '#kernel'
import type { Connection } from './pool.ts'

export type Answer = { readonly status: number; readonly body: unknown }
export type Loaded = {
  readonly cases: ReadonlyMap<string, { readonly state: Case; readonly hash: Buffer }>
  /** First answers to keys that came before, by `actor key`. */
  readonly answers: ReadonlyMap<string, { readonly digest: Buffer; readonly answer: Answer }>
}

const loadSql = `
  select c.id, c.state, e.hash from office_case c
    join event e on e.realm = c.realm and e.case_id = c.id and e.seq = c.seq
    where c.realm = $1 and c.id = any($2)`
const answersSql = `
  select k.actor, k.key, k.digest, k.status, k.answer from unnest($2::text[], $3::text[]) as asked(actor, key)
    join command k on k.realm = $1 and k.actor = asked.actor and k.key = asked.key`

/** Cases with their last hash, and earlier answers to the same keys. */
export async function loadBatch(db: Connection, realm: string, caseIds: readonly string[], keys: readonly { readonly actor: string; readonly key: string }[]): Promise<Loaded> {
  const [cases, answers] = await Promise.all([
    caseIds.length > 0 ? db.query<{ id: string; state: Case; hash: Buffer }>({ name: 'load', text: loadSql, values: [realm, caseIds] }) : { rows: [] },
    db.query<{ actor: string; key: string; digest: Buffer; status: number; answer: unknown }>({ name: 'answers', text: answersSql, values: [realm, keys.map((k) => k.actor), keys.map((k) => k.key)] }),
  ])
  return {
    cases: new Map(cases.rows.map((r) => [r.id, { state: r.state, hash: r.hash }])),
    answers: new Map(answers.rows.map((r) => [`${r.actor} ${r.key}`, { digest: r.digest, answer: { status: r.status, body: r.answer } }])),
  }
}

/** Awards to any of these people that were not taken back. */
export async function loadAwards(db: Connection, realm: string, people: readonly string[]): Promise<readonly Award[]> {
  if (people.length === 0) return []
  const { rows } = await db.query<Award>({ name: 'awards', text: 'select case_id as "case", programme, people, on_day as "on", amount, tag from award where realm = $1 and people && $2 and voided_on is null', values: [realm, people] })
  return rows
}

/** Awards to any of these people as they stood on a day: given by then, and not yet taken back. */
export async function awardsOn(db: Connection, realm: string, people: readonly string[], day: Day): Promise<readonly Award[]> {
  const { rows } = await db.query<Award>('select case_id as "case", programme, people, on_day as "on", amount, tag from award where realm = $1 and people && $2 and on_day <= $3 and (voided_on is null or voided_on > $3)', [realm, people, day])
  return rows
}

/** Accounts exist before value moves through them: a floor's check looks at the whole balance, never at one movement. */
export async function ensureAccounts(db: Connection, realm: string, accounts: readonly { readonly id: string; readonly unit: string; readonly floor: number | null }[]): Promise<void> {
  await db.query('insert into account (realm, id, unit, balance, floor) select $1, id, unit, 0, floor from unnest($2::text[], $3::text[], $4::bigint[]) as t(id, unit, floor) on conflict do nothing', [realm, accounts.map((a) => a.id), accounts.map((a) => a.unit), accounts.map((a) => a.floor)])
}

export type Written = {
  readonly realm: string
  readonly recordedAt: string
  readonly events: readonly { readonly event: CaseEvent; readonly body: string; readonly hash: Buffer }[]
  /** Each case once, as it stands after its last event of the batch; `before` is the seq it had. */
  readonly cases: readonly { readonly state: Case; readonly before: number; readonly openedAt: string }[]
  readonly tasks: readonly { readonly case: string; readonly programme: string; readonly step: string; readonly role: string; readonly area: string | null; readonly since: string; readonly due: string | null; readonly clock: string | null; readonly amount: number | null }[]
  readonly tasksDone: readonly string[]
  readonly awards: readonly (Award & { readonly seq: number; readonly voidedOn: string | null })[]
  readonly voids: readonly { readonly case: string; readonly on: string }[]
  readonly transfers: readonly (Transfer & { readonly case: string; readonly seq: number; readonly at: string })[]
  readonly obligations: readonly { readonly case: string; readonly name: string; readonly since: string; readonly due: string | null; readonly closedAt: string | null; readonly how: string | null }[]
  readonly adds: readonly Contribution[]
  readonly ends: readonly Ending[]
  readonly outbox: readonly { readonly id: string; readonly case: string; readonly body: unknown }[]
  readonly outboxDone: readonly { readonly id: string; readonly answer: unknown }[]
  readonly subjectKeys: readonly { readonly subject: string; readonly wrapped: Buffer }[]
  readonly answers: readonly { readonly actor: string; readonly key: string; readonly digest: Buffer; readonly status: number; readonly body: unknown }[]
}

type Column = readonly [name: string, type: string, values: readonly unknown[]]

/** `insert … select from unnest(columns)`: one array a column, whatever the number of rows. */
function insertion(table: string, columns: readonly Column[], bind: (values: readonly unknown[]) => string, conflict = ''): string {
  const names = columns.map(([name]) => name).join(', ')
  const arrays = columns.map(([, type, values]) => `${bind(values)}::${type}[]`).join(', ')
  return `insert into ${table} (realm, ${names}) select $1, ${names} from unnest(${arrays}) as t(${names}) ${conflict} returning 1`
}

/**
 * [S3] Everything of a batch in one statement, and so in one commit. Concurrent deciders of the same case meet
 * the primary key of `event`; an overdrawn account meets its check: then nothing of the batch is written.
 */
export async function writeBatch(db: Connection, w: Written): Promise<void> {
  const values: unknown[] = [w.realm]
  const bind = (v: unknown): string => `$${values.push(v)}`
  const parts: string[] = []
  const add = (sql: string) => parts.push(`p${parts.length} as (${sql})`)
  const col = <T>(rows: readonly T[], name: string, type: string, read: (row: T) => unknown): Column => [name, type, rows.map(read)]

  if (w.subjectKeys.length > 0) add(insertion('subject_key', [col(w.subjectKeys, 'subject', 'text', (k) => k.subject), col(w.subjectKeys, 'wrapped', 'bytea', (k) => k.wrapped)], bind))
  const e = w.events
  if (e.length > 0) add(insertion('event', [col(e, 'case_id', 'text', (x) => x.event.case), col(e, 'seq', 'int', (x) => x.event.seq), col(e, 'body', 'text', (x) => x.body), col(e, 'hash', 'bytea', (x) => x.hash), col(e, 'recorded_at', 'timestamptz', () => w.recordedAt)], bind))
  addCases(w, add, bind, col)
  addTasks(w, add, bind, col)
  if (w.awards.length > 0) addAwards(w, add, bind)
  if (w.voids.length > 0) add(`update award a set voided_on = v.on_day from unnest(${bind(w.voids.map((v) => v.case))}::text[], ${bind(w.voids.map((v) => v.on))}::date[]) as v(case_id, on_day) where a.realm = $1 and a.case_id = v.case_id and a.voided_on is null returning 1`)
  addTransfers(w, add, bind, col)
  const o = w.obligations
  if (o.length > 0) add(insertion('obligation', [col(o, 'case_id', 'text', (x) => x.case), col(o, 'name', 'text', (x) => x.name), col(o, 'since', 'timestamptz', (x) => x.since), col(o, 'due', 'timestamptz', (x) => x.due), col(o, 'closed_at', 'timestamptz', (x) => x.closedAt), col(o, 'how', 'text', (x) => x.how)], bind, 'on conflict (realm, case_id, name, since) do update set closed_at = excluded.closed_at, how = excluded.how'))
  addFigures(w, add, bind, col)
  if (w.outbox.length > 0) add(insertion('outbox', [col(w.outbox, 'id', 'text', (x) => x.id), col(w.outbox, 'case_id', 'text', (x) => x.case), col(w.outbox, 'body', 'jsonb', (x) => JSON.stringify(x.body))], bind))
  if (w.outboxDone.length > 0) add(`update outbox x set answer = d.answer from unnest(${bind(w.outboxDone.map((d) => d.id))}::text[], ${bind(w.outboxDone.map((d) => JSON.stringify(d.answer)))}::jsonb[]) as d(id, answer) where x.realm = $1 and x.id = d.id returning 1`)
  const a = w.answers
  if (a.length > 0) add(insertion('command', [col(a, 'actor', 'text', (x) => x.actor), col(a, 'key', 'text', (x) => x.key), col(a, 'digest', 'bytea', (x) => x.digest), col(a, 'status', 'int', (x) => x.status), col(a, 'answer', 'json', (x) => JSON.stringify(x.body)), col(a, 'at', 'timestamptz', () => w.recordedAt)], bind))
  if (parts.length === 0) return
  const text = `with ${parts.join(',\n')} select 1`
  await db.query({ name: nameOf(text), text, values })
}

/** A batch takes one of few shapes, by which tables it touches: each is planned once a connection. */
const shapes = new Map<string, string>()
function nameOf(text: string): string {
  const known = shapes.get(text)
  if (known !== undefined) return known
  const name = `write${shapes.size + 1}`
  shapes.set(text, name)
  return name
}

type Add = (sql: string) => void
type Bind = (v: unknown) => string
type Col = <T>(rows: readonly T[], name: string, type: string, read: (row: T) => unknown) => Column

function addCases(w: Written, add: Add, bind: Bind, col: Col): void {
  const fresh = w.cases.filter((c) => c.before === 0)
  const moved = w.cases.filter((c) => c.before > 0)
  if (fresh.length > 0) {
    add(insertion('office_case', [col(fresh, 'id', 'text', (c) => c.state.id), col(fresh, 'programme', 'text', (c) => c.state.programme.id), col(fresh, 'version', 'int', (c) => c.state.programme.version), col(fresh, 'area', 'text', (c) => c.state.area), col(fresh, 'step', 'text', (c) => c.state.step), col(fresh, 'seq', 'int', (c) => c.state.seq), col(fresh, 'opened_at', 'timestamptz', (c) => c.openedAt), col(fresh, 'state', 'jsonb', (c) => JSON.stringify(c.state))], bind))
  }
  if (moved.length > 0) {
    add(`update office_case c set step = m.step, seq = m.seq, state = m.state from unnest(${bind(moved.map((c) => c.state.id))}::text[], ${bind(moved.map((c) => c.state.step))}::text[], ${bind(moved.map((c) => c.state.seq))}::int[], ${bind(moved.map((c) => JSON.stringify(c.state)))}::jsonb[]) as m(id, step, seq, state) where c.realm = $1 and c.id = m.id returning 1`)
  }
  const people = w.cases.flatMap((c) => c.state.people.map((person) => ({ person, id: c.state.id })))
  if (people.length > 0) add(insertion('case_person', [col(people, 'person', 'text', (x) => x.person), col(people, 'case_id', 'text', (x) => x.id)], bind, 'on conflict do nothing'))
}

function addTasks(w: Written, add: Add, bind: Bind, col: Col): void {
  if (w.tasksDone.length > 0) add(`delete from task where realm = $1 and case_id = any(${bind(w.tasksDone)}) returning 1`)
  const t = w.tasks
  if (t.length === 0) return
  const names = ['programme', 'step', 'role', 'area', 'since', 'due', 'clock', 'amount']
  add(insertion('task', [col(t, 'case_id', 'text', (x) => x.case), col(t, 'programme', 'text', (x) => x.programme), col(t, 'step', 'text', (x) => x.step), col(t, 'role', 'text', (x) => x.role), col(t, 'area', 'text', (x) => x.area), col(t, 'since', 'timestamptz', (x) => x.since), col(t, 'due', 'timestamptz', (x) => x.due), col(t, 'clock', 'text', (x) => x.clock), col(t, 'amount', 'bigint', (x) => x.amount)], bind, `on conflict (realm, case_id) do update set ${names.map((n) => `${n} = excluded.${n}`).join(', ')}`))
}

/** An array in each row cannot go through unnest, so the people of an award travel as JSON. */
function addAwards(w: Written, add: Add, bind: Bind): void {
  const rows = w.awards.map((a) => ({ case_id: a.case, seq: a.seq, programme: a.programme, people: a.people, on_day: a.on, amount: a.amount, tag: a.tag, voided_on: a.voidedOn }))
  add(`insert into award (realm, case_id, seq, programme, people, on_day, amount, tag, voided_on) select $1, case_id, seq, programme, people, on_day, amount, tag, voided_on from jsonb_to_recordset(${bind(JSON.stringify(rows))}::jsonb) as t(case_id text, seq int, programme text, people text[], on_day date, amount bigint, tag text, voided_on date) returning 1`)
}

function addTransfers(w: Written, add: Add, bind: Bind, col: Col): void {
  const t = w.transfers
  if (t.length === 0) return
  add(insertion('transfer', [col(t, 'id', 'text', (x) => x.id), col(t, 'case_id', 'text', (x) => x.case), col(t, 'seq', 'int', (x) => x.seq), col(t, 'unit', 'text', (x) => x.unit), col(t, 'debit', 'text', (x) => x.debit), col(t, 'credit', 'text', (x) => x.credit), col(t, 'amount', 'bigint', (x) => x.amount), col(t, 'memo', 'jsonb', (x) => JSON.stringify(x.memo)), col(t, 'at', 'timestamptz', (x) => x.at)], bind))
  const moved = balances(t)
  /** In one order everywhere, so that two writers never wait for each other in a circle. */
  const accounts = [...moved.entries()].sort(([a], [b]) => (a < b ? -1 : 1))
  add(`update account a set balance = a.balance + m.by from unnest(${bind(accounts.map(([id]) => id))}::text[], ${bind(accounts.map(([, by]) => by))}::bigint[]) as m(id, by) where a.realm = $1 and a.id = m.id returning 1`)
}

function addFigures(w: Written, add: Add, bind: Bind, col: Col): void {
  /** A record that enters and leaves within one batch is born with its last day. */
  const endOf = (a: Contribution) => w.ends.find((x) => x.case === a.case && x.figure === a.figure && x.version === a.version && x.part === a.part && x.seq > a.seq)?.to ?? null
  const adds = w.adds
  if (w.ends.length > 0) {
    add(`update figure_record r set to_day = d.to_day from unnest(${bind(w.ends.map((x) => x.figure))}::text[], ${bind(w.ends.map((x) => x.version))}::int[], ${bind(w.ends.map((x) => x.part))}::text[], ${bind(w.ends.map((x) => x.case))}::text[], ${bind(w.ends.map((x) => x.to))}::date[]) as d(figure, version, part, case_id, to_day) where r.realm = $1 and r.figure = d.figure and r.version = d.version and r.part = d.part and r.case_id = d.case_id and r.to_day is null returning 1`)
  }
  if (adds.length > 0) {
    add(insertion('figure_record', [col(adds, 'figure', 'text', (x) => x.figure), col(adds, 'version', 'int', (x) => x.version), col(adds, 'part', 'text', (x) => x.part), col(adds, 'case_id', 'text', (x) => x.case), col(adds, 'seq', 'int', (x) => x.seq), col(adds, 'area', 'text', (x) => x.area), col(adds, 'person', 'text', (x) => x.person), col(adds, 'from_day', 'date', (x) => x.from), col(adds, 'to_day', 'date', endOf), col(adds, 'value', 'bigint', (x) => x.value)], bind))
  }
}
