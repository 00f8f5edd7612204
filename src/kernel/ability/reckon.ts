/** Runs an ability for a case: its parts are read, what is not known leaves the whole not known. */
import type { Programme, Reckoning } from '../programme/programme.ts'
import type { Facts, Value } from '../rule/index.ts'
import type { Abilities, Ability, AbilityAt } from './ability.ts'
import { readRules, type RulesFault } from './given.ts'
import type { Panel, PanelReader } from './panel.ts'
import { fits, type Shape } from './shape.ts'

type Read = (formula: string) => Value
type Parts = Readonly<Record<string, Value>>

/** Rules are read once: the same text is asked a hundred thousand times. */
const rulesRead = new WeakMap<Ability, WeakMap<Reckoning, ReturnType<Ability['readRules']>>>()
/** The rules of a reckoning as its ability reads them, or what is wrong in them. */
export function rulesOf(ability: Ability, r: Reckoning): ReturnType<Ability['readRules']> {
  const byReckoning = rulesRead.get(ability) ?? new WeakMap<Reckoning, ReturnType<Ability['readRules']>>()
  rulesRead.set(ability, byReckoning)
  const before = byReckoning.get(r)
  if (before) return before
  const read = ability.readRules(r.rules)
  byReckoning.set(r, read)
  return read
}

/**
 * [RK1] The value, or null while a part is not known or does not fit. Lists that were never begun, and those
 * that are sealed, are empty.
 */
export function reckon(abilities: Abilities, r: Reckoning, read: Read, at: AbilityAt): Value {
  const ability = abilities.get(r.ability)
  if (!ability) return null
  const rules = rulesOf(ability, r)
  const parts = 'fault' in rules ? null : partsRead(ability, r, read)
  return parts && 'rules' in rules ? ability.work(parts, rules.rules, at) : null
}

/** [P9] A reckoning's value for one of those whom the case concerns. */
export function shownTo(abilities: Abilities, r: Reckoning, value: Value, read: Read, person: string): Value {
  const ability = abilities.get(r.ability)
  const parts = ability && partsRead(ability, r, read)
  return ability && parts && value !== null ? ability.shown(value, parts, person) : value
}

/** What is known of a case, and what would be if it knew more. */
type Knows = { read(formula: string): Value; with(facts: Facts): Knows }

/** What a reader is told of a reckoning; nothing while it is not known. */
export function panelsOf(
  abilities: Abilities,
  r: Reckoning,
  value: Value,
  knows: Knows,
  reader: PanelReader,
): readonly Panel[] {
  const ability = abilities.get(r.ability)
  const rules = ability && rulesOf(ability, r)
  const parts = ability && partsRead(ability, r, (f) => knows.read(f))
  if (!ability || !rules || 'fault' in rules || !parts || value === null) return []
  return ability.tells(value, rules.rules, reader, parts, (facts) => {
    const more = knows.with(facts)
    return partsRead(ability, r, (f) => more.read(f))
  })
}

/** What abilities read out of a text, or the first thing in it that one cannot read. */
export const formerOf = (
  abilities: Abilities,
  p: Programme,
): { readonly rules: Readonly<Record<string, Reckoning>> } | { readonly fault: RulesFault } =>
  readRules(
    () => Object.assign({}, ...[...abilities.values()].map((a) => a.former(p))) as Record<string, Reckoning>,
    undefined,
  )

const tellings = new WeakMap<Abilities, WeakMap<Programme, Programme>>()
/**
 * [AB6] The programme as it is told: with what abilities read out of parts that earlier houses knew themselves. Its text stays what
 * it was, and so do its hash, its steps and every formula.
 */
export function asTold(abilities: Abilities, p: Programme): Programme {
  const byProgramme = tellings.get(abilities) ?? new WeakMap<Programme, Programme>()
  tellings.set(abilities, byProgramme)
  const before = byProgramme.get(p)
  if (before) return before
  const former = formerOf(abilities, p)
  const more = 'rules' in former ? former.rules : {}
  const now = Object.keys(more).length === 0 ? p : { ...p, reckonings: { ...more, ...p.reckonings } }
  byProgramme.set(p, now)
  return now
}

/** [AB3] Why an ability gives nothing however much is known: it is not here, or its rules are wrong. */
export function reckoningFault(abilities: Abilities, r: Reckoning): string | null {
  const ability = abilities.get(r.ability)
  if (!ability) return `no ability ${r.ability} / 没有能力“${r.ability}”`
  const rules = rulesOf(ability, r)
  return 'fault' in rules
    ? `rules ${rules.fault.at}: ${rules.fault.message.en} / ${rules.fault.message.zh}`
    : null
}

function partsRead(ability: Ability, r: Reckoning, read: Read): Parts | null {
  if (Object.hasOwn(ability.takes, '*')) return manyParts(ability.takes['*']!, r, read)
  const parts: Record<string, Value> = {}
  for (const [name, shape] of Object.entries(ability.takes)) {
    const part = partRead(shape, Object.hasOwn(r.with, name) ? read(r.with[name]!) : null)
    if (part === undefined) return null
    parts[name] = part
  }
  return parts
}

/** Undefined keeps the whole waiting. */
function partRead(shape: Shape, value: Value): Value | undefined {
  if (typeof shape === 'object' && 'maybe' in shape) return partRead(shape.maybe, value) ?? null
  if (fits(value, shape)) return value
  const isEmpty =
    typeof shape === 'object' && 'list' in shape && shape.orNone === true && !Array.isArray(value)
  return isEmpty ? [] : undefined
}

/** All of them as one list: read once and run once for each of a hundred thousand rows. What does not fit is not known. */
function manyParts(shape: Shape, r: Reckoning, read: Read): Parts {
  const names = Object.keys(r.with)
  const values = read(listText(r))
  return Object.fromEntries(
    names.map((name, i) => {
      const value = Array.isArray(values) ? ((values as readonly Value[])[i] ?? null) : null
      return [name, fits(value, shape) ? value : null]
    }),
  )
}
const texts = new WeakMap<Reckoning, string>()
function listText(r: Reckoning): string {
  const text =
    texts.get(r) ??
    `[${Object.values(r.with)
      .map((f) => `(${f})`)
      .join(', ')}]`
  texts.set(r, text)
  return text
}
