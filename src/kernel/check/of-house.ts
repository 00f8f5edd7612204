/** Where the checker looks up what one part of a house names of another. */
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
export const programmeOf = ({ programmes }: Pick<House, 'programmes'>, id: string): Programme | undefined =>
  programmes.filter((p) => p.id === id).toSorted((a, b) => b.version - a.version)[0]
