/** What falls due by itself: cases in the order of time, and schedules that open cases with the day up to which they did. */
import type { AccessEntry } from './access-log.ts'
import { changeCovered } from './covered/change.ts'
import type { Cover } from './covered/digest.ts'
import { transaction, type Connection, type Pool } from './pool.ts'

export type DueRow = {
  readonly case: string
  readonly by: 'schedule' | 'clock' | 'gather' | 'lines'
  readonly name: string
  /** As PostgreSQL writes it. */
  readonly due: string
  readonly programme: string
  readonly version: number
  readonly seq: number
}

/** What is due until a moment, the oldest first; never more than so much at once. */
export async function fallenDue(
  db: Connection,
  realm: string,
  until: string,
  limit: number,
): Promise<readonly DueRow[]> {
  const { rows } = await db.query<DueRow>(
    `select d.case_id as "case", d.kind as by, d.name, d.due, c.programme, c.version, c.seq
      from falling_due d
      join office_case c on c.realm = d.realm and c.id = d.case_id
      where d.realm = $1 and d.due <= $2
      order by d.due, d.case_id
      limit $3`,
    [realm, until, limit],
  )
  return rows
}

/** Writes anew what a case does next, where the case is still the one that it was worked out from. */
export async function replaceDue(
  db: Connection,
  realm: string,
  of: { readonly id: string; readonly seq: number },
  runs: readonly Pick<DueRow, 'by' | 'name' | 'due'>[],
): Promise<void> {
  await db.query(
    `with now_case as (select 1 from office_case where realm = $1 and id = $2 and seq = $3 for update),
        gone as (delete from falling_due where realm = $1 and case_id = $2 and exists (select 1 from now_case)
          and (kind, name) not in (select * from unnest($4::text[], $5::text[])) returning 1)
      insert into falling_due (realm, case_id, kind, name, due)
      select $1, $2, t.kind, t.name, t.due
      from unnest($4::text[], $5::text[], $6::timestamptz[]) as t(kind, name, due), now_case
      on conflict (realm, case_id, kind, name) do update set due = excluded.due`,
    [realm, of.id, of.seq, runs.map((r) => r.by), runs.map((r) => r.name), runs.map((r) => r.due)],
  )
}

/** Whose schedule, and when it is asked. */
type OfSchedule = { readonly programme: string; readonly schedule: string; readonly at: AccessEntry['at'] }

const entryOf = ({ programme, schedule, at }: OfSchedule): AccessEntry => ({
  kind: 'schedule',
  case: null,
  person: 'system',
  post: null,
  names: [programme, schedule],
  purpose: '',
  at,
})
const cursorOf = ({ programme, schedule }: OfSchedule) => ({ programme: [programme], schedule: [schedule] })

/** [V9] The day up to which a schedule opened cases; it begins with `first` where nobody asked before, and the log says so. */
export async function scheduleCursor(
  pool: Pool,
  cover: Cover,
  of: OfSchedule,
  first: string,
): Promise<string> {
  const at = [cover.realm, of.programme, of.schedule]
  const read = async (): Promise<string | undefined> =>
    (
      await pool.query<{ day: string }>(
        'select until_day as day from schedule_cursor where realm = $1 and programme = $2 and schedule = $3',
        at,
      )
    ).rows[0]?.day
  const day = await read()
  if (day !== undefined) return day
  await transaction(pool, (db) =>
    changeCovered(
      db,
      cover,
      { schedule_cursor: cursorOf(of) },
      async () =>
        (
          await db.query(
            'insert into schedule_cursor (realm, programme, schedule, until_day) values ($1, $2, $3, $4) on conflict do nothing',
            [...at, first],
          )
        ).rowCount === 1,
      (isMine) => (isMine ? entryOf(of) : null),
    ),
  )
  return (await read())!
}

/**
 * [TA5] [TA10] Gives the orders to open cases and moves the cursor, in one commit: whoever comes second finds it moved and gives none.
 * [V9] The log tells of the orders and of the cursor: no event gave them.
 */
export async function orderOpenings(
  pool: Pool,
  cover: Cover,
  of: OfSchedule & { readonly since: string; readonly until: string },
  orders: readonly { readonly id: string; readonly from: string; readonly body: unknown }[],
): Promise<boolean> {
  return transaction(pool, (db) =>
    changeCovered(
      db,
      cover,
      {
        schedule_cursor: cursorOf(of),
        ...(orders.length > 0 ? { 'outbox.openings': { id: orders.map((o) => o.id) } } : {}),
      },
      async () => {
        const { rowCount } = await db.query(
          `update schedule_cursor set until_day = $5
            where realm = $1 and programme = $2 and schedule = $3 and until_day = $4`,
          [cover.realm, of.programme, of.schedule, of.since, of.until],
        )
        if (rowCount !== 1) return false
        await db.query(
          `insert into outbox (realm, id, case_id, body)
            select $1, t.id, t.from_id, t.body::jsonb
            from unnest($2::text[], $3::text[], $4::text[]) as t(id, from_id, body)
            on conflict do nothing`,
          [
            cover.realm,
            orders.map((o) => o.id),
            orders.map((o) => o.from),
            orders.map((o) => JSON.stringify(o.body)),
          ],
        )
        return true
      },
      (isMine) => (isMine ? entryOf(of) : null),
    ),
  )
}
