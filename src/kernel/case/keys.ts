/** [TX2] Facts as the parts of a key: what people typed of a name, written so that what looks the same is the same. */
import { keyText } from '../identity/sameness.ts'
import type { Field } from '../programme/field.ts'
import type { Programme } from '../programme/programme.ts'
import type { Facts, Value } from '../rule/index.ts'

/** Fields that hold what people typed; ids of cases, entries and places are written by us. */
const typedFields = new WeakMap<Programme, ReadonlySet<string>>()

function typedIn(p: Programme): ReadonlySet<string> {
  const remembered = typedFields.get(p)
  if (remembered) return remembered
  const all: readonly (readonly [string, Field])[] = Object.entries(p.fields).flatMap(([name, field]) => [
    [name, field] as const,
    ...(field.type === 'list' ? Object.entries(field.of) : []),
  ])
  const isTyped = (field: Field): boolean => field.type === 'text' || field.type === 'name'
  const names = new Set(all.filter(([, field]) => isTyped(field)).map(([name]) => name))
  for (const [name, field] of all) if (!isTyped(field)) names.delete(name)
  typedFields.set(p, names)
  return names
}

/** The facts that a key writes otherwise, or null where there is none, which is nearly always. */
export function keyFacts(p: Programme, facts: Facts): Facts | null {
  let changed: Record<string, Value> | null = null
  for (const name of typedIn(p)) {
    const value = Object.hasOwn(facts, name) ? facts[name] : null
    if (typeof value !== 'string') continue
    const key = keyText(value)
    if (key !== value) (changed ??= {})[name] = key
  }
  return changed
}
