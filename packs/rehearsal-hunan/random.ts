/** Chance that repeats itself: the same seed gives the same province, byte for byte, on every machine. */

/** Draws from one stream; each draw moves it. A fork is a stream of its own that does not depend on earlier draws. */
export type Random = {
  /** A whole number from 0 to n - 1; n from 1 to 2^32. */
  readonly next: (n: number) => number
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number
  /** True so many times in a hundred. */
  readonly percent: (chance: number) => boolean
  readonly pick: <T>(list: readonly T[]) => T
  /** One of the values, each as often as its whole weight says. */
  readonly weighted: <T>(list: readonly (readonly [T, number])[]) => T
  /** The same things in another order; the list given stays as it is. */
  readonly shuffle: <T>(list: readonly T[]) => readonly T[]
  readonly fork: (name: string) => Random
}

/** splitmix32: spreads one number into well-mixed words. */
function splitmix(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let z = state ^ (state >>> 16)
    z = Math.imul(z, 0x21f0aaad)
    z ^= z >>> 15
    z = Math.imul(z, 0x735a2d97)
    return (z ^ (z >>> 15)) >>> 0
  }
}

/** xoshiro128** by Blackman and Vigna: 32 bits a draw, integers only. */
function xoshiro(seed: number): () => number {
  const word = splitmix(seed)
  let [a, b, c, d] = [word(), word(), word(), word()] as [number, number, number, number]
  const rotated = (x: number, k: number) => (x << k) | (x >>> (32 - k))
  return () => {
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = rotated(d, 11)
    return result
  }
}

/** FNV-1a over the code units of a name, begun from a seed. */
function hashed(seed: number, name: string): number {
  let hash = 0x811c9dc5 ^ seed
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** A stream of chance from a whole-number seed. */
export function random(seed: number): Random {
  const word = xoshiro(seed)
  const next = (n: number) => {
    if (!Number.isInteger(n) || n < 1 || n > 2 ** 32) throw new Error(`cannot draw one of ${n}`)
    // Words above the last whole multiple of n would favour small results: draw again.
    const limit = 2 ** 32 - (2 ** 32 % n)
    let drawn = word()
    while (drawn >= limit) drawn = word()
    return drawn % n
  }
  const pick = <T>(list: readonly T[]) => list[next(list.length)] as T
  return {
    next,
    pick,
    between: (least, most) => least + next(most - least + 1),
    percent: (chance) => next(100) < chance,
    weighted: <T>(list: readonly (readonly [T, number])[]) => {
      let rest = next(list.reduce((sum, [, weight]) => sum + weight, 0))
      for (const [value, weight] of list) if ((rest -= weight) < 0) return value
      throw new Error('unreachable: the weights were summed')
    },
    shuffle: <T>(list: readonly T[]) => {
      const result = [...list]
      for (let i = result.length - 1; i > 0; i--) {
        const j = next(i + 1)
        ;[result[i], result[j]] = [result[j] as T, result[i] as T]
      }
      return result
    },
    fork: (name) => random(hashed(seed, name)),
  }
}
