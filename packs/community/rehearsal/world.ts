/** What the rehearsal needs of a zone: its communities, posts, homes, people, and chance from a seed; and one case as lines in time. */
import { fromEpochMs, toEpochMs, type Day, type Instant } from 'yimen/kernel/day'

export type Random = {
  next(n: number): number
  between(least: number, most: number): number
  percent(chance: number): boolean
  pick<T>(list: readonly T[]): T
  fork(name: string): Random
}
export type Person = { readonly name: string; readonly idNo: string }
export type World = {
  readonly zone: string
  readonly communities: readonly {
    readonly code: string
    readonly name: string
    readonly street: string
    readonly grids: readonly string[]
  }[]
  post(role: string, area: string, n?: number): string
  readonly homes: ReadonlyMap<string, { readonly households: number; readonly estates: readonly string[] }>
  home(grid: string, n: number): string
  /** Somebody who exists nowhere; the same for the same number. */
  someone(n: number): Person
  /** Who live in the zone and sign in. */
  readonly residents: readonly (Person & { readonly grid: string })[]
  readonly random: Random
}

/** A line of `POST /api/commands`. `turn`: what lines of one turn gave other cases is there in the next. */
export type Turned = {
  readonly turn: number
  readonly line: {
    readonly key: string
    readonly case: string
    readonly seq: number
    readonly outcome: string
    readonly input: Readonly<Record<string, unknown>>
    readonly programme?: string
    readonly area?: string
    readonly as: string
    readonly at: string
  }
}

const minute = 60_000
/** A moment of a day, as China writes it. */
export const at = (day: Day, hour: number, minutes = 0): number =>
  toEpochMs(`${day}T00:00:00.000+08:00` as Instant) + (hour * 60 + minutes) * minute

/** A case as it is written: what others or time gave it moves its number on. */
export class File {
  readonly id: string
  readonly #lines: Turned[]
  readonly #programme: string
  readonly #area: string
  #seq: number

  constructor(lines: Turned[], programme: string, id: string, area: string, seq = 0) {
    this.id = id
    this.#lines = lines
    this.#programme = programme
    this.#area = area
    this.#seq = seq
  }

  /** So many events that others, or time, gave the case. */
  skip(events: number): this {
    this.#seq += events
    return this
  }

  act(
    turn: number,
    as: string,
    outcome: string,
    input: Readonly<Record<string, unknown>>,
    atMs: number,
  ): number {
    this.#lines.push({
      turn,
      line: {
        key: `community-${this.id}-${this.#seq + 1}`,
        case: this.id,
        seq: this.#seq,
        outcome,
        input,
        ...(this.#seq === 0 ? { programme: this.#programme, area: this.#area } : {}),
        as,
        at: fromEpochMs(atMs),
      },
    })
    this.#seq += 1
    return this.#seq
  }
}
