/** What a pack says of a stage: an event that is played live, part by part, before a hall; words and order are the pack's. */
import type { Text } from '#kernel/text'

export type Stage = {
  readonly id: string
  readonly title: Text
  /** [SG1] What is played is a case; it stands on an open register under its own number. */
  readonly event: {
    readonly programme: string
    readonly register: string
    /** Columns: what it is called, and what stands below its name. */
    readonly name: string
    readonly brief: readonly string[]
    /** Standings of the register at which it can be played. */
    readonly on: readonly string[]
    /** The column, and what it says while the board stands still, and while its places are shown one by one. */
    readonly frozen: { readonly column: string; readonly is: string; readonly revealing: string }
  }
  /** [SG1] All that the public sees of a part while it is played: an entry for each part, under the number of its case. */
  readonly live: {
    readonly register: string
    /** Standings before it is played and after: at all others it is on. */
    readonly before: readonly string[]
    readonly after: readonly string[]
    readonly columns: Readonly<Record<LiveColumn, string>>
  }
  /** [SG1] What the board shows: rows of a case, entered by an act and by nothing else. */
  readonly board: {
    readonly register: string
    readonly columns: Readonly<Record<'of' | 'part' | 'no' | 'name' | 'points' | 'rank', string>>
  }
  /** [SG11] Pictures that leave sealed before their question is shown. */
  readonly pictures?: {
    /** The fact of a part that names the case with its questions, and that case's programme. */
    readonly bank: string
    readonly programme: string
    /** Steps of it at which nothing is added any more. */
    readonly at: readonly string[]
    /** What gives a line for each there: `id`, `key` and `file`. */
    readonly rows: string
  }
  /** The programmes of an event and of its parts. */
  readonly parts: readonly StagePart[]
}

export type LiveColumn =
  | 'event'
  | 'part'
  | 'form'
  | 'number'
  | 'stem'
  | 'options'
  | 'picture'
  | 'opening'
  | 'epoch'
  | 'holder'
  | 'until'
  | 'answer'

export type StagePart = {
  readonly programme: string
  /** [SG2] What is done at the desk, in the order in which it is offered: the first that is open and fits is the next. */
  readonly cues: readonly Cue[]
  /** Lists of which the desk reads the last lines. */
  readonly log?: readonly { readonly list: string; readonly columns: readonly string[] }[]
  readonly judging?: Judging
  readonly seat?: Seat
  readonly sheet?: SheetSeat
}

export type Cue = {
  readonly outcome: string
  /** A letter; what comes next is done by the space bar whatever its letter. */
  readonly key: string
  /** It is what comes next at these standings of the part, or steps of the event itself, in these forms; never, where nothing is said. */
  readonly next?: { readonly standings: readonly string[]; readonly forms?: readonly string[] }
  /** It is offered in these forms alone. */
  readonly forms?: readonly string[]
  /** What the desk fills in by itself. */
  readonly fill?: Readonly<Record<string, Fill>>
}

export type Fill =
  /** The number after the last of a list's that another list does not name; none beyond what an entry of a register counts. */
  | {
      readonly kind: 'following'
      readonly list: string
      readonly column: string
      readonly but?: { readonly list: string; readonly column: string }
      readonly upTo?: { readonly register: string; readonly id: string; readonly column: string }
    }
  /** Of a list's lines in their order, the one after the one that is on; the first where none is. */
  | { readonly kind: 'turn'; readonly list: string; readonly column: string; readonly now: string }
  /** The last line of a list that another list does not name. */
  | {
      readonly kind: 'last'
      readonly list: string
      readonly column: string
      readonly but: { readonly list: string; readonly column: string }
    }
  /** One of a list's lines, which is picked. */
  | { readonly kind: 'pick'; readonly list: string; readonly column: string; readonly title: string }
  /** What a fact says. */
  | { readonly kind: 'fact'; readonly name: string }
  | { readonly kind: 'says'; readonly text: string }

/** [SG4] Who scores whom: a panel, those from whom each stands aside, and the sheets that were given. */
export type Judging = {
  readonly panel: { readonly list: string; readonly post: string }
  readonly of: { readonly list: string; readonly no: string; readonly name: string; readonly now?: string }
  readonly aside: { readonly list: string; readonly post: string; readonly no: string }
  readonly given: { readonly list: string; readonly post: string; readonly no: string }
  readonly score: { readonly outcome: string; readonly no: string }
  readonly correct?: { readonly outcome: string; readonly no: string; readonly why: string }
  readonly by:
    | { readonly kind: 'marks'; readonly field: string; readonly most: number; readonly per: number }
    | {
        readonly kind: 'rubric'
        readonly field: string
        readonly item: string
        readonly times: string
        readonly steps: readonly { readonly step: string; readonly title: Text; readonly points: number }[]
        readonly items: readonly {
          readonly item: string
          readonly step: string
          readonly title: Text
          readonly deduct: number
          readonly kind: string
        }[]
      }
}

/** An act at a table or on a phone: what the page knows by itself, and what is asked. */
export type SeatAct = {
  readonly outcome: string
  /** Of the part as the public sees it; `latency` is what the page measured. */
  readonly fill: Readonly<Record<string, 'number' | 'epoch' | 'latency'>>
  readonly ask?: string
  /** Choices are those of the question that is shown. */
  readonly chooses?: boolean
  readonly standings: readonly string[]
  readonly forms?: readonly string[]
  /** Offered to whom the part has before it, and to nobody else. */
  readonly holds?: boolean
}
export type Receipts = {
  readonly list: string
  readonly columns: readonly string[]
  /** Lines whose column says one of these. */
  readonly of?: { readonly column: string; readonly is: readonly string[] }
}

/** [SG5] A team at its table, by the post that the part knows it by. */
export type Seat = {
  readonly by: { readonly list: string; readonly post: string; readonly no: string; readonly name: string }
  readonly acts: readonly SeatAct[]
  readonly receipts: readonly (Receipts & { readonly no: string })[]
}

/** [SG5] Somebody's own sheet of a part: a case of theirs that names it. */
export type SheetSeat = {
  readonly programme: string
  /** Parts of these forms are answered so. */
  readonly forms: readonly string[]
  readonly open: { readonly outcome: string; readonly part: string; readonly ask: string }
  readonly acts: readonly SeatAct[]
  readonly handIn: string
  readonly receipts: Receipts
}
