/** What rooms beside the kernel look for: it is handed in with the packs, and the checker knows none of them. */
import type { CheckFinding, Look } from './finding.ts'
import type { House } from './of-house.ts'

/** Something that a pack brings for a room, with what the room finds wrong in it. */
export type RoomThing = {
  readonly id: string
  /** `areas`: the codes of the places that there are; any, where they are not told. */
  readonly findings: (house: House, areas: ReadonlySet<string> | undefined) => readonly CheckFinding[]
}

export type RoomCheck<Pack> = {
  /** What it finds in the text of a programme. */
  readonly looks?: readonly Look[]
  /** What packs bring for it, under the name by which the house calls its kind: an id is nobody else's. */
  readonly brings?: { readonly kind: string; readonly of: (pack: Pack) => readonly RoomThing[] }
}
