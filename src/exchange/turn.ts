/** Whose turn it is in a case between two partners: told by the last message that was taken, and nothing else. */

export type Exchanged = {
  readonly direction: 'in' | 'out'
  readonly kind: string
  readonly at: string
  /** Null while no receipt came. */
  readonly result: 'taken' | 'refused' | null
}
/** `way`: a message is on its way, and whoever is to receive it has not said that it came. */
export type Turn = {
  readonly whose: 'ours' | 'theirs' | 'way'
  readonly since: string
  readonly kind: string
}

/**
 * [XC8] In the order in which this side knows them. What waits for a receipt is on its way; what was refused leaves the turn with
 * who sent it; what was taken gives it to who took it.
 */
export function turnOf(messages: readonly Exchanged[]): Turn | null {
  const waiting = messages.find((m) => m.result === null)
  const last = waiting ?? messages.at(-1)
  if (last === undefined) return null
  const isOurs = (last.direction === 'in') === (last.result === 'taken')
  return { whose: last.result === null ? 'way' : isOurs ? 'ours' : 'theirs', since: last.at, kind: last.kind }
}
