/** What the rehearsal of social assistance needs of the province: places, posts, families, and chance from a seed. */
import type { PlayedAct } from '../../drafting/index.ts'

export type Random = {
  /** A whole number from 0 to n - 1. */
  next(n: number): number
  pick<T>(list: readonly T[]): T
  fork(name: string): Random
}

export type Family = {
  readonly village: string
  readonly head: { readonly name: string; readonly idNo: string }
  readonly members: readonly { readonly name: string; readonly idNo: string; readonly relation: string }[]
  readonly monthlyIncome: number
  readonly phone: string
  readonly card: string
}

export type World = {
  readonly townships: readonly { readonly code: string; readonly villages: readonly string[] }[]
  /** The posts of a role over an area, in a fixed order. */
  posts(role: string, area: string): readonly string[]
  family(village: string): Family
  /** Grandfather Li of Yunzhao Village. */
  readonly li: Family
  /** Who lives next to him, and has an account too. */
  readonly neighbour: Family
  /** A family by chance of its own, so that those of another story stay who they are. */
  familyBy(random: Random, village: string): Family
  readonly random: Random
}

/** [TA6] History has come to this moment: what fell due by itself is done before it goes on. */
export type Mark = { readonly until: string }

/** A line of `POST /api/commands`. */
export type Line = PlayedAct & { readonly seq: number }

/** One of a case that a schedule opened: the player fills in its number and the seq. */
export type Following = Omit<Line, 'seq'>

/** All that is played. */
export type Played = Line | Following | Mark
