/** The hot path, going in: all that a batch did, in one statement. Nothing is decided here. */
import { balances } from '#kernel/ledger'
import { isAway } from './away.ts'
import { casesOfPeople, type PersonIn } from './cases.ts'
import { Lost, transaction, write, type Connection, type Pool } from './pool.ts'
import type { Written } from './batch/written.ts'
import {
  type Add,
  type Bind,
  type Col,
  type Column,
  type Read,
  insertion,
  insertionOfOne,
} from './batch/insertion.ts'
import { addKeys } from './batch/found.ts'
import { addPoints } from './batch/points.ts'
import { addEntries, addFigures, addTakeBacks } from './batch/records.ts'

/** A batch as it goes to the database; null where nothing of it is written. */
export type BatchStatement = {
  readonly text: string
  readonly values: readonly unknown[]
  readonly takesBack: boolean
  /** [EC3] Other cases of some people that it was decided on. */
  readonly rests: Rests | null
}

/** [EC3] Whose other cases were read, of which programmes, and how they stood: `case seq`. */
export type Rests = {
  readonly realm: string
  readonly pairs: readonly PersonIn[]
  readonly stood: readonly string[]
}

/** [EC3] [W11] Somebody else was quicker: what this was decided on stands otherwise now. */
export class Overtaken extends Error {
  readonly code = '40001'
}

/** Of all that a batch does only its last word divides: by nought where a case stands otherwise than it was decided on. */
const stoodOtherwise = (error: unknown): boolean => (error as { readonly code?: string }).code === '22012'

/**
 * [S3] Writes everything of a batch in one statement, and so in one commit. Concurrent deciders of the same case meet
 * the primary key of `event`; an overdrawn account meets its check: then nothing of the batch is written.
 */
export async function writeBatch(db: Pool, statement: BatchStatement): Promise<void> {
  await written(db, statement).catch((error: unknown) => {
    throw stoodOtherwise(error) ? new Overtaken('a case does not stand as it was decided on') : error
  })
}

async function written(db: Pool, { text, values, takesBack, rests }: BatchStatement): Promise<void> {
  if (!takesBack && !rests) return write(db, { name: nameOf(text), text, values: [...values] })
  /** What is taken back may be all of a large import: each side is read once and met by hash, never one by one for the other. */
  await transaction(db, async (own) => {
    if (rests) await hold(own, rests)
    if (takesBack) await own.query('set local enable_nestloop = off')
    await own.query(text, [...values])
  }).catch((error: unknown) => {
    throw isAway(error) ? new Lost(null, error) : error
  })
}

/**
 * [EC3] Whoever decides on other cases of a person has that person to themselves until the commit, and looks once more: of two servers that
 * would both let the same person through, one finds what the other did.
 */
async function hold(db: Connection, { realm, pairs, stood }: Rests): Promise<void> {
  await db.query(
    `select pg_advisory_xact_lock(hashtextextended(t.name, 7))
      from (select name from unnest($1::text[]) as t(name) order by name) as t`,
    [[...new Set(pairs.map(([person]) => `${realm} ${person}`))]],
  )
  const now = await casesOfPeople(db, realm, pairs)
  if (
    now
      .map((c) => `${c.id} ${c.seq}`)
      .toSorted()
      .join('\n') !== stood.toSorted().join('\n')
  )
    throw new Overtaken('other cases of the same people changed meanwhile')
}

/** Puts the statement together, which can be done while the batch before it is written. */
export function batchStatement(w: Written, rests: Rests | null = null): BatchStatement | null {
  const values: unknown[] = [w.realm]
  const bind = (v: unknown): string => `$${values.push(v)}`
  const parts: string[] = []
  const add: Add = (sql, name = `p${parts.length}`) => void parts.push(`${name} as (${sql})`)
  const read: Read = (sql, name) => void parts.push(`${name} as materialized (${sql})`)
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
  const heldCases = addCases(w, { add, read }, bind, col)
  addTasks(w, add, bind, col)
  addPoints(w, add, bind, col)
  addErrands(w, add, bind, col)
  addRuns(w, add, bind, col)
  if (w.claimed.length > 0)
    add(
      `update gathered_line l
        set seq = t.seq
        from unnest(${bind(w.claimed.map((x) => x.case))}::text[], ${bind(w.claimed.map((x) => x.list))}::text[],
          ${bind(w.claimed.map((x) => x.from))}::int[], ${bind(w.claimed.map((x) => x.count))}::int[],
          ${bind(w.claimed.map((x) => x.seq))}::int[]) as t(case_id, list, first, last, seq)
        where l.realm = $1 and l.case_id = t.case_id and l.list = t.list and l.n > t.first and l.n <= t.last
        returning 1`,
    )
  if (w.awards.length > 0) addAwards(w, add, bind)
  if (w.voids.length > 0) {
    const ids = bind(w.voids.map((v) => v.case))
    add(
      `update award
        set voided_on = (${bind(w.voids.map((v) => v.on))}::date[])[array_position(${ids}::text[], case_id)]
        where realm = $1 and case_id = any(${ids}::text[]) and voided_on is null
        returning 1`,
    )
  }
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
        'on conflict (realm, case_id, name, since) do update set due = excluded.due, closed_at = excluded.closed_at, how = excluded.how',
      ),
    )
  addEntries(w, add, bind, col)
  addTakeBacks(w, add, bind)
  addFigures(w, add, bind, col)
  addKeys(w, add, bind, col)
  if (w.outbox.length > 0)
    add(
      insertion(
        'outbox',
        [
          col(w.outbox, 'id', 'text', (x) => x.id),
          col(w.outbox, 'case_id', 'text', (x) => x.case),
          col(w.outbox, 'kind', 'text', (x) => x.kind),
          col(w.outbox, 'body', 'jsonb', (x) => JSON.stringify(x.body)),
        ],
        bind,
      ),
    )
  if (w.outboxDone.length > 0) {
    const ids = bind(w.outboxDone.map((d) => d.id))
    add(
      `update outbox
        set answer = (${bind(w.outboxDone.map((d) => JSON.stringify(d.answer)))}::jsonb[])[array_position(${ids}::text[], id)]
        where realm = $1 and id = any(${ids}::text[])
        returning 1`,
    )
  }
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
    : {
        text: `with ${parts.join(',\n')} select ${heldCases ?? 1}`,
        values,
        takesBack: w.takeBacks.length > 0,
        rests,
      }
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

/**
 * [W11] Gives what fails unless each case that moves stood as it was decided on, by its seq and the hash of its last event: it may have
 * been remembered, and another server, a restore or a hand in the database may have changed it since.
 */
function addCases(
  w: Written,
  { add, read }: { readonly add: Add; readonly read: Read },
  bind: Bind,
  col: Col,
): string | null {
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
    const [ids, befores] = [bind(moved.map((c) => c.state.id)), bind(moved.map((c) => c.before))]
    /**
     * Each side is read by the list of what it is looked for, and met in memory: of a realm that is new a planner knows no numbers, takes
     * any index for as good as another, and would read all of its cases and events for each case that moves.
     */
    read(
      `select case_id, seq, hash from event
        where realm = $1 and case_id = any(${ids}::text[]) and seq = any(${befores}::int[])`,
      'heads',
    )
    read(
      `select ctid as place, id, seq from office_case where realm = $1 and id = any(${ids}::text[])`,
      'standing',
    )
    add(
      `update office_case c
        set version = m.version, step = m.step, seq = m.seq, state = coalesce(m.state, c.state)
        from unnest(${ids}::text[],
          ${bind(moved.map((c) => c.state.programme.version))}::int[], ${bind(moved.map((c) => c.state.step))}::text[], ${bind(moved.map((c) => c.state.seq))}::int[],
          ${bind(moved.map((c) => (c.whole ? JSON.stringify(c.state) : null)))}::jsonb[],
          ${befores}::int[], ${bind(moved.map((c) => c.hashBefore))}::bytea[]) as m(id, version, step, seq, state, before, hash)
        join heads h on h.case_id = m.id and h.seq = m.before and h.hash = m.hash
        join standing s on s.id = m.id and s.seq = m.before
        where c.ctid = s.place
        returning 1`,
      'moved',
    )
  }
  const people = w.concerned
  if (people.length > 0)
    add(
      insertion(
        'case_person',
        [col(people, 'person', 'text', (x) => x.person), col(people, 'case_id', 'text', (x) => x.case)],
        bind,
        'on conflict do nothing',
      ),
    )
  return moved.length === 0
    ? null
    : `1 / case when (select count(*) from moved) = ${bind(moved.length)}::int then 1 else 0 end`
}

/** One look for each case, as in `addEntries`: a planner without numbers reads the inbox of the whole realm instead. */
function addTasks(w: Written, add: Add, bind: Bind, col: Col): void {
  const t = w.tasks
  if (w.tasksOf.length > 0)
    add(
      `delete from task x
        using (select o.ctid
          from unnest(${bind(w.tasksOf)}::text[]) as m(case_id)
          cross join lateral (select ctid, role
            from task
            where realm = $1 and case_id = m.case_id
            order by role
            offset 0) as o
          where (m.case_id, o.role) not in (select *
            from unnest(${bind(t.map((x) => x.case))}::text[], ${bind(t.map((x) => x.role))}::text[]))) as gone
        where x.ctid = gone.ctid
        returning 1`,
    )
  if (t.length === 0) return
  const names = ['programme', 'step', 'area', 'since', 'due', 'clock', 'amount', 'post']
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
        col(t, 'post', 'text', (x) => x.post),
      ],
      bind,
      `on conflict (realm, case_id, role) do update set ${names.map((n) => `${n} = excluded.${n}`).join(', ')}`,
    ),
  )
}

function addErrands(w: Written, add: Add, bind: Bind, col: Col): void {
  const r = w.errands
  if (w.errandsOf.length > 0)
    add(
      `delete from errand x
        where realm = $1 and case_id = any(${bind(w.errandsOf)})
          and (case_id, seq, post) not in (select *
          from unnest(${bind(r.map((x) => x.case))}::text[], ${bind(r.map((x) => x.seq))}::int[],
            ${bind(r.map((x) => x.post))}::text[]))
        returning 1`,
    )
  if (r.length === 0) return
  add(
    insertion(
      'errand',
      [
        col(r, 'case_id', 'text', (x) => x.case),
        col(r, 'seq', 'int', (x) => x.seq),
        col(r, 'post', 'text', (x) => x.post),
        col(r, 'kind', 'text', (x) => x.kind),
        col(r, 'sender', 'text', (x) => x.sender),
        col(r, 'since', 'timestamptz', (x) => x.since),
        col(r, 'until_day', 'date', (x) => x.until),
      ],
      bind,
      'on conflict (realm, case_id, seq, post) do nothing',
    ),
  )
}

function addRuns(w: Written, add: Add, bind: Bind, col: Col): void {
  const r = w.runs
  if (w.timed.length > 0)
    add(
      `delete from falling_due x
        where realm = $1 and case_id = any(${bind(w.timed)})
          and (case_id, kind, name) not in (select *
          from unnest(${bind(r.map((x) => x.case))}::text[], ${bind(r.map((x) => x.by))}::text[],
            ${bind(r.map((x) => x.name))}::text[]))
        returning 1`,
    )
  if (r.length === 0) return
  add(
    insertion(
      'falling_due',
      [
        col(r, 'case_id', 'text', (x) => x.case),
        col(r, 'kind', 'text', (x) => x.by),
        col(r, 'name', 'text', (x) => x.name),
        col(r, 'due', 'timestamptz', (x) => x.due),
      ],
      bind,
      'on conflict (realm, case_id, kind, name) do update set due = excluded.due',
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
    `insert into award (realm, case_id, seq, programme, people, on_day, amount, tag, voided_on)
      select $1, case_id, seq, programme, people, on_day, amount, tag, voided_on
      from jsonb_to_recordset(${bind(JSON.stringify(rows))}::jsonb) as t(case_id text, seq int,
        programme text, people text[], on_day date, amount bigint, tag text, voided_on date)
      returning 1`,
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
  /** By a list and not joined: a planner without numbers would read every account of the realm with every batch. */
  const ids = bind(accounts.map(([id]) => id))
  add(
    `update account
      set balance = balance + (${bind(accounts.map(([, by]) => by))}::bigint[])[array_position(${ids}::text[], id)]
      where realm = $1 and id = any(${ids}::text[])
      returning 1`,
  )
}
