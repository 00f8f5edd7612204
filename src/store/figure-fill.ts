/** [F5] Figures that came when there was a log already: which these are, and their records of what was done before. */
import type { Contribution } from '#kernel/figure'
import { transaction, type Connection, type Pool } from './pool.ts'

/** A figure by its id and the version of its definition. */
export type Counted = { readonly id: string; readonly version: number }
/** A record of a figure, with the day on which it left again. */
export type FilledRecord = Contribution & { readonly to: string | null }

/**
 * Of these figures, those that the log was not counted for. A home from before this was kept counted all that it has records of.
 */
export async function uncounted<T extends Counted>(
  pool: Pool,
  realm: string,
  figures: readonly T[],
): Promise<readonly T[]> {
  const named = [figures.map((f) => f.id), figures.map((f) => f.version)]
  return transaction(pool, async (db) => {
    await db.query(
      `insert into figure_counted (realm, figure, version)
        select $1, f.figure, f.version
        from unnest($2::text[], $3::int[]) as f(figure, version)
        where not exists (select 1 from figure_counted where realm = $1)
          and (not exists (select 1 from event where realm = $1)
            or exists (select 1 from figure_record r
              where r.realm = $1 and r.figure = f.figure and r.version = f.version))`,
      [realm, ...named],
    )
    const { rows } = await db.query<Counted>(
      'select figure as id, version from figure_counted where realm = $1',
      [realm],
    )
    const counted = new Set(rows.map((r) => `${r.id}@${r.version}`))
    return figures.filter((f) => !counted.has(`${f.id}@${f.version}`))
  })
}

/** The next cases of these programmes, by id. */
export async function casesAfter(
  db: Connection,
  realm: string,
  programmes: readonly string[],
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>(
    'select id from office_case where realm = $1 and programme = any($2) and id > $3 order by id limit $4',
    [realm, programmes, after, limit],
  )
  return rows.map((r) => r.id)
}

/** Writes records that were missing; those that stand stay as they are, so that killed it goes on. */
export async function fillRecords(
  db: Connection,
  realm: string,
  records: readonly FilledRecord[],
): Promise<void> {
  await db.query(
    `insert into figure_record (realm, figure, version, part, case_id, seq, entry, area, person, from_day, to_day, value)
      select $1, figure, version, part, case_id, seq, entry, area, person, from_day, to_day, value
      from unnest($2::text[], $3::int[], $4::text[], $5::text[], $6::int[], $7::text[], $8::text[], $9::text[],
        $10::date[], $11::date[], $12::bigint[])
        as r(figure, version, part, case_id, seq, entry, area, person, from_day, to_day, value)
      on conflict do nothing`,
    [
      realm,
      records.map((r) => r.figure),
      records.map((r) => r.version),
      records.map((r) => r.part),
      records.map((r) => r.case),
      records.map((r) => r.seq),
      records.map((r) => r.entry ?? ''),
      records.map((r) => r.area),
      records.map((r) => r.person),
      records.map((r) => r.from),
      records.map((r) => r.to),
      records.map((r) => r.value),
    ],
  )
}

export async function markCounted(db: Connection, realm: string, figures: readonly Counted[]): Promise<void> {
  await db.query(
    `insert into figure_counted (realm, figure, version)
      select $1, figure, version
      from unnest($2::text[], $3::int[]) as f(figure, version)
      on conflict do nothing`,
    [realm, figures.map((f) => f.id), figures.map((f) => f.version)],
  )
}
