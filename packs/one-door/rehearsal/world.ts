/** What the rehearsal of a hall needs: communities, posts, people who apply, and chance from a seed; and one case as lines in time. */
import { CaseFile, type PlayedLine, type PlayedRandom } from '../../drafting/index.ts'

export {
  chinaTime as at,
  inOrder,
  type PlayedLine as Line,
  type PlayedRandom as Random,
} from '../../drafting/index.ts'

export type Someone = { readonly name: string; readonly idNo: string; readonly phone: string }
export type World = {
  readonly zone: string
  readonly communities: readonly { readonly code: string; readonly street: string; readonly name: string }[]
  post(role: string, area: string, n?: number): string
  /** The n-th who applies at the hall. */
  applicant(n: number): Someone
  /** Who live in the zone and sign in; the first two live where the listed helper works. */
  readonly residents: readonly (Someone & { readonly grid: string })[]
  readonly random: PlayedRandom
}

/** What is played one after another until history has come to the end of a span: what a turn gives is there in the next. */
export type Turns = readonly [PlayedLine[], PlayedLine[], PlayedLine[]]

export class File extends CaseFile {
  constructor(programme: string, id: string, area: string, seq = 0) {
    super(programme, id, area, seq, 'door')
  }
}
