/** [B2] What the bulletins of a realm claim of a page, as one reader is told it, with what each value means. */
import { pageFigures } from '#kernel/bulletin'
import type { Day } from '#kernel/day'
import type { PageFigureView } from '../contract/index.ts'
import type { House } from '../realm.ts'
import type { Principal } from '../session.ts'
import { slotsFor } from './bulletins.ts'
import { figureOf } from './figure-named.ts'

export async function claimedFor(house: House, who: Principal, asOf: Day): Promise<PageFigureView[]> {
  const all = await Promise.all(
    house.packs.bulletins
      .filter((b) => Object.values(b.slots).some((slot) => slot.page))
      .map(async (b) => pageFigures(b, (await slotsFor(house, who, b, asOf)).readings)),
  )
  return all
    .flat()
    .toSorted((x, y) => (x.id < y.id ? -1 : 1))
    .map((f) => {
      const { title, definition } = figureOf(house, f.figure)!
      return { ...f, title, definition }
    })
}
