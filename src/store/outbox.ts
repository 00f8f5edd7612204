/** What events set going and nobody has done yet. */
import type { Connection } from './pool.ts'

export type OutboxRow<Body> = { readonly id: string; readonly body: Body }

export async function waitingOutbox<Body>(
  db: Connection,
  realm: string,
  limit: number,
): Promise<readonly OutboxRow<Body>[]> {
  const { rows } = await db.query<OutboxRow<Body>>(
    'select id, body from outbox where realm = $1 and answer is null order by pos limit $2',
    [realm, limit],
  )
  return rows
}

/** What a case set going and another case refused, oldest first. */
export async function refusedCommands<Refusal>(
  db: Connection,
  realm: string,
  id: string,
): Promise<readonly { readonly case: string; readonly outcome: string; readonly refusal: Refusal }[]> {
  const { rows } = await db.query<{ case: string; outcome: string; refusal: Refusal }>(
    `select body->>'case' as "case", body->>'outcome' as outcome, answer->'refused' as refusal
      from outbox
      where realm = $1 and case_id = $2 and answer ? 'refused'
      order by pos
      limit 2000`,
    [realm, id],
  )
  return rows
}
