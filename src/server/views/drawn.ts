/** [RG11] [AR13] Borders on the ground as a map draws them: a line for each polygon, in degrees. */
import type { Text } from '#kernel/text'
import type { Day } from '#kernel/day'
import type { House } from '../realm.ts'

type Outline = { readonly code: string; readonly name: Text; readonly rings: [number, number][][] }

/** What is drawn of an area and of the places under it on a day. */
export const drawnUnder = (house: House, area: string, day: Day): readonly Outline[] =>
  house.reference.borders
    .filter(
      (b) => b.from <= day && (b.to === null || day <= b.to) && house.places.path(b.code, day).includes(area),
    )
    .flatMap((b) =>
      b.shape.map((rings) => ({
        code: b.code,
        name: house.reference.areas.get(b.code)?.name ?? { zh: b.code, en: b.code },
        rings: rings.map((ring) =>
          [...ring, ring[0]!].map(([x, y]): [number, number] => [x / 1_000_000, y / 1_000_000]),
        ),
      })),
    )
