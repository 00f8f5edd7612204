/** What a pack says of a room: whose cases, to whom they are handed, who is out, who calls, and what a wall shows of it. */
import type { Text } from '#kernel/text'

export type Room = {
  readonly id: string
  readonly title: Text
  /** The programme whose open cases are handed out, and that lie on the map. */
  readonly programme: string
  /**
   * [RO2] The ways by which a case is handed to a post: the first that is open is taken. `to` is the field that names the post; `reason`
   * the field that tells why, with what it says where the list stood by nearness or by load.
   */
  readonly hands: readonly {
    readonly outcome: string
    readonly to: string
    readonly reason?: { readonly field: string; readonly near: string; readonly load: string }
  }[]
  /** [RO1] Who is on duty, by role: those who take cases, and those who are out. */
  readonly people: readonly { readonly role: string; readonly takes: boolean }[]
  /** [RO1] Whose cases at these steps tell where somebody was last: whoever did their last act, at the case's point, at that moment. */
  readonly whereabouts?: { readonly programme: string; readonly steps: readonly string[] }
  /** [RO3] Calls are cases: taken by `takes`, answered again by `back`; a form is filled from one. */
  readonly calls?: {
    readonly programme: string
    readonly takes: string
    readonly back: string
    readonly opens: {
      readonly programme: string
      readonly outcome: string
      /** Fields of that form, each with the field of the call that it begins with. */
      readonly fill: Readonly<Record<string, string>>
      /** Fields that begin with something whatever the call says. */
      readonly set?: Readonly<Record<string, boolean | string>>
    }
  }
  readonly alike?: Alike
  /** [RO5] How many steps a wall shows as lanes, in their order. */
  readonly wall?: { readonly lanes: readonly { readonly title: Text; readonly steps: readonly string[] }[] }
}

/** [RO4] What tells that two cases are of one thing: nearness, time, kind and words, by the programme's own fields. */
export type Alike = {
  readonly metres: number
  readonly days: number
  readonly kind: string
  /** Told in words: each pair of letters that both have counts. */
  readonly words: readonly string[]
  /** The outcome that joins the case to another, and the field that names it. */
  readonly merge: { readonly outcome: string; readonly into: string }
}
