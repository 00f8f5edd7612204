/** Rehearsal Zhuzhou, put together: the zone's places, ground, officials and residents, and the year that is played in them. */
import {
  addressAt,
  anyone,
  areasOfZone,
  closed,
  communitiesOfZone,
  gridsOfZone,
  groundOfZone,
  homeOf,
  homesOfZone,
  mapAsGeoJson,
  pointIn,
  random,
  registeredIn,
  someone,
  unitsOfZone,
  xuefu,
  xuefuFirst,
  zone,
  zoneOffices,
  type Corner,
  type GridHomes,
  type Ground,
  type Random,
  type Resident,
  type ZoneOffices,
} from './rehearsal-hunan/index.ts'
import { pictures as communityPictures, rehearseCommunity } from './community/rehearsal/index.ts'
import { pictures as gridPictures, rehearseGrids } from './grid/rehearsal/index.ts'
import { rehearseDoor, type Turns } from './one-door/rehearsal/index.ts'
import { withHistory } from './history.ts'
import { holderAt, type Login, placesOf, postIn, registryWith } from './rehearsal-registry.ts'

/** What the pack of grids finds to play its year in. */
export type ZoneWorld = {
  readonly zone: string
  readonly communities: readonly {
    readonly code: string
    readonly name: string
    readonly street: string
    readonly grids: readonly string[]
  }[]
  /** What handles events, by the key of its posts. */
  readonly units: typeof unitsOfZone
  readonly ground: Ground
  /** Who walks a grid, and the telephone that is shown publicly. */
  worker(grid: string): { readonly post: string; readonly name: string; readonly phone: string }
  post(role: string, area: string, n?: number): string
  /** The post of a unit, by its key. */
  unit(key: string): string
  /** Its type, households and people; by code. */
  readonly homes: ReadonlyMap<string, GridHomes>
  /** Where the n-th household of a grid lives. */
  home(grid: string, n: number): string
  /** A point of a grid, in millionths of a degree, and its address. */
  place(grid: string, rng: Random): { readonly at: Corner; readonly address: string }
  readonly residents: readonly Resident[]
  /** Somebody who holds no post and does not sign in. */
  someone(n: number): { readonly name: string; readonly idNo: string }
  /** The n-th who comes to the hall and signs in nowhere. */
  applicant(n: number): ReturnType<typeof someone>
  readonly random: Random
}

const uploads = [...gridPictures, ...communityPictures] as const

/** The same to the byte for the same whole-number seed. */
export function makeZhuzhou(
  seed: number,
  part = 10,
): {
  readonly registry: ReturnType<typeof registryOf>
  readonly uploads: typeof uploads
  readonly ground: ReturnType<typeof drawnOf>
  readonly sketch: ReturnType<typeof sketchOf>
  readonly waves: readonly (readonly object[])[]
} {
  const offices = zoneOffices(seed)
  const ground = groundOfZone(seed)
  const world = worldOf(seed, offices, ground)
  const registered = {
    registry: registryOf(offices, ground),
    uploads,
    ground: drawnOf(world),
    sketch: sketchOf(ground),
  }
  return withHistory(registered, () =>
    woven(interleaved(rehearseGrids(world, part), rehearseDoor(world, 2 * part)), rehearseCommunity(world)),
  )
}

/** Applicants are counted from here, above officials and residents. */
const firstApplicant = 2_000_000

/**
 * What another pack plays, span by span, in the same time: its turns come before history has come to the end of that span, and what is left
 * comes last. Both cut the year into the same half months.
 */
function interleaved(
  waves: readonly (readonly object[])[],
  spans: readonly Turns[],
): readonly (readonly object[])[] {
  const left = [...spans]
  const woven = waves.flatMap((wave) => {
    const isEnd = wave.some((line) => 'until' in line)
    return isEnd ? [...(left.shift() ?? []), wave] : [wave]
  })
  return [...woven, ...left.flat()].filter((wave) => wave.length > 0)
}

type Wave = readonly object[]
/** The moment that history has come to, where a line says so. */
const untilOf = (line: object): string | null =>
  'until' in line && typeof line.until === 'string' ? line.until : null
type Turned = { readonly turn: number; readonly line: { readonly at: string } }

/** Another history told along with one that has moments to which it has come: each line before the first of them that is later, turn after turn. */
function woven(waves: readonly Wave[], lines: readonly Turned[]): readonly Wave[] {
  const marks = waves.flatMap((wave) => wave.flatMap((line) => untilOf(line) ?? []))
  const after = (line: Turned['line']): number => {
    const next = marks.findIndex((mark) => line.at < mark)
    return next === -1 ? marks.length : next
  }
  const spans = Array.from({ length: marks.length + 1 }, (): Turned[] => [])
  for (const one of lines) spans[after(one.line)]!.push(one)
  const wavesOf = (span: readonly Turned[]): readonly Wave[] =>
    [...new Set(span.map((one) => one.turn))]
      .toSorted((a, b) => a - b)
      .map((turn) =>
        span
          .filter((one) => one.turn === turn)
          .map((one) => one.line)
          .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
      )
  let passed = 0
  const both = waves.flatMap((wave) => {
    if (!wave.some((line) => untilOf(line) !== null)) return [wave]
    passed += 1
    return [...wavesOf(spans[passed - 1]!), wave]
  })
  return [...both, ...wavesOf(spans[passed]!)]
}

/** [AR12] The communities and grids as they are published, each grid with the sign that hangs in it. */
function drawnOf({ ground, worker }: ZoneWorld) {
  const degrees = (ring: readonly Corner[]) => [closed(ring).map(([x, y]) => [x, y] as const)]
  const feature = (plot: { readonly code: string; readonly ring: readonly Corner[] }, more: object) => ({
    type: 'Feature',
    properties: { code: plot.code, ...more },
    geometry: { type: 'Polygon', coordinates: degrees(plot.ring) },
  })
  const signOf = (code: string) => {
    const { name, phone } = worker(code)
    return { sign: { name, phone, supervision: '0731-28660000' } }
  }
  return {
    from: '2021-01-01',
    frame: 'WGS-84',
    order: '株洲经开区网格划分方案（演练）',
    ground: {
      type: 'FeatureCollection',
      features: [
        ...ground.communities.map((c) => feature(c, {})),
        ...ground.grids.map((g) => feature(g, { within: g.within, ...signOf(g.code) })),
      ],
    },
  } as const
}

/** [GD9] Water and streets as maps draw them beneath. */
const sketchOf = (ground: Ground) =>
  ({ frame: 'WGS-84', order: '株洲经开区底图（演练）', sketch: mapAsGeoJson(ground) }) as const

export function worldOf(seed: number, offices: ZoneOffices, ground: Ground): ZoneWorld {
  const post = postIn(offices.posts)
  const people = new Map(offices.people.map((p) => [p.id, p]))
  const rings = new Map(ground.grids.map((g) => [g.code, g.ring]))
  const homes = new Map(homesOfZone(seed).map((h) => [h.code, h]))
  return {
    zone,
    communities: communitiesOfZone.map(({ code, name, parent }) => ({
      code,
      name: name.zh,
      street: parent!,
      grids: gridsOfZone.filter((g) => g.parent === code).map((g) => g.code),
    })),
    units: unitsOfZone,
    ground,
    worker(grid) {
      const held = post('grid-worker', grid)
      const { name, phone } = people.get(offices.posts.find((p) => p.id === held)!.person)!
      return { post: held, name, phone }
    },
    post,
    unit: (key) => `${zone}-unit-${key}-1`,
    homes,
    home: (grid, n) => homeOf(homes.get(grid)!, n),
    place(grid, rng) {
      const point = pointIn(rings.get(grid)!, rng)
      return { at: point, address: addressAt(ground, point) }
    },
    residents: offices.residents,
    someone: anyone(seed),
    applicant: (n) => someone(random(seed).fork(`applicant ${n}`), registeredIn, firstApplicant + n),
    random: random(seed).fork('zhuzhou history'),
  }
}

function registryOf(offices: ZoneOffices, ground: Ground) {
  const rings = new Map(
    [ground.zone, ...ground.streets, ...ground.communities, ...ground.grids].map((p) => [p.code, p.ring]),
  )
  return registryWith({
    name: { zh: '株洲经济开发区', en: 'Zhuzhou Economic Development Zone' },
    areas: placesOf(areasOfZone()).map((place) => {
      const ring = rings.get(place.code)
      return {
        ...place,
        ...(ring === undefined ? {} : { polygon: [closed(ring).map(([x, y]): [number, number] => [x, y])] }),
      }
    }),
    organisations: offices.organisations,
    people: [...offices.people, ...offices.residents],
    posts: offices.posts,
    substitutions: offices.substitutions,
    logins,
    needPhone,
  })
}

/** Whose roles decide or sign, and who sees the whole zone at once. */
const needPhone: ReadonlySet<string> = new Set([
  'approver',
  'hall-lead',
  'item-manager',
  'command',
  'command-head',
  'street-leader',
  'unit-head',
  'zone-leader',
  'hotline',
  'party-office-head',
  'zone-finance',
])
const at = holderAt(zone)
const xuelin = xuefu.slice(0, 9)
const logins: readonly Login[] = [
  ['worker', at('grid-worker', undefined, xuefuFirst)],
  ['worker2', at('grid-worker', undefined, `${xuefu}003`)],
  ['on-leave', at('grid-worker', undefined, `${xuefu}002`)],
  ['community', at('community-head', undefined, xuefu)],
  ['street', at('street-clerk', '1', xuelin)],
  ['street-leader', at('street-leader', undefined, xuelin)],
  ['command-head', at('command', '1')],
  ['command', at('command', '2')],
  ['command2', at('command', '3')],
  ['hotline', at('hotline', '1')],
  ['unit', at('unit', 'sanitation-1')],
  ['unit2', at('unit', 'sanitation-2')],
  ['unit-head', at('unit-head', 'sanitation')],
  ['gas', at('unit', 'gas-1')],
  ['police', at('unit', 'police-1')],
  ['zone', at('zone-leader')],
  ['party-office', at('party-office', '1')],
  ['party-head', at('party-office-head')],
  ['party-street', at('party-street', undefined, xuelin)],
  ['zone-finance', at('zone-finance')],
  ['first-secretary', at('first-secretary', undefined, xuefu)],
  ['member', at('part-time-member', undefined, xuefu)],
  ['mediator', at('mediator', undefined, xuefu)],
  ['funds', at('funds-clerk', undefined, xuefu)],
  ['supervisor', at('funds-supervisor', undefined, xuefu)],
  ['window', at('window-clerk', '1')],
  ['window2', at('window-clerk', '2')],
  ['street-window', at('street-window', undefined, xuelin)],
  ['helper', at('helper', undefined, xuefu)],
  ['reviewer', at('reviewer', '1')],
  ['approver', at('approver', '1')],
  ['delivery', at('delivery', '1')],
  ['hall-lead', at('hall-lead')],
  ['items', at('item-manager')],
  ['across', at('cross-window', '1')],
  ['figures', at('statistician')],
  ['auditor', at('auditor'), 'audit'],
  ['resident', 'resident-1'],
  ['resident2', 'resident-2'],
  ['resident3', 'resident-3'],
]
