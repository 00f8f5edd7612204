/** Everything that is stored about a page of cases, as it stands: what verification compares with the log. */
import type { Case } from '#kernel/case'
import type { Connection } from './pool.ts'
import { openingPrefix } from './covered/tables.ts'

/** A derived row as a line of text: equal lines are equal rows. */
export type Line = { readonly case: string; readonly line: string }
export type StoredPage = {
  readonly cases: readonly {
    readonly id: string
    readonly state: Case
    readonly programme: string
    readonly version: number
    readonly area: string
    readonly step: string
    readonly seq: number
    /** Milliseconds. */ readonly openedAt: number
  }[]
  readonly events: readonly {
    readonly case: string
    readonly seq: number
    readonly body: string
    readonly hash: Buffer
    /** Milliseconds. */ readonly recordedAt: number
    readonly txid: string
  }[]
  readonly people: readonly Line[]
  readonly figures: readonly Line[]
  readonly transfers: readonly (Line & { readonly memo: unknown })[]
  readonly outbox: readonly OutboxLine[]
  readonly tasks: readonly Line[]
  readonly points: readonly Line[]
  readonly errands: readonly Line[]
  readonly awards: readonly Line[]
  readonly obligations: readonly Line[]
  readonly runs: readonly Line[]
  /** Lines of gathered lists. */
  readonly lines: readonly Line[]
  readonly gatherings: readonly GatheringRow[]
}

/** How many lines were found for a list of a case, under the house's seal. */
export type GatheringRow = {
  readonly case: string
  readonly list: string
  readonly lines: number
  readonly seal: string
}

/** A row of the outbox; `carried` when a command under its key was done. */
export type OutboxLine = {
  readonly case: string
  readonly id: string
  readonly kind: string
  readonly body: unknown
  readonly answer: unknown
  readonly txid: string
  readonly carried: boolean
}

/** The next ids in order, after one. */
export async function caseIdsAfter(
  db: Connection,
  realm: string,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>(
    'select id from office_case where realm = $1 and id > $2 order by id limit $3',
    [realm, after, limit],
  )
  return rows.map((r) => r.id)
}

/** An instant as milliseconds, so that the server's text and the database's mean the same. */
const millisOf = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`
const millis = (column: string): string => `coalesce(${millisOf(column)}::text, '-')`

const outboxLines = `select o.case_id as "case", o.id, o.kind, o.body, o.answer, o.txid::text, k.key is not null as carried
  from outbox o
  left join command k on k.realm = o.realm and k.actor = 'system' and k.key = o.id
  where o.realm = $1`

const noCase = (table: string): string =>
  `not exists (select 1 from office_case c where c.realm = ${table}.realm and c.id = ${table}.case_id)`

/** Orders of schedules whose case is not there: they wait, or were refused. */
export async function openingsWithoutCase(db: Connection, realm: string): Promise<readonly OutboxLine[]> {
  const { rows } = await db.query<OutboxLine>(
    `${outboxLines} and o.id like '${openingPrefix}%' and ${noCase('o')}`,
    [realm],
  )
  return rows
}

export async function storedPage(
  db: Connection,
  realm: string,
  first: string,
  last: string,
): Promise<StoredPage> {
  const span = [realm, first, last]
  const rowsOf = async <T extends object>(text: string): Promise<readonly T[]> =>
    (await db.query<T>(text, span)).rows
  const lines = (table: string, ...columns: readonly string[]): Promise<readonly Line[]> =>
    rowsOf<Line>(
      `select case_id as "case", concat_ws('|', ${columns.join(', ')}) as line
          from ${table}
          where realm = $1 and case_id between $2 and $3`,
    )
  /** One after the other: they are questions of one connection, so that all see the same moment. */
  return {
    cases: await rowsOf<StoredPage['cases'][number]>(
      `select id, state, programme, version, area, step, seq, ${millisOf('opened_at')} as "openedAt"
        from office_case
        where realm = $1 and id between $2 and $3
        order by id`,
    ),
    events: await rowsOf<StoredPage['events'][number]>(
      `select case_id as "case", seq, body, hash, ${millisOf('recorded_at')} as "recordedAt", txid::text
        from event
        where realm = $1 and case_id between $2 and $3
        order by case_id, seq`,
    ),
    people: await lines('case_person', 'person'),
    figures: await lines(
      `(select * from figure_record where entry = '') as counted`,
      'figure',
      'version',
      'part',
      'seq',
      'area',
      'person',
      'from_day',
      `coalesce(to_day::text, '-')`,
      'value',
    ),
    transfers: await rowsOf<StoredPage['transfers'][number]>(
      `select case_id as "case", memo,
          concat_ws('|', id, seq, unit, debit, credit, amount, ${millisOf('at')}) as line
        from transfer
        where realm = $1 and case_id between $2 and $3`,
    ),
    outbox: await rowsOf<OutboxLine>(`${outboxLines} and o.case_id between $2 and $3`),
    tasks: await lines(
      'task',
      'programme',
      'step',
      'role',
      `coalesce(area, '-')`,
      millis('since'),
      millis('due'),
      `coalesce(clock, '-')`,
      'coalesce(amount, -1)',
      `coalesce(post, '-')`,
    ),
    points: await lines('case_point', 'programme', 'area', 'lon', 'lat', 'px', 'py'),
    errands: await lines(
      'errand',
      'seq',
      'post',
      'kind',
      'sender',
      millis('since'),
      `coalesce(until_day::text, '-')`,
    ),
    awards: await lines(
      'award',
      'seq',
      'programme',
      `array_to_string(people, ',')`,
      'on_day',
      'amount',
      'tag',
      `coalesce(voided_on::text, '-')`,
    ),
    obligations: await lines(
      'obligation',
      'name',
      millis('since'),
      millis('due'),
      millis('closed_at'),
      `coalesce(how, '-')`,
    ),
    runs: await lines('falling_due', 'kind', 'name', millis('due')),
    lines: await lines(
      '(select * from gathered_line where seq is not null) as brought',
      'list',
      'n',
      'seq',
      'md5(body)',
    ),
    gatherings: await rowsOf<GatheringRow>(
      `select case_id as "case", list, lines, seal
        from gathering
        where realm = $1 and case_id between $2 and $3`,
    ),
  }
}

/** Events that enter something on a register or take it back, in the order of the log, so many at a time. They are looked for once. */
export async function* enteringEvents(
  db: Connection,
  realm: string,
  atOnce: number,
): AsyncGenerator<readonly string[]> {
  const { rows: places } = await db.query<{ pos: number }>(
    `select pos
      from event
      where realm = $1 and (body like '%"kind":"enter"%' or body like '%"kind":"take_back"%')
      order by pos`,
    [realm],
  )
  for (let from = 0; from < places.length; from += atOnce) {
    const { rows } = await db.query<{ body: string }>(
      'select body from event where realm = $1 and pos = any($2) order by pos',
      [realm, places.slice(from, from + atOnce).map((p) => p.pos)],
    )
    yield rows.map((r) => r.body)
  }
}

/** Records of figures that count entries, as lines. */
export async function entryRecords(db: Connection, realm: string): Promise<readonly string[]> {
  const { rows } = await db.query<{ line: string }>(
    `select concat_ws('|', figure, version, part, case_id, seq, entry, area, person, from_day,
        coalesce(to_day::text, '-'), value) as line
      from figure_record
      where realm = $1 and entry <> ''`,
    [realm],
  )
  return rows.map((r) => r.line)
}

export async function storedBalances(
  db: Connection,
  realm: string,
): Promise<
  readonly {
    readonly id: string
    readonly unit: string
    readonly balance: number
    readonly floor: number | null
  }[]
> {
  const { rows } = await db.query<{ id: string; unit: string; balance: number; floor: number | null }>(
    'select id, unit, balance, floor from account where realm = $1 order by id',
    [realm],
  )
  return rows
}

/** Rows that belong to a case that does not exist, by table; at most twenty of each. */
export async function orphans(
  db: Connection,
  realm: string,
): Promise<readonly { readonly table: string; readonly case: string }[]> {
  const tables = [
    'event',
    'case_person',
    'figure_record',
    'transfer',
    'task',
    'case_point',
    'errand',
    'award',
    'obligation',
    'entry',
    'falling_due',
    'gathering',
    'gathered_line',
    `(select * from outbox where id not like '${openingPrefix}%')`,
  ]
  const strays: { readonly table: string; readonly case: string }[] = []
  for (const table of tables) {
    const { rows } = await db.query<{ case: string }>(
      `select distinct case_id as "case"
        from ${table} t
        where realm = $1
          and ${noCase('t')}
        limit 20`,
      [realm],
    )
    strays.push(...rows.map((r) => ({ table: table.startsWith('(') ? 'outbox' : table, case: r.case })))
  }
  return strays
}

/** A stored answer with the event that it names, as far as it names one. */
export type StoredAnswer = {
  readonly actor: string
  readonly key: string
  readonly digest: Buffer
  readonly status: number
  readonly answer: unknown
  /** Milliseconds. */ readonly at: number
  /** Its event is of an earlier home, and does not say which command it answers. */ readonly isEarlier: boolean
}

/** Answers to keys in their order, some at a time. */
export async function answersAfter(
  db: Connection,
  realm: string,
  after: Pick<StoredAnswer, 'actor' | 'key'>,
  limit: number,
  /** Whether there may be events of an earlier home. */ earlier: boolean,
): Promise<readonly StoredAnswer[]> {
  const isEarlier = `exists (select 1 from event e
        where e.realm = k.realm and e.case_id = k.answer->>'case' and e.seq = (k.answer->>'seq')::int
          and e.body not like '%,"recorded":"%')`
  const { rows } = await db.query<StoredAnswer>(
    `select actor, key, digest, status, answer, ${millisOf('at')} as at,
        ${earlier ? isEarlier : 'false'} as "isEarlier"
      from command k
      where realm = $1 and (actor, key) > ($2, $3)
      order by actor, key
      limit $4`,
    [realm, after.actor, after.key, limit],
  )
  return rows
}

/** Places and those whose posts reach them, as they are stored for the database's own wall. */
export async function storedReach(db: Connection, realm: string): Promise<readonly string[]> {
  const { rows } = await db.query<{ line: string }>(
    `select concat_ws('|', code, above, from_day, to_day) as line from area_reach where realm = $1`,
    [realm],
  )
  return rows.map((r) => r.line)
}

/** Keys of subjects as they lie there, some at a time. */
export async function wrappedKeysAfter(
  db: Connection,
  realm: string,
  after: string,
  limit: number,
): Promise<readonly { readonly subject: string; readonly wrapped: Buffer }[]> {
  const { rows } = await db.query<{ subject: string; wrapped: Buffer }>(
    'select subject, wrapped from subject_key where realm = $1 and subject > $2 order by subject limit $3',
    [realm, after, limit],
  )
  return rows
}

/** Of these subjects, those that have no key although their data was not erased. */
export async function keylessAmong(
  db: Connection,
  realm: string,
  subjects: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await db.query<{ subject: string }>(
    `select s.subject
      from unnest($2::text[]) as s(subject)
      left join subject_key k on k.realm = $1 and k.subject = s.subject
      left join erasure e on e.realm = $1 and e.subject = regexp_replace(s.subject, '\\.[0-9]+$', '')
      where k.subject is null
        and coalesce(substring(s.subject from '\\.([0-9]+)$')::int, 0) >= coalesce(e.generation, 0)`,
    [realm, subjects],
  )
  return rows.map((r) => r.subject)
}

/** Those who sent papers that are not emptied, and those whose second factor is sealed. */
export async function sealingSubjects(db: Connection, realm: string): Promise<readonly string[]> {
  const { rows } = await db.query<{ person: string }>(
    `select s.person || coalesce('.' || e.generation, '') as person
      from (select person from login where realm = $1 and totp is not null
        union select person from upload where realm = $1 and size > 0) as s
      left join erasure e on e.realm = $1 and e.subject = s.person`,
    [realm],
  )
  return rows.map((r) => r.person)
}

/** Rows of the outbox that nobody answered although whoever carries them went on past them. */
export async function passedOver(db: Connection, realm: string): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select o.id
      from outbox o
      join outbox_cursor c on c.realm = o.realm and c.reader = 'commands'
      where o.realm = $1 and o.kind = 'command' and o.answer is null and (o.txid, o.pos) <= (c.txid, c.pos)`,
    [realm],
  )
  return rows.map((r) => r.id)
}

/** Which files of the schema this database says it went through. */
export async function ranMigrations(db: Connection): Promise<readonly string[]> {
  const { rows } = await db.query<{ name: string }>('select name from migration order by name')
  return rows.map((r) => r.name)
}
