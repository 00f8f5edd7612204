/**
 * [Q40] A rule reads what is sealed only where a key is at hand: an act reads what its own form has just been told, and what was
 * derived; figures and gathered lists are made without anybody's key. What is derived rests on something sealed that a form asks; what
 * stands in clear would be sealed otherwise.
 */
import { isDerived } from '../programme/sealed-names.ts'
import { isSealedName, type Programme } from '../programme/index.ts'
import { children, type Node } from '../rule/feel/node.ts'
import { names, reads } from '../rule/index.ts'
import {
  finding,
  houseOf,
  reachAfter,
  unanswered,
  waysOf,
  type CheckFinding,
  type Look,
  type Way,
} from './finding.ts'
import { countedBy, typed } from './formulas.ts'
import { formulasOf, type Formula } from './texts.ts'
import type { House } from './of-house.ts'
import { typesOf } from './types/environment.ts'
import { treeOf } from './types/tree.ts'

export const sealings: Look = (p, context) => [
  ...Object.keys(p.derived ?? {}).flatMap((name) => derivation(p, name)),
  ...inClear(p, context),
  ...formulasOf(p, context).flatMap((f) => keyless(p, houseOf(p, context), f)),
]

function derivation(p: Programme, name: string): readonly CheckFinding[] {
  const where = `derived.${name}`
  const { value } = p.derived![name]!
  const clash = [p.fields, p.lists, p.params, p.decisions, p.tallies, p.reckonings].some(
    (part) => part !== undefined && Object.hasOwn(part, name),
  )
  const rests = valuesNeeded(p, value)
  const asks = new Set(waysOf(p).flatMap((w) => Object.keys(w.outcome.asks ?? {})))
  const isSealedThere = rests.some((n) => isSealedName(p, n))
  const say = (code: string, zh: string, en: string) => [finding('Q40', where, zh, en, value, { code })]
  return [
    ...(clash ? say('name_taken', '这个名称已经另有所指', 'the name is something else’s') : []),
    ...(!isSealedThere
      ? say(
          'nothing_sealed',
          '它不依据任何敏感信息，写成决策即可',
          'it rests on nothing sealed: a decision says it',
        )
      : rests.some((n) => asks.has(n))
        ? []
        : say(
            'never_told',
            '没有表单询问它所依据的信息，永远不会算',
            'no form asks what it rests on: it is never worked out',
          )),
  ]
}

const inClear = (p: Programme, context: Parameters<Look>[1]): readonly CheckFinding[] => {
  const house = houseOf(p, context)
  const types = typesOf(p, house)
  const set = formulasOf(p, { figures: [] }).flatMap((f) => {
    const name = /\.sets\.(\w+)$/.exec(f.where)?.[1]
    return name === undefined ? [] : [[name, f] as const]
  })
  const made = [...Object.keys(p.derived ?? {}), ...set.map(([name]) => name)]
  return Object.keys(p.inClear ?? {}).flatMap((name): readonly CheckFinding[] => {
    const where = `inClear.${name}`
    if (!made.includes(name))
      return [
        unanswered(
          'Q40',
          'no_such_fact',
          where,
          '没有这样算出的事实',
          'nothing of that name is worked out',
          name,
          made,
        ),
      ]
    const isNeeded =
      isDerived(p, name) ||
      set.some(([n, f]) => n === name && typed(p, types, house, f).type.secret !== undefined)
    return isNeeded
      ? []
      : [finding('Q40', where, '它本来就不密封', 'it is not sealed anyhow', name, { code: 'needless' })]
  })
}

/** Pages, figures and lists are told without anybody's key; an act has what was derived, and what its form was just told. */
function keyless(p: Programme, house: House, f: Formula): readonly CheckFinding[] {
  /** [Q30] has said already what goes where it is not sealed, and what goes to another programme. */
  if (f.where.startsWith('derived.') || f.into !== undefined || /\.effects\.\d+\.input\./.test(f.where))
    return []
  const isFigure = f.where.startsWith('figures.')
  const counted = countedBy(p, house, f)
  const isAct = f.way !== undefined || f.where.startsWith('moves.') || f.where.startsWith('schedules.')
  if (!isAct && !isFigure && !f.where.startsWith('sections.')) return []
  const needed = valuesNeeded(counted, f.text)
  const missing = needed.find((name) =>
    !isSealedName(counted, name)
      ? false
      : !isAct
        ? true
        : !isDerived(counted, name) && !(f.way !== undefined && tells(counted, f.way, name)),
  )
  if (missing === undefined) return []
  return [
    finding(
      'Q40',
      f.where,
      isAct
        ? `“${missing}”已经密封，这里没有刚刚填写它：请在填写时算出需要的值（derived）`
        : `“${missing}”是密封的，这里没有密钥：请说明理由后以明文保存需要的值（inClear）`,
      isAct
        ? `${missing} is sealed and was not just told here: derive what is needed when it is told (derived)`
        : `${missing} is sealed, and no key is at hand here: what is needed stands in clear with a reason (inClear)`,
      missing,
      { code: 'no_key' },
    ),
  ]
}

/** Whether a value is in clear at an act: its form must tell it, or nothing on the way there can have told it before. */
function tells(p: Programme, way: Way, name: string): boolean {
  const { asks, own, begins } = way.outcome
  const ask = asks?.[name]
  if (ask === undefined) return false
  if (ask === 'required' || way.from === null || [...(own ?? []), ...(begins ?? [])].includes(name))
    return true
  return !waysOf(p).some(
    (w) => Object.hasOwn(w.outcome.asks ?? {}, name) && reachAfter(p, w, () => false).has(way.from!),
  )
}

/** Names whose values a formula needs, through decisions, reckonings and look-ups: whether something is known at all needs no key. */
function valuesNeeded(p: Programme, text: string): readonly string[] {
  const all = new Set<string>()
  const visit = (name: string): void => {
    if (all.has(name)) return
    all.add(name)
    const own = <T>(part: Readonly<Record<string, T>> | undefined): T | undefined =>
      part && Object.hasOwn(part, name) ? part[name] : undefined
    const decision = own(p.decisions)
    const texts = [
      ...(decision?.kind === 'formula' ? [decision.expression] : []),
      ...Object.values(own(p.reckonings)?.with ?? {}),
      ...[
        own(p.entries)?.id,
        own(p.readings)?.on,
        own(p.located)?.point,
        own(p.located)?.on,
        own(p.tallies)?.tag,
      ].filter((x) => x !== undefined),
    ]
    for (const n of texts.flatMap(needed)) visit(n)
    if (decision?.kind === 'table') for (const n of reads(decision)) visit(n)
  }
  for (const n of needed(text)) visit(n)
  return [...all]
}

/** The names of a formula but for those that it only asks whether they are known. */
function needed(text: string): readonly string[] {
  const { top } = treeOf(text)
  if (top === null) return []
  const only = new Set<string>()
  const elsewhere = new Set<string>()
  const walk = (node: Node): void => {
    const parts = children(node)
    const alone = node.name === 'Comparison' ? knownAsked(node, text) : null
    if (alone !== null) {
      only.add(alone)
      return
    }
    if (node.name === 'VariableName') elsewhere.add(text.slice(node.from, node.to).trim())
    for (const part of parts) walk(part)
  }
  walk(top)
  return names(text, [], { filters: true }).filter((n) => elsewhere.has(n) || !only.has(n))
}

/** `x = null` and `null != x`: the name. */
function knownAsked(node: Node, text: string): string | null {
  const [left, sign, right] = children(node)
  if (!left || !sign || !right || !/^!?=$/.test(text.slice(sign.from, sign.to))) return null
  const name = right.name === 'null' ? left : left.name === 'null' ? right : null
  return name?.name === 'VariableName' ? text.slice(name.from, name.to).trim() : null
}
