/** The ground of a realm as the server asks it: where a point lies, what borders are drawn, and publishing the next ones. */
import { areaOn } from '#kernel/area'
import type { Day } from '#kernel/day'
import {
  auditGround,
  boxOfShape,
  china,
  groundFinding,
  proposeMending,
  readGround,
  type Box,
  type Drawn,
  type Frame,
  type GroundFinding,
  type Proposal,
  type Shape,
} from '#ground'
import {
  changeCovered,
  lastBorderDay,
  saveGroundDraft,
  saveSketch,
  transaction,
  writeBorders,
  type Sign,
  type SketchPart,
  type StoredBorder,
} from '#store'
import { problem } from './problem.ts'
import { refresh, type House } from './realm.ts'
import type { Principal } from './session.ts'

/** What is asked to be drawn from a day on. */
export type GroundWork = {
  readonly from: Day
  readonly frame: Frame | undefined
  readonly bounds: Box | null
  readonly ground: unknown
}
export type GroundJudged = {
  readonly drawn: readonly Drawn[]
  readonly findings: readonly GroundFinding[]
  readonly proposal: Proposal | null
}

const bordersOn = (house: House, day: Day): readonly StoredBorder[] =>
  house.reference.borders.filter((b) => b.from <= day && (b.to === null || day <= b.to))

/** [GD2] What the registry drew of the realm itself, else what was sent, else the country. */
export function boundsOf(house: House, sent: Box | null): Box {
  const own = house.reference.polygons
    .filter((p) => p.code === house.root)
    .map((p) => shapeOfDegrees(p.polygon))
  return own.length > 0 ? boxOfShape(own.flat()) : (sent ?? china)
}

const shapeOfDegrees = (rings: readonly (readonly (readonly [number, number])[])[]): Shape => [
  rings.map((ring) =>
    ring
      .slice(0, -1)
      .map(([lon, lat]) => [Math.round(lon * 1_000_000), Math.round(lat * 1_000_000)] as const),
  ),
]

/** [GD5] [GD6] Looks at all that was sent as one ground: places that stand on that day, each below the one that the tree says. */
export function judgeGround(house: House, work: GroundWork): GroundJudged {
  const read = readGround(work.ground, { frame: work.frame, bounds: boundsOf(house, work.bounds) })
  const { tree } = house.reference
  const placed = read.drawn.map((d) => ({ ...d, place: areaOn(tree, d.code, work.from) }))
  const strangers = placed
    .filter((d) => d.place === null)
    .map((d) =>
      groundFinding(
        'no_community',
        [d.code],
        `${d.code} 在 ${work.from} 不是本地的区划`,
        `${d.code} is no place here on ${work.from}`,
      ),
    )
  const misplaced = placed
    .filter((d) => d.place && d.within !== null && d.within !== d.place.parent)
    .map((d) =>
      groundFinding(
        'two_communities',
        [d.code],
        `图上写 ${d.code} 属于 ${d.within}，登记的上级是 ${d.place!.parent}`,
        `the drawing says that ${d.code} is of ${d.within}; the registry says ${d.place!.parent}`,
      ),
    )
  const parents = new Set(placed.flatMap((d) => d.place?.parent ?? []))
  const grids = placed
    .filter((d) => d.place !== null && !parents.has(d.code))
    .map((d) => ({ code: d.code, within: d.place!.parent, shape: d.shape }))
  const shapes = new Map(placed.map((d) => [d.code, d.shape]))
  const communities = [...new Set(grids.flatMap((g) => g.within ?? []))].map((code) => ({
    code,
    shape: shapes.get(code) ?? null,
  }))
  /** What a ring does to itself was told when it was read. */
  const audited = auditGround(grids, communities).filter((f) => f.code !== 'self_crossing')
  return {
    drawn: read.drawn,
    findings: [...read.findings, ...strangers, ...misplaced, ...audited],
    proposal: proposeMending(grids, communities),
  }
}

/** What a feature says of the sign at its place; null where it says nothing, or not in this form. */
function signOf({ properties }: Drawn): Sign | null {
  const sign = properties['sign']
  if (typeof sign !== 'object' || sign === null) return null
  const { name, phone, supervision } = sign as Readonly<Record<string, unknown>>
  const isShort = (v: unknown): v is string => typeof v === 'string' && v.length <= 60
  return isShort(name) && isShort(phone)
    ? { name, phone, ...(isShort(supervision) ? { supervision } : {}) }
    : null
}

/** [AR12] None may begin on, or before, the last day on which one began: history is not moved. */
export function mustBeLater(from: Day, last: Day | null): void {
  if (last !== null && from <= last)
    throw problem(
      422,
      'ground_history',
      `${last} 的边界已经生效，历史不能改动；新的边界须自更晚的一天起`,
      `Borders of ${last} are in force and history is not moved: new ones begin on a later day`,
      'from',
    )
}

/** As this server knows it; the transaction asks once more. */
export const lastChange = (house: House): Day | null =>
  house.reference.borders.reduce<Day | null>(
    (last, b) => (last === null || b.from > last ? b.from : last),
    null,
  )

/** [AR12] The whole ground from a day on: what is not drawn any more ends, what is drawn as it was goes on. In one transaction, with the log. */
export async function publishGround(
  house: House,
  who: Principal,
  from: Day,
  order: string,
  drawn: readonly Drawn[],
): Promise<{ readonly began: number; readonly ended: number }> {
  const standing = new Map(bordersOn(house, from).map((b) => [b.code, b]))
  const next = drawn.map((d) => ({ code: d.code, shape: d.shape, sign: signOf(d) }))
  const isAsItWas = (b: (typeof next)[number]): boolean => {
    const before = standing.get(b.code)
    return (
      before !== undefined &&
      JSON.stringify([before.shape, before.sign?.name, before.sign?.phone, before.sign?.supervision]) ===
        JSON.stringify([b.shape, b.sign?.name, b.sign?.phone, b.sign?.supervision])
    )
  }
  const begins = next.filter((b) => !isAsItWas(b))
  const goesOn = new Set(next.filter(isAsItWas).map((b) => b.code))
  const ends = [...standing.keys()].filter((code) => !goesOn.has(code))
  await transaction(house.pool, (db) =>
    changeCovered(
      db,
      house.cover,
      { ground: 'any', ground_draft: 'any' },
      async () => {
        mustBeLater(from, await lastBorderDay(db, house.code))
        await writeBorders(db, house.code, from, ends, begins)
      },
      (_, changed) => (changed ? entryOf(house, who, order) : null),
    ),
  )
  await refresh(house)
  return { began: begins.length, ended: ends.length }
}

/** Keeps what was sent, faults and all: it is drawn further another day. */
export const keepDraft = (house: House, who: Principal, order: string, body: unknown): Promise<void> =>
  transaction(house.pool, (db) =>
    changeCovered(
      db,
      house.cover,
      { ground_draft: 'any' },
      () => saveGroundDraft(db, house.code, body),
      (_, changed) => (changed ? entryOf(house, who, order) : null),
    ),
  )

/** [GD9] In the place of what was drawn before, with the log. */
export const keepSketch = (
  house: House,
  who: Principal,
  order: string,
  parts: readonly SketchPart[],
): Promise<void> =>
  transaction(house.pool, (db) =>
    changeCovered(
      db,
      house.cover,
      { ground_sketch: 'any' },
      () => saveSketch(db, house.code, parts),
      (_, changed) => (changed ? entryOf(house, who, order) : null),
    ),
  )

const entryOf = (house: House, who: Principal, purpose: string) => ({
  kind: 'ground' as const,
  case: null,
  person: who.person,
  post: null,
  names: [],
  purpose,
  at: house.clock.now(),
})
