/** What every reading of a campaign begins with: its figures and the day that it is read on. */
import type { Campaign } from '#campaign'
import type { Day } from '#kernel/day'
import { tellsOfPeople, type Figure } from '#kernel/figure'
import type { House } from '../realm.ts'
import { figureOf } from './figure-named.ts'

/** A figure that a campaign names. */
export function campaignFigure(house: House, id: string): Figure {
  const f = figureOf(house, id)
  if (!f) throw new Error(`a campaign names ${id}, which is no figure`)
  return f
}

/** [P8] Whether people could be named by the cases that a campaign moves: then its lists and their counts are of those that a reader sees. */
export const isOfPeople = (house: House, c: Campaign): boolean =>
  [c.done, ...c.stages].some((id) => tellsOfPeople(campaignFigure(house, id)))

/** The last day that counts: after its end a campaign is read as it ended. */
export const lastDayOf = (c: Campaign, asOf: Day): Day => (asOf < c.to ? asOf : c.to)
