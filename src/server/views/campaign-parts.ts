/** What every reading of a campaign begins with: its figures and the day that it is read on. */
import type { Campaign, Day, Figure } from '#kernel'
import type { House } from '../realm.ts'
import { figureOf } from './figures.ts'

/** A figure that a campaign names. [P8] It counts things, or people who are public: what counts others could not be shown to everybody. */
export function campaignFigure(house: House, id: string): Figure {
  const f = figureOf(house, id)
  if (!f?.things && !f?.public)
    throw new Error(`a campaign names ${id}, which counts neither things nor people who are public`)
  return f
}

/** The last day that counts: after its end a campaign is read as it ended. */
export const lastDayOf = (c: Campaign, asOf: Day): Day => (asOf < c.to ? asOf : c.to)
