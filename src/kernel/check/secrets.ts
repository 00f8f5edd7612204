/**
 * [Q30] What is sealed stays sealed: nothing that is worked out of it reaches a fact, a register, a figure or
 * a print that is not.
 */
import { isKeptSealed, type Programme } from '../programme/index.ts'
import type { Text } from '../text.ts'
import { finding, houseOf, type CheckFinding, type Look } from './finding.ts'
import { typed } from './formulas.ts'
import { formulasOf } from './texts.ts'
import { typesOf } from './types/environment.ts'
import { programmeOf } from './of-house.ts'
import type { Type } from './types/type.ts'

export const secrets: Look = (p, context) => {
  const house = houseOf(p, context)
  const types = typesOf(p, house)
  return formulasOf(p, context).flatMap((f) => {
    if (f.into === undefined || (f.where.startsWith('figures.') && programmeOf(house, p.id) !== p)) return []
    const added = /\.adds\.(\w+)$/.exec(f.where)?.[1]
    const type = typed(p, types, house, f).type
    const secret = added === undefined ? type.secret : openColumn(type, p.lists?.[added]?.of ?? {})
    return secret === undefined || staysInside(p, secret, f.where)
      ? []
      : [escapes(secret, f.where, f.into, f.text)]
  })
}

/** A column of a list is masked on pages and not sealed: a fact that no page tells may hold what stands there already. */
function staysInside(p: Programme, secret: string, where: string): boolean {
  const name = /\.sets\.(\w+)$/.exec(where)?.[1]
  const isTold = (fact: string): boolean =>
    [p.fields, p.values, p.lists].some((part) => part !== undefined && Object.hasOwn(part, fact))
  return name !== undefined && !isTold(name) && Object.hasOwn(p.lists ?? {}, secret.split('.')[0]!)
}

/** A line of a list is as sealed as each of its columns. */
function openColumn(
  t: Type,
  columns: Readonly<Record<string, { readonly sensitive?: boolean; readonly sealed?: true }>>,
): string | undefined {
  if (t.kind !== 'record') return t.secret
  return Object.entries(t.columns).find(
    ([name, c]) => c.secret !== undefined && !isKeptSealed(columns[name]),
  )?.[1].secret
}

const escapes = (secret: string, where: string, into: Text, text: string): CheckFinding =>
  finding(
    'Q30',
    where,
    `“${secret}”是敏感的，不能进入没有密封的${into.zh}`,
    `${secret} is sensitive, and ${into.en} is not sealed`,
    text,
    { code: 'secret_escapes' },
  )
