/** What is wrong with places on the ground: a code that programs read, and words for people. */
import { pointText } from '#kernel/area'
import type { Text } from '#kernel/text'
import { pointOf, type Corner } from './shape.ts'

export type GroundCode =
  | 'not_geojson'
  | 'frame_missing'
  | 'frames_differ'
  | 'not_a_polygon'
  | 'not_a_number'
  | 'too_few_corners'
  | 'too_many_corners'
  | 'swapped_axes'
  | 'outside_bounds'
  | 'no_code'
  | 'no_area'
  | 'self_crossing'
  | 'hole_outside'
  | 'duplicate_code'
  | 'no_community'
  | 'two_communities'
  | 'outside_community'
  | 'overlap'
  | 'gap'
  | 'could_not_judge'

export type GroundFinding = {
  readonly code: GroundCode
  /** Codes of the grids that it is about. */
  readonly areas: readonly string[]
  readonly at?: Corner
  readonly squareMetres?: number
  /** [GD6] Narrower than two metres: a proposal may mend it. */
  readonly tiny?: true
  readonly message: Text
}

/** One finding; the place, where there is one, is told in degrees. */
export const groundFinding = (
  code: GroundCode,
  areas: readonly string[],
  zh: string,
  en: string,
  more: Pick<GroundFinding, 'at' | 'squareMetres' | 'tiny'> = {},
): GroundFinding => ({
  code,
  areas,
  ...more,
  message: more.at
    ? {
        zh: `${zh}（在 ${pointText(pointOf(roundCorner(more.at)))}）`,
        en: `${en} (at ${pointText(pointOf(roundCorner(more.at)))})`,
      }
    : { zh, en },
})

export const roundCorner = ([x, y]: Corner): Corner => [Math.round(x), Math.round(y)]
