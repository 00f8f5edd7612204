/** Programmes by their content: what a version said when it first ran here is what its cases are pinned to. */
import { createHash } from 'node:crypto'
import type { Instant } from '#kernel/day'
import {
  historiesOf,
  upgradeProgramme,
  withHistories,
  withoutHistories,
  type FormerKinds,
  type Programme,
} from '#kernel/programme'
import { changeCovered } from './covered/change.ts'
import type { Cover } from './covered/digest.ts'
import { transaction, type Connection, type Pool } from './pool.ts'

const sha256 = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** [VS2] What a version is known by: its text without the dated values of its parameters. */
export const textHash = (p: Programme): string => sha256(withoutHistories(p))

/** A version as this realm keeps it. */
export type KeptVersion = {
  /** In the form of today, with the dated values that were told last. */
  readonly programme: Programme
  /** Of the text as it was stored. */
  readonly hash: string
}

type Row = { readonly id: string; readonly version: number; readonly hash: string; readonly body: unknown }
const nameOf = ({ id, version }: { readonly id: string; readonly version: number }): string =>
  `${id}@${version}`

/** [S6] Keeps the text of each version the first time that it is met; gives every version that this realm ever ran. */
export async function pinProgrammes(
  db: Pool,
  cover: Cover,
  programmes: readonly Programme[],
  at: Instant,
  formerKinds: FormerKinds = {},
): Promise<ReadonlyMap<string, KeptVersion>> {
  const { realm } = cover
  await transaction(db, (own) =>
    changeCovered(
      own,
      cover,
      { programme: 'any' },
      () =>
        own.query(
          `insert into programme (realm, id, version, hash, body)
            select $1, id, version, hash, body
            from unnest($2::text[], $3::int[], $4::text[], $5::json[]) as t(id, version, hash, body)
            on conflict do nothing`,
          [
            realm,
            programmes.map((p) => p.id),
            programmes.map((p) => p.version),
            programmes.map(textHash),
            programmes.map((p) => JSON.stringify(stamped(p))),
          ],
        ),
      (_, changed) =>
        changed
          ? { kind: 'programmes', case: null, person: 'system', post: null, names: [], purpose: '', at }
          : null,
    ),
  )
  const { rows } = await db.query<Row>('select id, version, hash, body from programme where realm = $1', [
    realm,
  ])
  const { rows: later } = await db.query<Row>(
    'select distinct on (programme, version) programme as id, version, hash, body from parameter_history where realm = $1 order by programme, version, n desc',
    [realm],
  )
  const histories = new Map(later.map((r) => [nameOf(r), r.body as Readonly<Record<string, unknown>>]))
  return new Map(
    rows.map((r) => {
      const programme = upgradeProgramme(r.body, formerKinds)
      const newest = histories.get(nameOf(r))
      return [nameOf(r), { hash: r.hash, programme: newest ? withHistories(programme, newest) : programme }]
    }),
  )
}

/** A text that is written says in which form. */
const stamped = (p: Programme): unknown => {
  const { format, ...text } = withoutHistories(p) as Programme
  return { format, ...text, params: p.params }
}

/** [VS2] Writes down that dated values of a version are other than before, in the log and beside it. */
export async function keepHistories(
  pool: Pool,
  cover: Cover,
  programmes: readonly Programme[],
  at: Instant,
): Promise<void> {
  if (programmes.length === 0) return
  await transaction(pool, async (db) => {
    for (const p of programmes) {
      const histories = historiesOf(p)
      const hash = sha256(histories)
      await changeCovered(
        db,
        cover,
        { parameter_history: { programme: [p.id] } },
        () =>
          db.query(
            'insert into parameter_history (realm, programme, version, hash, body) values ($1, $2, $3, $4, $5)',
            [cover.realm, p.id, p.version, hash, JSON.stringify(histories)],
          ),
        () => ({
          kind: 'parameters',
          case: null,
          person: 'system',
          post: null,
          names: [nameOf(p)],
          purpose: '',
          at,
          digest: hash,
        }),
      )
    }
  })
}

/** Versions that cases run on, with how many of them and the first few. */
export async function versionsInUse(
  db: Connection,
  realm: string,
): Promise<
  readonly {
    readonly id: string
    readonly version: number
    readonly cases: number
    readonly first: readonly string[]
  }[]
> {
  const { rows } = await db.query<{ id: string; version: number; cases: number; first: string[] }>(
    'select programme as id, version, count(*) as cases, (array_agg(id order by id))[1:5] as first from office_case where realm = $1 group by 1, 2',
    [realm],
  )
  return rows
}

/** [VS2] Kept texts and dated values that are not what their hashes say, or that the log does not tell of, by name. */
export async function changedTexts(db: Connection, realm: string): Promise<readonly string[]> {
  const { rows } = await db.query<Row>('select id, version, hash, body from programme where realm = $1', [
    realm,
  ])
  const { rows: values } = await db.query<Row & { readonly logged: boolean }>(
    `select programme as id, version, hash, body,
            exists (select 1 from access_entry a where a.realm = p.realm and a.kind = 'parameters'
                       and a.body::jsonb->>'digest' = p.hash and a.body::jsonb->'names' ? (programme || '@' || version)) as logged
       from parameter_history p where realm = $1`,
    [realm],
  )
  return [
    ...rows.filter((r) => storedHash(r.body) !== r.hash).map((r) => `${nameOf(r)} (text)`),
    ...values.filter((r) => sha256(r.body) !== r.hash || !r.logged).map((r) => `${nameOf(r)} (parameters)`),
  ]
}

/** A text of the first form was hashed whole. */
const storedHash = (body: unknown): string =>
  (body as { readonly format?: number }).format === undefined ? sha256(body) : textHash(body as Programme)
