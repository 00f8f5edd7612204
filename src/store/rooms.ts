/** What a room asks of the database: who has how much on their desk, where somebody was last, and what came when and where. */
import type { Case } from '#kernel/case'
import type { ListedCase } from './case-lists.ts'
import type { Connection } from './pool.ts'
import { casesStood, stood, standing, type Standing } from './standing.ts'

/** What waits at a desk; `post` where it is one official's alone. */
export type DeskLoad = {
  readonly role: string
  readonly area: string | null
  readonly post: string | null
  readonly n: number
  readonly late: number
  /** The most pressing of them. */ readonly case: string
}

/** [RO1] What waits for these roles. */
export async function loadOfDesks(
  db: Connection,
  realm: string,
  roles: readonly string[],
  now: string,
): Promise<readonly DeskLoad[]> {
  const { rows } = await db.query<DeskLoad>(
    `select role, area, post, count(*)::int as n, count(*) filter (where due < $3)::int as late,
        (array_agg(case_id order by due, since))[1] as "case"
      from task
      where realm = $1 and role = any($2)
      group by role, area, post`,
    [realm, roles, now],
  )
  return rows
}

/** [RO1] Cases of a programme at these steps that lie on the map, with where. */
export async function casesOnMap(
  db: Connection,
  realm: string,
  { programme, steps }: { readonly programme: string; readonly steps: readonly string[] },
  most: number,
): Promise<readonly { readonly state: Case; readonly lon: number; readonly lat: number }[]> {
  const { rows } = await db.query<
    Standing<{ readonly state: Case; readonly lon: number; readonly lat: number }>
  >(
    `select ${standing('c')}, p.lon, p.lat
      from case_point p
      join office_case c on c.realm = p.realm and c.id = p.case_id
      where p.realm = $1 and p.programme = $2 and c.step = any($3)
      order by c.opened_at desc
      limit $4`,
    [realm, programme, steps, most],
  )
  return stood(db, realm, rows)
}

/** [CT2] Cases of a programme at these steps, those first that were opened first. */
export async function casesAtSteps(
  db: Connection,
  realm: string,
  { programme, steps }: { readonly programme: string; readonly steps: readonly string[] },
  most: number,
): Promise<readonly Case[]> {
  const { rows } = await db.query<Standing>(
    `select ${standing('c')}
      from office_case c
      where c.realm = $1 and c.programme = $2 and c.step = any($3)
      order by c.opened_at, c.id
      limit $4`,
    [realm, programme, steps, most],
  )
  return casesStood(db, realm, rows)
}

/** [RO4] Cases of a programme that lie near a point, and those of an area without one, opened in a time. */
export async function casesNear(
  db: Connection,
  realm: string,
  programme: string,
  near: {
    readonly point: { readonly lon: number; readonly lat: number } | null
    readonly lonReach: number
    readonly latReach: number
    readonly area: string
    readonly from: string
    readonly to: string
  },
  most: number,
): Promise<readonly Case[]> {
  const { rows } = await db.query<Standing>(
    `select ${standing('c')}
      from office_case c
      left join case_point p on p.realm = c.realm and p.case_id = c.id
      where c.realm = $1 and c.programme = $2 and c.opened_at between $3 and $4
        and (p.lon between $5 and $6 and p.lat between $7 and $8 or c.area = $9)
      order by c.opened_at desc
      limit $10`,
    [
      realm,
      programme,
      near.from,
      near.to,
      (near.point?.lon ?? 1e9) - near.lonReach,
      (near.point?.lon ?? 1e9) + near.lonReach,
      (near.point?.lat ?? 1e9) - near.latReach,
      (near.point?.lat ?? 1e9) + near.latReach,
      near.area,
      most,
    ],
  )
  return casesStood(db, realm, rows)
}

/** [RO5] How many were opened by area and by hour of the day, and by day. */
export type Came = {
  readonly byArea: readonly { readonly area: string; readonly n: number }[]
  readonly byHour: readonly { readonly hour: number; readonly n: number }[]
  readonly byDay: readonly { readonly day: string; readonly opened: number; readonly closed: number }[]
}

/** Hours and days are those of China, where all of this happens. */
const local = (at: string): string => `(${at} at time zone 'Asia/Shanghai')`

export async function cameSince(
  db: Connection,
  realm: string,
  programme: string,
  {
    from,
    to,
    heatFrom,
    ended,
  }: {
    readonly from: string
    readonly to: string
    readonly heatFrom: string
    /** Steps at which nothing is done any more. */ readonly ended: readonly string[]
  },
): Promise<Came> {
  const { rows } = await db.query<{ kind: string; key: string; n: number }>(
    `with came as materialized (select area, opened_at, step, (state->'acts'->-1->>'at')::timestamptz as last_at
        from office_case where realm = $1 and programme = $2 and opened_at between $3::timestamptz - interval '60 days' and $4)
      select 'area' as kind, area as key, count(*)::int as n from came where opened_at >= $5 group by area
      union all
      select 'hour', extract(hour from ${local('opened_at')})::text, count(*)::int from came where opened_at >= $5 group by 2
      union all
      select 'opened', ${local('opened_at')}::date::text, count(*)::int from came where opened_at >= $3 group by 2
      union all
      select 'closed', ${local('last_at')}::date::text, count(*)::int from came
        where step = any($6) and last_at between $3 and $4 group by 2`,
    [realm, programme, from, to, heatFrom, ended],
  )
  const of = (kind: string) => rows.filter((r) => r.kind === kind)
  const closed = new Map(of('closed').map((r) => [r.key, r.n]))
  const opened = new Map(of('opened').map((r) => [r.key, r.n]))
  return {
    byArea: of('area').map((r) => ({ area: r.key, n: r.n })),
    byHour: of('hour').map((r) => ({ hour: Number(r.key), n: r.n })),
    byDay: [...new Set([...opened.keys(), ...closed.keys()])]
      .toSorted()
      .map((day) => ({ day, opened: opened.get(day) ?? 0, closed: closed.get(day) ?? 0 })),
  }
}

/** [RO5] How many tasks of a programme wait at each step, and how many of them are over or nearly so. */
export async function openByStep(
  db: Connection,
  realm: string,
  programme: string,
  now: string,
  soon: string,
): Promise<
  readonly { readonly step: string; readonly n: number; readonly late: number; readonly soon: number }[]
> {
  const { rows } = await db.query<{ step: string; n: number; late: number; soon: number }>(
    `select step, count(distinct case_id)::int as n, count(distinct case_id) filter (where due < $3)::int as late,
        count(distinct case_id) filter (where due between $3 and $4)::int as soon
      from task
      where realm = $1 and programme = $2
      group by step`,
    [realm, programme, now, soon],
  )
  return rows
}

/** [RO5] The most pressing of a programme. */
export async function pressingOf(
  db: Connection,
  realm: string,
  programme: string,
  most: number,
): Promise<readonly ListedCase[]> {
  const { rows } = await db.query<Standing<ListedCase>>(
    `select ${standing('c')}, t.since, t.amount
      from (select case_id, due, since, amount from task
        where realm = $1 and programme = $2 and due is not null order by due, case_id limit $3) as t
      join office_case c on c.realm = $1 and c.id = t.case_id
      order by t.due, t.case_id`,
    [realm, programme, most],
  )
  return stood(db, realm, rows)
}
