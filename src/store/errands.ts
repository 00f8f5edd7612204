/** Errands as they are read: what waits for posts by name, and what somebody sent and waits for. */
import type { Case, ErrandKind } from '#kernel/case'
import type { Connection } from './pool.ts'
import { stood, standing, type Standing } from './standing.ts'

export type ListedErrand = {
  readonly state: Case
  readonly seq: number
  readonly post: string
  readonly kind: ErrandKind
}

/** Given to one of these posts. */
export const errandsFor = (
  db: Connection,
  realm: string,
  posts: readonly string[],
  limit: number,
): Promise<readonly ListedErrand[]> => listed(db, 'e.post = any($2)', [realm, posts, limit])

/** Given by this person, and not read only: they wait for somebody to do something. */
export const errandsSent = (
  db: Connection,
  realm: string,
  sender: string,
  limit: number,
): Promise<readonly ListedErrand[]> => listed(db, 'e.sender = $2', [realm, sender, limit])

async function listed(
  db: Connection,
  whose: string,
  values: readonly [realm: string, of: string | readonly string[], limit: number],
): Promise<readonly ListedErrand[]> {
  const { rows } = await db.query<Standing<ListedErrand>>(
    `select ${standing('c')}, e.seq, e.post, e.kind
      from errand e
      join office_case c on c.realm = $1 and c.id = e.case_id
      where e.realm = $1 and ${whose}
      order by e.until_day nulls last, e.since desc, e.case_id
      limit $3`,
    [...values],
  )
  return stood(db, values[0], rows)
}
