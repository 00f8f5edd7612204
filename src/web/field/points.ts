/** [FO9] What the map of the field shows: tasks as points, those that lie together as one, and how to get to each. */
import type { Text } from '../../kernel/text.ts'
import { bearing, distanceText, metres, type At } from '../shared/distance.ts'
import type { Group } from '../shared/map/index.ts'
import type { Item } from './outbox.ts'
import type { Task } from './take.ts'

export type Gathered = Group & { readonly cases: readonly string[] }

/** As wide as a finger. */
const fingerPx = 40

/** Pixels of the web's plane at a zoom. */
function pixel({ lon, lat }: At, zoom: number): readonly [number, number] {
  const size = 256 * 2 ** zoom
  const sine = Math.sin((lat / 1e6 / 180) * Math.PI)
  return [(lon / 1e6 / 360 + 0.5) * size, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size]
}

/** Every task with a point in exactly one of them. */
export function gathered(tasks: readonly Pick<Task, 'case' | 'point'>[], zoom: number): readonly Gathered[] {
  const groups: { readonly at: At; readonly x: number; readonly y: number; readonly cases: string[] }[] = []
  for (const task of tasks) {
    if (!task.point) continue
    const [x, y] = pixel(task.point, zoom)
    const near = groups.find((g) => Math.hypot(g.x - x, g.y - y) <= fingerPx)
    if (near) near.cases.push(task.case)
    else groups.push({ at: task.point, x, y, cases: [task.case] })
  }
  return groups.map(({ at, cases }) => ({
    lon: at.lon,
    lat: at.lat,
    n: cases.length,
    case: cases.length === 1 ? cases[0]! : null,
    cases,
  }))
}

const ways: readonly Text[] = [
  { zh: '东', en: 'east' },
  { zh: '东北', en: 'north-east' },
  { zh: '北', en: 'north' },
  { zh: '西北', en: 'north-west' },
  { zh: '西', en: 'west' },
  { zh: '西南', en: 'south-west' },
  { zh: '南', en: 'south' },
  { zh: '东南', en: 'south-east' },
]
/** A device knows itself no better. */
const hereMetres = 15

/** How a point lies from where somebody stands, for who looks at no map. */
export function wayTo(from: At, to: At): Text {
  const away = metres(from, to)
  if (away <= hereMetres) return { zh: '就在附近', en: 'right here' }
  const way = ways[bearing(from, to)]!
  return { zh: `${way.zh}方约${distanceText(away)}`, en: `about ${distanceText(away)} ${way.en}` }
}

/** The nearest first; those without a point last, and all in their own order where nobody knows where one stands. */
export const byDistance = (tasks: readonly Task[], from: At | null): readonly Task[] =>
  tasks
    .map((task) => ({ task, away: from && task.point ? metres(from, task.point) : Infinity }))
    .toSorted(
      (a, b) => Number(!a.task.point) - Number(!b.task.point) || (a.away === b.away ? 0 : a.away - b.away),
    )
    .map(({ task }) => task)

/** The points that were written on this phone about one case, in their order: where a patrol came by. */
export function tracksOf(
  tasks: readonly Pick<Task, 'case'>[],
  items: readonly Item[],
): readonly (readonly At[])[] {
  const points = (id: string): readonly At[] =>
    items
      .filter(({ command, state }) =>
        command.kind === 'act' ? command.case === id : state.is === 'sent' && state.receipt.case === id,
      )
      .toSorted((a, b) => a.n - b.n)
      .flatMap(({ input }) => Object.values(input).filter(isPoint).slice(0, 1))
  return tasks.map((task) => points(task.case)).filter((track) => track.length > 1)
}

const isPoint = (value: unknown): value is At =>
  typeof value === 'object' &&
  value !== null &&
  'lon' in value &&
  'lat' in value &&
  typeof value.lon === 'number' &&
  typeof value.lat === 'number'
