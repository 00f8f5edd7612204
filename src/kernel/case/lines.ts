/** What a case and its events tell of a list that is gathered. */
import type { Facts } from '../rule/index.ts'

/** What a case knows of a list that is gathered for it. */
export type Gathered = {
  readonly count: number
  readonly sum: number
  /** Over all lines so far, each page after the one before. */
  readonly hash: string
  readonly closed?: true
}

/** [LS2] What an event adds to a list, and what the list then comes to. */
export type LinesGathered = Gathered & {
  readonly list: string
  /** How many were there before it. */
  readonly from: number
  readonly lines: readonly Facts[]
}

/** [LS3] That all commands to the lines of an event's effect were given. */
export type LinesSent = { readonly seq: number; readonly effect: number; readonly count: number }
