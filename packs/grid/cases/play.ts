/** A table-top zone for the rows of this folder: its posts, its grids on the ground, and events as they are played to a step. */
import { caseOf, post, resident, saying, TableTop, upTo } from 'yimen/packs/table-top'
import { grid } from '../index.ts'

export { caseOf, clauseOf, codeOf, saying } from 'yimen/packs/table-top'

export const zone = '430271'
export const street = '430271001'
export const community = '430271001003'
export const grid12 = '430271001003012'
export const grid11 = '430271001003011'
export const grid13 = '430271001003013'
const pathOf = upTo(zone, '430200', '430000')

const actors = {
  worker: post('grid-worker', grid12, 'worker'),
  neighbourWorker: post('grid-worker', grid11, 'worker-11'),
  strangeWorker: post('grid-worker', grid13, 'worker-13'),
  head: post('grid-head', grid12),
  community: post('community-head', community),
  clerk: post('street-clerk', street),
  leader: post('street-leader', street),
  command: post('command', zone, 'seat-1'),
  command2: post('command', zone, 'seat-2'),
  chief: post('command-head', zone),
  hotline: post('hotline', zone),
  water: post('unit', zone, 'water'),
  power: post('unit', zone, 'power'),
  roads: post('unit', zone, 'roads'),
  unitHead: post('unit-head', zone),
  zoneLeader: post('zone-leader', zone),
  li: resident('li'),
  wang: resident('wang'),
}

/** Eleven in the west and twelve in the east, side by side at 113.165; on 1 November twelve goes into eleven. Exact borders are the server's. */
const [south, north] = [27_860_000, 27_880_000]
const borders = [
  { code: grid11, west: 113_150_000, east: 113_165_000, from: '2021-01-01', to: '2021-10-31' },
  { code: grid12, west: 113_165_000, east: 113_200_000, from: '2021-01-01', to: '2021-10-31' },
  { code: grid11, west: 113_150_000, east: 113_200_000, from: '2021-11-01', to: '2021-12-31' },
] as const
function ground(lon: number, lat: number, on: string) {
  const [area, ...onBorderOf] = borders
    .filter(
      (b) => b.from <= on && on <= b.to && b.west <= lon && lon <= b.east && south <= lat && lat <= north,
    )
    .map((b) => b.code)
    .toSorted()
  return area === undefined
    ? { area: null, path: [], onBorderOf: [] }
    : { area, path: pathOf(area), onBorderOf }
}

/** The bytes behind an uploaded picture: two names of one file are one. */
const bytesOf = (paper: string): string => paper.replace(/-again$/, '')

/** A zone in which things happen one after another. `params`: values other than those of the rehearsal, as of the first day. */
export class Zone extends TableTop {
  constructor(params: Readonly<Record<string, number>> = {}) {
    super({
      pack: grid,
      actors,
      pathOf,
      at: grid12,
      params,
      world: { paper: (id) => ({ sender: null, picture: bytesOf(id) }), ground },
    })
  }
}

/** What a worker finds and cannot solve. */
export const pothole = {
  kind: 'c060101',
  matter: '路面坑洞约半米',
  address: '云龙大道12号门前',
  before: ['hole'],
  point: { lon: 113_170_000, lat: 27_870_000 },
}
export const reported = {
  kind: 'c060101',
  description: '门口路面有个坑',
  address: '云龙大道12号门前',
  anonymous: true,
  wantsAnswer: false,
  hideName: false,
}
export const checked = { checkPhotos: ['check'], checkPoint: { lon: 113_170_100, lat: 27_870_100 } }

/** Plays an event to a step: found on a day at nine, filed, dispatched, signed for, done, passed. */
export function eventAt(
  z: Zone,
  where: 'found' | 'filed' | 'dispatched' | 'handling' | 'checking' | 'closing' | 'closed',
  more: {
    readonly level?: string
    readonly at?: string
    readonly input?: object
    readonly dispatch?: object
  } = {},
): string {
  const day = more.at ?? '2021-09-06 09:00'
  const id = caseOf(z.open('grid.event', 'worker', 'find', day, { ...pothole, ...more.input }))
  const road: readonly (readonly [string, string, string, object])[] = [
    ['command', 'accept', 'found', {}],
    ['command', 'file', 'found', { level: more.level ?? 'ordinary' }],
    ['command', 'dispatch', 'filed', { toUnit: 'post-water', reasonKind: 'duty', ...more.dispatch }],
    ['water', 'sign', 'dispatched', {}],
    ['water', 'done', 'handling', { result: '已修补', after: ['mended'] }],
    ['worker', 'pass', 'checking', checked],
    ['command', 'close', 'closing', { answer: '已经修好' }],
  ]
  for (const [by, outcome, from, input] of road) {
    if (from === where && !(from === 'found' && where !== 'found')) return id
    const answer = z.act(id, by, outcome, day, input)
    if (!answer.ok) throw new Error(`${outcome}: ${saying(answer)}`)
  }
  return id
}
