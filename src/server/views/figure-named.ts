/** The figure of a name, or not found. */
import type { Figure } from '#kernel/figure'
import type { House } from '../realm.ts'

export const figureOf = (house: House, id: string): Figure | undefined =>
  house.packs.figures.filter((f) => f.id === id).toSorted((a, b) => b.version - a.version)[0]
