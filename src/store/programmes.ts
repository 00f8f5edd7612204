/** Programmes by their content: what a version said when it first ran here is what its cases are pinned to. */
import { createHash } from 'node:crypto'
import type { Programme } from '#kernel'
import type { Connection } from './pool.ts'

const hashOf = (p: Programme): string => createHash('sha256').update(JSON.stringify(p)).digest('hex')

/** [S6] Keeps each version's text the first time it is met; gives those whose text is another now, as `id@version`. */
export async function pinProgrammes(
  db: Connection,
  realm: string,
  programmes: readonly Programme[],
): Promise<readonly string[]> {
  const hashes = programmes.map(hashOf)
  await db.query(
    `insert into programme (realm, id, version, hash, body)
      select $1, id, version, hash, body
      from unnest($2::text[], $3::int[], $4::text[], $5::json[]) as t(id, version, hash, body)
      on conflict do nothing`,
    [
      realm,
      programmes.map((p) => p.id),
      programmes.map((p) => p.version),
      hashes,
      programmes.map((p) => JSON.stringify(p)),
    ],
  )
  const { rows } = await db.query<{ id: string; version: number; hash: string }>(
    'select id, version, hash from programme where realm = $1',
    [realm],
  )
  const pinned = new Map(rows.map((r) => [`${r.id}@${r.version}`, r.hash]))
  return programmes
    .filter((p, i) => pinned.get(`${p.id}@${p.version}`) !== hashes[i])
    .map((p) => `${p.id}@${p.version}`)
}
