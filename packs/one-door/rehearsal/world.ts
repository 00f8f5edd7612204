/** What the rehearsal of a hall needs: communities, posts, people who apply, and chance from a seed; and one case as lines in time. */
import { fromEpochMs, toEpochMs, type Day, type Instant } from 'yimen/kernel/day'

export type Random = {
  next(n: number): number
  between(least: number, most: number): number
  percent(chance: number): boolean
  pick<T>(list: readonly T[]): T
  weighted<T>(list: readonly (readonly [T, number])[]): T
  fork(name: string): Random
}
export type Someone = { readonly name: string; readonly idNo: string; readonly phone: string }
export type World = {
  readonly zone: string
  readonly communities: readonly { readonly code: string; readonly street: string; readonly name: string }[]
  post(role: string, area: string, n?: number): string
  /** The n-th who applies at the hall. */
  applicant(n: number): Someone
  /** Who live in the zone and sign in; the first two live where the listed helper works. */
  readonly residents: readonly (Someone & { readonly grid: string })[]
  readonly random: Random
}

/** A line of `POST /api/commands`. */
export type Line = {
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
/** What is played one after another until history has come to the end of a span: what a turn gives is there in the next. */
export type Turns = readonly [Line[], Line[], Line[]]

const minute = 60_000
export const at = (day: Day, hour: number, minutes = 0): number =>
  toEpochMs(`${day}T00:00:00.000+08:00` as Instant) + (hour * 60 + minutes) * minute

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
      key: `door-${this.id}-${this.#seq + 1}`,
      case: this.id,
      seq: this.#seq,
      outcome,
      input,
      ...(this.#seq === 0 ? { programme: this.#programme, area: this.#area } : {}),
      as,
      at: fromEpochMs(atMs),
    })
    this.#seq += 1
    return this.#seq
  }
}
