/**
 * An ability is what a domain knows, as typed code under a name and a number: a programme names it in its
 * JSON, a pack brings it. Under its number it never changes, so that old cases fold as they did.
 */
import { assert } from '../assert.ts'
import type { Calendar } from '../clock/index.ts'
import type { Day } from '../day/index.ts'
import type { Programme, Reckoning } from '../programme/programme.ts'
import type { Facts, Value } from '../rule/index.ts'
import type { Text } from '../text.ts'
import type { Explained, Word } from './explained.ts'
import { readRules, type Reads, type RulesFault } from './given.ts'
import type { Panel, PanelReader } from './panel.ts'
import type { Given, Gives, PartsOf, Takes } from './shape.ts'

/** What is there besides the parts. `parties`: those of a step with the names of their clocks. */
export type AbilityAt = {
  readonly today: Day
  readonly calendar: Calendar
  personKey(idNo: string): string
  /** [AB10] The hash of the bytes of an uploaded picture; null where nobody sent it, or where it is none. */
  pictureHash(paper: string): string | null
  parties(step: string): Readonly<Record<string, string>>
  lapsed(): readonly string[]
}

/** A name of the programme that the rules use, with its place in them; the checker looks whether it is there. */
export type RuleLink = {
  readonly at: string
  readonly kind: 'outcome' | 'step' | 'part' | 'column'
  readonly name: string
  /** The list that the column is of. */
  readonly of?: string
  /** Fields of that outcome's form. */
  readonly inputs?: Readonly<Record<string, string | undefined>>
}

type Says<T extends Takes, G extends Gives, R> = {
  readonly id: string
  readonly takes: T
  readonly gives: G
  /** Parses for real: throws what `given` throws. */
  readonly rules: Reads<R>
}
type Does<T extends Takes, G extends Gives, R> = {
  readonly links?: (rules: R) => readonly RuleLink[]
  /** What each `option` of its shapes may be. */
  readonly options?: (
    rules: R,
    p: { parties(step: string): readonly string[] },
  ) => Readonly<Record<string, readonly string[]>>
  /** Pure. Null is "not known yet", or that the parts make no sense together. */
  work(parts: PartsOf<T>, rules: R, at: AbilityAt): Given<T, G> | null
  /** [P9] The value as one of those whom the case concerns may know it; all of it unless told. */
  shown?(value: Given<T, G>, parts: PartsOf<T>, person: string): Given<T, G>
  /** What one reader is told of it. `under`: the parts as they would be if the case knew this besides. */
  tells?(
    value: Given<T, G>,
    rules: R,
    reader: PanelReader,
    parts: PartsOf<T>,
    under: (facts: Facts) => PartsOf<T> | null,
  ): readonly Panel[]
  /** [AB6] What it reads out of a text that was written before it was there: reckonings that tell, and that no formula reads. */
  former?(p: Programme): Readonly<Record<string, Reckoning>>
  /** [EX9] What people call what it gives. */
  readonly words?: Readonly<Record<string, Word>>
  /** [EX9] What it does, in the words of an official: `say` reads out the formula of a part. */
  explains?(rules: R, say: (part: '*' extends keyof T ? string : keyof T & string) => Text): Explained
}

/** As the engine and the checker hold it: what it takes and gives was checked by the compiler where it is written. */
export type Ability = {
  readonly id: string
  readonly takes: Takes
  readonly gives: Gives
  readRules(given: unknown): { readonly rules: unknown } | { readonly fault: RulesFault }
  links(rules: unknown): readonly RuleLink[]
  options(
    rules: unknown,
    p: { parties(step: string): readonly string[] },
  ): Readonly<Record<string, readonly string[]>>
  work(parts: Readonly<Record<string, Value>>, rules: unknown, at: AbilityAt): Value
  shown(value: Value, parts: Readonly<Record<string, Value>>, person: string): Value
  tells(
    value: Value,
    rules: unknown,
    reader: PanelReader,
    parts: Readonly<Record<string, Value>>,
    under: (facts: Facts) => Readonly<Record<string, Value>> | null,
  ): readonly Panel[]
  former(p: Programme): Readonly<Record<string, Reckoning>>
  readonly words: Readonly<Record<string, Word>>
  /** Null where it does not say. */
  explains(rules: unknown, say: (part: string) => Text): Explained | null
}
/** All that a house can do, by id. */
export type Abilities = ReadonlyMap<string, Ability>

/** [AB1] What it takes and gives types what it does: a pack writes no cast. */
export const ability = <const T extends Takes, const G extends Gives, R>(
  says: Says<T, G, R>,
): { does(does: Does<T, G, R>): Ability } => ({
  does: (does) => ({
    id: says.id,
    takes: says.takes,
    gives: says.gives,
    readRules: (value) => readRules(says.rules, value),
    links: (rules) => does.links?.(rules as R) ?? [],
    options: (rules, p) => does.options?.(rules as R, p) ?? {},
    work: (parts, rules, at) => does.work(parts as PartsOf<T>, rules as R, at) as Value,
    shown: (value, parts, person) =>
      does.shown ? (does.shown(value as Given<T, G>, parts as PartsOf<T>, person) as Value) : value,
    tells: (value, rules, reader, parts, under) =>
      does.tells?.(
        value as Given<T, G>,
        rules as R,
        reader,
        parts as PartsOf<T>,
        under as (facts: Facts) => PartsOf<T> | null,
      ) ?? [],
    former: (p) => does.former?.(p) ?? {},
    words: does.words ?? {},
    explains: (rules, say) => does.explains?.(rules as R, say) ?? null,
  }),
})

const idLooks = /^[a-z]\w*(\.[a-z]\w*)+@[1-9]\d*$/
/** [AB2] A list, not a registry: nothing registers itself. Asserts that each has a name and a number of its own. */
export function abilitiesOf(all: readonly Ability[]): Abilities {
  for (const { id } of all) assert(idLooks.test(id), `an ability is called name@number, and not ${id}`)
  const byId = new Map(all.map((a) => [a.id, a]))
  assert(byId.size === all.length, 'two abilities have one id')
  return byId
}
