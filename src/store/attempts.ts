/** Tries to sign in, reserved before anything is looked at and settled when they are answered. */
import type { Connection } from './pool.ts'

/** Which allowance, as a keyed hash, and how many failures it bears in a window. */
export type Allowance = { readonly bucket: Buffer; readonly most: number }

export type AttemptAsked = {
  readonly own: Allowance
  /** A browser that signed in to this login before has an allowance of its own, and none of its address. */
  readonly device?: { readonly token: Buffer; readonly login: string; readonly allowance: Allowance }
  /** Past it the tries have turns, so many seconds apart, and at most so many seconds ahead. */
  readonly address?: Allowance & { readonly everySeconds: number; readonly aheadSeconds: number }
  readonly windowSeconds: number
}

/** One reserved try. `until` is PostgreSQL's text: the window that it belongs to. */
export type Reserved = { readonly bucket: Buffer; readonly until: string }

export type AttemptTaken = {
  readonly isKnownDevice: boolean
  /** Null where the allowance is used up. */
  readonly own: Reserved | null
  readonly address: Reserved | null
  /** How long this try waits for its turn. */
  readonly slowSeconds: number
}

/** [I5] Reserves a try, in one statement: of those that come at once no more pass than the allowance bears. */
export async function takeAttempt(db: Connection, realm: string, a: AttemptAsked): Promise<AttemptTaken> {
  const { rows } = await db.query<{
    known: boolean
    own_bucket: Buffer | null
    own_until: string | null
    address_until: string | null
    slow: number | null
  }>({
    name: 'attempt',
    text: `with known as materialized (
        select exists (select 1 from device where realm = $1 and token = $2 and login = $3) as yes
      ), own as (
        insert into attempt as a (realm, bucket, pending, until)
        select $1, case when yes then $4::bytea else $6::bytea end, 1, now() + make_interval(secs => $8) from known
        on conflict (realm, bucket) do update set
          failed = case when a.until <= now() then 0 else a.failed end,
          pending = case when a.until <= now() then 1 else a.pending + 1 end,
          until = case when a.until <= now() then excluded.until else a.until end
        where a.until <= now() or a.failed + a.pending < (select case when yes then $5::int else $7::int end from known)
        returning a.bucket, a.until
      ), address as (
        insert into attempt as a (realm, bucket, pending, until)
        select $1, $9::bytea, 1, now() + make_interval(secs => $8) from own, known where not yes and $9::bytea is not null
        on conflict (realm, bucket) do update set
          failed = case when a.until <= now() then 0 else a.failed end,
          pending = case when a.until <= now() then 1 else a.pending + 1 end,
          until = case when a.until <= now() then excluded.until else a.until end,
          turn = case when a.until <= now() or a.failed + a.pending < $10::int then now()
            else greatest(a.turn, now()) + make_interval(secs => $11) end
        where a.until <= now() or a.failed + a.pending < $10::int or a.turn < now() + make_interval(secs => $12)
        returning a.until, extract(epoch from a.turn - now())::float8 as slow
      )
      select known.yes as known, own.bucket as own_bucket, own.until as own_until,
        address.until as address_until, address.slow
      from known left join own on true left join address on true`,
    values: [
      realm,
      a.device?.token ?? null,
      a.device?.login ?? null,
      a.device?.allowance.bucket ?? null,
      a.device?.allowance.most ?? 0,
      a.own.bucket,
      a.own.most,
      a.windowSeconds,
      a.address?.bucket ?? null,
      a.address?.most ?? 0,
      a.address?.everySeconds ?? 0,
      a.address?.aheadSeconds ?? 0,
    ],
  })
  const r = rows[0]!
  return {
    isKnownDevice: r.known,
    own: r.own_bucket && { bucket: r.own_bucket, until: r.own_until! },
    address: r.address_until === null ? null : { bucket: a.address!.bucket, until: r.address_until },
    slowSeconds: Math.max(0, r.slow ?? 0),
  }
}

/** What became of a reserved try: a failure stays counted until its window is over, anything else is given back. */
export async function settleAttempt(
  db: Connection,
  realm: string,
  { bucket, until }: Reserved,
  isFailure: boolean,
): Promise<void> {
  await db.query(
    `update attempt set pending = greatest(pending - 1, 0), failed = failed + $4
      where realm = $1 and bucket = $2 and until = $3::timestamptz`,
    [realm, bucket, until, isFailure ? 1 : 0],
  )
}

/** How an allowance stands: its failures, and the seconds until it is whole again. */
export async function attemptState(
  db: Connection,
  realm: string,
  bucket: Buffer,
): Promise<{ readonly failed: number; readonly seconds: number }> {
  const { rows } = await db.query<{ failed: number; seconds: number }>(
    `select failed, extract(epoch from until - now())::float8 as seconds
      from attempt where realm = $1 and bucket = $2 and until > now()`,
    [realm, bucket],
  )
  return rows[0] ?? { failed: 0, seconds: 0 }
}

/** Windows that are over say nothing any more. */
export async function forgetAttempts(db: Connection): Promise<void> {
  await db.query('delete from attempt where until < now()')
}

export type Count = { readonly bucket: Buffer; readonly n: number; readonly seconds: number }

/**
 * Of each group how often each of its buckets was counted in its window, this time counted in. They are taken in one order, so that
 * nobody waits in a circle.
 */
export async function countUp(
  db: Connection,
  realm: string,
  groups: readonly (readonly Buffer[])[],
  windowSeconds: number,
): Promise<readonly (readonly Count[])[]> {
  const times = new Map<string, number>()
  for (const b of groups.flat()) times.set(b.toString('hex'), (times.get(b.toString('hex')) ?? 0) + 1)
  const buckets = [...times.keys()]
  const { rows } = await db.query<{ bucket: Buffer; n: number; seconds: number }>({
    name: 'count-up',
    text: `insert into attempt as a (realm, bucket, failed, until)
      select $1, b, by, now() + make_interval(secs => $3) from unnest($2::bytea[], $4::int[]) as t(b, by) order by b
      on conflict (realm, bucket) do update set
        failed = case when a.until <= now() then excluded.failed else a.failed + excluded.failed end,
        until = case when a.until <= now() then excluded.until else a.until end
      returning bucket, failed as n, extract(epoch from until - now())::float8 as seconds`,
    values: [realm, buckets.map((b) => Buffer.from(b, 'hex')), windowSeconds, [...times.values()]],
  })
  const counted = new Map(rows.map((row) => [row.bucket.toString('hex'), row]))
  /** Whoever came first of those that share a bucket counts first. */
  return groups.map((group) =>
    group.map((bucket) => {
      const key = bucket.toString('hex')
      const { n, seconds } = counted.get(key)!
      times.set(key, times.get(key)! - 1)
      return { bucket, n: n - times.get(key)!, seconds }
    }),
  )
}

/** It did not happen after all. */
export async function countDown(db: Connection, realm: string, buckets: readonly Buffer[]): Promise<void> {
  await db.query(
    `with held as (select bucket from attempt where realm = $1 and bucket = any($2) order by bucket for update)
      update attempt a set failed = greatest(a.failed - 1, 0) from held where a.realm = $1 and a.bucket = held.bucket`,
    [realm, buckets],
  )
}

/** Whether a key has its answer already: a repeat asks for it, and files nothing. */
export async function isAnswered(
  db: Connection,
  realm: string,
  actor: string,
  key: string,
): Promise<boolean> {
  const { rowCount } = await db.query('select 1 from command where realm = $1 and actor = $2 and key = $3', [
    realm,
    actor,
    key,
  ])
  return rowCount === 1
}
