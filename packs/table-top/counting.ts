/** What figures count of all that happened on the table: each event adds records and ends records. */
import { evolve, type Case, type CaseEvent } from 'yimen/kernel/case'
import { chinaCalendar } from 'yimen/kernel/clock'
import { contributions, type Contribution, type Figure } from 'yimen/kernel/figure'
import type { Programme } from 'yimen/kernel/programme'

export class Counting {
  readonly #figures: readonly Figure[]
  readonly #pathOf: (area: string) => readonly string[]
  readonly #programme: (id: string) => Programme
  readonly #cases = new Map<string, Case>()
  #records: readonly Contribution[] = []
  #read = 0

  constructor(
    figures: readonly Figure[],
    pathOf: (area: string) => readonly string[],
    programme: (id: string) => Programme,
  ) {
    this.#figures = figures
    this.#pathOf = pathOf
    this.#programme = programme
  }

  /** What one figure has counted at a place by the last of these events. */
  of(events: readonly CaseEvent[], figure: string, area: string | undefined, part: 'top' | 'bottom'): number {
    const { measure } = this.#figures.find((f) => f.id === figure)!
    const records = this.records(events).filter(
      (r) =>
        r.figure === figure && r.part === part && (area === undefined || this.#pathOf(r.area).includes(area)),
    )
    return measure === 'persons'
      ? new Set(records.map((r) => r.person)).size
      : records.reduce((sum, r) => sum + r.value, 0)
  }

  /** What stands by the last of these events: all that was added and that nothing took out again. */
  records(events: readonly CaseEvent[]): readonly Contribution[] {
    for (const event of events.slice(this.#read)) this.#add(event)
    this.#read = events.length
    return this.#records
  }

  #add(event: CaseEvent): void {
    const before = this.#cases.get(event.case) ?? null
    const after = evolve(before, event)
    this.#cases.set(event.case, after)
    const p = this.#programme(event.programme.id)
    const { adds, ends } = contributions(this.#figures, p, before, after, event, {
      calendar: chinaCalendar,
      areaPath: this.#pathOf(event.area),
    })
    const isEnded = (r: Contribution): boolean =>
      ends.some(
        (x) =>
          x.figure === r.figure &&
          x.part === r.part &&
          (x.entries ? x.entries.includes(r.entry ?? '') : x.case === r.case),
      )
    this.#records = [
      ...(ends.length === 0 ? this.#records : this.#records.filter((r) => !isEnded(r))),
      ...adds,
    ]
  }
}
