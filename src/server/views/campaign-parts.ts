/** What every reading of a campaign begins with: its figures and the day that it is read on. */
import type { Campaign, Day, Figure } from '#kernel'
import type { House } from '../realm.ts'
import { figureOf } from './figures.ts'

/** A figure that a campaign names. [P8] It counts things: what counts people could not be shown to everybody. */
export function campaignFigure(house: House, id: string): Figure {
  const f = figureOf(house, id)
  if (!f?.things) throw new Error(`a campaign names ${id}, which is no figure that counts things`)
  return f
}

/** The last day that counts: after its end a campaign is read as it ended. */
export const lastDayOf = (c: Campaign, asOf: Day): Day => (asOf < c.to ? asOf : c.to)
