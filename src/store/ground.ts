/** Borders of places on the ground, with their history, and the draft of the next ones. */
import type { Day } from '#kernel/day'
import type { Connection } from './pool.ts'

/** Whole microdegrees (WGS 84): polygons of rings of longitude and latitude, each joined to its beginning. */
export type StoredShape = readonly (readonly (readonly (readonly [number, number])[])[])[]
/** What stands on the public sign of a place. */
export type Sign = {
  readonly name: string
  readonly phone: string
  readonly supervision?: string | undefined
}
export type StoredBorder = {
  readonly code: string
  readonly from: Day
  readonly to: Day | null
  readonly shape: StoredShape
  readonly sign: Sign | null
}

/** [AR12] Every border that a realm has or had. */
export async function readBorders(db: Connection, realm: string): Promise<readonly StoredBorder[]> {
  const { rows } = await db.query<StoredBorder>(
    `select area as code, from_day as "from", to_day as "to", shape, sign
      from ground
      where realm = $1
      order by area, from_day`,
    [realm],
  )
  return rows
}

/** [AR12] Ends borders with the day before and begins others; what was, stays. In the caller's transaction. */
export async function writeBorders(
  db: Connection,
  realm: string,
  from: Day,
  ends: readonly string[],
  begins: readonly Omit<StoredBorder, 'from' | 'to'>[],
): Promise<void> {
  await db.query(
    'update ground set to_day = $2::date - 1 where realm = $1 and area = any($3) and to_day is null',
    [realm, from, ends],
  )
  await db.query(
    `insert into ground (realm, area, from_day, shape, sign)
      select $1, code, $2, shape, sign
      from jsonb_to_recordset($3::jsonb) as t(code text, shape jsonb, sign jsonb)`,
    [realm, from, JSON.stringify(begins)],
  )
  await db.query('delete from ground_draft where realm = $1', [realm])
}

/** The last day on which a border began; null before the first. */
export async function lastBorderDay(db: Connection, realm: string): Promise<Day | null> {
  const { rows } = await db.query<{ day: Day | null }>(
    'select max(from_day) as day from ground where realm = $1',
    [realm],
  )
  return rows[0]!.day
}

/** The draft as it was sent; null where there is none. */
export async function readGroundDraft(db: Connection, realm: string): Promise<unknown> {
  const { rows } = await db.query<{ body: unknown }>('select body from ground_draft where realm = $1', [
    realm,
  ])
  return rows[0]?.body ?? null
}

/** Keeps it in the place of the one before. */
export async function saveGroundDraft(db: Connection, realm: string, body: unknown): Promise<void> {
  await db.query(
    'insert into ground_draft (realm, body) values ($1, $2) on conflict (realm) do update set body = excluded.body',
    [realm, JSON.stringify(body)],
  )
}

/** [GD9] A line or a filled shape beneath the borders, in whole microdegrees (WGS 84). */
export type SketchPart = {
  readonly kind: string
  readonly name: { readonly zh: string; readonly en: string } | null
  readonly line: readonly (readonly [number, number])[]
  readonly isFilled: boolean
}

/** [GD9] What is drawn beneath the borders; nothing where nobody drew it. */
export async function readSketch(db: Connection, realm: string): Promise<readonly SketchPart[]> {
  const { rows } = await db.query<{ body: readonly SketchPart[] }>(
    'select body from ground_sketch where realm = $1',
    [realm],
  )
  return rows[0]?.body ?? []
}

/** Keeps it in the place of the one before; nothing of it is kept where there is none. In the caller's transaction. */
export async function saveSketch(db: Connection, realm: string, parts: readonly SketchPart[]): Promise<void> {
  await db.query(
    'insert into ground_sketch (realm, body) values ($1, $2) on conflict (realm) do update set body = excluded.body',
    [realm, JSON.stringify(parts)],
  )
}
