/** What must hold, in words. `A` or `not B` is what people write as: 是 B 的，须 A. */
import { children, type Node } from '../rule/feel/node.ts'
import type { Noun } from './noun.ts'
import { held, joined, phrase, put, type Phrase } from './phrase.ts'
import type { Bound, Speech } from './speech.ts'
import { argumentsOf, boundBy, isTime, noneOf, withoutHundred } from './values.ts'

export function condition(node: Node, s: Speech, bound: Bound | null, holds: boolean): Phrase {
  const parts = children(node)
  switch (node.name) {
    case 'ParenthesizedExpression':
      return s.truth(parts[0]!, bound, holds)
    case 'Conjunction':
    case 'Disjunction':
      return junction(node, s, bound, holds)
    case 'Comparison':
      return comparison(node, s, bound, holds)
    case 'QuantifiedExpression':
      return quantified(node, s, bound, holds)
    case 'IfExpression':
      return either(node, s, bound, holds)
    case 'BooleanLiteral':
      return (s.of(node) === 'true') === holds ? phrase('不限', 'always') : phrase('不可以', 'never')
    case 'FunctionInvocation': {
      const name = s.of(parts[0]!)
      if (name === 'not') return s.truth(argumentsOf(node)[0]!, bound, !holds)
      if (name === 'list contains') return contains(node, s, bound, holds)
      return ticked(s.value(node, bound), holds)
    }
    default:
      return ticked(s.value(node, bound), holds)
  }
}

/** A yes or a no of somebody's, or a condition with a name. */
function ticked(said: Phrase, holds: boolean): Phrase {
  const { noun } = said
  if (noun?.rule)
    return holds
      ? put('符合{a}', '{a} holds', { a: said.text }, 'compare')
      : put('不符合{a}', '{a} does not hold', { a: said.text }, 'compare')
  return holds
    ? put('{a}为“是”', '{a} is yes', { a: said.text }, 'compare')
    : put('{a}为“否”', '{a} is no', { a: said.text }, 'compare')
}

const isJunction = (n: Node, name: string): boolean =>
  n.name === name || (n.name === 'ParenthesizedExpression' && isJunction(children(n)[0]!, name))

/** `a and b and c` as one row of three. */
function flat(node: Node, name: string): readonly Node[] {
  if (node.name === 'ParenthesizedExpression' && isJunction(node, name)) return flat(children(node)[0]!, name)
  if (node.name !== name) return [node]
  const [left, , right] = children(node)
  return [...flat(left!, name), ...flat(right!, name)]
}

/** What only says when the rest matters: `source != "fund" or …`, `not(x) or …`, `x = null or …`. */
function isAside(node: Node, s: Speech): boolean {
  if (node.name === 'ParenthesizedExpression') return isAside(children(node)[0]!, s)
  if (node.name === 'FunctionInvocation') return s.of(children(node)[0]!) === 'not'
  if (node.name !== 'Comparison') return false
  return s.of(children(node)[1]!) === '!=' || noneOf(node, s) !== null
}

function junction(node: Node, s: Speech, bound: Bound | null, holds: boolean): Phrase {
  const parts = flat(node, node.name)
  if (node.name === 'Disjunction' && holds) {
    const asides = parts.filter((n) => isAside(n, s))
    const rest = parts.filter((n) => !asides.includes(n))
    if (asides.length > 0 && rest.length > 0) {
      const when = all(asides.map((n) => s.truth(n, bound, false)))
      const then = any(rest.map((n) => s.truth(n, bound, true)))
      return put('{a}的，须{b}', 'where {a}, {b}', { a: held(when, 'and'), b: then.text }, 'or')
    }
  }
  const said = parts.map((n) => s.truth(n, bound, holds))
  return (node.name === 'Conjunction') === holds ? all(said) : any(said)
}

/** Several truths in one sentence; one alone stays as it is. `within`: how tightly each of them is held there. */
const several = (
  said: readonly Phrase[],
  [zh, en]: readonly [string, string],
  within: Parameters<typeof held>[1],
  holding: Parameters<typeof put>[3],
): Phrase =>
  said.length === 1
    ? said[0]!
    : put(
        '{a}',
        '{a}',
        {
          a: joined(
            said.map((p) => held(p, within)),
            zh,
            en,
          ),
        },
        holding,
      )

const all = (said: readonly Phrase[]): Phrase => several(said, ['，且', ' and '], 'compare', 'and')
const any = (said: readonly Phrase[]): Phrase => several(said, ['，或者', ', or '], 'and', 'or')

/** `if a then true else b`: where a does not hold, b. */
function either(node: Node, s: Speech, bound: Bound | null, holds: boolean): Phrase {
  const [, test, , yes, , no] = children(node)
  const isAlways = (n: Node) => n.name === 'BooleanLiteral' && s.of(n) === 'true'
  if (holds && isAlways(yes!)) {
    const when = s.truth(test!, bound, false)
    return put('{a}的，须{b}', 'where {a}, {b}', { a: held(when, 'and'), b: s.truth(no!, bound).text }, 'or')
  }
  if (holds && isAlways(no!)) {
    const when = s.truth(test!, bound)
    return put('{a}的，须{b}', 'where {a}, {b}', { a: held(when, 'and'), b: s.truth(yes!, bound).text }, 'or')
  }
  return put(
    '{c}的，须{a}；否则，须{b}',
    'where {c}, {a}; otherwise, {b}',
    {
      c: held(s.truth(test!, bound), 'and'),
      a: s.truth(yes!, bound, holds).text,
      b: s.truth(no!, bound, holds).text,
    },
    'or',
  )
}

function quantified(node: Node, s: Speech, bound: Bound | null, holds: boolean): Phrase {
  const parts = children(node)
  const inside = boundBy(parts[1]!, s, bound)
  const isEvery = (parts[0]!.name === 'every') === holds
  const such = s.truth(parts[3]!, inside.bound, holds)
  const over = held(inside.over, 'product')
  return isEvery
    ? put('{a}的每一项，都须{b}', 'for each of {a}, {b}', { a: over, b: such.text }, 'or')
    : put('{a}中至少有一项，{b}', 'of {a} at least one where {b}', { a: over, b: such.text }, 'or')
}

function contains(node: Node, s: Speech, bound: Bound | null, holds: boolean): Phrase {
  const [list, what] = argumentsOf(node)
  const value = s.value(what!, bound)
  if (list!.name === 'List') {
    const among = s.value(list!, bound, value.noun)
    return holds
      ? put('{b}是{a}之一', '{b} is one of {a}', { a: among.text, b: held(value, 'sum') }, 'compare')
      : put('{b}不是{a}之一', '{b} is none of {a}', { a: among.text, b: held(value, 'sum') }, 'compare')
  }
  const of = s.value(list!, bound)
  const wanted = of.noun ? s.value(what!, bound, of.noun) : value
  return holds
    ? put('{a}中有{b}', '{a} include {b}', { a: held(of, 'sum'), b: held(wanted, 'sum') }, 'compare')
    : put('{a}中没有{b}', '{a} do not include {b}', { a: held(of, 'sum'), b: held(wanted, 'sum') }, 'compare')
}

const opposite: Readonly<Record<string, string>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '=': '!=',
  '!=': '=',
}
type Words = Readonly<Record<string, readonly [zh: string, en: string]>>
const ofNumbers: Words = {
  '<': ['低于', 'is below'],
  '<=': ['不超过', 'is at most'],
  '>': ['超过', 'is above'],
  '>=': ['不低于', 'is at least'],
  '=': ['等于', 'equals'],
  '!=': ['不等于', 'does not equal'],
}
const ofDays: Words = {
  '<': ['早于', 'is before'],
  '<=': ['不晚于', 'is not after'],
  '>': ['晚于', 'is after'],
  '>=': ['不早于', 'is not before'],
  '=': ['就是', 'is'],
  '!=': ['不是', 'is not'],
}
const ofWords: Words = { ...ofNumbers, '=': ['是', 'is'], '!=': ['不是', 'is not'] }

function comparison(node: Node, s: Speech, bound: Bound | null, holds: boolean): Phrase {
  const [left, word, right, , high] = children(node)
  if (word!.name !== 'CompareOp') return between(node, s, bound, holds, high)
  const how = holds ? s.of(word!) : opposite[s.of(word!)]!
  if (right!.name === 'null') return there(s.value(left!, bound), how === '!=')
  if (right!.name === 'BooleanLiteral')
    return s.truth(left!, bound, (s.of(right!) === 'true') === (how === '='))
  const counted = /^count\s*\(/.test(s.of(left!)) ? argumentsOf(left!)[0]! : null
  if (counted && s.of(right!) === '0') {
    if (how === '=' || how === '<=') return there(s.value(counted, bound), false)
    if (how === '>' || how === '!=') return there(s.value(counted, bound), true)
  }
  const [plainLeft, plainRight] = [s.value(left!, bound), s.value(right!, bound)]
  const a = withoutHundred(left!, right!, s, bound) ?? reread(left!, plainRight, plainLeft, s, bound)
  const b = withoutHundred(right!, left!, s, bound) ?? reread(right!, plainLeft, plainRight, s, bound)
  const words = [a, b].some((p) => isTime(p.noun))
    ? ofDays
    : [left!, right!].some((n) => n.name === 'StringLiteral') || [a, b].some((p) => isNamed(p.noun))
      ? ofWords
      : ofNumbers
  const [zh, en] = words[how]!
  return put(`{a}${zh}{b}`, `{a} ${en} {b}`, { a: held(a, 'sum'), b: held(b, 'sum') }, 'compare')
}

const isNamed = (noun: Noun | undefined): boolean =>
  noun?.type?.kind === 'text' || noun?.options !== undefined

/** A literal means what the other side is: an option of its choice, so many yuan. */
function reread(node: Node, other: Phrase, plain: Phrase, s: Speech, bound: Bound | null): Phrase {
  return (node.name === 'StringLiteral' || node.name === 'NumericLiteral') && other.noun
    ? s.value(node, bound, other.noun)
    : plain
}

/** Whether there is anything: an entry on a register, a line on a list, a box that was filled in. */
function there(said: Phrase, is: boolean): Phrase {
  const a = held(said, 'sum')
  if (said.noun?.entry)
    return is
      ? put('{a}中有该项', '{a} has an entry', { a }, 'compare')
      : put('{a}中没有该项', '{a} has no entry', { a }, 'compare')
  if (said.noun?.box)
    return is
      ? put('已填{a}', '{a} is filled in', { a }, 'compare')
      : put('未填{a}', '{a} is not filled in', { a }, 'compare')
  return is
    ? put('有{a}', 'there is {a}', { a }, 'compare')
    : put('没有{a}', 'there is no {a}', { a }, 'compare')
}

function between(node: Node, s: Speech, bound: Bound | null, holds: boolean, high: Node | undefined): Phrase {
  const [left, , low] = children(node)
  const a = s.value(left!, bound)
  const is = holds ? (['在', 'is in'] as const) : (['不在', 'is not in'] as const)
  if (high) {
    const [from, to] = [s.value(low!, bound, a.noun), s.value(high, bound, a.noun)]
    return put(
      `{a}${is[0]}{b}至{c}之间`,
      `{a} ${is[1]} {b} to {c}`,
      { a: a.text, b: from.text, c: to.text },
      'compare',
    )
  }
  const within = s.value(low!, bound, a.noun)
  return put(`{a}${is[0]}{b}之内`, `{a} ${is[1]} {b}`, { a: a.text, b: within.text }, 'compare')
}
