/** [OG1] [OG2] [OG3] Areas and cases on a map, read by clients that nobody here wrote. */
import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { OgcApiEndpoint, setFetchOptions } from '@camptocamp/ogc-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '../../tools/county.ts'
import type { TestHouse, Visitor } from '../../tools/house.ts'
import { openSpotted, spottedBox, spottedGrid, tellSpotted, type Spotted } from '../../tools/spotted-house.ts'

let house: TestHouse
let staff: Staff
let points: Spotted[]

beforeAll(async () => {
  ;({ house, staff, points } = await openSpotted())
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

type Collections = { readonly collections: readonly { readonly id: string }[] }
type Feature = {
  readonly id: string
  readonly geometry: { readonly type: string; readonly coordinates: readonly number[] }
  readonly properties: Readonly<Record<string, unknown>>
}
type Page = {
  readonly features: readonly Feature[]
  readonly numberReturned: number
  readonly links: readonly { readonly rel: string; readonly href: string }[]
}
const cases = 'cases.test.spotted'
const itemsOf = (collection: string) => `/api/ogc/collections/${collection}/items`
/** Whole addresses, since clients are that do not join them; of it what the test's visitors ask. */
const nextOf = (page: Page): string | undefined =>
  page.links.find((l) => l.rel === 'next')?.href.replace(house.url, '')

/** Every page after another, as a client goes. */
async function allOf(who: Visitor, path: string): Promise<readonly Feature[]> {
  const read: Feature[] = []
  for (let at: string | undefined = path; at !== undefined;) {
    const { status, body }: { status: number; body: Page } = await who.get<Page>(at)
    expect(status).toBe(200)
    expect(body.numberReturned).toBe(body.features.length)
    read.push(...body.features)
    at = nextOf(body)
  }
  return read
}

describe('[OG2] who is offered what', () => {
  test.each<[string, () => Visitor, readonly string[]]>([
    ['a stranger', () => house.stranger, ['areas']],
    ['a village worker', () => staff.village, ['areas', cases]],
    ['the command line', () => house.console, ['areas', cases]],
  ])('%s', async (_, who, offered) => {
    const { body } = await who().get<Collections>('/api/ogc/collections')
    expect(body.collections.map((c) => c.id)).toEqual(expect.arrayContaining([...offered]))
    expect(body.collections.some((c) => c.id === cases)).toBe(offered.includes(cases))
  })

  test.each([
    ['a collection of cases', itemsOf(cases)],
    ['a case of it', `${itemsOf(cases)}/B22222-22222`],
    ['one that there is not', itemsOf('cases.weather')],
    ['an area that there is not', `${itemsOf('areas')}/999999`],
  ])('a stranger finds nothing there: %s', async (_, path) => {
    expect((await house.stranger.get(path)).status).toBe(404)
  })

  test('who has no part in the programme reads no case of it, in pages or by its number', async () => {
    expect(await allOf(staff.finance, itemsOf(cases))).toEqual([])
    expect((await staff.finance.get(`${itemsOf(cases)}/${points[0]!.case}`)).status).toBe(404)
  })
})

describe('[OG3] pages', () => {
  test.each([1, 7, 10, 37, 38, 1000])('of %d: each case once, where it lies', async (limit) => {
    const features = await allOf(staff.village, `${itemsOf(cases)}?limit=${limit}`)
    expect(
      features.map(({ id, geometry: { coordinates } }) => ({
        case: id,
        lon: Math.round(coordinates[0]! * 1e6),
        lat: Math.round(coordinates[1]! * 1e6),
      })),
    ).toEqual(
      points
        .toSorted((a, b) => (a.case < b.case ? -1 : 1))
        .map(({ case: id, lon, lat }) => ({ case: id, lon, lat })),
    )
  })

  test('the next page asks what the first did: a box goes on being that box', async () => {
    const box = '111.2,26.9,111.299,27.1'
    const inside = points.filter((p) => p.lon <= 111_299_000)
    const path = `${itemsOf(cases)}?bbox=${box}&limit=2`
    expect(nextOf((await staff.village.get<Page>(path)).body)).toContain(`bbox=${encodeURIComponent(box)}`)
    const features = await allOf(staff.village, path)
    expect(features.map((f) => f.id).toSorted()).toEqual(inside.map((p) => p.case).toSorted())
    expect(inside.length).toBeGreaterThan(4)
  })

  test('what comes in while somebody pages makes no case appear twice', async () => {
    const first = (await staff.village.get<Page>(`${itemsOf(cases)}?limit=10`)).body
    points.push({
      lon: 111_250_001,
      lat: 26_950_001,
      case: await tellSpotted(staff, 111_250_001, 26_950_001),
    })
    const rest = await allOf(staff.village, nextOf(first)!)
    const ids = [...first.features, ...rest].map((f) => f.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test.each([
    'bbox=1,2,3',
    'bbox=a,b,c,d',
    'bbox=111.4,26,111.2,27',
    'bbox=111,26,111.2,91',
    'limit=0',
    'limit=-1',
    'limit=ten',
    `after=${'x'.repeat(61)}`,
  ])('asked wrongly it is refused: %s', async (query) => {
    expect((await staff.village.get(`${itemsOf(cases)}?${query}`)).status).toBe(400)
  })
})

test('[OG1] an area is its border, and who answers for it', async () => {
  const { body } = await house.stranger.get<Feature>(`${itemsOf('areas')}/${spottedGrid}`)
  expect(body).toMatchObject({
    type: 'Feature',
    id: spottedGrid,
    geometry: { type: 'Polygon' },
    properties: { code: spottedGrid, name: '第11网格', from: '2021-03-01' },
  })
  expect(await allOf(house.stranger, `${itemsOf('areas')}?bbox=0,0,1,1`)).toEqual([])
  const [west, south] = spottedBox
  const touching = await allOf(house.stranger, `${itemsOf('areas')}?bbox=${west},${south},${west},${south}`)
  expect(touching.map((f) => f.id)).toEqual([spottedGrid])
})

test('[OG1] ogc-client finds the collections, and reads areas and cases', async () => {
  setFetchOptions({ headers: { authorization: `Bearer ${house.key}` } })
  const endpoint = new OgcApiEndpoint(`${house.url}/api/ogc`)
  expect(await endpoint.hasFeatures).toBe(true)
  const collections = await endpoint.featureCollections
  expect(collections).toEqual(expect.arrayContaining(['areas', cases]))
  const drawn = await endpoint.getCollectionItems('areas', 100)
  expect(drawn.map((f) => f.id)).toEqual([spottedGrid])
  const read = await endpoint.getCollectionItems(cases, 1000)
  expect(read.map((f) => f.id)).toEqual(points.map((p) => p.case).toSorted())
})

const hasGdal = spawnSync('ogrinfo', ['--version']).status === 0
test.skipIf(!hasGdal)('[OG1] ogrinfo, where GDAL is installed, counts and reads both', async () => {
  const { stdout } = await promisify(execFile)(
    'ogrinfo',
    ['-ro', '-al', '-geom=SUMMARY', `OAPIF:${house.url}/api/ogc`],
    {
      env: {
        ...process.env,
        GDAL_HTTP_HEADERS: `Authorization: Bearer ${house.key}`,
        OGR_WFS_PAGE_SIZE: '10',
      },
      maxBuffer: 16 * 1024 * 1024,
    },
  )
  for (const { case: id } of points)
    expect([id, stdout.split(`case (String) = ${id}`).length - 1]).toEqual([id, 1])
  expect(stdout).toContain(`code (String) = ${spottedGrid}`)
})
