/** A spot check that nobody picks: records taken at equal steps from a start that a seed tells (等距抽样). */
import { assert } from '../assert.ts'

/**
 * [SA1] Of `ids` in the order of their letters, the least number that is `percent` of them, at equal steps from the place that the seed
 * tells, going on at the beginning after the end; all different. The same ids and seed give the same sample, and whoever has both can
 * draw it again with a pencil. `seed` is a hexadecimal number, as a digest is written. Asserts a whole percent from 1 to 100.
 */
export function drawSample(ids: readonly string[], percent: number, seed: string): readonly string[] {
  assert(Number.isInteger(percent) && percent >= 1 && percent <= 100, `a sample of ${percent} %`)
  assert(isSeed(seed), 'a seed is a hexadecimal number')
  const all = [...new Set(ids)].toSorted()
  const size = Math.floor((all.length * percent + 99) / 100)
  const start = all.length === 0 ? 0 : Number(BigInt(`0x${seed}`) % BigInt(all.length))
  return Array.from(
    { length: size },
    (_, i) => all[(start + Math.floor((i * all.length) / size)) % all.length]!,
  )
}

export const isSeed = (text: string): boolean => /^[0-9a-f]{1,64}$/.test(text)
