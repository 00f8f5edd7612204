/** [V8] Registers worked out again from the log: every version of every entry, and every record that counts one. */
import { contributions, type Contribution } from '#kernel/figure'
import { entriesOf } from '#kernel/commit'
import { evolve, type Case, type CaseEvent } from '#kernel/case'
import { entriesAfter, enteringEvents, entryRecords, type Connection } from '#store'
import { ahead } from './ahead.ts'
import { canonical } from './canonical.ts'
import { programmeOf, settingOf, type House } from './realm.ts'
import type { Say } from './verify-say.ts'

/** An event of an import holds hundreds of rows. */
const page = 20

type Version = {
  readonly line: string
  until: string | null
  voided: string | null
  readonly origin: string
  readonly records: Counted[]
}
type Counted = {
  readonly key: string
  readonly area: string
  readonly person: string
  readonly value: number
  readonly case: string
  readonly seq: number
  readonly entry: string
  readonly from: string
  until: string | null
}

/** How many versions there are. What the log does not tell, and what it tells and is not there, is said. */
export async function verifyEntries(house: House, db: Connection, say: Say): Promise<number> {
  const entries = new Map<string, Version[]>()
  const ofCases: OfCases = new Map()
  for await (const bodies of ahead(enteringEvents(db, house.code, page))) {
    for (const body of bodies) retell(house, JSON.parse(body) as CaseEvent, entries, ofCases)
    await new Promise((next) => setImmediate(next))
  }
  const versions = [...entries.entries()].flatMap(([name, list]) => list.map((v) => [name, v] as const))
  const stored: string[] = []
  for (let at = 0; ;) {
    const rows = await entriesAfter(db, house.code, at, 5_000)
    if (rows.length === 0) break
    for (const r of rows)
      stored.push(
        lineOf(
          `${r.register} ${r.id}`,
          lineOfVersion(r.origin, r.area, r.standing, r.body, r.case, r.seq, r.from),
          r.until,
          r.voided,
        ),
      )
    at = rows.at(-1)!.n
  }
  differ(
    'entry',
    versions.map(([name, v]) => lineOf(name, v.line, v.until, v.voided)),
    stored,
    say,
  )
  sayDisorder(entries, stored, say)
  const records = versions.flatMap(([, v]) =>
    v.records.map((r) =>
      [r.key, r.case, r.seq, r.entry, r.area, r.person, r.from, r.until ?? '-', r.value].join('|'),
    ),
  )
  differ('figure', records, await entryRecords(db, house.code), say)
  return versions.length
}

const lineOf = (name: string, line: string, until: string | null, voided: string | null): string =>
  `${name}|${line}|${until ?? '-'}|${voided ?? '-'}`

const lineOfVersion = (
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

function retell(house: House, e: CaseEvent, entries: Map<string, Version[]>, ofCases: OfCases): void {
  const day = e.at.slice(0, 10)
  for (const effect of e.effects) {
    if (effect.kind === 'take_back') takeBack(effect.register, e, day, entries, ofCases)
    if (effect.kind !== 'enter') continue
    const counted = new Map<string, Contribution[]>()
    const made = ofCases.get(`${effect.register} ${e.case}`) ?? new Set<string>()
    ofCases.set(`${effect.register} ${e.case}`, made)
    /** Of this register alone: one event may enter another under the same id. */
    for (const c of recordsOf(house, { ...e, effects: [effect] }))
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
        records: (counted.get(x.id) ?? []).map((c) => ({
          key: `${c.figure}|${c.version}|${c.part}`,
          area: c.area,
          person: c.person,
          value: c.value,
          case: c.case,
          seq: c.seq,
          entry: x.id,
          from: c.from,
          until: null,
        })),
      })
      entries.set(name, list)
      made.add(name)
    }
  }
}

/** Entries are counted from their events alone: the case around them tells nothing. */
function recordsOf(house: House, e: CaseEvent): readonly Contribution[] {
  const alone: Case = evolve(null, { ...e, seq: 1 })
  const p = programmeOf(house, e)!
  return contributions(house.packs.figures, p, null, alone, e, settingOf(house, alone)).adds.filter(
    (a) => a.entry !== undefined,
  )
}

function end(v: Version, day: string): void {
  v.until = day
  for (const r of v.records) r.until ??= day
}

function takeBack(
  register: string,
  e: CaseEvent,
  day: string,
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
        records: before.records.map((r) => ({ ...r, case: e.case, seq: e.seq, from: day, until: null })),
      })
  }
}

/** [RG2] The newest version stands: those of one entry follow one another as the log has them. */
function sayDisorder(
  entries: ReadonlyMap<string, readonly Version[]>,
  stored: readonly string[],
  say: Say,
): void {
  const seen = new Map<string, number>()
  for (const line of stored) {
    const name = line.slice(0, line.indexOf('|'))
    const list = entries.get(name) ?? []
    if (list.length < 2) continue
    const n = seen.get(name) ?? 0
    seen.set(name, n + 1)
    const v = list[n]
    if (v && lineOf(name, v.line, v.until, v.voided) !== line)
      say('entry', name, `its version ${n + 1} stands in another place than the log has it`)
  }
}

function differ(kind: string, expected: readonly string[], stored: readonly string[], say: Say): void {
  const [want, have] = [new Set(expected), new Set(stored)]
  for (const line of want)
    if (!have.has(line)) say(kind, line.split('|')[0]!, `the log gives what is not stored: ${line}`)
  for (const line of have) if (!want.has(line)) say(kind, line.split('|')[0]!, `not from the log: ${line}`)
  if (expected.length !== stored.length)
    say(kind, 'count', `the log gives ${expected.length}, stored are ${stored.length}`)
}
