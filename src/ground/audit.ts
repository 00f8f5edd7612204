/** Grids looked at together: whether they fit each other and their communities. What is wrong is told, nothing is thrown. */
import { crossingsOf } from './crossing.ts'
import { groundFinding, type GroundFinding } from './finding.ts'
import { cornersBeside, looseCorners, nearby, tinyMetres } from './near.ts'
import {
  commonPatch,
  fabricOf,
  looseEdges,
  loopsOf,
  piecesOf,
  TooMuchWork,
  type Edge,
  type Fabric,
  type Patch,
  type Piece,
} from './pieces.ts'
import { metresPerMicrodegree, sideOfShape, type Corner, type Shape } from './shape.ts'

/** A grid and the community that it is said to be of. */
export type AuditedGrid = { readonly code: string; readonly within: string | null; readonly shape: Shape }
/** A community, with its own shape where it has been drawn. */
export type Community = { readonly code: string; readonly shape: Shape | null }

/** So many pairs are measured; whoever has more begins with these. */
const mostPairs = 200
/** No triangle of whole microdegrees is smaller. */
const leastSquare = 0.4

/** [GD4] [GD5] All that is wrong with these grids; empty where they fit. `communities`: those that there are; without them each grid's own word counts. */
export function auditGround(
  grids: readonly AuditedGrid[],
  communities?: readonly Community[],
): readonly GroundFinding[] {
  const named = [...duplicates(grids), ...belonging(grids, communities)]
  const crossed = grids.map((g) => crossingsOf(g.shape))
  const crossings = grids.flatMap((g, i) =>
    crossed[i]!.map((at) =>
      groundFinding(
        'self_crossing',
        [g.code],
        `${g.code} 的边界自相交`,
        `the border of ${g.code} crosses itself`,
        { at },
      ),
    ),
  )
  const sound = grids.filter((_, i) => crossed[i]!.length === 0)
  try {
    return [...named, ...crossings, ...fits(sound), ...withinCommunities(sound, communities ?? [])]
  } catch (error) {
    if (!(error instanceof TooMuchWork)) throw error
    return [
      ...named,
      ...crossings,
      groundFinding(
        'could_not_judge',
        [],
        '边界过于杂乱，网格之间是否重叠、有无空缺未能判断',
        'the borders are too tangled: whether the grids overlap or leave gaps could not be judged',
      ),
    ]
  }
}

/** [GD5] Each code once. */
function duplicates(grids: readonly AuditedGrid[]): readonly GroundFinding[] {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const { code } of grids) {
    if (seen.has(code)) twice.add(code)
    seen.add(code)
  }
  return [...twice].map((code) =>
    groundFinding(
      'duplicate_code',
      [code],
      `代码 ${code} 出现了不止一次`,
      `the code ${code} stands more than once`,
    ),
  )
}

/** [GD5] Each grid names one community that there is. */
function belonging(
  grids: readonly AuditedGrid[],
  communities: readonly Community[] | undefined,
): readonly GroundFinding[] {
  const codes = communities && new Set(communities.map((c) => c.code))
  const above = new Map<string, Set<string>>()
  for (const g of grids) {
    const set = above.get(g.code) ?? new Set()
    if (g.within !== null) set.add(g.within)
    above.set(g.code, set)
  }
  return [...above].flatMap(([code, set]) => {
    const stray = codes ? [...set].filter((c) => !codes.has(c)) : []
    if (set.size > 1)
      return [
        groundFinding(
          'two_communities',
          [code],
          `网格 ${code} 同时写在几个社区名下：${[...set].join('、')}`,
          `grid ${code} is said to be of several communities: ${[...set].join(', ')}`,
        ),
      ]
    return set.size === 0 || stray.length > 0
      ? [
          groundFinding(
            'no_community',
            [code],
            set.size === 0
              ? `网格 ${code} 没有写明所属社区`
              : `网格 ${code} 所属的 ${stray.join('、')} 不是本地的社区`,
            set.size === 0
              ? `grid ${code} names no community`
              : `${stray.join(', ')}, above grid ${code}, is no community here`,
          ),
        ]
      : []
  })
}

/** [GD5] No overlap and no hole. */
function fits(grids: readonly AuditedGrid[]): readonly GroundFinding[] {
  if (grids.length === 0) return []
  const f = fabricOf(grids.map((g) => g.shape))
  const loose = looseEdges(f.shapes)
  const pieces = loose.flatMap((e) => piecesOf(f, e))
  const faults = [...overlaps(grids, f, pieces), ...gaps(grids, pieces)]
  return [...faults, ...slits(grids, loose, faults)]
}

/** Neighbours that nearly touch, where what lies between them is open to the outside and so is no hole. */
function slits(
  grids: readonly AuditedGrid[],
  loose: readonly Edge[],
  faults: readonly GroundFinding[],
): readonly GroundFinding[] {
  const pairs = new Map<string, GroundFinding>()
  const add = (one: number, two: number, at: Corner): void => {
    const [a, b] = [grids[one]!.code, grids[two]!.code].toSorted() as [string, string]
    if (a === b || faults.some((f) => f.areas.includes(a) && f.areas.includes(b))) return
    pairs.set(
      `${a} ${b}`,
      groundFinding(
        'gap',
        [a, b],
        `${a} 与 ${b} 之间有不到${tinyMetres}米的缝`,
        `between ${a} and ${b} there is a slit of less than ${tinyMetres} metres`,
        { at, tiny: true },
      ),
    )
  }
  const corners = looseCorners(loose)
  const near = nearby([...corners.values()])
  for (const x of corners.values())
    for (const y of near(x.corner))
      if (y !== x && ![...y.holders].some((g) => x.holders.has(g)))
        add([...x.holders][0]!, [...y.holders][0]!, x.corner)
  for (const { edge, corner, of } of cornersBeside(loose)) add(edge.grid, of, corner)
  return [...pairs.values()]
}

function overlaps(
  grids: readonly AuditedGrid[],
  f: Fabric,
  pieces: readonly Piece[],
): readonly GroundFinding[] {
  const pairs = new Map<string, readonly [number, number]>()
  for (const p of pieces)
    for (const other of [...p.inside, ...p.along]) {
      const pair = [Math.min(p.grid, other), Math.max(p.grid, other)] as const
      pairs.set(pair.join(' '), pair)
    }
  return [...pairs.values()].slice(0, mostPairs).flatMap(([one, two]) => {
    const patch = commonPatch(f, one, two)
    if (patch.square < leastSquare) return []
    const [a, b] = [grids[one]!.code, grids[two]!.code]
    const size = sizeOf(patch)
    return [
      groundFinding(
        'overlap',
        [a, b],
        `${a} 与 ${b} 重叠约${size.squareMetres}平方米`,
        `${a} and ${b} overlap by about ${size.squareMetres} square metres`,
        size,
      ),
    ]
  })
}

function gaps(grids: readonly AuditedGrid[], pieces: readonly Piece[]): readonly GroundFinding[] {
  const outside = pieces.filter((p) => p.inside.length === 0 && p.along.length === 0)
  return loopsOf(outside).flatMap((loop) => {
    const patch = patchOf(loop)
    if (patch.square > -leastSquare) return []
    const codes = [...new Set(loop.map((p) => grids[p.grid]!.code))].toSorted()
    const size = sizeOf({ ...patch, square: -patch.square })
    return [
      groundFinding(
        'gap',
        codes,
        `${codes.join('、')} 之间有约${size.squareMetres}平方米不属于任何网格`,
        `about ${size.squareMetres} square metres between ${codes.join(', ')} are in no grid`,
        size,
      ),
    ]
  })
}

function patchOf(loop: readonly Piece[]): Patch {
  const [ox, oy] = loop[0]!.a
  let [square, length] = [0, 0]
  for (const { a, b } of loop) {
    square += ((a[0] - ox) * (b[1] - oy) - (b[0] - ox) * (a[1] - oy)) / 2
    length += Math.hypot(b[0] - a[0], b[1] - a[1])
  }
  return { square, length, at: loop[0]!.a }
}

/** Square metres, and whether it is no more than a slip of the pen. */
function sizeOf({ square, length, at }: Patch): {
  readonly squareMetres: number
  readonly tiny?: true
  readonly at?: Corner
} {
  const east = at === null ? 1 : Math.cos((at[1] / 1_000_000 / 180) * Math.PI)
  const squareMetres = square * metresPerMicrodegree ** 2 * east
  const width = (2 * square * metresPerMicrodegree) / length
  return {
    squareMetres: squareMetres < 10 ? Math.ceil(squareMetres * 10) / 10 : Math.round(squareMetres),
    ...(width < tinyMetres ? { tiny: true } : {}),
    ...(at === null ? {} : { at }),
  }
}

/** [GD5] Where communities are drawn too: each grid lies in its own, in no other, and nothing of it is left over. */
function withinCommunities(
  grids: readonly AuditedGrid[],
  communities: readonly Community[],
): readonly GroundFinding[] {
  const drawn = communities.flatMap((c) => (c.shape === null ? [] : [{ code: c.code, shape: c.shape }]))
  if (drawn.length === 0 || grids.length === 0) return []
  const f = fabricOf([...grids.map((g) => g.shape), ...drawn.map((c) => c.shape)])
  return drawn.flatMap((community, n) => {
    const place = grids.length + n
    const box = f.boxes[place]!
    const own = squareOf(community.shape)
    let covered = 0
    const strays = grids.flatMap((g, i): readonly GroundFinding[] => {
      const near = f.boxes[i]!
      if (near.west > box.east || near.east < box.west || near.south > box.north || near.north < box.south)
        return g.within === community.code ? [outsideOf(g, community.code, g.shape[0]![0]![0]!)] : []
      const patch = commonPatch(f, i, place)
      covered += patch.square
      const whole = squareOf(g.shape)
      const over = g.within === community.code ? whole - patch.square : patch.square
      const size = sizeOf({ ...patch, square: over })
      if (over < leastSquare || size.tiny) return []
      return g.within === community.code
        ? [outsideOf(g, community.code, patch.at ?? g.shape[0]![0]![0]!)]
        : [
            groundFinding(
              'two_communities',
              [g.code],
              `网格 ${g.code} 属于 ${g.within ?? '（未写明）'}，却有约${size.squareMetres}平方米在 ${community.code} 内`,
              `grid ${g.code} is of ${g.within ?? 'no community'} and has about ${size.squareMetres} square metres in ${community.code}`,
              size,
            ),
          ]
    })
    const left = own - covered
    const corner = community.shape[0]![0]!.find((c) =>
      grids.every((g) => sideOfShape(g.shape, c[0], c[1]) < 0),
    )
    const size = sizeOf({ square: left, length: lengthOf(community.shape), at: corner ?? null })
    return left < leastSquare || size.tiny
      ? strays
      : [
          ...strays,
          groundFinding(
            'gap',
            [community.code],
            `社区 ${community.code} 有约${size.squareMetres}平方米不属于任何网格`,
            `about ${size.squareMetres} square metres of community ${community.code} are in no grid`,
            size,
          ),
        ]
  })
}

const outsideOf = (g: AuditedGrid, community: string, at: Corner): GroundFinding =>
  groundFinding(
    'outside_community',
    [g.code],
    `网格 ${g.code} 超出所属社区 ${community}`,
    `grid ${g.code} reaches beyond its community ${community}`,
    { at },
  )

const ringPatch = (shape: Shape): readonly (readonly [Corner, Corner])[] =>
  shape.flat().flatMap((ring) => ring.map((c, i) => [ring[i === 0 ? ring.length - 1 : i - 1]!, c] as const))
const squareOf = (shape: Shape): number => {
  const [ox, oy] = shape[0]![0]![0]!
  return ringPatch(shape).reduce(
    (sum, [a, b]) => sum + ((a[0] - ox) * (b[1] - oy) - (b[0] - ox) * (a[1] - oy)) / 2,
    0,
  )
}
const lengthOf = (shape: Shape): number =>
  ringPatch(shape).reduce((sum, [a, b]) => sum + Math.hypot(b[0] - a[0], b[1] - a[1]), 0)
