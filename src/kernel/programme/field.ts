/** A field of a form: what it asks, how it is checked, and how carefully its value is kept. */
import type { Text } from '../text.ts'

/**
 * [P9] Who reads a value besides the office: all whom the case concerns, or none of them. Where nothing is said, a case of one
 * subject is their own file and open to them (Personal Information Protection Law art. 44, 45); a case about a place concerns
 * many people, and is closed. There are only these two: what is each person's own is an outcome's to say.
 */
export type SeenBy = 'concerned' | 'office'

/** [FD1] How something is found: a name in parts and by its sound, a number and a telephone as a whole. */
export type FindKind = 'name' | 'number' | 'phone'

type Common = {
  readonly title: Text
  readonly hint?: Text
  /** Sealed with the subject's key, masked by default, never in a log. */
  readonly sensitive?: boolean
  /** [S11] Sealed as what is sensitive is, and told to whoever may see the case, without a mask: what people write of people. */
  readonly sealed?: true
  /** [S11] Why words that people write may stand in clear here: they are public, or tell of nobody. */
  readonly inClear?: Text
  /** Read by people only; no rule computes with it. */
  readonly forTheFile?: boolean
  /** A column of a list that says nothing is seen as the list is. */
  readonly seenBy?: SeenBy
  /** Cases are found by it, or are not, where that differs from what the rest of the declaration gives. */
  readonly findable?: FindKind | 'never'
  /** In a sealed list, the column that a form finds a line by: it is not masked there. */
  readonly joins?: true
  /** [FM13] Of a text or an entry: it stands somewhere as a code, which a camera reads. */
  readonly code?: true
}

/** [S4] [S11] Whether a value of it leaves the kernel apart, to be put into the box of its event. */
export const isKeptSealed = (f: Pick<Common, 'sensitive' | 'sealed'> | undefined): boolean =>
  f?.sensitive === true || f?.sealed === true

export type Field = Common &
  /** [FM13] `scans`: it stands somewhere as a code, which a camera reads. */
  (
    | { readonly type: 'text'; readonly max: number; readonly lines?: boolean }
    | { readonly type: 'name' | 'resident_id' | 'mobile' | 'bank_card' | 'boolean' }
    /** `past`: it tells of what has been; no day after today is one. */
    | { readonly type: 'day'; readonly past?: true }
    /** `YYYY-MM`. `past`: no month after this one. */
    | { readonly type: 'month'; readonly past?: true }
    | { readonly type: 'fen'; readonly min: number; readonly max: number }
    /** `past`: it is a year, and none after this one. [FM7] `unit`: what it counts; one kept in parts is written in the whole. */
    | {
        readonly type: 'integer'
        readonly min: number
        readonly max: number
        readonly past?: true
        readonly unit?: string
      }
    | { readonly type: 'choice'; readonly options: Readonly<Record<string, Text>> }
    /** Files already uploaded, by id, for one paper of the programme. */
    /** [K32] `unlike`: a picture in any of these fields, told anew, is none here: the same bytes are refused. */
    | {
        readonly type: 'papers'
        readonly paper: string
        readonly max: number
        readonly unlike?: readonly string[]
      }
    /** A post of the realm, by id. */
    | { readonly type: 'post' }
    /** A case of the realm, by id. */
    | { readonly type: 'case' }
    /** An entry of a register, by id. */
    | { readonly type: 'entry'; readonly register: string }
    /** A place of the realm, by code. [AR9] `digits`: one of the level that the programme declares with so many, and no other. */
    | { readonly type: 'area'; readonly digits?: number }
    /** [AR10] A point on the ground: whole microdegrees in WGS 84, with the metres that its device was sure of. */
    | { readonly type: 'point' }
    | {
        readonly type: 'list'
        readonly max: number
        readonly of: Readonly<Record<string, Field & { readonly optional?: boolean }>>
        /** [FM12] The column that is counted, one by one, where all others are choices: a cell for each of their combinations. */
        readonly tally?: string
        /** [FM14] Its lines come of codes that are read one after the other. */
        readonly scans?: ScannedLines
      }
  )

/** [FM14] How a list is filled by codes: each code has one line, however often it is read. */
export type ScannedLines = {
  /** The column that is the code. */
  readonly code: string
  /** What a line that was read says besides. */
  readonly with?: Readonly<Record<string, string>>
  /** Columns of text that take the time of day: the first at the first reading, the next at the next. */
  readonly times?: readonly string[]
  /** [FM15] Who has no card with them is ticked: entries of the register that the code names, in groups by columns of it. */
  readonly ticks?: {
    readonly by: readonly string[]
    /** The column that tells one of a group from another. */
    readonly called: string
    readonly with?: Readonly<Record<string, string>>
  }
}
