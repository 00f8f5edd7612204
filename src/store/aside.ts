/** [QA1] What a phone still sends after its session was ended: put aside as it came, until somebody deals with it. */
import type { Instant } from '#kernel/day'
import { changeCovered } from './covered/change.ts'
import type { Cover } from './covered/digest.ts'
import { transaction, type Connection, type Pool } from './pool.ts'

export type AsideCause = 'phone' | 'login' | 'post'
export type AsideEnd = 'taken' | 'discarded'

export type AsideRow = {
  readonly id: string
  readonly login: string
  readonly device: string
  readonly cause: AsideCause
  readonly at: Instant
  /** Null once it was dealt with. */
  readonly sealedKey: string | null
  readonly body: string | null
  readonly ended: AsideEnd | null
  readonly case: string | null
}

const columns = `id, login, device, cause, at, sealed_key as "sealedKey", body, ended, case_id as "case"`

/** [QA2] So many of one login wait at once, and so many come in thirty days: who found a phone fills no desk. */
const [mostWaiting, mostOfLogin] = [50, 200]

/** Kept, once; or there are too many of this login. */
export const putAside = (
  pool: Pool,
  cover: Cover,
  row: Pick<AsideRow, 'id' | 'login' | 'device' | 'cause'> & {
    readonly sealedKey: string
    readonly body: string
  },
  by: { readonly person: string; readonly at: Instant },
): Promise<'kept' | 'there' | 'full'> =>
  transaction(pool, (db) =>
    changeCovered(
      db,
      cover,
      { aside: { id: [row.id] } },
      async () => {
        /** Two that come at once are counted one after the other. */
        await db.query('select 1 from login where realm = $1 and login = $2 for update', [
          cover.realm,
          row.login,
        ])
        const { rows } = await db.query<{ there: boolean; waiting: number; all: number }>(
          `select coalesce(bool_or(id = $3), false) as there, count(*) filter (where ended is null)::int as waiting,
              count(*)::int as "all"
            from aside
            where realm = $1 and login = $2 and at > $4::timestamptz - interval '30 days'`,
          [cover.realm, row.login, row.id, by.at],
        )
        const { there, waiting, all } = rows[0]!
        if (there) return 'there' as const
        if (waiting >= mostWaiting || all >= mostOfLogin) return 'full' as const
        await db.query(
          `insert into aside (realm, id, login, device, cause, sealed_key, body, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (realm, id) do nothing`,
          [cover.realm, row.id, row.login, row.device, row.cause, row.sealedKey, row.body, by.at],
        )
        return 'kept' as const
      },
      (done) =>
        done === 'kept'
          ? { kind: 'aside', case: null, post: null, names: [row.id], purpose: row.cause, ...by }
          : null,
    ),
  )

/** What waits, the oldest first. */
export async function asidesOf(db: Connection, realm: string): Promise<readonly AsideRow[]> {
  const { rows } = await db.query<AsideRow>(
    `select ${columns} from aside where realm = $1 and ended is null order by at, id limit 1000`,
    [realm],
  )
  return rows
}

/** Those that this login's phones sent, dealt with or not: one of them may stand on another. */
export async function asidesOfLogin(
  db: Connection,
  realm: string,
  login: string,
): Promise<readonly AsideRow[]> {
  const { rows } = await db.query<AsideRow>(
    `select ${columns} from aside where realm = $1 and login = $2 order by at, id`,
    [realm, login],
  )
  return rows
}

/** [QA3] Dealt with, once: what was written is no longer kept beside the act that came of it. False where somebody was quicker. */
export const endAside = (
  pool: Pool,
  cover: Cover,
  id: string,
  end: {
    readonly ended: AsideEnd
    readonly reason: string | null
    readonly post: string
    readonly case: string | null
    readonly seq: number | null
  },
  by: { readonly person: string; readonly at: Instant },
): Promise<boolean> =>
  transaction(pool, (db) =>
    changeCovered(
      db,
      cover,
      { aside: { id: [id] } },
      async () => {
        const { rowCount } = await db.query(
          `update aside set ended = $3, reason = $4, by_post = $5, ended_at = $6, case_id = $7, seq = $8,
              sealed_key = null, body = null
            where realm = $1 and id = $2 and ended is null`,
          [cover.realm, id, end.ended, end.reason, end.post, by.at, end.case, end.seq],
        )
        return rowCount === 1
      },
      (done) =>
        done
          ? {
              kind: end.ended === 'taken' ? 'aside_taken' : 'aside_discarded',
              case: end.case,
              post: end.post,
              names: [id],
              purpose: end.reason ?? '',
              ...by,
            }
          : null,
    ),
  )

export type PhoneStanding = {
  readonly person: string
  /** They were signed out there from elsewhere. */ readonly revoked: boolean
  /** They may not sign in any more. */ readonly off: boolean
}

/** [QA1] How a login stands, and one of its browsers; null where there is no such login. */
export async function phoneStanding(
  db: Connection,
  realm: string,
  login: string,
  browser: Buffer,
): Promise<PhoneStanding | null> {
  const { rows } = await db.query<PhoneStanding>(
    `select person, disabled_at is not null as off,
        exists (select 1 from device d
          where d.token = $3 and d.realm = $1 and d.login = $2 and d.revoked_at is not null) as revoked
      from login
      where realm = $1 and login = $2`,
    [realm, login, browser],
  )
  return rows[0] ?? null
}
