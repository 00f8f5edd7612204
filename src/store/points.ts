/** Points of open cases on a map: as a case brings them, and as cells and points are read again. */
import { microdegrees } from '#kernel/area'
import type { ListedCase } from './case-lists.ts'
import type { Connection } from './pool.ts'
import { stood, standing, type Standing } from './standing.ts'

/** Where an open case lies; a case that moved and has none lies nowhere any more. */
export type PointRow = {
  readonly case: string
  readonly programme: string
  readonly area: string
  readonly lon: number
  readonly lat: number
}

/** [MP2] The plane that points are kept on: that of every web map at zoom 14, where the world is 4,194,304 pixels wide. */
export const planeZoom = 14
const worldPx = 256 * 2 ** planeZoom
/** Of a cell's side: 32 pixels of the plane. */
const cellBits = 5

/** Where degrees lie on the plane, to the pixel. */
export function planeOf({ lon, lat }: Pick<PointRow, 'lon' | 'lat'>): readonly [px: number, py: number] {
  const s = Math.sin((lat / microdegrees / 180) * Math.PI)
  return [
    Math.floor(((lon / microdegrees + 180) / 360) * worldPx),
    Math.floor((0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI)) * worldPx),
  ]
}

/** Pixels of the plane: west, north, east and south, all of them within. */
export type PlaneBox = {
  readonly west: number
  readonly north: number
  readonly east: number
  readonly south: number
}
/** So many cases lie together; `case` where it is one alone. */
export type Cluster = {
  readonly n: number
  readonly lon: number
  readonly lat: number
  readonly case: string | null
}

/** A group of a map is so many pixels of its screen wide. */
const groupPx = 64
/** One alone is named; more of them are named when the map comes nearer. */
const mostNamed = 400

/**
 * [MP2] What lies in a stretch of the plane, in groups of some sixty pixels of a screen at this zoom. From afar it is read from cells,
 * from near from the points. What the connection does not see is in no number.
 */
export async function clustersIn(
  db: Connection,
  realm: string,
  programme: string,
  box: PlaneBox,
  zoom: number,
): Promise<readonly Cluster[]> {
  /** How many pixels of the plane, as a power of two, a group is wide. */
  const bits = Math.max(0, Math.log2(groupPx) + planeZoom - zoom)
  const [west, east] = [box.west >> cellBits, box.east >> cellBits]
  const [north, south] = [box.north >> cellBits, box.south >> cellBits]
  const groups =
    bits >= cellBits
      ? (
          await db.query<Group>({
            name: 'map-cells',
            text: `select cx >> $7 as x, cy >> $7 as y, sum(n)::int as n, sum(lon)::float8 as lon, sum(lat)::float8 as lat
              from case_cell
              where realm = $1 and programme = $2 and cx between $3 and $4 and cy between $5 and $6 and n > 0
              group by 1, 2`,
            values: [realm, programme, west, east, north, south, bits - cellBits],
          })
        ).rows
      : (
          await db.query<Group>({
            name: 'map-points',
            /** Column by column, by equality: no more is read than lies there. */
            text: `select p.px >> $7 as x, p.py >> $7 as y, count(*)::int as n, sum(p.lon)::float8 as lon, sum(p.lat)::float8 as lat
              from generate_series($3::int * 32, $4::int * 32 + 31) as strip(px)
              join case_point p on p.realm = $1 and p.programme = $2 and p.px = strip.px
                and p.py between $5::int * 32 and $6::int * 32 + 31
              group by 1, 2`,
            values: [realm, programme, west, east, north, south, bits],
          })
        ).rows
  const alone = groups.filter((g) => g.n === 1).slice(0, mostNamed)
  const names = await namesOf(db, realm, programme, alone)
  return groups.map((g) => ({
    n: g.n,
    lon: Math.round(g.lon / g.n),
    lat: Math.round(g.lat / g.n),
    case: names.get(`${g.x} ${g.y}`) ?? null,
  }))
}

type Group = {
  readonly x: number
  readonly y: number
  readonly n: number
  readonly lon: number
  readonly lat: number
}

/** Which case it is that lies alone in its group. */
async function namesOf(
  db: Connection,
  realm: string,
  programme: string,
  alone: readonly Group[],
): Promise<ReadonlyMap<string, string>> {
  if (alone.length === 0) return new Map()
  const { rows } = await db.query<{ x: number; y: number; case: string }>({
    name: 'map-names',
    text: `select g.x, g.y, p.case_id as "case"
      from unnest($3::int[], $4::int[], $5::int[], $6::int[], $7::int[], $8::int[]) as g(x, y, lon, lat, px, py)
      cross join lateral (select case_id
        from case_point
        where realm = $1 and programme = $2 and px between g.px - 1 and g.px + 1 and py between g.py - 1 and g.py + 1
          and lon = g.lon and lat = g.lat
        limit 1) as p`,
    values: [
      realm,
      programme,
      alone.map((g) => g.x),
      alone.map((g) => g.y),
      alone.map((g) => g.lon),
      alone.map((g) => g.lat),
      alone.map((g) => planeOf(g)[0]),
      alone.map((g) => planeOf(g)[1]),
    ],
  })
  return new Map(rows.map((r) => [`${r.x} ${r.y}`, r.case]))
}

/** [MP2] Cells that are not the sums of their points, some of them. */
export async function wrongCells(db: Connection, realm: string): Promise<readonly string[]> {
  const { rows } = await db.query<{ cell: string }>(
    `select concat_ws(' ', programme, cx, cy, area) as cell
      from (select programme, cx, cy, area, n, lon, lat from case_cell where realm = $1 and n <> 0) as c
      full join (select programme, px >> 5 as cx, py >> 5 as cy, area, count(*) as n, sum(lon) as lon, sum(lat) as lat
        from case_point where realm = $1 group by 1, 2, 3, 4) as p using (programme, cx, cy, area)
      where (c.n, c.lon, c.lat) is distinct from (p.n, p.lon, p.lat)
      limit 20`,
    [realm],
  )
  return rows.map((r) => r.cell)
}

/** [OG3] Cases with a point, in the order of their numbers from the one after `after`: those that lie in a box, or the one that is named. */
export async function pointsPage(
  db: Connection,
  realm: string,
  programme: string,
  stretch: {
    /** West, south, east and north in millionths of a degree, all of them within. */
    readonly box: readonly number[] | null
    readonly after: string
    readonly limit: number
    readonly only?: string
  },
): Promise<readonly (ListedCase & { readonly lon: number; readonly lat: number })[]> {
  const [west = null, south = null, east = null, north = null] = stretch.box ?? []
  const { rows } = await db.query<Standing<ListedCase & { readonly lon: number; readonly lat: number }>>(
    `select ${standing('c')}, t.since, t.amount, p.lon, p.lat
      from case_point p
      join office_case c on c.realm = p.realm and c.id = p.case_id
      left join lateral (select since, amount from task x where x.realm = c.realm and x.case_id = c.id order by x.due, x.role limit 1) t on true
      where p.realm = $1 and p.programme = $2 and p.case_id > $3 and ($4::text is null or p.case_id = $4)
        and ($5::int is null or (p.lon between $5 and $7 and p.lat between $6 and $8))
      order by p.case_id limit $9`,
    [realm, programme, stretch.after, stretch.only ?? null, west, south, east, north, stretch.limit],
  )
  return stood(db, realm, rows)
}
