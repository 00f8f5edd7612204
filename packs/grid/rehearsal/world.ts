/** What the rehearsal of a zone needs: its grids, posts, places, and chance from a seed; and one case as lines in time. */
import { fromEpochMs, type Instant } from 'yimen/kernel/day'

export type Random = {
  next(n: number): number
  between(least: number, most: number): number
  percent(chance: number): boolean
  pick<T>(list: readonly T[]): T
  weighted<T>(list: readonly (readonly [T, number])[]): T
  fork(name: string): Random
}
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
  place(grid: string, rng: Random): { readonly at: readonly [number, number]; readonly address: string }
  /** Who live in the zone and sign in. */
  readonly residents: readonly { readonly idNo: string; readonly grid: string }[]
  readonly random: Random
}

/** A line of `POST /api/commands`, or a moment to which history has come. */
export type Line =
  | {
      readonly key: string
      readonly case: string
      /** None of what a schedule opened: nobody knew it before. */
      readonly seq?: number
      readonly outcome: string
      readonly input: Readonly<Record<string, unknown>>
      readonly programme?: string
      readonly area?: string
      readonly as: string
      readonly at: string
    }
  | { readonly until: string }

/** A moment as China writes it. */
export const written = (ms: number): Instant => fromEpochMs(ms)

/** A case as it is written: whatever others gave it moves its number on. */
export class File {
  readonly id: string
  readonly #programme: string
  readonly #area: string
  #seq: number

  constructor(programme: string, id: string, area: string, seq = 0) {
    this.id = id
    this.#programme = programme
    this.#area = area
    this.#seq = seq
  }

  /** So many events that others, or time, gave the case. */
  skip(events: number): void {
    this.#seq += events
  }

  act(
    wave: Line[],
    as: string,
    outcome: string,
    input: Readonly<Record<string, unknown>>,
    atMs: number,
  ): number {
    wave.push({
      key: `grid-${this.id}-${this.#seq + 1}`,
      case: this.id,
      seq: this.#seq,
      outcome,
      input,
      ...(this.#seq === 0 ? { programme: this.#programme, area: this.#area } : {}),
      as,
      at: written(atMs),
    })
    this.#seq += 1
    return this.#seq
  }
}
