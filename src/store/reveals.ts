/** Who looked at whose sealed data, when, and why. Only added to, and shown to the one concerned. */
import type { Connection } from './pool.ts'

export type Reveal = { readonly case: string; readonly person: string; readonly post: string | null; readonly names: readonly string[]; readonly purpose: string; readonly at: string }

export async function keepReveal(db: Connection, realm: string, r: Reveal): Promise<void> {
  await db.query('insert into reveal (realm, case_id, person, post, names, purpose, at) values ($1, $2, $3, $4, $5, $6, $7)', [realm, r.case, r.person, r.post, r.names, r.purpose, r.at])
}

/** The newest first; `at` is PostgreSQL's text. */
export async function revealsOf(db: Connection, realm: string, id: string): Promise<readonly Reveal[]> {
  const { rows } = await db.query<Reveal>('select case_id as "case", person, post, names, purpose, at from reveal where realm = $1 and case_id = $2 order by id desc limit 200', [realm, id])
  return rows
}
