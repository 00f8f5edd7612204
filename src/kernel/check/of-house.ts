/** All that one house runs, as the checker looks things up in it. */
import type { Abilities } from '../ability/index.ts'
import type { Figure } from '../figure/index.ts'
import type { Units } from '../money/index.ts'
import type { Ends, Programme } from '../programme/index.ts'
import type { Register } from '../register/index.ts'

/** All that one house runs: what a programme names may be another's. */
export type House = {
  readonly programmes: readonly Programme[]
  readonly registers: readonly Register[]
  readonly figures: readonly Figure[]
  readonly abilities: Abilities
  /** What numbers may count. */
  readonly units: Units
  /** What cases may end as. */
  readonly ends: Ends
}

/** The programme of an id in its latest version: what others name is that one. */
export const programmeOf = (house: House, id: string): Programme | undefined =>
  house.programmes.filter((p) => p.id === id).toSorted((a, b) => b.version - a.version)[0]
