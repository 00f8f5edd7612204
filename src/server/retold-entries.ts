/** [V8] Registers told again from the log: every version of every entry, with every record that counts one. */
import { contributions, type Contribution, type Figure } from '#kernel/figure'
import { entriesOf } from '#kernel/commit'
import { dayOfInstant, type Day } from '#kernel/day'
import { evolve, type Case, type CaseEvent } from '#kernel/case'
import { enteringEvents, type Connection } from '#store'
import { ahead } from './ahead.ts'
import { canonical } from '../canonical.ts'
import { programmeOf, settingOf, type House } from './realm.ts'

/** An event of an import holds hundreds of rows. */
const page = 20

export type Version = {
  readonly line: string
  until: string | null
  voided: string | null
  readonly origin: string
  readonly records: Counted[]
}
type Counted = Contribution & { readonly entry: string; to: string | null }

/** Each entry by `register id` with its versions in the order of the log, and what these figures count of them. */
export async function retoldEntries(
  house: House,
  db: Connection,
  figures: readonly Figure[],
): Promise<ReadonlyMap<string, readonly Version[]>> {
  const entries = new Map<string, Version[]>()
  const ofCases: OfCases = new Map()
  for await (const bodies of ahead(enteringEvents(db, house.code, page))) {
    for (const body of bodies) retell(house, figures, JSON.parse(body) as CaseEvent, entries, ofCases)
    await new Promise((next) => setImmediate(next))
  }
  return entries
}

export const lineOfVersion = (
  origin: string,
  area: string,
  standing: string,
  body: unknown,
  id: string,
  seq: number,
  from: string,
): string => [origin, area, standing, canonical(body), id, seq, from].join('|')

/** Which entries a case made versions of, by `register case`: what it takes back is looked for among them alone. */
type OfCases = Map<string, Set<string>>

function retell(
  house: House,
  figures: readonly Figure[],
  e: CaseEvent,
  entries: Map<string, Version[]>,
  ofCases: OfCases,
): void {
  const day = dayOfInstant(e.at)
  for (const effect of e.effects) {
    if (effect.kind === 'take_back') takeBack(effect.register, e, day, entries, ofCases)
    if (effect.kind !== 'enter') continue
    const counted = new Map<string, Contribution[]>()
    const made = ofCases.get(`${effect.register} ${e.case}`) ?? new Set<string>()
    ofCases.set(`${effect.register} ${e.case}`, made)
    /** Of this register alone: one event may enter another under the same id. */
    for (const c of recordsOf(house, figures, { ...e, effects: [effect] }))
      counted.set(c.entry!, [...(counted.get(c.entry!) ?? []), c])
    for (const x of entriesOf(e, effect)) {
      const name = `${x.register} ${x.id}`
      const list = entries.get(name) ?? []
      const standing = list.findLast((v) => v.until === null)
      if (standing) end(standing, day)
      list.push({
        line: lineOfVersion(x.case, x.area, x.standing, x.body, x.case, x.seq, x.from),
        until: null,
        voided: null,
        origin: e.case,
        records: (counted.get(x.id) ?? []).map((c) => ({ ...c, entry: x.id, to: null })),
      })
      entries.set(name, list)
      made.add(name)
    }
  }
}

/** Entries are counted from their events alone: the case around them tells nothing. */
function recordsOf(house: House, figures: readonly Figure[], e: CaseEvent): readonly Contribution[] {
  const alone: Case = evolve(null, { ...e, seq: 1 })
  const p = programmeOf(house, e)!
  return contributions(figures, p, null, alone, e, settingOf(house, alone)).adds.filter(
    (a) => a.entry !== undefined,
  )
}

function end(v: Version, day: Day): void {
  v.until = day
  for (const r of v.records) r.to ??= day
}

function takeBack(
  register: string,
  e: CaseEvent,
  day: Day,
  entries: ReadonlyMap<string, Version[]>,
  ofCases: OfCases,
): void {
  for (const name of ofCases.get(`${register} ${e.case}`) ?? []) {
    const list = entries.get(name)!
    const standing = list.findLast((v) => v.until === null && v.origin === e.case)
    for (const v of list) if (v.origin === e.case && v.voided === null) v.voided = day
    if (!standing) continue
    end(standing, day)
    const before = list
      .slice(0, list.indexOf(standing))
      .findLast((v) => v.origin !== e.case && v.voided === null)
    if (before)
      list.push({
        line: before.line.replace(/\|[^|]+\|\d+\|[\d-]+$/, () => `|${e.case}|${e.seq}|${day}`),
        until: null,
        voided: null,
        origin: before.origin,
        records: before.records.map((r) => ({ ...r, case: e.case, seq: e.seq, from: day, to: null })),
      })
  }
}
