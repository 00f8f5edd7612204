/** Who owns the dwellings of a stair: fictional people, found by the unit alone. */
import { random } from '../random.ts'
import { someone, type Someone } from './people.ts'
import type { SurveyRow } from './survey.ts'

/** `area` in hundredths of a square metre. */
export type DwellingRow = {
  readonly room: string
  readonly floor: number
  readonly area: number
  readonly certificateNo: string
  readonly unsold?: true
}
export type OwnerRow = Someone & { readonly room: string }

/** So many numbers are kept for the people of one unit. */
const each = 60

/**
 * The dwellings of the n-th row of the survey and their owners: couples, now and then one owner of two,
 * seldom one that the builder kept.
 */
export function dwellingsOf(
  row: SurveyRow,
  n: number,
  seed: number,
): { readonly dwellings: readonly DwellingRow[]; readonly owners: readonly OwnerRow[] } {
  const rng = random(seed).fork(`owners ${row.community} ${row.estate} ${row.building} ${row.unit}`)
  const dwellings: DwellingRow[] = []
  const owners: OwnerRow[] = []
  const sizes = Array.from({ length: row.doorsPerFloor }, () => rng.between(62, 128) * 100 + rng.next(100))
  let count = 0
  const next = () => someone(rng, row.community.slice(0, 6), n * each + count++)
  for (let floor = 1; floor <= row.floors; floor++) {
    for (let door = 1; door <= row.doorsPerFloor; door++) {
      const room = `${floor}0${door}`
      const unsold = floor === 1 && rng.next(40) === 0
      dwellings.push({
        room,
        floor,
        area: sizes[door - 1]! + (floor === row.floors ? rng.next(300) : 0),
        certificateNo: `湘（2015）湘潭市不动产权第${String(n * each + dwellings.length).padStart(7, '0')}号`,
        ...(unsold ? { unsold: true as const } : {}),
      })
      if (unsold) continue
      const neighbour = owners.filter((o) => o.room.startsWith(String(floor)))
      if (door > 1 && neighbour.length === 1 && rng.next(25) === 0) owners.push({ ...neighbour[0]!, room })
      else for (let i = rng.percent(35) ? 2 : 1; i > 0; i--) owners.push({ ...next(), room })
    }
  }
  return { dwellings, owners }
}
