/** What the rehearsal of the district needs: its schools, posts, pupils, and chance from a seed; and one case as lines in time. */
import { fromEpochMs, toEpochMs, type Day, type Instant } from 'yimen/kernel/day'

export type Random = {
  next(n: number): number
  between(least: number, most: number): number
  percent(chance: number): boolean
  pick<T>(list: readonly T[]): T
  fork(name: string): Random
}
export type School = {
  readonly code: string
  readonly name: string
  readonly area: string
  readonly kind: 'urban' | 'middle' | 'rural'
  readonly teams: number
  readonly pupils: number
}
export type Pupil = {
  readonly name: string
  readonly idNo: string
  readonly group: string
  readonly seat: string
  readonly card: string
  readonly guardianPhone: string
}
export type Adult = { readonly name: string; readonly idNo: string; readonly phone: string }
export type World = {
  readonly district: string
  readonly schools: readonly School[]
  pupils(school: School): readonly Pupil[]
  /** The n-th of those grown-ups who registered with the national system. */
  adult(n: number): Adult
  /** The n-th of those who are sixty and more. */
  elder(n: number): Adult
  post(role: string, area?: string, which?: string): string
  /** Who sign in: a volunteer, a mother, another volunteer. */
  readonly residents: readonly Adult[]
  readonly random: Random
}

/** A line of `POST /api/commands`, or a moment to which history has come. */
export type Line =
  | {
      readonly key: string
      readonly case: string
      readonly seq?: number
      readonly outcome: string
      readonly input: Readonly<Record<string, unknown>>
      readonly programme?: string
      readonly area?: string
      readonly as: string
      readonly at: string
    }
  | { readonly until: string }

export const at = (day: Day, hour: number, minute = 0): number =>
  toEpochMs(`${day}T00:00:00.000+08:00` as Instant) + (hour * 60 + minute) * 60_000

export const inTime = (a: Line, b: Line): number =>
  'at' in a && 'at' in b ? (a.at < b.at ? -1 : a.at > b.at ? 1 : 0) : 0

/** A case as it is written: whatever others gave it moves its number on. */
export class File {
  readonly id: string
  readonly #programme: string
  readonly #area: string
  #seq: number

  constructor(programme: string, id: string, area: string, seq = 0) {
    this.id = id
    this.#programme = `volunteers.${programme}`
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
      key: `volunteers-${this.id}-${this.#seq + 1}`,
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

/** Who acts in their own affairs, by their number. */
export const applicant = (adult: Pick<Adult, 'idNo'>): string => `applicant-${adult.idNo}`
