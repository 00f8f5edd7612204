/** Which rows stand beside the log and are covered by it all the same: those that say who may do what, and those that people rely on. */
import type { Connection } from '../pool.ts'

/** How the ids of orders begin that a schedule gave, and no event. */
export const openingPrefix = 'schedule/'
export const isOpening = (order: string): boolean => order.startsWith(openingPrefix)

type Table = {
  /** What tells one row from another; nothing where a realm has one. */
  readonly key: readonly string[]
  /** Columns that change by themselves, and say nothing that anybody relies on. */
  readonly passing?: readonly string[]
  /** The key tells of people whom nobody may be able to read there after an erasure. */
  readonly veiled?: true
  /** Where the rows are not those of the table as they stand. */
  readonly rows?: string
}

/**
 * [V9] A name here is the name under which the log tells of the rows: where the digest of a row is to be made in another way,
 * the name changes with it, and a new baseline is written under that.
 */
export const coveredTables = {
  realm: { key: [] },
  area: { key: ['code', 'from_day'] },
  ground: { key: ['area', 'from_day'] },
  ground_draft: { key: [] },
  ground_sketch: { key: [] },
  succession: { key: ['from_code', 'to_code'] },
  organisation: { key: ['id'] },
  person: { key: ['key'] },
  kin: { key: ['person', 'relative'], veiled: true },
  post: { key: ['id'] },
  substitution: { key: ['id'] },
  authority: { key: ['id'] },
  login: { key: ['login'], passing: ['totp_step'] },
  login_identity: { key: ['issuer', 'subject'], veiled: true },
  erasure: { key: ['subject'] },
  programme: { key: ['id', 'version'] },
  parameter_history: { key: ['programme', 'version', 'n'] },
  /** The bytes of a paper by their hash: as they lie there, sealed. */
  upload: {
    key: ['id'],
    rows: 'select realm, id, person, name, sealed_name, type, size, digest, sha256(content) as content, at from upload',
  },
  bulletin_issue: { key: ['bulletin', 'as_of'] },
  /** A number of a signed bulletin with all the records that it stood on. */
  frozen_record: {
    key: ['bulletin', 'as_of', 'slot'],
    rows: `select realm, bulletin, as_of, slot,
        sha256(convert_to(string_agg(concat_ws('|', case_id, seq, entry, value), E'\\n'
          order by case_id collate "C", seq, entry collate "C"), 'UTF8')) as records
      from frozen_record
      group by realm, bulletin, as_of, slot`,
  },
  /** Events that do not say themselves when they were recorded and what was asked, as they came in earlier homes: by case. */
  'event.before': {
    key: ['case_id'],
    rows: `select e.realm, e.case_id,
        string_agg(concat_ws('|', e.seq, e.recorded_at at time zone 'UTC'), E'\\n' order by e.seq) as recorded
      from event e
      where e.body not like '%,"recorded":"%'
      group by e.realm, e.case_id`,
  },
  /** The answers to the commands of these events: each looks for its own, for a planner that knows little of a small realm would meet all with all. */
  'command.before': {
    key: ['case_id'],
    rows: `select k.realm, k.case_id,
        sha256(convert_to(string_agg(concat_ws('|', k.actor, k.key, encode(k.digest, 'hex'), k.status,
          k.answer::text, k.at at time zone 'UTC'), E'\\n'
          order by k.actor collate "C", k.key collate "C"), 'UTF8')) as answers
      from (select *, answer->>'case' as case_id, (answer->>'seq')::int as seq from command) as k
      cross join lateral (select 1 from event e
        where e.realm = k.realm and e.case_id = k.case_id and e.seq = k.seq and e.body not like '%,"recorded":"%'
        offset 0) as e
      group by k.realm, k.case_id`,
  },
  /** Refusals that the house did not seal yet. */
  'outbox.before': {
    key: ['id'],
    rows: `select realm, id, answer from outbox where answer ? 'refused' and not answer ? 'seal'`,
  },
  /** [TA10] Up to which day each schedule opened its cases, and the orders that it gave: no event did. */
  schedule_cursor: { key: ['programme', 'schedule'] },
  /** [XC11] Partners, their keys and ours, every message with its receipt, and what could not both be true. */
  exchange_partner: { key: ['id'] },
  exchange_key: { key: ['partner', 'n'] },
  exchange_message: { key: ['partner', 'direction', 'n'] },
  exchange_conflict: { key: ['partner', 'id'] },
  /** [HK1] Who elsewhere is told of what, as whom, under which secret. */
  hook: { key: ['id'], passing: ['txid', 'pos', 'sent', 'withheld'] },
  /** [QA3] What phones sent after their session was ended, and what became of it. */
  aside: { key: ['id'] },
  'outbox.openings': {
    key: ['id'],
    rows: `select realm, id, case_id, kind, body, txid::text as txid from outbox where id like '${openingPrefix}%'`,
  },
} as const satisfies Readonly<Record<string, Table>>

export type CoveredTable = keyof typeof coveredTables
export const coveredNames = Object.keys(coveredTables) as readonly CoveredTable[]

/** Which rows: those whose columns have one of these values. */
export type Where = Readonly<Record<string, readonly string[]>>

/** Rows as text by their keys: equal texts are equal rows. A column that is null is as if it were not there yet. */
export async function coveredRows(
  db: Connection,
  realm: string,
  name: CoveredTable,
  where: Where = {},
): Promise<ReadonlyMap<string, string>> {
  const table: Table = coveredTables[name]
  const left = ['realm', ...(table.passing ?? [])]
  const key = table.key.length === 0 ? `''` : `concat_ws('|', ${table.key.join(', ')})`
  const wanted = Object.keys(where).map((column, i) => ` and ${column} = any($${i + 3})`)
  const { rows } = await db.query<{ key: string; line: string }>(
    `select ${key} as key,
        (select jsonb_object_agg(k, v) from jsonb_each(to_jsonb(t)) as x(k, v)
          where v <> 'null' and k <> all($2::text[]))::text as line
      from (${table.rows ?? `select * from ${name}`}) as t
      where realm = $1${wanted.join('')}`,
    [realm, left, ...Object.values(where)],
  )
  return new Map(rows.map((r) => [r.key, r.line]))
}

export const isVeiled = (name: CoveredTable): boolean => (coveredTables[name] as Table).veiled === true
