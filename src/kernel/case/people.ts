/** Whom a case concerns: the persons named in the fields that the programme says. */
import type { Programme } from '../programme/programme.ts'
import type { Facts, Value } from '../rule/index.ts'

/** [K9] The keys of all people named, in the order of the fields. `members.idNo` reads a list's column. */
export function peopleIn(p: Programme, facts: Facts, personKey: (idNo: string) => string): readonly string[] {
  const idNos = (p.subject?.people ?? []).flatMap((path) => read(facts, path))
  return [...new Set(idNos.map((idNo) => (idNo.startsWith('sealed:') ? null : personKey(idNo))))].filter(
    (key) => key !== null,
  )
}

/** Under whose key a case is sealed: the first person whom it concerns, or the case itself where it is about a place. */
export const subjectFor = (
  p: Pick<Programme, 'subject'>,
  c: { readonly id: string; readonly people: readonly string[] },
): string => (p.subject?.place ? `case.${c.id}` : (c.people[0] ?? `case.${c.id}`))

function read(facts: Facts, path: string): readonly string[] {
  const [name, column] = path.split('.') as [string, string | undefined]
  const value: Value | undefined = facts[name]
  if (typeof value === 'string') return [value]
  if (!Array.isArray(value) || column === undefined) return []
  return (value as readonly Facts[]).map((line) => line[column]).filter((v) => typeof v === 'string')
}
