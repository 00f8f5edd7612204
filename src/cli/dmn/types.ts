/** The types of a DMN file: turning JSON into typed values, and holding answers to the type they declare. */
import { attempt, namesAround, runText } from '../../kernel/rule/feel.ts'
import { wrong } from '../../kernel/rule/feel/budget.ts'
import { dateTimeOf } from '../../kernel/rule/feel/calendar.ts'
import { isDate, readDate, readDateTime, readDuration, readTime } from '../../kernel/rule/feel/days.ts'
import { typeNamed } from '../../kernel/rule/feel/types.ts'
import {
  contextOf,
  entriesOf,
  entry,
  isContext,
  isList,
  kindOf,
  type Context,
  type Env,
  type Inner,
  type Value,
} from '../../kernel/rule/feel/values.ts'
import { nameOf, type ItemDefinition } from './model.ts'

export type Types = ReadonlyMap<string, ItemDefinition>

/** Old files write `feel:string`; a prefix says nothing more than the name does. */
export const bare = (typeRef: string): string =>
  typeRef
    .replace(/^(\w+):(?=\w)/, '')
    .replace(/^\{[^}]*\}/, '')
    .trim()

const temporal: Record<string, (s: string) => Inner> = {
  date: readDate,
  time: readTime,
  'date and time': readDateTime,
  dateTime: readDateTime,
  'days and time duration': readDuration,
  'years and months duration': readDuration,
  dayTimeDuration: readDuration,
  yearMonthDuration: readDuration,
  duration: readDuration,
}

/** JSON as given by a caller, typed as the file says; days and durations arrive as ISO text. */
export function fromJson(v: Value, typeRef: string | undefined, types: Types, item?: ItemDefinition): Inner {
  const found = item ?? (typeRef ? types.get(bare(typeRef)) : undefined)
  if (isList(v as Inner)) {
    const element = found?.isCollection ? { ...found, isCollection: false } : found
    return (v as readonly Value[]).map((x) => fromJson(x, typeRef, types, element))
  }
  if (found && !found.itemComponent?.length)
    return fromJson(
      v,
      found.typeRef,
      types,
      found.typeRef && types.get(bare(found.typeRef)) === found ? {} : undefined,
    )
  if (isContext(v as Inner)) {
    const parts = new Map((found?.itemComponent ?? []).map((c) => [nameOf(c), c]))
    const absent = [...parts.keys()]
      .filter((k) => entry(v as Context, k) === undefined)
      .map((k) => [k, null] as const)
    return contextOf([
      ...absent,
      ...entriesOf(v as Context).map(([k, x]): [string, Inner] => [
        k,
        fromJson(x as Value, parts.get(k)?.typeRef, types, componentOf(parts.get(k))),
      ]),
    ])
  }
  if (typeof v === 'string' && typeRef && Object.hasOwn(temporal, bare(typeRef)))
    return guardedRead(bare(typeRef), v)
  return v as Inner
}
const componentOf = (c: ItemDefinition | undefined) => (c?.itemComponent?.length ? c : undefined)
function guardedRead(type: string, s: string): Inner {
  try {
    return temporal[type]!(s)
  } catch {
    return null
  }
}

/** Does a value conform to a type? Null conforms to every type. */
function conforms(
  v: Inner,
  typeRef: string | undefined,
  types: Types,
  env: Env,
  item?: ItemDefinition,
  depth = 0,
): boolean {
  if (v === null || depth > 40) return true
  const found = item ?? (typeRef ? types.get(bare(typeRef)) : undefined)
  if (!found) {
    if (!typeRef || bare(typeRef) === 'Any') return true
    const is = typeNamed(bare(typeRef))
    return is ? is(v) : true
  }
  if (found.functionItem) return kindOf(v) === 'function'
  if (found.isCollection)
    return (
      isList(v) &&
      v.every((x) => conforms(x, undefined, types, env, { ...found, isCollection: false }, depth + 1))
    )
  if (found.itemComponent?.length) {
    return (
      isContext(v) &&
      found.itemComponent.every(
        (c) =>
          entry(v, nameOf(c)) !== undefined &&
          conforms(
            entry(v, nameOf(c)) ?? null,
            c.typeRef,
            types,
            env,
            c.itemComponent?.length || c.isCollection || c.allowedValues ? c : undefined,
            depth + 1,
          ),
      )
    )
  }
  return conforms(v, found.typeRef, types, env, undefined, depth + 1) && allowed(v, found, env)
}

function allowed(v: Inner, item: ItemDefinition, env: Env): boolean {
  const text = (item.typeConstraint ?? item.allowedValues)?.text?.trim()
  if (!text) return true
  const scope = { vars: contextOf([['?', v]]), up: null }
  const quiet: Env = { ...env, problems: [] }
  return attempt(quiet, () => runText(text, 'unary', scope, quiet, namesAround(scope))) === true
}

/** Holds a value to a type: a list of one may stand for its element and a day for its midnight; otherwise null, and a problem. */
export function coerce(v: Inner, typeRef: string | undefined, types: Types, env: Env, what: string): Inner {
  if (v === null || !typeRef || conforms(v, typeRef, types, env)) return v
  if (isList(v) && v.length === 1 && conforms(v[0]!, typeRef, types, env)) return v[0]!
  if (!isList(v) && conforms([v], typeRef, types, env)) return [v]
  const base = bare(types.get(bare(typeRef))?.typeRef ?? typeRef)
  if (isDate(v) && /^(dateTime|date and time)$/.test(base)) return dateTimeOf(v, 0, 'Z')
  return wrong(env, `${what}: the value is not of type ${bare(typeRef)} / 值不符合类型 ${bare(typeRef)}`)
}
