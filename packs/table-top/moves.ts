/** One case played move by move, as a value: what it came to, and from where another row may go on. */
import type { Case, CaseEvent, CountedHere, Refusal } from 'yimen/kernel/case'
import type { Programme } from 'yimen/kernel/programme'
import type { Entry } from 'yimen/kernel/register'
import { china, momentOf } from './people.ts'
import { TableTop, type Laid, type Sent } from './table.ts'

export type Move = {
  readonly by: string
  readonly do: string
  readonly at: string
  readonly with?: Readonly<Record<string, unknown>>
  /** Done by the calendar for this day, however late. */
  readonly due?: string
}
export type Played = {
  readonly case: Case
  readonly events: readonly CaseEvent[]
  readonly refusal: Refusal | null
  readonly entries: ReadonlyMap<string, Entry>
  /** What was set going in other cases. */
  readonly told: readonly Sent[]
}
export type Start = {
  /** What figures read, by `day figure`, or by the figure on every day alike. */
  readonly readings?: Readonly<Record<string, CountedHere>>
  readonly entries?: readonly Entry[]
  readonly from?: Played
  readonly id?: string
}

/** Plays moves one after another and stops at the first refusal. */
export const movesOn =
  (laid: Omit<Laid, 'pack'> & { readonly abilities: Laid['pack']['abilities']; readonly id: string }) =>
  (programme: Programme, moves: readonly Move[], start: Start = {}): Played => {
    const { abilities = [], id: first, ...rest } = laid
    const { from, entries = [] } = start
    const id = from?.case?.id ?? start.id ?? first
    const table = new TableTop({ ...rest, pack: { programmes: [programme], abilities } })
    table.readings = start.readings ?? {}
    if (from?.case) table.cases.set(id, from.case)
    table.events.push(...(from?.events ?? []))
    table.sent.push(...(from?.told ?? []))
    for (const [key, entry] of from?.entries ?? []) table.entries.set(key, entry)
    for (const entry of entries) table.entries.set(`${entry.register} ${entry.id}`, entry)
    const played = (refusal: Refusal | null): Played => ({
      case: table.cases.get(id)!,
      events: table.events,
      refusal,
      entries: table.entries,
      told: table.sent,
    })
    for (const m of moves) {
      const answer = table.move({
        case: id,
        by: table.actor(m.by),
        outcome: m.do,
        at: momentOf(m.at),
        input: m.with ?? {},
        programme: programme.id,
        ...(m.due === undefined ? {} : { due: china(`${m.due} 00:00`) }),
      })
      if (!answer.ok) return played(answer.refusal)
      const refused = table.lost.find((command) => command.startsWith(`${id} `))
      if (refused !== undefined) throw new Error(`told itself: ${refused}`)
    }
    return played(null)
  }
