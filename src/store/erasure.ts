/** Erasing a person's data: their keys are destroyed, and all that stands beside the log is emptied. */
import type { Connection } from './pool.ts'

/** Cases that concern a person, as far as erasing must know. */
export type Concern = {
  readonly id: string
  readonly programme: string
  readonly version: number
  readonly step: string
}

export async function concernsOf(db: Connection, realm: string, person: string): Promise<readonly Concern[]> {
  const { rows } = await db.query<Concern>(
    `select c.id, c.programme, c.version, c.step
      from case_person p
      join office_case c on c.realm = p.realm and c.id = p.case_id
      where p.realm = $1 and p.person = $2`,
    [realm, person],
  )
  return rows
}

export type Erased = { readonly keys: number; readonly papers: number; readonly logins: number }

/** The papers that a person sent, or that their cases name, and that are not emptied yet. */
export async function papersOf(
  db: Connection,
  realm: string,
  person: string,
  cases: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select id
      from upload
      where realm = $1 and size > 0
        and (person = $2 or id in (select paper.value #>> '{}' from office_case c, jsonb_each(c.state->'facts') as fact, jsonb_array_elements(case jsonb_typeof(fact.value) when 'array' then fact.value else '[]' end) as paper
                                    where c.realm = $1 and c.id = any($3) and jsonb_typeof(paper.value) = 'string'))`,
    [realm, person, cases],
  )
  return rows.map((r) => r.id)
}

/**
 * [ER1] Destroys every key of the subject and counts the generation up, empties these papers,
 * and takes their name, kin, sign-in and sessions away; in the caller's transaction. The log's bytes stay, and say nothing.
 */
export async function erase(
  db: Connection,
  realm: string,
  person: string,
  papers: readonly string[],
  at: string,
): Promise<Erased> {
  await db.query(
    `insert into erasure (realm, subject, generation, at)
      values ($1, $2, 1, $3)
      on conflict (realm, subject) do update set generation = erasure.generation + 1, at = excluded.at`,
    [realm, person, at],
  )
  const keys = await db.query(
    `delete from subject_key where realm = $1 and (subject = $2 or subject ~ ('^' || $3 || '\\.[0-9]+$'))`,
    [realm, person, person.replace(/[^\w-]/g, '')],
  )
  const emptied = await db.query(
    `update upload set content = '', name = '', sealed_name = null, size = 0, digest = ''
      where realm = $1 and id = any($2)`,
    [realm, papers],
  )
  await db.query('delete from upload_part where realm = $1 and person = $2', [realm, person])
  /** [FD8] Nobody finds them any more, nor by them whoever stands in a case that was sealed with their key. */
  await db.query(
    `delete from case_key
      where realm = $1 and case_id in (select case_id from case_person where realm = $1 and person = $2)
        and (person = $2 or subject = $2)`,
    [realm, person],
  )
  await db.query(
    'delete from remembered where realm = $1 and login in (select login from login where realm = $1 and person = $2)',
    [realm, person],
  )
  await db.query(
    'delete from session where realm = $1 and login in (select login from login where realm = $1 and person = $2)',
    [realm, person],
  )
  await db.query(
    'delete from login_identity where realm = $1 and login in (select login from login where realm = $1 and person = $2)',
    [realm, person],
  )
  const logins = await db.query('delete from login where realm = $1 and person = $2', [realm, person])
  await db.query('delete from kin where realm = $1 and (person = $2 or relative = $2)', [realm, person])
  await db.query('delete from person where realm = $1 and key = $2', [realm, person])
  return { keys: keys.rowCount ?? 0, papers: emptied.rowCount ?? 0, logins: logins.rowCount ?? 0 }
}
