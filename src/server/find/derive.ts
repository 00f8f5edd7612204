/** What is findable, derived: for a commit, for what stood here before, and for verification, in one way. */
import type { Commit } from '#kernel/commit'
import type { Entry } from '#kernel/register'
import { findableIn, findablePlaces, wordsOf, type Findable } from '#kernel/find'
import { isSealed, sealedPrefix, subjectFor, type Case } from '#kernel/case'
import {
  personKey,
  toldBeforeErasure,
  unseal,
  type Connection,
  type KeyRow,
  type OpenedBoxes,
  type WordRow,
  type Written,
} from '#store'
import { programmeOf, type House } from '../realm.ts'
import { loadKeys } from '../views/show.ts'
import { openKeying, type Keying } from './keys.ts'

type Of = {
  readonly case: string
  readonly programme: string
  readonly area: string
  readonly subject: string
}

/** A key stands once for a place, however many words of it give it. */
function rowsOf(keying: Keying, of: Of, said: readonly Findable[]): readonly KeyRow[] {
  const rows = new Map<string, KeyRow>()
  for (const { field, line, person, ...f } of said) {
    const subject = of.subject === person ? null : of.subject
    for (const key of keying(f))
      rows.set(`${key} ${line} ${field}`, { ...of, key, field, line, person, subject })
  }
  return [...rows.values()]
}

/** [FD2] What a batch makes findable: of a field that was told twice, what was told last. */
export function foundBy(
  house: House,
  commits: readonly Commit[],
): Pick<Written, 'keys' | 'keysOf' | 'knownNow' | 'words'> {
  const byField = new Map<
    string,
    {
      readonly case: string
      readonly field: string
      readonly stood: boolean
      readonly rows: readonly KeyRow[]
    }
  >()
  const knownNow: Written['knownNow'][number][] = []
  const keying = openKeying(house.secrets)
  const begun = new Set(commits.filter((c) => c.before === null).map((c) => c.event.case))
  for (const { event, subject, findable } of commits) {
    for (const field of findable.known?.fields ?? []) {
      const { person } = findable.known!
      const inBatch = byField.get(`${event.case} ${field}`)
      if (inBatch)
        byField.set(`${event.case} ${field}`, {
          ...inBatch,
          rows: inBatch.rows.map((r) => ({ ...r, person, subject: r.subject === person ? null : r.subject })),
        })
      else knownNow.push({ case: event.case, field, person })
    }
    for (const field of findable.fields)
      byField.set(`${event.case} ${field}`, {
        case: event.case,
        field,
        stood: !begun.has(event.case),
        rows: rowsOf(
          keying,
          { case: event.case, programme: event.programme.id, area: event.area, subject },
          findable.said.filter((f) => f.field === field),
        ),
      })
  }
  const fields = [...byField.values()]
  return {
    keys: fields.flatMap((f) => f.rows),
    keysOf: fields.filter((f) => f.stood).map(({ case: id, field }) => ({ case: id, field })),
    /** What a later command of the batch tells again is written whole. */
    knownNow: knownNow.filter((k) => !byField.has(`${k.case} ${k.field}`)),
    words: wordsFor(
      house,
      commits.flatMap((c) => c.entries.map(({ entry }) => entry)),
    ),
  }
}

/** [FD5] The words of entries. */
export function wordsFor(
  house: House,
  entries: readonly Pick<Entry, 'register' | 'id' | 'area' | 'body'>[],
): readonly WordRow[] {
  return entries.flatMap(({ register, id, area, body }) => {
    const r = house.packs.registers.find((x) => x.id === register)
    return r ? wordsOf(r, { id, body }).map((word) => ({ word, register, id, area })) : []
  })
}

/** The facts of a case that it is found by, in clear where their key is there. The keys are loaded. */
export function clearFacts(house: House, state: Case): Case['facts'] {
  const p = programmeOf(house, state)
  const fields = p ? [...new Set(findablePlaces(p).map((place) => place.field))] : []
  const boxes: OpenedBoxes = new Map()
  return Object.fromEntries(
    fields
      .filter((name) => Object.hasOwn(state.facts, name))
      .map((name) => [name, unseal(name, state.facts[name]!, state, house.keys, boxes)]),
  )
}

/** What was told of where one thing stands in a case, with its keys. */
export type KeyPlace = Omit<KeyRow, 'key'> & { readonly keys: readonly string[] }

/** [FD3] [FD8] The keys that these cases have: what was told before an erasure of whom it tells is not among them. */
export async function keysFor(
  house: House,
  db: Connection,
  states: readonly Case[],
): Promise<readonly KeyRow[]> {
  await loadKeys(house, states)
  const erased = await toldBeforeErasure(
    db,
    house.code,
    states.map((s) => s.id),
  )
  const keying = openKeying(house.secrets)
  return states.flatMap((state) =>
    (keyPlacesOf(house, keying, state, erased) ?? []).flatMap(({ keys, ...place }) =>
      [...new Set(keys)].map((key) => ({ ...place, key })),
    ),
  )
}

/**
 * [FD3] [FD8] Where something stands that a case is found by. The keys of its subjects are loaded. Null where something of it is
 * sealed, was not erased, and does not open: nobody can tell.
 */
export function keyPlacesOf(
  house: House,
  keying: Keying,
  state: Case,
  erased: ReadonlySet<string>,
): readonly KeyPlace[] | null {
  const p = programmeOf(house, state)
  if (!p) return []
  const subjectAt = (seq: number): string => subjectTold(state.sealed?.[seq]?.subject) ?? subjectFor(p, state)
  const isErased = (who: string | null, seq: number): boolean =>
    erased.size > 0 && erased.has(`${state.id} ${seq} ${who}`)
  try {
    const facts = clearFacts(house, state)
    for (const [name, value] of Object.entries(facts)) {
      const seq = toldAt(state.facts[name])
      if (value === null && isSealed(state.facts[name]) && !isErased(subjectAt(seq), seq)) return null
    }
    const said = findableIn(p, facts, state.people, (idNo) => personKey(house.secrets, idNo))
    return said.flatMap(({ field, line, person, ...f }): readonly KeyPlace[] => {
      const seq = toldAt(state.facts[field])
      const subject = subjectAt(seq)
      if (isErased(person, seq) || isErased(subject, seq)) return []
      const of = { case: state.id, programme: p.id, area: state.area, field, line, person }
      return [{ ...of, subject: subject === person ? null : subject, keys: keying(f) }]
    })
  } catch {
    return null
  }
}

/** Which event told a fact: a sealed one says it; one in clear is as old as its case. */
const toldAt = (value: unknown): number =>
  isSealed(value) ? Number(value.slice(sealedPrefix.length).split(':')[0]) || 1 : 1

/** Under whose key, whichever generation of it. */
const subjectTold = (name: string | undefined): string | undefined =>
  name?.startsWith('case.') ? name : name?.replace(/\.\d+$/, '')
