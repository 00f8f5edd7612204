/**
 * [Q32] What is given has the shape of its published JSON Schema. Our shapes use few of the schema's words,
 * and they are read here, so that an author is told the very place: where several shapes are possible, the
 * one that the value says it is.
 */
import { finding, unanswered, type CheckFinding } from './finding.ts'
import type { Schema } from '../shape.ts'

type Properties = Readonly<Record<string, Schema>>

/** All faults of a value, each with its path below `at`. */
export function shapeFindings(value: unknown, root: Schema, at = ''): readonly CheckFinding[] {
  return look(value, root, at, root)
}

const no = (where: string, zh: string, en: string, example: unknown, code = 'wrong_shape'): CheckFinding =>
  finding('Q32', where === '' ? '.' : where, zh, en, shown(example), { code })
const shown = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 80)
const below = (at: string, name: string): string => (at === '' ? name : `${at}.${name}`)

function look(value: unknown, schema: Schema, at: string, root: Schema): readonly CheckFinding[] {
  if (typeof schema.$ref === 'string') return look(value, referred(schema.$ref, root), at, root)
  if (Array.isArray(schema.oneOf)) return likeliest(value, schema.oneOf as readonly Schema[], at, root)
  if ('const' in schema && value !== schema.const)
    return [no(at, `只能是${shown(schema.const)}`, `must be ${shown(schema.const)}`, value)]
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) return [notAmong(value, schema.enum, at)]
  if (schema.type !== undefined && ![schema.type].flat().some((t) => isOf(value, t as string)))
    return [no(at, `应当是${String(schema.type)}`, `must be ${[schema.type].flat().join(' or ')}`, value)]
  if (typeof value === 'string') return inText(value, schema, at)
  if (typeof value === 'number') return inNumber(value, schema, at)
  if (Array.isArray(value)) return inList(value, schema, at, root)
  return typeof value === 'object' && value !== null
    ? inObject(value as Readonly<Record<string, unknown>>, schema, at, root)
    : []
}

const referred = (ref: string, root: Schema): Schema =>
  ((root.$defs as Properties | undefined)?.[ref.replace('#/$defs/', '')] ?? {}) as Schema

function isOf(value: unknown, type: string): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value)
    case 'array':
      return Array.isArray(value)
    case 'null':
      return value === null
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    default:
      return typeof value === type
  }
}

const notAmong = (value: unknown, options: readonly unknown[], at: string): CheckFinding =>
  unanswered(
    'Q32',
    'wrong_shape',
    at,
    `没有${shown(value)}这个选项，只有：${options.join('、')}`,
    `${shown(value)} is none of: ${options.join(', ')}`,
    typeof value === 'string' ? value : shown(value),
    options.map(String),
  )

function inText(value: string, s: Schema, at: string): readonly CheckFinding[] {
  return [
    ...(typeof s.pattern === 'string' && !new RegExp(s.pattern, 'u').test(value)
      ? [no(at, '写法不对', `does not look like ${s.pattern}`, value)]
      : []),
    ...(typeof s.minLength === 'number' && value.length < s.minLength
      ? [no(at, `至少${s.minLength}个字`, `needs ${s.minLength} letters`, value)]
      : []),
  ]
}

const inNumber = (value: number, s: Schema, at: string): readonly CheckFinding[] => [
  ...(typeof s.minimum === 'number' && value < s.minimum
    ? [no(at, `不能小于${s.minimum}`, `must be at least ${s.minimum}`, value)]
    : []),
  ...(typeof s.maximum === 'number' && value > s.maximum
    ? [no(at, `不能大于${s.maximum}`, `must be at most ${s.maximum}`, value)]
    : []),
]

function inList(value: readonly unknown[], s: Schema, at: string, root: Schema): readonly CheckFinding[] {
  const hasTwins = (): boolean => new Set(value.map((x) => JSON.stringify(x))).size < value.length
  return [
    ...(typeof s.minItems === 'number' && value.length < s.minItems
      ? [no(at, `至少${s.minItems}项`, `needs ${s.minItems}`, value)]
      : []),
    ...(s.uniqueItems === true && hasTwins() ? [no(at, '有重复的项', 'holds one twice', value)] : []),
    ...(s.items === undefined
      ? []
      : value.flatMap((x, i) => look(x, s.items as Schema, below(at, String(i)), root))),
  ]
}

function inObject(
  value: Readonly<Record<string, unknown>>,
  s: Schema,
  at: string,
  root: Schema,
): readonly CheckFinding[] {
  const properties = (s.properties ?? {}) as Properties
  const more = s.additionalProperties
  const names = s.propertyNames as Schema | undefined
  return [
    ...((s.required ?? []) as readonly string[])
      .filter((name) => !Object.hasOwn(value, name))
      .map((name) => no(at, `缺少“${name}”`, `has no ${name}`, name, 'missing_key')),
    ...(typeof s.minProperties === 'number' && Object.keys(value).length < s.minProperties
      ? [no(at, '是空的', 'is empty', value)]
      : []),
    ...Object.entries(value).flatMap(([name, inner]) => {
      const where = below(at, name)
      const odd = names ? look(name, names, where, root) : []
      if (Object.hasOwn(properties, name)) return [...odd, ...look(inner, properties[name]!, where, root)]
      if (more === false)
        return [
          unanswered(
            'Q32',
            'unknown_key',
            where,
            `没有“${name}”这个键`,
            `there is no key ${name}`,
            name,
            Object.keys(properties),
          ),
        ]
      return typeof more === 'object' && more !== null
        ? [...odd, ...look(inner, more as Schema, where, root)]
        : odd
    }),
  ]
}

/**
 * The shape that the value says it is by its `kind` or `type`; among those that are left, the one that it
 * comes closest to.
 */
function likeliest(
  value: unknown,
  shapes: readonly Schema[],
  at: string,
  root: Schema,
): readonly CheckFinding[] {
  const candidates = shapes.filter((shape) => saysItIs(value, shape))
  if (candidates.length === 1) return look(value, candidates[0]!, at, root)
  const tried = shapes.map((shape) => ({ shape, wrong: look(value, shape, at, root) }))
  const fitting = tried.filter((t) => t.wrong.length === 0)
  if (fitting.length === 1) return []
  if (fitting.length > 1) return [no(at, '有两种意思', 'may mean two things', value)]
  const said = tried.filter((t) => candidates.includes(t.shape))
  if (said.length === 0) {
    const kinds = shapes.flatMap((shape) =>
      optionsOf(
        ((shape.properties ?? {}) as Properties).kind ?? ((shape.properties ?? {}) as Properties).type,
      ),
    )
    const own =
      (value as { readonly kind?: unknown; readonly type?: unknown } | null)?.kind ??
      (value as { readonly type?: unknown } | null)?.type
    if (kinds.length > 0 && typeof own === 'string')
      return [notAmong(own, [...new Set(kinds)], below(at, 'kind' in (value as object) ? 'kind' : 'type'))]
  }
  return (said.length > 0 ? said : tried).toSorted((a, b) => a.wrong.length - b.wrong.length)[0]!.wrong
}

const optionsOf = (s: Schema | undefined): readonly unknown[] =>
  s === undefined ? [] : Array.isArray(s.enum) ? s.enum : 'const' in s ? [s.const] : []

function saysItIs(value: unknown, shape: Schema): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries((shape.properties ?? {}) as Properties).some(
    ([key, s]) =>
      (key === 'kind' || key === 'type') &&
      optionsOf(s).includes((value as Readonly<Record<string, unknown>>)[key]),
  )
}
