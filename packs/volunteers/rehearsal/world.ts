/** What the rehearsal of the district needs: its schools, posts, pupils, and chance from a seed; and one case as lines in time. */
import { CaseFile, type PlayedRandom } from '../../drafting/index.ts'

export {
  chinaTime as at,
  inOrder,
  type PlayedLine as Line,
  type PlayedRandom as Random,
} from '../../drafting/index.ts'

export type School = {
  readonly code: string
  readonly name: string
  readonly area: string
  readonly kind: 'urban' | 'middle' | 'rural'
  readonly teams: number
  readonly pupils: number
}
export type Pupil = {
  readonly name: string
  readonly idNo: string
  readonly group: string
  readonly seat: string
  readonly card: string
  readonly guardianPhone: string
}
export type Adult = { readonly name: string; readonly idNo: string; readonly phone: string }
export type World = {
  readonly district: string
  readonly schools: readonly School[]
  pupils(school: School): readonly Pupil[]
  /** The n-th of those grown-ups who registered with the national system. */
  adult(n: number): Adult
  /** The n-th of those who are sixty and more. */
  elder(n: number): Adult
  post(role: string, area?: string, which?: string): string
  /** Who sign in: a volunteer, a mother, another volunteer. */
  readonly residents: readonly Adult[]
  readonly random: PlayedRandom
}

export class File extends CaseFile {
  constructor(programme: string, id: string, area: string, seq = 0) {
    super(`volunteers.${programme}`, id, area, seq, 'volunteers')
  }
}

/** Who acts in their own affairs, by their number. */
export const applicant = (adult: Pick<Adult, 'idNo'>): string => `applicant-${adult.idNo}`
