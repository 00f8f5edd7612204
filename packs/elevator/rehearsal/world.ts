/** What the rehearsal of the retrofit needs of the province: survey rows, posts, firms, owners, and chance from a seed. */
import type { PlayedAct, PlayedRandom } from '../../drafting/index.ts'

export type { PlayedRandom as Random } from '../../drafting/index.ts'

/** A row of the survey, with all its columns; a null is not known. */
export type Row = Readonly<Record<string, unknown>> & {
  readonly community: string
  readonly estate: string
  readonly building: string
  readonly unit: string
  readonly surveyedOn: string
  readonly floors: number
}

export type World = {
  readonly rows: readonly Row[]
  /** Whether a row was found eligible: the engine judges again. */
  fit(row: Row): boolean
  /** The estate whose elevators came first, and the community that it lies in. */
  readonly first: string
  readonly home: string
  /** Who signs in as an owner. */
  readonly visitor: { readonly name: string; readonly idNo: string; readonly phone: string }
  posts(role: string, area: string): readonly string[]
  readonly firms: readonly {
    readonly name: string
    readonly uscc: string
    readonly level: string
    readonly licenceNo: string
    readonly licenceTo: string
    readonly post: string
  }[]
  /** The dwellings and owners of the n-th row. */
  owners(n: number): {
    readonly dwellings: readonly {
      readonly room: string
      readonly floor: number
      readonly area: number
      readonly certificateNo: string
      readonly unsold?: true
    }[]
    readonly owners: readonly {
      readonly room: string
      readonly name: string
      readonly idNo: string
      readonly phone: string
    }[]
  }
  /** A photo that was sent before the history begins. */
  readonly photo: string
  readonly random: PlayedRandom
}

/** A line of `POST /api/commands`. */
export type Line = PlayedAct & { readonly seq: number }

export const post = (world: World, role: string, area: string, n = 0): string => {
  const postIds = world.posts(role, area)
  if (postIds.length === 0) throw new Error(`the rehearsal has no ${role} over ${area}`)
  return postIds[n % postIds.length]!
}
