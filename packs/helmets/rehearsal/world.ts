/** What the rehearsal of the campaign needs: counties with their towns and posts, people who are stopped, and chance from a seed; and a case as lines in time. */
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
export type County = {
  readonly code: string
  readonly name: string
  readonly town: 'urban' | 'county'
  readonly townships: readonly string[]
}
export type World = {
  readonly city: string
  readonly counties: readonly County[]
  readonly officers: number
  post(role: string, area: string, which?: string): string
  /** The n-th point of a county, in millionths of a degree. */
  point(county: string, n: number): { readonly lon: number; readonly lat: number }
  /** Somebody who is stopped in a county: the n-th. */
  rider(county: string, n: number): Someone
  /** Who live in the city and sign in. */
  readonly residents: readonly (Someone & { readonly county: string })[]
  readonly companies: readonly (readonly [key: string, zh: string, en: string])[]
  readonly bodies: readonly (readonly [key: string, zh: string, en: string])[]
  readonly random: Random
}

/** A line of `POST /api/commands`, or a moment to which history has come. */
export type Line =
  | {
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
  | { readonly until: string }

export const minute = 60_000
export const at = (day: Day, hour: number, minutes = 0): number =>
  toEpochMs(`${day}T00:00:00.000+08:00` as Instant) + (hour * 60 + minutes) * minute
export const until = (day: Day): Line => ({ until: `${day}T00:30:00.000+08:00` })

/** A case as it is written: whatever others gave it moves its number on. */
export class File {
  readonly id: string
  readonly #programme: string
  readonly #area: string
  #seq = 0

  constructor(programme: string, id: string, area: string) {
    this.id = id
    this.#programme = programme
    this.#area = area
  }

  act(
    wave: Line[],
    as: string,
    outcome: string,
    input: Readonly<Record<string, unknown>>,
    atMs: number,
  ): void {
    wave.push({
      key: `helmets-${this.id}-${this.#seq + 1}`,
      case: this.id,
      seq: this.#seq,
      outcome,
      input,
      ...(this.#seq === 0 ? { programme: this.#programme, area: this.#area } : {}),
      as,
      at: fromEpochMs(atMs),
    })
    this.#seq += 1
  }

  /** So many events that others, or time, gave the case. */
  skip(events: number): void {
    this.#seq += events
  }
}

/** By time; what one case does keeps its order. */
export const inOrder = (wave: readonly Line[]): Line[] =>
  wave.toSorted((a, b) => ('at' in a && 'at' in b ? (a.at < b.at ? -1 : a.at > b.at ? 1 : 0) : 0))
