/** What of a case people find it by: whose name, which number and telephone, as the fields of its programme declare. */
import { folded } from '../identity/sameness.ts'
import type { Field, FindKind } from '../programme/field.ts'
import type { Programme } from '../programme/programme.ts'
import type { Facts, Value } from '../rule/index.ts'
import type { Case } from '../case/case.ts'

/** One thing in clear that a case is found by. It goes to whoever makes keyed hashes of it, and no further. */
export type Findable = {
  readonly field: string
  /** Where it stands in a list; 0 in a field of its own. */
  readonly line: number
  readonly kind: FindKind
  /** The key of the person whom it tells of; null where it tells of none. */
  readonly person: string | null
  readonly text: string
}

/** What an event tells of it: whatever stood under these fields before is found no more. */
export type FindableTold = {
  readonly fields: readonly string[]
  readonly said: readonly Findable[]
  /** What was told before anybody knew of whom: the number came later, and these fields are theirs from now on. */
  readonly known: { readonly person: string; readonly fields: readonly string[] } | null
}

/** Where such a thing stands. `owner` is the column of the ID number of whom it tells. */
type Place = {
  readonly field: string
  readonly column: string | null
  readonly kind: FindKind
  readonly owner: 'first' | 'itself' | 'nobody' | { readonly column: string }
}

type Columns = Readonly<Record<string, Field>>

const placesByProgramme = new WeakMap<Programme, readonly Place[]>()

/**
 * [FD1] By declaration: the name of whom or what a case is about; the ID numbers of its people; and beside them, in the same form
 * or the same line, names and telephones. A field may say that it is found otherwise, or not at all.
 */
export function findablePlaces(p: Programme): readonly Place[] {
  const worked = placesByProgramme.get(p)
  if (worked) return worked
  const paths = (p.subject?.people ?? []).map((path) => path.split('.') as [string, string | undefined])
  const firstAlone = paths[0] !== undefined && paths[0][1] === undefined ? paths[0][0] : null
  const places = Object.entries(p.fields).flatMap(([name, field]): readonly Place[] => {
    if (field.type === 'list') {
      const idColumns = paths.flatMap(([list, column]) =>
        list === name && column !== undefined ? [column] : [],
      )
      return inLines(name, field.of, idColumns)
    }
    const owner = firstAlone === null ? 'nobody' : 'first'
    if (field.findable !== undefined) return saidSo(name, null, field, owner)
    if (name === p.subject?.name) return [{ field: name, column: null, kind: 'name', owner }]
    if (paths.some(([path, column]) => path === name && column === undefined))
      return [{ field: name, column: null, kind: 'number', owner: name === firstAlone ? 'first' : 'itself' }]
    return field.type === 'mobile' && firstAlone !== null
      ? [{ field: name, column: null, kind: 'phone', owner }]
      : []
  })
  placesByProgramme.set(p, places)
  return places
}

/** Lines tell of whom their ID numbers say: a name of the number that comes next, a telephone of the one before it. */
function inLines(field: string, columns: Columns, idColumns: readonly string[]): readonly Place[] {
  const names = Object.keys(columns)
  const ids = names.filter((n) => idColumns.includes(n))
  return names.flatMap((column, at): readonly Place[] => {
    const after = ids.find((id) => names.indexOf(id) >= at)
    const before = ids.findLast((id) => names.indexOf(id) <= at)
    const of = (id: string | undefined): Place['owner'] => (id === undefined ? 'nobody' : { column: id })
    const { type, findable } = columns[column]!
    if (findable !== undefined) return saidSo(field, column, columns[column]!, of(before ?? after))
    if (ids.includes(column)) return [{ field, column, kind: 'number', owner: { column } }]
    if (ids.length === 0) return []
    if (type === 'name') return [{ field, column, kind: 'name', owner: of(after ?? before) }]
    return type === 'mobile' ? [{ field, column, kind: 'phone', owner: of(before ?? after) }] : []
  })
}

const saidSo = (
  field: string,
  column: string | null,
  { findable }: Field,
  owner: Place['owner'],
): readonly Place[] =>
  findable === undefined || findable === 'never' ? [] : [{ field, column, kind: findable, owner }]

/** [FD1] What is found in these facts, in clear: those of a case, or what one event tells of them. */
export function findableIn(
  p: Programme,
  facts: Facts,
  people: readonly string[],
  personKey: (idNo: string) => string,
): readonly Findable[] {
  const ownerOf = (owner: Place['owner'], text: string): string | null =>
    owner === 'first' ? (people[0] ?? null) : owner === 'itself' ? personKey(text) : null
  return findablePlaces(p).flatMap((place): readonly Findable[] => {
    const { field, column, kind, owner } = place
    const value = facts[field]
    if (column === null)
      return isText(value) ? [{ field, line: 0, kind, person: ownerOf(owner, value), text: value }] : []
    return linesOf(value).flatMap((line, at) => {
      const text = line[column]
      if (!isText(text)) return []
      const idNo = typeof owner === 'object' ? line[owner.column] : undefined
      return [{ field, line: at, kind, person: isText(idNo) ? personKey(idNo) : null, text }]
    })
  })
}

/** [FD2] What an event says anew, out of what it tells in clear: of a field that its case does not keep, nothing. */
export function findableTold(
  p: Programme,
  news: Facts,
  before: Pick<Case, 'people'> | null,
  after: Pick<Case, 'facts' | 'people'>,
  personKey: (idNo: string) => string,
): FindableTold {
  const places = findablePlaces(p)
  const fields = [...new Set(places.map((place) => place.field))].filter((name) => Object.hasOwn(news, name))
  const [person] = after.people
  const theirs = places.flatMap(({ field, owner }) =>
    owner === 'first' && !fields.includes(field) && Object.hasOwn(after.facts, field) ? [field] : [],
  )
  const isKnownNow = person !== undefined && before !== null && before.people.length === 0
  const lasting = Object.fromEntries(
    fields.filter((name) => Object.hasOwn(after.facts, name)).map((name) => [name, news[name]!]),
  )
  return {
    fields,
    said: fields.length === 0 ? [] : findableIn(p, lasting, after.people, personKey),
    known: isKnownNow && theirs.length > 0 ? { person, fields: theirs } : null,
  }
}

const isText = (value: Value | undefined): value is string => typeof value === 'string' && value !== ''

const linesOf = (value: Value | undefined): readonly Facts[] =>
  Array.isArray(value)
    ? (value as readonly Value[]).map((line) =>
        typeof line === 'object' && line !== null && !Array.isArray(line) ? (line as Facts) : {},
      )
    : []

/** The letters of a name as it is searched: each sign is one, however many bytes it takes. */
export const lettersOf = (text: string): readonly string[] => [...folded(text)]

/** [FD3] What a name is looked for by: itself, and every two letters of it that stand together. */
export function piecesOf(text: string): readonly string[] {
  const letters = lettersOf(text)
  return [...new Set(letters.slice(1).map((letter, i) => letters[i]! + letter))]
}
