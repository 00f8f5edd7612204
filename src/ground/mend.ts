/** A proposal that closes what is narrower than two metres: which corner goes where. It changes nothing by itself. */
import { auditGround, type AuditedGrid, type Community } from './audit.ts'
import { crossingsOf } from './crossing.ts'
import type { GroundFinding } from './finding.ts'
import { cornersBeside, keyOf, looseCorners, nearby, type Loose } from './near.ts'
import { looseEdges } from './pieces.ts'
import { isSame, metresBetween, withoutRepeats, type Corner, type Ring, type Shape } from './shape.ts'

/** A corner that moves; `from` null: one that is put into a border where its neighbour has one. */
export type CornerMove = {
  readonly area: string
  readonly from: Corner | null
  readonly to: Corner
  readonly metres: number
}
export type Proposal = {
  readonly moves: readonly CornerMove[]
  /** The grids that change, as they would be. */
  readonly shapes: readonly { readonly code: string; readonly shape: Shape }[]
  /** What would still be wrong. */
  readonly leaves: readonly GroundFinding[]
}

/** [GD6] Null where there is nothing to mend, or no way to mend it that breaks nothing. */
export function proposeMending(
  grids: readonly AuditedGrid[],
  communities?: readonly Community[],
): Proposal | null {
  const before = auditGround(grids, communities)
  if (!before.some((x) => x.tiny)) return null
  const mended = snapped(grids)
  const after = auditGround(mended.grids, communities)
  const [tinyBefore, tinyAfter] = [before, after].map((list) => list.filter((x) => x.tiny).length)
  const isWorse = after.length - tinyAfter! > before.length - tinyBefore!
  const breaks = mended.grids.some((g, i) => g !== grids[i] && crossingsOf(g.shape).length > 0)
  return tinyAfter! >= tinyBefore! || isWorse || breaks
    ? null
    : {
        moves: mended.moves,
        shapes: mended.grids.filter((g, i) => g !== grids[i]).map(({ code, shape }) => ({ code, shape })),
        leaves: after,
      }
}

function snapped(grids: readonly AuditedGrid[]): {
  readonly grids: readonly AuditedGrid[]
  readonly moves: readonly CornerMove[]
} {
  const loose = looseEdges(grids.map((g) => g.shape))
  const corners = looseCorners(loose)
  const goesTo = new Map<string, Corner>()
  const near = nearby([...corners.values()])
  /** What most grids agree on stays; among equals what the smaller code has. */
  const weight = (x: Loose): readonly [number, string] => [
    -x.holders.size,
    [...x.holders].map((g) => grids[g]!.code).toSorted()[0]!,
  ]
  const outweighs = (x: Loose, y: Loose): boolean => {
    const [[n, a], [m, b]] = [weight(x), weight(y)]
    return n < m || (n === m && (a < b || (a === b && keyOf(x.corner) < keyOf(y.corner))))
  }
  for (const x of corners.values()) {
    const better = near(x.corner)
      .filter((y) => y !== x && outweighs(y, x) && ![...y.holders].some((g) => x.holders.has(g)))
      .toSorted((y, z) => metresBetween(x.corner, y.corner) - metresBetween(x.corner, z.corner))[0]
    if (better) goesTo.set(keyOf(x.corner), better.corner)
  }
  const target = (c: Corner): Corner => {
    const next = goesTo.get(keyOf(c))
    /** What it goes to may go on itself. */
    return next === undefined ? c : (goesTo.get(keyOf(next)) ?? next)
  }
  const moves: CornerMove[] = []
  const looseGrids = new Set(loose.map((e) => e.grid))
  const moved = grids.map((g, i): AuditedGrid => {
    if (!looseGrids.has(i)) return g
    let changed = false
    const shape = g.shape.map((rings) =>
      rings.map((ring): Ring => {
        const next = ring.map((c) => {
          const to = corners.get(keyOf(c))?.holders.has(i) ? target(c) : c
          if (isSame(to, c)) return c
          changed = true
          moves.push({ area: g.code, from: c, to, metres: metresBetween(c, to) })
          return to
        })
        return changed ? withoutRepeats(next) : ring
      }),
    )
    return changed ? { ...g, shape } : g
  })
  return withNeighboursCorners(moved, moves)
}

/** Where a neighbour has a corner within two metres of an edge that has none there, the edge gets it. */
function withNeighboursCorners(
  grids: readonly AuditedGrid[],
  moves: CornerMove[],
): { readonly grids: readonly AuditedGrid[]; readonly moves: readonly CornerMove[] } {
  const inserts = new Map<string, Corner[]>()
  for (const { edge, corner, metres } of cornersBeside(looseEdges(grids.map((g) => g.shape)))) {
    const key = `${edge.grid} ${keyOf(edge.a)} ${keyOf(edge.b)}`
    inserts.set(key, [...(inserts.get(key) ?? []), corner])
    moves.push({ area: grids[edge.grid]!.code, from: null, to: corner, metres })
  }
  if (inserts.size === 0) return { grids, moves }
  const withInserts = grids.map((g, i): AuditedGrid => {
    let changed = false
    const shape = g.shape.map((rings) =>
      rings.map((ring): Ring =>
        ring.flatMap((b, n) => {
          const a = ring[n === 0 ? ring.length - 1 : n - 1]!
          const more = inserts.get(`${i} ${keyOf(a)} ${keyOf(b)}`)
          if (more === undefined) return [b]
          changed = true
          return [...more.toSorted((c, d) => metresBetween(a, c) - metresBetween(a, d)), b]
        }),
      ),
    )
    return changed ? { ...g, shape } : g
  })
  return { grids: withInserts, moves }
}
