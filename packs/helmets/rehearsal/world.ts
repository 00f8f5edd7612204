/** What the rehearsal of the campaign needs: counties with their towns and posts, people who are stopped, and chance from a seed; and a case as lines in time. */
import type { Day } from 'yimen/kernel/day'
import { CaseFile, type PlayedLine, type PlayedRandom } from '../../drafting/index.ts'

export {
  chinaTime as at,
  inOrder,
  type PlayedLine as Line,
  type PlayedRandom as Random,
} from '../../drafting/index.ts'

export type Someone = { readonly name: string; readonly idNo: string; readonly phone: string }
export type County = {
  readonly code: string
  readonly name: string
  readonly town: 'urban' | 'county'
  readonly townships: readonly string[]
}
export type World = {
  readonly city: string
  readonly counties: readonly County[]
  readonly officers: number
  post(role: string, area: string, which?: string): string
  /** The n-th point of a county, in millionths of a degree. */
  point(county: string, n: number): { readonly lon: number; readonly lat: number }
  /** Somebody who is stopped in a county: the n-th. */
  rider(county: string, n: number): Someone
  /** Who live in the city and sign in. */
  readonly residents: readonly (Someone & { readonly county: string })[]
  readonly companies: readonly (readonly [key: string, zh: string, en: string])[]
  readonly bodies: readonly (readonly [key: string, zh: string, en: string])[]
  readonly random: PlayedRandom
}

export const minute = 60_000
export const until = (day: Day): PlayedLine => ({ until: `${day}T00:30:00.000+08:00` })

export class File extends CaseFile {
  constructor(programme: string, id: string, area: string) {
    super(programme, id, area, 0, 'helmets')
  }
}
