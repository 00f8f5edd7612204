/** What the rehearsal of contests needs: teams, posts, and chance from a seed; and one case as lines in time. */
import { fromEpochMs, type Day, type Instant } from 'yimen/kernel/day'
import { chinaTime, type PlayedLine, type PlayedRandom } from '../../drafting/index.ts'

export type { PlayedLine as Line, PlayedRandom as Random } from '../../drafting/index.ts'
export type Player = { readonly name: string; readonly idNo: string }
export type Team = {
  readonly key: string
  readonly name: string
  readonly unit: string
  readonly place: string
  readonly city: string
  readonly leader: string
  readonly tutor: string
  readonly members: readonly Player[]
  readonly table: string | null
}
export type World = {
  readonly province: string
  readonly quiz: readonly Team[]
  readonly skills: readonly Team[]
  readonly ready: readonly Team[]
  readonly substitute: Player
  readonly judges: readonly string[]
  post(role: string, area?: string): string
  readonly random: PlayedRandom
}

/** A moment of the play that may be moved on, in milliseconds. */
export class Time {
  ms: number
  constructor(day: Day, hour: number, minute = 0) {
    this.ms = chinaTime(day, hour, minute)
  }
  later(seconds: number): this {
    this.ms += Math.round(seconds * 1_000)
    return this
  }
  get written(): Instant {
    return fromEpochMs(this.ms)
  }
}

/** Lines of many cases in the order of the play, in waves: what a case gave another is done before the next wave. */
export class Play {
  readonly waves: PlayedLine[][] = [[]]
  #keys = 0
  readonly #seqs = new Map<string, number>()

  /** What others gave a case: its number moves on. */
  skip(id: string, events = 1): void {
    this.#seqs.set(id, this.seq(id) + events)
  }
  seq(id: string): number {
    return this.#seqs.get(id) ?? 0
  }
  act(
    id: string,
    as: string,
    outcome: string,
    input: Readonly<Record<string, unknown>>,
    at: Time,
    opens?: { readonly programme: string; readonly area: string },
  ): void {
    this.#keys += 1
    this.waves
      .at(-1)!
      .push({
        key: `contest-${this.#keys}`,
        case: id,
        seq: this.seq(id),
        ...opens,
        outcome,
        input,
        as,
        at: at.written,
      })
    this.skip(id)
  }
  settle(): void {
    if (this.waves.at(-1)!.length > 0) this.waves.push([])
  }
  until(at: Time): void {
    this.waves.push([{ until: at.written }], [])
  }
}
