/** A village with one grid drawn on the ground and cases that lie in it: close together, far apart, and two at the very same place. */
import { yunzhao } from '../packs/rehearsal-hunan/index.ts'
import type { Done } from '../src/server/contract/index.ts'
import type { ServerOptions } from '../src/server/index.ts'
import { posts, staffOf, type Staff } from './county.ts'
import { allPacks, openTestHouse, type TestHouse } from './house.ts'
import { spotted } from './spotted.ts'

/** In degrees. */
export const spottedBox = [111.2, 26.9, 111.4, 27.1] as const
const [west, south, east, north] = spottedBox
/** The grid that is drawn. */
export const spottedGrid = `${yunzhao}011`

export type Spotted = { readonly lon: number; readonly lat: number; readonly case: string }

/** In millionths of a degree. */
const places: readonly (readonly [lon: number, lat: number])[] = [
  ...Array.from({ length: 24 }, (_, n) => [111_300_000 + n * 700, 27_000_000 + (n % 5) * 900] as const),
  ...Array.from({ length: 12 }, (_, n) => [111_210_000 + n * 15_000, 26_910_000 + n * 14_000] as const),
  [111_333_333, 27_055_555],
  [111_333_333, 27_055_555],
]

export async function openSpotted(
  hooks: ServerOptions['hooks'] = {},
): Promise<{ readonly house: TestHouse; readonly staff: Staff; readonly points: Spotted[] }> {
  const packs = allPacks()
  const house = await openTestHouse({
    packs: { ...packs, programmes: [...packs.programmes, spotted] },
    startsAt: '2021-10-20T09:00:00+08:00',
    hooks,
  })
  const staff = await staffOf(house)
  const none = { organisations: [], people: [], kin: [], posts: [], authorities: [], logins: [] }
  const area = {
    code: spottedGrid,
    parent: yunzhao,
    name: { zh: '第11网格' },
    kind: 'grid',
    from: '2021-01-01',
    to: null,
  }
  const registry = { name: { zh: '邵阳县', en: 'Shaoyang County' }, rehearsal: true, startsAt: null }
  await put(house, '/api/registry', { ...registry, areas: [area], ...none })
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  const feature = {
    type: 'Feature',
    properties: { code: spottedGrid },
    geometry: { type: 'Polygon', coordinates: [ring] },
  }
  const ground = { type: 'FeatureCollection', features: [feature] }
  await put(house, '/api/ground', { from: '2021-03-01', frame: 'WGS-84', ground })
  const points: Spotted[] = []
  for (const [lon, lat] of places) points.push({ lon, lat, case: await tellSpotted(staff, lon, lat) })
  return { house, staff, points }
}

async function put(house: TestHouse, path: string, body: object): Promise<void> {
  const { status, body: said } = await house.console.send('PUT', path, JSON.stringify(body), {
    'content-type': 'application/json',
  })
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(said)}`)
}

/** A case at a point, opened by the village; its number. */
export async function tellSpotted(staff: Staff, lon: number, lat: number): Promise<string> {
  const done = await staff.village.post<Done>('/api/cases', {
    programme: 'test.spotted',
    outcome: 'tell',
    area: yunzhao,
    post: posts.village,
    input: { what: '路面坑洼', seenOn: '2021-10-14', where: { lon, lat } },
  })
  if (done.status >= 300) throw new Error(JSON.stringify(done.body))
  return done.body.case
}
