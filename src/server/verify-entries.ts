/** [V8] Registers worked out again from the log: every version of every entry, and every record that counts one. */
import { entriesAfter, entryRecords, type Connection } from '#store'
import type { House } from './realm.ts'
import { lineOfVersion, retoldEntries, type Version } from './retold-entries.ts'
import type { Say } from './verify-say.ts'

/** How many versions there are. What the log does not tell, and what it tells and is not there, is said. */
export async function verifyEntries(house: House, db: Connection, say: Say): Promise<number> {
  const entries = await retoldEntries(house, db, house.packs.figures)
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
      [
        r.figure,
        r.version,
        r.part,
        r.case,
        r.seq,
        r.entry,
        r.area,
        r.person,
        r.from,
        r.to ?? '-',
        r.value,
      ].join('|'),
    ),
  )
  differ('figure', records, await entryRecords(db, house.code), say)
  return versions.length
}

const lineOf = (name: string, line: string, until: string | null, voided: string | null): string =>
  `${name}|${line}|${until ?? '-'}|${voided ?? '-'}`

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
