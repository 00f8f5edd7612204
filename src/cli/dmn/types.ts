/** The types of a DMN file: item definitions as types of FEEL, JSON read by them, and answers held to them. */
import { attempt, namesAround, runText } from '../../kernel/rule/feel.ts'
import { newEnv, wrong } from '../../kernel/rule/feel/budget.ts'
import { readDate, readDateTime, readDuration, readTime } from '../../kernel/rule/feel/days.ts'
import { childNamed, type Node } from '../../kernel/rule/feel/node.ts'
import { parse } from '../../kernel/rule/feel/parse.ts'
import { any, fitted, resolve, simpleType, typeOfNode } from '../../kernel/rule/feel/types.ts'
import {
  contextOf,
  entriesOf,
  entry,
  isContext,
  isList,
  type Context,
  type Env,
  type Inner,
  type Value,
  type Type,
} from '../../kernel/rule/feel/values.ts'
import { nameOf, type ItemDefinition } from './model.ts'

/** What a file's typeRef means; undefined when nobody defines it. */
export type TypeOf = (typeRef: string) => Type | undefined

/** Old files write `feel:string`; a prefix says nothing more than the name does. */
export const bare = (typeRef: string): string =>
  typeRef
    .trim()
    .replace(/^[\w.-]+:(?=[\p{L}_])/u, '')
    .replace(/^\{[^}]*\}/, '')

/** A typeRef that is not a name but written out, such as `list<number>`. */
export function writtenType(typeRef: string): Type | undefined {
  const text = `x instance of ${typeRef}`
  const { top } = typeRef.includes('<') ? parse(text, 'expression', 'dmn') : { top: null }
  const find = (n: Node): Node | undefined => {
    if (n.name === 'InstanceOfExpression') return childNamed(n, 'Type')
    for (let c = n.firstChild; c; c = c.nextSibling) {
      const node = find(c)
      if (node) return node
    }
    return undefined
  }
  const node = top && find(top)
  return node ? typeOfNode(node, (n) => text.slice(n.from, n.to)) : undefined
}

/** An item definition as a type. What it refers to is looked up by `named` when it is needed. */
export function typeOfItem(item: ItemDefinition, named: (typeRef: string) => Type): Type {
  if (item.isCollection)
    return limited(
      { kind: 'list', of: limited(typeWithin(item, named), item.allowedValues?.text) },
      item.typeConstraint?.text,
    )
  return limited(typeWithin(item, named), item.typeConstraint?.text ?? item.allowedValues?.text)
}
function typeWithin(item: ItemDefinition, named: (typeRef: string) => Type): Type {
  if (item.functionItem) {
    const { parameters = [], outputTypeRef } = item.functionItem
    return {
      kind: 'function',
      params: parameters.map((p) => (p.typeRef ? named(p.typeRef) : any)),
      answers: outputTypeRef ? named(outputTypeRef) : any,
    }
  }
  if (item.itemComponent?.length)
    return {
      kind: 'context',
      entries: item.itemComponent.map((c) => [nameOf(c), typeOfItem(c, named)] as const),
    }
  return item.typeRef ? named(item.typeRef) : any
}

/** A type less the values that its tests refuse. */
function limited(of: Type, tests: string | undefined): Type {
  const text = tests?.trim()
  if (!text) return of
  return {
    kind: 'limited',
    of,
    allows: (v, env) => {
      const scope = { vars: contextOf([['?', v]]), up: null }
      const quiet: Env = { ...newEnv('dmn'), ...(env.typeNamed && { typeNamed: env.typeNamed }) }
      return attempt(quiet, () => runText(text, 'unary', scope, quiet, namesAround(scope))) === true
    },
  }
}

const temporal: Record<string, (s: string) => Inner> = {
  date: readDate,
  time: readTime,
  'date and time': readDateTime,
  'days and time duration': readDuration,
  'years and months duration': readDuration,
  duration: readDuration,
}

/** JSON as given by a caller, typed as the file says; days and durations arrive as ISO text, and only where the file says so. */
export function fromJson(v: Value, type: Type, env: Env): Inner {
  const t = resolve(type, env) ?? any
  if (t.kind === 'limited') return fromJson(v, t.of, env)
  if (isList(v as Inner)) {
    const of = t.kind === 'list' ? t.of : t
    return (v as readonly Value[]).map((x) => fromJson(x, of, env))
  }
  if (t.kind === 'list') return fromJson(v, t.of, env)
  if (isContext(v as Inner)) {
    const parts = new Map(t.kind === 'context' ? t.entries : [])
    const absent = [...parts.keys()].filter((name) => entry(v as Context, name) === undefined)
    return contextOf([
      ...absent.map((name) => [name, null] as const),
      ...entriesOf(v as Context).map(([name, x]): [string, Inner] => [
        name,
        fromJson(x as Value, parts.get(name) ?? any, env),
      ]),
    ])
  }
  const read = t.kind === 'simple' && Object.hasOwn(temporal, t.name) ? temporal[t.name] : undefined
  if (typeof v !== 'string' || !read) return v as Inner
  return (
    read(v) ?? wrong(env, `"${v.slice(0, 60)}" is not a ${(t as { name: string }).name} / 不是该类型的文本`)
  )
}

/** The type of a typeRef, looked up in the file at hand; any where the file says nothing, or nothing that is defined. */
export function typeOfRef(typeRef: string | undefined, env: Env): Type {
  if (!typeRef) return any
  const name = bare(typeRef)
  return simpleType(name) ?? env.typeNamed?.(name) ?? writtenType(name) ?? any
}

/** Holds a value to a type, with the few conversions of the standard; otherwise null, and a problem. */
export const coerce = (v: Inner, typeRef: string | undefined, env: Env, what: string): Inner =>
  coerceTo(v, typeOfRef(typeRef, env), env, what, typeRef)

/** The same for a type; `typeRef` is how the file writes it. */
export function coerceTo(v: Inner, type: Type, env: Env, what: string, typeRef?: string): Inner {
  if (v === null || type === any || (type.kind === 'simple' && type.name === 'Any')) return v
  const fit = fitted(type, v, env)
  const said = typeRef ? bare(typeRef) : type.kind === 'simple' ? type.name : type.kind
  return fit === undefined
    ? wrong(env, `${what}: the value is not of type ${said} / 值不符合类型 ${said}`)
    : fit
}
