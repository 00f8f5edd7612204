/** The hot path: what a batch needs to know in one read, and all it did in one write. Nothing is decided here. */
import {
  balances,
  type Award,
  type Case,
  type CaseEvent,
  type Contribution,
  type Day,
  type Ending,
  type Entry,
  type Transfer,
} from '#kernel'
import { transaction, type Connection, type Pool } from './pool.ts'

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
export async function loadBatch(
  db: Connection,
  realm: string,
  caseIds: readonly string[],
  keys: readonly { readonly actor: string; readonly key: string }[],
): Promise<Loaded> {
  const [cases, answers] = await Promise.all([
    caseIds.length > 0
      ? db.query<{ id: string; state: Case; hash: Buffer }>({
          name: 'load',
          text: loadSql,
          values: [realm, caseIds],
        })
      : { rows: [] },
    db.query<{ actor: string; key: string; digest: Buffer; status: number; answer: unknown }>({
      name: 'answers',
      text: answersSql,
      values: [realm, keys.map((k) => k.actor), keys.map((k) => k.key)],
    }),
  ])
  return {
    cases: new Map(cases.rows.map((r) => [r.id, { state: r.state, hash: r.hash }])),
    answers: new Map(
      answers.rows.map((r) => [
        `${r.actor} ${r.key}`,
        { digest: r.digest, answer: { status: r.status, body: r.answer } },
      ]),
    ),
  }
}

/** An award with the event that gave it. */
export type AwardRow = Award & { readonly seq: number }

/** Awards to any of these people that were not taken back. */
export async function loadAwards(
  db: Connection,
  realm: string,
  people: readonly string[],
): Promise<readonly AwardRow[]> {
  if (people.length === 0) return []
  const { rows } = await db.query<AwardRow>({
    name: 'awards',
    text: 'select case_id as "case", seq, programme, people, on_day as "on", amount, tag from award where realm = $1 and people && $2 and voided_on is null',
    values: [realm, people],
  })
  return rows
}

/** Awards to any of these people as they stood on a day: given by then, and not yet taken back. */
export async function awardsOn(
  db: Connection,
  realm: string,
  people: readonly string[],
  day: Day,
): Promise<readonly AwardRow[]> {
  const { rows } = await db.query<AwardRow>(
    'select case_id as "case", seq, programme, people, on_day as "on", amount, tag from award where realm = $1 and people && $2 and on_day <= $3 and (voided_on is null or voided_on > $3)',
    [realm, people, day],
  )
  return rows
}

/** Accounts exist before value moves through them: a floor's check looks at the whole balance, never at one movement. */
export async function ensureAccounts(
  db: Connection,
  realm: string,
  accounts: readonly { readonly id: string; readonly unit: string; readonly floor: number | null }[],
): Promise<void> {
  await db.query(
    'insert into account (realm, id, unit, balance, floor) select $1, id, unit, 0, floor from unnest($2::text[], $3::text[], $4::bigint[]) as t(id, unit, floor) on conflict do nothing',
    [realm, accounts.map((a) => a.id), accounts.map((a) => a.unit), accounts.map((a) => a.floor)],
  )
}

export type Written = {
  readonly realm: string
  readonly recordedAt: string
  readonly events: readonly { readonly event: CaseEvent; readonly body: string; readonly hash: Buffer }[]
  /** Each case once, as it stands after its last event of the batch; `before` is the seq it had. */
  readonly cases: readonly { readonly state: Case; readonly before: number; readonly openedAt: string }[]
  readonly tasks: readonly {
    readonly case: string
    readonly programme: string
    readonly step: string
    readonly role: string
    readonly area: string | null
    readonly since: string
    readonly due: string | null
    readonly clock: string | null
    readonly amount: number | null
  }[]
  /** Cases whose tasks are now those of `tasks` and no others. */
  readonly tasksOf: readonly string[]
  readonly awards: readonly (Award & { readonly seq: number; readonly voidedOn: string | null })[]
  readonly voids: readonly { readonly case: string; readonly on: string }[]
  readonly transfers: readonly (Transfer & {
    readonly case: string
    readonly seq: number
    readonly at: string
  })[]
  readonly obligations: readonly {
    readonly case: string
    readonly name: string
    readonly since: string
    readonly due: string | null
    readonly closedAt: string | null
    readonly how: string | null
  }[]
  /** `order` is the place of its event in the batch. */
  readonly adds: readonly (Contribution & { readonly order: number })[]
  readonly ends: readonly (Ending & { readonly order: number })[]
  readonly entries: readonly { readonly entry: Entry; readonly open: boolean; readonly order: number }[]
  readonly takeBacks: readonly {
    readonly register: string
    readonly case: string
    readonly seq: number
    readonly on: string
  }[]
  readonly outbox: readonly { readonly id: string; readonly case: string; readonly body: unknown }[]
  readonly outboxDone: readonly { readonly id: string; readonly answer: unknown }[]
  readonly subjectKeys: readonly { readonly subject: string; readonly wrapped: Buffer }[]
  readonly answers: readonly {
    readonly actor: string
    readonly key: string
    readonly digest: Buffer
    readonly status: number
    readonly body: unknown
  }[]
}

type Column = readonly [name: string, type: string, values: readonly unknown[]]

/** `insert … select from unnest(columns)`: one array a column, whatever the number of rows; of many rows a column that says the same in all of them goes over once. */
function insertion(
  table: string,
  columns: readonly Column[],
  bind: (values: unknown) => string,
  conflict = '',
): string {
  const named = columns.map(([name]) => name).join(', ')
  const same = new Set(
    columns.filter(([, , values]) => values.length >= many && values.every((v) => v === values[0])),
  )
  const apart = columns.filter((c) => !same.has(c))
  const selected = columns.map((c) => (same.has(c) ? `${bind(c[2][0])}::${c[1]}` : c[0])).join(', ')
  /** Many bodies are one text: quoted one by one in an array, each would be read through twice more on its way. */
  const bodies = apart.filter(([, type]) => type === 'jsonb')
  const plain = apart.filter((c) => !bodies.includes(c))
  const arrays = plain.map(([, type, values]) => `${bind(values)}::${type}[]`).join(', ')
  const sources = [
    `unnest(${arrays})`,
    ...bodies.map(
      ([, , values]) => `jsonb_array_elements(${bind(asBytes(`[${values.join(',')}]`))}::text::jsonb)`,
    ),
  ]
  return `insert into ${table} (realm, ${named}) select $1, ${selected} from rows from (${sources.join(', ')}) as t(${[...plain, ...bodies].map(([name]) => name).join(', ')}) ${conflict} returning 1`
}
/** A long text as the bytes that it goes over as: they are made while the batch before is written, not between the two. Text alone is the same in both formats. */
const asBytes = (value: unknown): unknown =>
  typeof value === 'string' && value.length > 4_096 ? Buffer.from(value) : value

/** One row as it is: an event may be half a megabyte, and would be quoted through as the only element of an array. */
const insertionOfOne = (
  table: string,
  columns: readonly Column[],
  bind: (values: unknown) => string,
): string =>
  `insert into ${table} (realm, ${columns.map(([name]) => name).join(', ')}) values ($1, ${columns.map(([, type, values]) => `${bind(asBytes(values[0]))}::${type}`).join(', ')}) returning 1`
/** Fewer rows would only make more shapes of statements, and each is planned once a connection. */
const many = 64

/** A batch as it goes to the database; null where nothing of it is written. */
export type BatchStatement = {
  readonly text: string
  readonly values: readonly unknown[]
  readonly takesBack: boolean
}

/**
 * [S3] Writes everything of a batch in one statement, and so in one commit. Concurrent deciders of the same case meet
 * the primary key of `event`; an overdrawn account meets its check: then nothing of the batch is written.
 */
export async function writeBatch(db: Pool, { text, values, takesBack }: BatchStatement): Promise<void> {
  if (!takesBack) return void (await db.query({ name: nameOf(text), text, values: [...values] }))
  /** What is taken back may be all of a large import: each side is read once and met by hash, never one by one for the other. */
  await transaction(db, async (own) => {
    await own.query('set local enable_nestloop = off')
    await own.query(text, [...values])
  })
}

/** Puts the statement together, which can be done while the batch before it is written. */
export function batchStatement(w: Written): BatchStatement | null {
  const values: unknown[] = [w.realm]
  const bind = (v: unknown): string => `$${values.push(v)}`
  const parts: string[] = []
  const add = (sql: string, name = `p${parts.length}`) => parts.push(`${name} as (${sql})`)
  const col = <T>(rows: readonly T[], name: string, type: string, read: (row: T) => unknown): Column => [
    name,
    type,
    rows.map(read),
  ]

  if (w.subjectKeys.length > 0)
    add(
      insertion(
        'subject_key',
        [
          col(w.subjectKeys, 'subject', 'text', (k) => k.subject),
          col(w.subjectKeys, 'wrapped', 'bytea', (k) => k.wrapped),
        ],
        bind,
      ),
    )
  const e = w.events
  if (e.length > 0)
    add(
      (e.length === 1 ? insertionOfOne : insertion)(
        'event',
        [
          col(e, 'case_id', 'text', (x) => x.event.case),
          col(e, 'seq', 'int', (x) => x.event.seq),
          col(e, 'body', 'text', (x) => x.body),
          col(e, 'hash', 'bytea', (x) => x.hash),
          col(e, 'recorded_at', 'timestamptz', () => w.recordedAt),
        ],
        bind,
      ),
    )
  addCases(w, add, bind, col)
  addTasks(w, add, bind, col)
  if (w.awards.length > 0) addAwards(w, add, bind)
  if (w.voids.length > 0)
    add(
      `update award a set voided_on = v.on_day from unnest(${bind(w.voids.map((v) => v.case))}::text[], ${bind(w.voids.map((v) => v.on))}::date[]) as v(case_id, on_day) where a.realm = $1 and a.case_id = v.case_id and a.voided_on is null returning 1`,
    )
  addTransfers(w, add, bind, col)
  const o = w.obligations
  if (o.length > 0)
    add(
      insertion(
        'obligation',
        [
          col(o, 'case_id', 'text', (x) => x.case),
          col(o, 'name', 'text', (x) => x.name),
          col(o, 'since', 'timestamptz', (x) => x.since),
          col(o, 'due', 'timestamptz', (x) => x.due),
          col(o, 'closed_at', 'timestamptz', (x) => x.closedAt),
          col(o, 'how', 'text', (x) => x.how),
        ],
        bind,
        'on conflict (realm, case_id, name, since) do update set closed_at = excluded.closed_at, how = excluded.how',
      ),
    )
  addEntries(w, add, bind, col)
  addTakeBacks(w, add, bind)
  addFigures(w, add, bind, col)
  if (w.outbox.length > 0)
    add(
      insertion(
        'outbox',
        [
          col(w.outbox, 'id', 'text', (x) => x.id),
          col(w.outbox, 'case_id', 'text', (x) => x.case),
          col(w.outbox, 'body', 'jsonb', (x) => JSON.stringify(x.body)),
        ],
        bind,
      ),
    )
  if (w.outboxDone.length > 0)
    add(
      `update outbox x set answer = d.answer from unnest(${bind(w.outboxDone.map((d) => d.id))}::text[], ${bind(w.outboxDone.map((d) => JSON.stringify(d.answer)))}::jsonb[]) as d(id, answer) where x.realm = $1 and x.id = d.id returning 1`,
    )
  const a = w.answers
  if (a.length > 0)
    add(
      insertion(
        'command',
        [
          col(a, 'actor', 'text', (x) => x.actor),
          col(a, 'key', 'text', (x) => x.key),
          col(a, 'digest', 'bytea', (x) => x.digest),
          col(a, 'status', 'int', (x) => x.status),
          col(a, 'answer', 'json', (x) => JSON.stringify(x.body)),
          col(a, 'at', 'timestamptz', () => w.recordedAt),
        ],
        bind,
      ),
    )
  return parts.length === 0
    ? null
    : { text: `with ${parts.join(',\n')} select 1`, values, takesBack: w.takeBacks.length > 0 }
}

/** A batch takes one of few shapes, by which tables it touches: each is planned once a connection. */
const shapes = new Map<string, string>()
function nameOf(text: string): string {
  const earlierName = shapes.get(text)
  if (earlierName !== undefined) return earlierName
  const name = `write${shapes.size + 1}`
  shapes.set(text, name)
  return name
}

type Add = (sql: string, name?: string) => void
type Bind = (v: unknown) => string
type Col = <T>(rows: readonly T[], name: string, type: string, read: (row: T) => unknown) => Column

function addCases(w: Written, add: Add, bind: Bind, col: Col): void {
  const fresh = w.cases.filter((c) => c.before === 0)
  const moved = w.cases.filter((c) => c.before > 0)
  if (fresh.length > 0) {
    add(
      insertion(
        'office_case',
        [
          col(fresh, 'id', 'text', (c) => c.state.id),
          col(fresh, 'programme', 'text', (c) => c.state.programme.id),
          col(fresh, 'version', 'int', (c) => c.state.programme.version),
          col(fresh, 'area', 'text', (c) => c.state.area),
          col(fresh, 'step', 'text', (c) => c.state.step),
          col(fresh, 'seq', 'int', (c) => c.state.seq),
          col(fresh, 'opened_at', 'timestamptz', (c) => c.openedAt),
          col(fresh, 'state', 'jsonb', (c) => JSON.stringify(c.state)),
        ],
        bind,
      ),
    )
  }
  if (moved.length > 0) {
    add(
      `update office_case c set step = m.step, seq = m.seq, state = m.state from unnest(${bind(moved.map((c) => c.state.id))}::text[], ${bind(moved.map((c) => c.state.step))}::text[], ${bind(moved.map((c) => c.state.seq))}::int[], ${bind(moved.map((c) => JSON.stringify(c.state)))}::jsonb[]) as m(id, step, seq, state) where c.realm = $1 and c.id = m.id returning 1`,
    )
  }
  const people = w.cases.flatMap((c) => c.state.people.map((person) => ({ person, id: c.state.id })))
  if (people.length > 0)
    add(
      insertion(
        'case_person',
        [col(people, 'person', 'text', (x) => x.person), col(people, 'case_id', 'text', (x) => x.id)],
        bind,
        'on conflict do nothing',
      ),
    )
}

function addTasks(w: Written, add: Add, bind: Bind, col: Col): void {
  const t = w.tasks
  if (w.tasksOf.length > 0)
    add(
      `delete from task x where realm = $1 and case_id = any(${bind(w.tasksOf)}) and (case_id, role) not in (select * from unnest(${bind(t.map((x) => x.case))}::text[], ${bind(t.map((x) => x.role))}::text[])) returning 1`,
    )
  if (t.length === 0) return
  const names = ['programme', 'step', 'area', 'since', 'due', 'clock', 'amount']
  add(
    insertion(
      'task',
      [
        col(t, 'case_id', 'text', (x) => x.case),
        col(t, 'programme', 'text', (x) => x.programme),
        col(t, 'step', 'text', (x) => x.step),
        col(t, 'role', 'text', (x) => x.role),
        col(t, 'area', 'text', (x) => x.area),
        col(t, 'since', 'timestamptz', (x) => x.since),
        col(t, 'due', 'timestamptz', (x) => x.due),
        col(t, 'clock', 'text', (x) => x.clock),
        col(t, 'amount', 'bigint', (x) => x.amount),
      ],
      bind,
      `on conflict (realm, case_id, role) do update set ${names.map((n) => `${n} = excluded.${n}`).join(', ')}`,
    ),
  )
}

/** An array in each row cannot go through unnest, so the people of an award travel as JSON. */
function addAwards(w: Written, add: Add, bind: Bind): void {
  const rows = w.awards.map((a) => ({
    case_id: a.case,
    seq: a.seq,
    programme: a.programme,
    people: a.people,
    on_day: a.on,
    amount: a.amount,
    tag: a.tag,
    voided_on: a.voidedOn,
  }))
  add(
    `insert into award (realm, case_id, seq, programme, people, on_day, amount, tag, voided_on) select $1, case_id, seq, programme, people, on_day, amount, tag, voided_on from jsonb_to_recordset(${bind(JSON.stringify(rows))}::jsonb) as t(case_id text, seq int, programme text, people text[], on_day date, amount bigint, tag text, voided_on date) returning 1`,
  )
}

function addTransfers(w: Written, add: Add, bind: Bind, col: Col): void {
  const t = w.transfers
  if (t.length === 0) return
  add(
    insertion(
      'transfer',
      [
        col(t, 'id', 'text', (x) => x.id),
        col(t, 'case_id', 'text', (x) => x.case),
        col(t, 'seq', 'int', (x) => x.seq),
        col(t, 'unit', 'text', (x) => x.unit),
        col(t, 'debit', 'text', (x) => x.debit),
        col(t, 'credit', 'text', (x) => x.credit),
        col(t, 'amount', 'bigint', (x) => x.amount),
        col(t, 'memo', 'jsonb', (x) => JSON.stringify(x.memo)),
        col(t, 'at', 'timestamptz', (x) => x.at),
      ],
      bind,
    ),
  )
  const moved = balances(t)
  /** In one order everywhere, so that two writers never wait for each other in a circle. */
  const accounts = [...moved.entries()].sort(([a], [b]) => (a < b ? -1 : 1))
  add(
    `update account a set balance = a.balance + m.by from unnest(${bind(accounts.map(([id]) => id))}::text[], ${bind(accounts.map(([, by]) => by))}::bigint[]) as m(id, by) where a.realm = $1 and a.id = m.id returning 1`,
  )
}

/**
 * One look into the index for each row that is named, whatever the planner believes: of a table that grows by a hundred thousand rows
 * within a minute it knows no numbers yet, and would read all of it for each. The rows found are met by where they lie; another
 * writer who was sooner moved them, and they are left, as they would be for being ended already. Of an entry only the newest version may stand, and asked so it is found by its id.
 *
 * [RG2] A new version ends the one that stood; one that another of the same batch follows is born with its last day. */
function addEntries(w: Written, add: Add, bind: Bind, col: Col): void {
  const e = w.entries.map((x) => x.entry)
  if (e.length === 0) return
  const names = e.map((x) => `${x.register} ${x.id}`)
  const [firsts, next] = [new Map<string, Entry>(), new Map<string, string>()]
  const superseded: (string | null)[] = e.map(() => null)
  for (let i = e.length - 1; i >= 0; i--) {
    superseded[i] = next.get(names[i]!) ?? null
    next.set(names[i]!, e[i]!.from)
    firsts.set(names[i]!, e[i]!)
  }
  const first = [...firsts.values()]
  add(
    `update entry e set to_day = w.on_day from (select d.on_day, x.ctid from unnest(${bind(first.map((x) => x.register))}::text[], ${bind(first.map((x) => x.id))}::text[], ${bind(first.map((x) => x.from))}::date[]) as d(register, id, on_day) cross join lateral (select ctid, to_day from entry where realm = $1 and register = d.register and id = d.id order by n desc limit 1) as x where x.to_day is null) as w where e.ctid = w.ctid returning e.register, e.id, e.to_day`,
    'ended',
  )
  add(
    insertion(
      'entry',
      [
        col(e, 'register', 'text', (x) => x.register),
        col(e, 'id', 'text', (x) => x.id),
        col(e, 'area', 'text', (x) => x.area),
        col(e, 'standing', 'text', (x) => x.standing),
        col(e, 'body', 'jsonb', (x) => JSON.stringify(x.body)),
        col(w.entries, 'open', 'boolean', (x) => x.open),
        col(e, 'case_id', 'text', (x) => x.case),
        col(e, 'seq', 'int', (x) => x.seq),
        col(e, 'origin', 'text', (x) => x.case),
        col(e, 'from_day', 'date', (x) => x.from),
        ['to_day', 'date', superseded],
      ],
      bind,
    ),
  )
}

/**
 * [RG4] What a case takes back: its versions that stand end, what stood before each stands again, and so do the records that it
 * counted. An entry that another case entered since is left as it is. Such a command is alone in its batch.
 */
function addTakeBacks(w: Written, add: Add, bind: Bind): void {
  for (const t of w.takeBacks) {
    const [id, seq, register, on] = [bind(t.case), bind(t.seq), bind(t.register), bind(t.on)]
    const back = `(select * from entry where realm = $1 and origin = ${id} and register = ${register} and to_day is null)`
    const before = `(select distinct on (p.id) p.* from ${back} as b join entry p on p.realm = $1 and p.register = b.register and p.id = b.id and p.n < b.n and p.origin <> b.origin and p.voided_on is null order by p.id, p.n desc)`
    add(
      `update entry set to_day = coalesce(to_day, ${on}::date), voided_on = ${on}::date where realm = $1 and origin = ${id} and register = ${register} and voided_on is null returning 1`,
    )
    add(
      `insert into entry (realm, register, id, area, standing, body, open, case_id, seq, origin, from_day) select $1, register, id, area, standing, body, open, ${id}, ${seq}::int, origin, ${on}::date from ${before} as p returning 1`,
    )
    add(
      `update figure_record r set to_day = ${on}::date from ${back} as b where r.realm = $1 and r.case_id = b.case_id and r.seq = b.seq and r.entry = b.id and r.to_day is null returning 1`,
    )
    add(
      `insert into figure_record (realm, figure, version, part, case_id, seq, entry, area, person, from_day, value) select $1, r.figure, r.version, r.part, ${id}, ${seq}::int, r.entry, r.area, r.person, ${on}::date, r.value from ${before} as p join figure_record r on r.realm = $1 and r.case_id = p.case_id and r.seq = p.seq and r.entry = p.id returning 1`,
    )
  }
}

/** What an ending ends: the open record of a case, or that of an entry whichever case made it. */
type Ended = Pick<Ending, 'figure' | 'version' | 'part' | 'case'> & { readonly entry?: string }
const endedBy = (x: Ended): string =>
  `${x.figure}|${x.version}|${x.part}|${x.entry === undefined ? `case ${x.case}` : `entry ${x.entry}`}`

function addFigures(w: Written, add: Add, bind: Bind, col: Col): void {
  const ends = new Map<string, (Ended & { readonly to: string; readonly order: number })[]>()
  const end = (x: Ended & { readonly to: string; readonly order: number }): void => {
    const endings = ends.get(endedBy(x))
    if (endings) endings.push(x)
    else ends.set(endedBy(x), [x])
  }
  /** Only where more than one event ends something may one end a record of an entry that another began. */
  const several = w.ends.some((x) => x.order !== w.ends[0]!.order)
  for (const { entries, ...x } of w.ends) {
    if (entries === undefined) end(x)
    else if (several) for (const entry of entries) end({ ...x, entry })
  }
  /** A record that enters and leaves within one batch is born with its last day. */
  const endOf = (a: (typeof w.adds)[number]) =>
    ends.size === 0 ? null : (ends.get(endedBy(a))?.find((x) => x.order > a.order)?.to ?? null)
  const adds = w.adds
  /** The first of several endings is the one that ends what stood before the batch. */
  const list = [...ends.values()].flatMap(([first]) => (first!.entry === undefined ? [first!] : []))
  if (list.length > 0) {
    add(
      `update figure_record r set to_day = w.to_day from (select d.to_day, x.ctid from unnest(${bind(list.map((x) => x.figure))}::text[], ${bind(list.map((x) => x.version))}::int[], ${bind(list.map((x) => x.part))}::text[], ${bind(list.map((x) => x.case))}::text[], ${bind(list.map((x) => x.to))}::date[]) as d(figure, version, part, ended, to_day) cross join lateral (select ctid from figure_record where realm = $1 and figure = d.figure and version = d.version and part = d.part and case_id = d.ended and entry = '' and to_day is null offset 0) as x) as w where r.ctid = w.ctid returning 1`,
    )
  }
  endEntries(w, add, bind)
  if (adds.length > 0) {
    add(
      insertion(
        'figure_record',
        [
          col(adds, 'figure', 'text', (x) => x.figure),
          col(adds, 'version', 'int', (x) => x.version),
          col(adds, 'part', 'text', (x) => x.part),
          col(adds, 'case_id', 'text', (x) => x.case),
          col(adds, 'seq', 'int', (x) => x.seq),
          col(adds, 'entry', 'text', (x) => x.entry ?? ''),
          col(adds, 'area', 'text', (x) => x.area),
          col(adds, 'person', 'text', (x) => x.person),
          col(adds, 'from_day', 'date', (x) => x.from),
          col(adds, 'to_day', 'date', endOf),
          col(adds, 'value', 'bigint', (x) => x.value),
        ],
        bind,
      ),
    )
  }
}

/** [RG3] An open record of an entry belongs to the version that stood: where this batch ended none, as for whatever is new to a register, no record is looked for. */
function endEntries(w: Written, add: Add, bind: Bind): void {
  const keys = [
    ...new Map(
      w.ends.flatMap((x) =>
        x.register === undefined ? [] : [[`${x.register}|${x.figure}|${x.version}|${x.part}`, x] as const],
      ),
    ).values(),
  ]
  if (keys.length === 0) return
  add(
    `update figure_record r set to_day = w.to_day from (select o.to_day, x.ctid from ended as o join unnest(${bind(keys.map((x) => x.register))}::text[], ${bind(keys.map((x) => x.figure))}::text[], ${bind(keys.map((x) => x.version))}::int[], ${bind(keys.map((x) => x.part))}::text[]) as d(register, figure, version, part) on d.register = o.register cross join lateral (select ctid from figure_record where realm = $1 and figure = d.figure and version = d.version and part = d.part and entry = o.id and entry <> '' and to_day is null offset 0) as x) as w where r.ctid = w.ctid returning 1`,
  )
}
