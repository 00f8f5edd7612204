/** What the rehearsal of a zone needs: its grids, posts, places, and chance from a seed; and one case as lines in time. */
import { fromEpochMs, type Instant } from 'yimen/kernel/day'
import type { PlayedRandom } from '../../drafting/index.ts'

export type { PlayedRandom as Random } from '../../drafting/index.ts'
export type World = {
  readonly zone: string
  readonly communities: readonly {
    readonly code: string
    readonly street: string
    readonly grids: readonly string[]
  }[]
  worker(grid: string): { readonly post: string; readonly name: string; readonly phone: string }
  post(role: string, area: string, n?: number): string
  /** The post of a unit, by its key. */
  unit(key: string): string
  readonly homes: ReadonlyMap<string, { readonly type: string; readonly households: number }>
  home(grid: string, n: number): string
  /** A point of a grid, in millionths of a degree, and its address. */
  place(grid: string, rng: PlayedRandom): { readonly at: readonly [number, number]; readonly address: string }
  /** Who live in the zone and sign in. */
  readonly residents: readonly { readonly idNo: string; readonly grid: string }[]
  readonly random: PlayedRandom
}

/** A moment as China writes it. */
export const written = (ms: number): Instant => fromEpochMs(ms)

export { CaseFile as File, inOrder, type PlayedLine as Line } from '../../drafting/index.ts'
