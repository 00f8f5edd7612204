/** What the rehearsal needs of a zone: its communities, posts, homes, people, and chance from a seed; and one case as lines in time. */
import { CaseFile, type PlayedAct, type PlayedRandom } from '../../drafting/index.ts'

export { chinaTime as at, type PlayedRandom as Random } from '../../drafting/index.ts'

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
  readonly random: PlayedRandom
}

/** What lines of one turn gave other cases is there in the next. */
export type Turned = { readonly turn: number; readonly line: PlayedAct }

/** A case whose lines are written turn by turn. */
export class File {
  readonly #lines: Turned[]
  readonly #file: CaseFile

  constructor(lines: Turned[], programme: string, id: string, area: string, seq = 0) {
    this.#lines = lines
    this.#file = new CaseFile(programme, id, area, seq, 'community')
  }

  get id(): string {
    return this.#file.id
  }

  /** So many events that others, or time, gave the case. */
  skip(events: number): this {
    this.#file.skip(events)
    return this
  }

  act(turn: number, as: string, outcome: string, input: PlayedAct['input'], atMs: number): number {
    const line = this.#file.line(as, outcome, input, atMs)
    this.#lines.push({ turn, line })
    return line.seq! + 1
  }
}
