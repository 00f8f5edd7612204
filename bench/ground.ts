/** Which grid a point lies in: lookups a second in 41 and 41,000 grids, beside a flat R-tree that only finds boxes. */
import Flatbush from 'flatbush'
import { auditGround, boxOfShape, openGround } from '#ground'
import { tiling } from '../src/ground/testing.ts'

const points = 300_000
const rounds = 5

export function* ground(): Generator<object> {
  for (const [columns, rows, bends] of [
    [7, 6, 64],
    [205, 200, 16],
  ] as const) {
    const grids = tiling(columns, rows, bends).slice(0, columns * rows === 42 ? 41 : undefined)
    const begun = performance.now()
    const opened = openGround(grids)
    const buildMs = Math.round(performance.now() - begun)
    const flat = new Flatbush(grids.length)
    for (const g of grids) {
      const b = boxOfShape(g.shape)
      flat.add(b.west, b.south, b.east, b.north)
    }
    flat.finish()
    const [xs, ys] = scattered()
    const ours = fastest((i) => (opened.indexAt(xs[i]!, ys[i]!) >= 0 ? 1 : 0))
    const boxes = fastest((i) => flat.search(xs[i]!, ys[i]!, xs[i]!, ys[i]!).length)
    const audited = performance.now()
    const findings = auditGround(grids.map((g) => ({ ...g, within: '430200001001' }))).length
    yield {
      bench: 'point in grid',
      grids: grids.length,
      cornersEach: bends * 4,
      lookupsPerSecond: Math.round(ours),
      flatTreePerSecond: Math.round(boxes),
      /** Under 2 is asked. */
      timesTheFlatTree: Number((boxes / ours).toFixed(2)),
      buildMs,
      megabytes: Math.round(opened.bytes / 1e6),
      auditMs: Math.round(performance.now() - audited),
      findings,
    }
  }
}

/** Over the ground and a little beyond it; the same points each time. */
function scattered(): readonly [Int32Array, Int32Array] {
  let seed = 777
  const chance = () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
  const [xs, ys] = [new Int32Array(points), new Int32Array(points)]
  for (let i = 0; i < points; i++) {
    xs[i] = Math.round(113_095_000 + chance() * 210_000)
    ys[i] = Math.round(27_795_000 + chance() * 210_000)
  }
  return [xs, ys]
}

/** The best of some rounds, in a second; what is worked out is summed, so that nothing is left out. */
function fastest(look: (i: number) => number): number {
  let [best, sum] = [0, 0]
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now()
    for (let i = 0; i < points; i++) sum += look(i)
    best = Math.max(best, (points / (performance.now() - begun)) * 1000)
  }
  if (sum < 0) throw new Error('nothing was looked up')
  return best
}
