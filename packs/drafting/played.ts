/** A rehearsal as it is written: one case as lines in time. */
import { fromEpochMs, toEpochMs, type Day, type Instant } from 'yimen/kernel/day'

/** Chance from a seed, as rehearsals draw it. */
export type PlayedRandom = {
  next(n: number): number
  between(least: number, most: number): number
  percent(chance: number): boolean
  pick<T>(list: readonly T[]): T
  weighted<T>(list: readonly (readonly [T, number])[]): T
  shuffle<T>(list: readonly T[]): readonly T[]
  fork(name: string): PlayedRandom
}

/** A line of `POST /api/commands`. */
export type PlayedAct = {
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
/** Such a line, or a moment to which history has come. */
export type PlayedLine = PlayedAct | { readonly until: string }

const minute = 60_000
/** A moment of a day in China, in milliseconds. */
export const chinaTime = (day: Day, hour: number, minutes = 0): number =>
  toEpochMs(`${day}T00:00:00.000+08:00` as Instant) + (hour * 60 + minutes) * minute

/** A case as it is written: whatever others gave it moves its number on. */
export class CaseFile {
  readonly id: string
  readonly #programme: string
  readonly #area: string
  readonly #keys: string
  #seq: number

  /** `seq`: how many events it has already, where another case opened it; `keys`: what the keys of its lines begin with. */
  constructor(programme: string, id: string, area: string, seq = 0, keys = programme) {
    this.id = id
    this.#programme = programme
    this.#area = area
    this.#seq = seq
    this.#keys = keys
  }

  /** So many events that others, or time, gave the case. */
  skip(events: number): void {
    this.#seq += events
  }

  /** Writes a line; gives the number of its event. */
  act(
    wave: PlayedLine[],
    as: string,
    outcome: string,
    input: Readonly<Record<string, unknown>>,
    atMs: number,
  ): number {
    wave.push(this.line(as, outcome, input, atMs))
    return this.#seq
  }

  /** The next line of the case. */
  line(as: string, outcome: string, input: Readonly<Record<string, unknown>>, atMs: number): PlayedAct {
    this.#seq += 1
    return {
      key: `${this.#keys}-${this.id}-${this.#seq}`,
      case: this.id,
      seq: this.#seq - 1,
      outcome,
      input,
      ...(this.#seq === 1 ? { programme: this.#programme, area: this.#area } : {}),
      as,
      at: fromEpochMs(atMs),
    }
  }
}

/** By time; what one case does keeps its order. */
export const inOrder = (wave: readonly PlayedLine[]): PlayedLine[] =>
  wave.toSorted((a, b) => ('at' in a && 'at' in b ? (a.at < b.at ? -1 : a.at > b.at ? 1 : 0) : 0))
