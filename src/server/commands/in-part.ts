/**
 * [W12] What is written of a case that an event moved: its state whole, or the event alone. A case of ten thousand lines would else be
 * written anew with each line.
 */
import { enteredBy } from '#kernel/case'
import type { Commit } from '#kernel/commit'
import type { Field } from '#kernel/programme'
import { programmeOf, type House } from '../realm.ts'

/** About how large a case is where it is stored, in bytes; `written`: the seq that it had when it was last written whole. */
export type CaseSize = { readonly bytes: number; readonly written: number }

export const larger = (size: CaseSize | undefined, by: number): CaseSize => ({
  bytes: (size?.bytes ?? 0) + by,
  written: size?.written ?? 0,
})

/** A smaller one is written whole. */
const large = 64 * 2 ** 10
/** For so many bytes of its state one event may wait to be in it: that of a longer case are then few beside its state. */
const bytesForOneEvent = 8 * 2 ** 10

/** Of the cases that these commits move, those whose written state stays as it is. */
export function casesInPart(
  house: House,
  commits: readonly Commit[],
  sizes: ReadonlyMap<string, CaseSize>,
): ReadonlySet<string> {
  const largeOnes = new Map<string, Commit[]>()
  for (const commit of commits) {
    const id = commit.event.case
    if (sizes.get(id)!.bytes >= large) largeOnes.set(id, [...(largeOnes.get(id) ?? []), commit])
  }
  return new Set([...largeOnes].flatMap(([id, of]) => (goesOnInPart(house, of, sizes.get(id)!) ? [id] : [])))
}

/**
 * Whether these commits of one case leave its written state as it is. What the database itself looks for in a state is always in it: the
 * step that a case came to, the papers that it names, and who signed.
 */
function goesOnInPart(house: House, commits: readonly Commit[], { bytes, written }: CaseSize): boolean {
  const { before } = commits[0]!
  const { seq } = commits.at(-1)!.event
  return (
    before !== null &&
    seq - written <= bytes / bytesForOneEvent &&
    commits.every(({ event }) => {
      const p = programmeOf(house, event)
      return (
        p !== undefined &&
        event.to === before.step &&
        event.moved === undefined &&
        event.office === undefined &&
        event.signature === undefined &&
        !Object.keys(enteredBy(event)).some((name) => mayHoldPapers(p.fields[name]))
      )
    })
  )
}

const mayHoldPapers = (field: Field | undefined): boolean =>
  field?.type === 'papers' || (field?.type === 'list' && Object.values(field.of).some(mayHoldPapers))
