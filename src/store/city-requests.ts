/** Cases as a city app asks for them: newest first, going on after the last one that was told. */
import type { Case } from '#kernel/case'
import type { Connection } from './pool.ts'
import { casesStood, standing, type Standing } from './standing.ts'

export type CityWanted = {
  readonly programmes: readonly string[]
  readonly from: string
  readonly to: string
  /** By their numbers, whatever the days. */
  readonly ids: readonly string[] | null
  /** Steps at which they stand, or do not. */
  readonly at: readonly string[] | null
  readonly notAt: readonly string[] | null
  /** The fact that says the service, and which. */
  readonly fact: string
  readonly codes: readonly string[] | null
  readonly after: string
  readonly limit: number
}

/** [OT4] Of what the connection lets its reader see. */
export async function cityRequests(db: Connection, realm: string, w: CityWanted): Promise<readonly Case[]> {
  const { rows } = await db.query<Standing>(
    `select ${standing('c')} from office_case c
      where c.realm = $1 and c.programme = any($2)
        and (($3::text[] is not null and id = any($3)) or ($3::text[] is null and opened_at between $4 and $5))
        and ($6::text[] is null or step = any($6)) and ($7::text[] is null or step <> all($7))
        and ($8::text[] is null or state->'facts'->>$9 = any($8) or (state->>'seq')::int < seq)
        and ($10 = '' or (opened_at, id) < (select opened_at, id from office_case where realm = $1 and id = $10))
      order by opened_at desc, id desc limit $11`,
    [realm, w.programmes, w.ids, w.from, w.to, w.at, w.notAt, w.codes, w.fact, w.after, w.limit],
  )
  const cases = await casesStood(db, realm, rows)
  return w.codes === null ? cases : cases.filter((c) => w.codes!.includes(String(c.facts[w.fact])))
}
