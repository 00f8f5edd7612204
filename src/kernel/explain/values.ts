/** What a formula works out, in words: sums and products, the least of several, lines of a list, what stands if something holds. */
import { children, type Node } from '../rule/feel/node.ts'
import { readString } from '../rule/feel/text.ts'
import { count, day, elementOf, listOf, month, type Type } from '../check/types/type.ts'
import { parseMonth } from '../day/month.ts'
import { monthText } from '../day/index.ts'
import type { Text } from '../text.ts'
import { dayText, yuanText } from './amounts.ts'
import type { Noun } from './noun.ts'
import { held, joined, listed, phrase, put, quoted, type Phrase } from './phrase.ts'
import type { Bound, Speech } from './speech.ts'

type Way = (node: Node, s: Speech, bound: Bound | null, want?: Noun) => Phrase

/** What holds or not is said as a condition. */
const truths = new Set(['Comparison', 'Conjunction', 'Disjunction', 'QuantifiedExpression'])

export function isTruth(node: Node, s: Speech): boolean {
  const parts = children(node)
  if (node.name === 'ParenthesizedExpression') return isTruth(parts[0]!, s)
  if (node.name === 'IfExpression') return isTruth(parts[3]!, s) || isTruth(parts[5]!, s)
  if (node.name === 'FunctionInvocation') return ['not', 'list contains'].includes(s.of(parts[0]!))
  return truths.has(node.name)
}

export function worth(node: Node, s: Speech, bound: Bound | null, want?: Noun): Phrase {
  if (truths.has(node.name)) {
    const said = s.truth(node, bound)
    return put('是否{a}', 'whether {a}', { a: said.text }, 'or')
  }
  const way = ways[node.name]
  return way ? way(node, s, bound, want) : phrase(s.of(node), s.of(node))
}

export const isFen = (noun: Noun | undefined): boolean =>
  noun?.type?.kind === 'number' && noun.type.measure.base === 'fen'
export const isTime = (noun: Noun | undefined): boolean =>
  noun?.type?.kind === 'date' ||
  (noun?.type?.kind === 'text' && ['day', 'month', 'moment'].includes(noun.type.of ?? ''))
const isPercent = (noun: Noun | undefined): boolean =>
  noun?.type?.kind === 'number' && (noun.type.measure.percent ?? 0) > 0

const ways: Readonly<Record<string, Way>> = {
  ParenthesizedExpression: (n, s, b, want) => s.value(children(n)[0]!, b, want),
  NumericLiteral(n, s, _, want) {
    const written = s.of(n).replace(/\s/g, '')
    const number = Number(written)
    if (isFen(want) && Number.isSafeInteger(number)) {
      const { zh, en } = yuanText(number)
      return phrase(zh, en)
    }
    return phrase(written, written)
  },
  StringLiteral(n, s, _, want) {
    const written = readString(s.of(n))
    const title = want?.options?.[written] ?? s.nouns.option(written)
    if (title) return phrase(`“${title.zh}”`, `“${title.en}”`)
    if (/^\d{4}-\d\d-\d\d$/.test(written)) return phrase(dayText(written).zh, written)
    if (parseMonth(written)) return phrase(monthText(written).zh, written)
    return phrase(`“${written}”`, `“${written}”`)
  },
  BooleanLiteral: (n, s) => (s.of(n) === 'true' ? phrase('“是”', 'yes') : phrase('“否”', 'no')),
  null: () => phrase('空（不填）', 'nothing'),
  VariableName: (n, s, b) => named(s.of(n), s, b),
  List(n, s, b, want) {
    const parts = children(n)
    if (parts.length === 0) return phrase('空', 'nothing')
    return put('{a}', '{a}', { a: listed(parts.map((p) => s.value(p, b, want).text)) })
  },
  Context(n, s, b, want) {
    const parts = children(n).map((entry): Text => {
      const [key, value] = children(entry)
      const name = s.of(key!)
      const noun = want?.columns?.[name]
      const title = noun?.label ?? s.nouns.column(name)?.label ?? { zh: name, en: name }
      const said = s.value(value!, b, noun).text
      return { zh: `${title.zh}为${said.zh}`, en: `${title.en}: ${said.en}` }
    })
    return put('{a}', '{a}', { a: joined(parts, '，', '; ') }, 'or')
  },
  ArithmeticExpression: arithmetic,
  IfExpression: choice,
  PathExpression: path,
  FilterExpression: filter,
  ForExpression: loop,
  FunctionInvocation: call,
  DateTimeLiteral: call,
}

/** A name as people call it; one that is bound inside the formula by what it is one of. */
export function named(name: string, s: Speech, bound: Bound | null): Phrase {
  for (let b = bound, depth = 0; b; b = b.up, depth++) {
    if (b.name === name) return phrase('该项', 'that one', 'name', b.noun)
    const column = b.name === 'item' ? b.noun?.columns?.[name] : undefined
    if (column) return { text: quoted(column.label), tie: 'name', noun: column }
  }
  const noun = s.find(name)
  if (!noun) return phrase(`「${name}」`, `“${name}”`)
  return { text: noun.plain ? noun.label : quoted(noun.label), tie: 'name', noun }
}

const operators: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  '+': ['＋', ' + '],
  '-': ['－', ' − '],
  '*': ['×', ' × '],
  '/': ['÷', ' ÷ '],
}

/** The factors of a product, without the hundred that percent is divided by. */
function factors(node: Node, s: Speech): readonly Node[] {
  const parts = children(node)
  if (node.name === 'ParenthesizedExpression') return factors(parts[0]!, s)
  if (node.name === 'ArithmeticExpression' && parts.length === 3 && s.of(parts[1]!) === '*')
    return [...factors(parts[0]!, s), ...factors(parts[2]!, s)]
  return [node]
}
const isHundred = (n: Node, s: Speech): boolean => n.name === 'NumericLiteral' && s.of(n) === '100'

/** `X * 100 <= Y * percent`: the hundred goes, since the percentage is said as one. */
export function withoutHundred(node: Node, other: Node, s: Speech, bound: Bound | null): Phrase | null {
  const [mine, theirs] = [factors(node, s), factors(other, s)]
  const isOfPercent = theirs.some((n) => isPercent(s.value(n, bound).noun))
  if (!isOfPercent || !mine.some((n) => isHundred(n, s))) return null
  return product(
    mine.filter((n) => !isHundred(n, s)),
    s,
    bound,
  )
}

function product(nodes: readonly Node[], s: Speech, bound: Bound | null): Phrase {
  const said = nodes.map((n) => s.value(n, bound))
  const noun = said.find((p) => isFen(p.noun))?.noun ?? said[0]?.noun
  return put(
    '{a}',
    '{a}',
    {
      a: joined(
        said.map((p) => held(p, 'product')),
        '×',
        ' × ',
      ),
    },
    said.length > 1 ? 'product' : said[0]!.tie,
    noun,
  )
}

function arithmetic(node: Node, s: Speech, bound: Bound | null, want?: Noun): Phrase {
  const parts = children(node)
  if (parts.length === 2) return put('负{a}', '−{a}', { a: held(s.value(parts[1]!, bound, want), 'name') })
  const [left, sign, right] = [parts[0]!, s.of(parts[1]!), parts[2]!]
  /** Whole yuan: floor(x / 100) * 100. */
  const inner = sign === '*' && isHundred(right, s) ? floored(left, s) : null
  if (inner) {
    const yuanOf = children(inner)
    if (inner.name === 'ArithmeticExpression' && s.of(yuanOf[1]!) === '/' && isHundred(yuanOf[2]!, s)) {
      const value = s.value(yuanOf[0]!, bound, want)
      return put('{a}，不足一元的舍去', '{a}, in whole yuan', { a: held(value, 'sum') }, 'or', value.noun)
    }
  }
  if (sign === '/' && isHundred(right, s)) {
    const of = factors(left, s)
    if (of.some((n) => isPercent(s.value(n, bound).noun))) return product(of, s, bound)
  }
  /** The first of a day's month, less one day. */
  if (sign === '-' && /^duration\(\s*"P1D"\s*\)$/.test(s.of(right)) && isFirstOfMonth.test(s.of(left))) {
    const day = argumentsOf(children(argumentsOf(left)[0]!)[0]!)[0]!
    return put('{a}上个月的最后一日', 'the last day of the month before {a}', { a: s.value(day, bound).text })
  }
  /** What money is divided by is no money. */
  const [a, b] = [s.value(left, bound, want), s.value(right, bound, sign === '/' ? undefined : want)]
  if (sign === '+' && [left, right].some((n) => isWords(n)))
    return put('{a}{b}', '{a} {b}', { a: a.text, b: b.text })
  const tie = sign === '*' || sign === '/' ? 'product' : 'sum'
  const [zh, en] = operators[sign] ?? [sign, ` ${sign} `]
  const noun = isTime(a.noun) || isFen(a.noun) ? a.noun : (b.noun ?? a.noun)
  /** What stands behind a minus or a division keeps its brackets. */
  const second = sign === '-' || sign === '/' ? held(b, tie === 'sum' ? 'product' : 'name') : held(b, tie)
  if (sign === '+' && isSpan(right, s))
    return put('自{a}起满{b}之日', '{b} after {a}', { a: a.text, b: b.text }, 'name', a.noun)
  return put(`{a}${zh}{b}`, `{a}${en}{b}`, { a: held(a, tie), b: second }, tie, noun)
}

const isFirstOfMonth = /^date\(\s*substring\([\s\S]*,\s*1,\s*8\)\s*\+\s*"01"\s*\)$/
const isWords = (n: Node): boolean =>
  n.name === 'StringLiteral' || (n.name === 'ArithmeticExpression' && children(n).some((c) => isWords(c)))
const isSpan = (n: Node, s: Speech): boolean => n.name === 'DateTimeLiteral' && /^duration\b/.test(s.of(n))

/** What is rounded down, or null. */
function floored(node: Node, s: Speech): Node | null {
  if (node.name === 'ParenthesizedExpression') return floored(children(node)[0]!, s)
  return node.name === 'FunctionInvocation' && /^floor\s*\(/.test(s.of(node))
    ? (argumentsOf(node)[0] ?? null)
    : null
}

export const argumentsOf = (node: Node): readonly Node[] => {
  const list = children(node).find((c) => c.name === 'PositionalParameters')
  return list ? children(list) : []
}

/** `count(x) = 0` and `x = null`: what is none. */
export function noneOf(node: Node, s: Speech): Node | null {
  if (node.name === 'ParenthesizedExpression') return noneOf(children(node)[0]!, s)
  const [left, op, right] = children(node)
  if (node.name !== 'Comparison' || !right || s.of(op!) !== '=') return null
  if (right.name === 'null') return left!
  return s.of(right) === '0' && /^count\s*\(/.test(s.of(left!)) ? (argumentsOf(left!)[0] ?? null) : null
}

function choice(node: Node, s: Speech, bound: Bound | null, want?: Noun): Phrase {
  const [, test, , yes, , no] = children(node)
  const none = noneOf(test!, s)
  const [then, otherwise] = [s.value(yes!, bound, want), s.value(no!, bound, want)]
  const noun = otherwise.noun ?? then.noun
  /** Nothing there: said behind what is there otherwise. */
  if (none && (s.of(yes!) === '0' || yes!.name === 'null' || yes!.name === 'List')) {
    const empty = s.of(yes!) === '0' ? { zh: '零', en: 'zero' } : { zh: '空', en: 'nothing' }
    return put(
      '{a}（没有的，为{b}）',
      '{a} ({b} where there is none)',
      { a: otherwise.text, b: empty },
      'name',
      noun,
    )
  }
  if (none && s.of(none) === s.of(no!))
    return put(
      '{a}；没有的，为{b}',
      '{a}; where there is none, {b}',
      { a: otherwise.text, b: then.text },
      'or',
      noun,
    )
  const when = s.truth(test!, bound)
  return put(
    '{c}的，为{a}；否则，为{b}',
    '{a} if {c}; otherwise {b}',
    { a: then.text, b: otherwise.text, c: when.text },
    'or',
    noun,
  )
}

/** `item.room`, `v.room`, `surveyed.danger`, `(a - b).days`, `list.amount`. */
function path(node: Node, s: Speech, bound: Bound | null): Phrase {
  const [target, member] = children(node)
  const name = s.of(member!)
  const between = daysBetween(target!, name, s, bound)
  if (between) return between
  const of = s.value(target!, bound)
  const column = of.noun?.columns?.[name] ?? partOfDay(target!, of, name) ?? s.nouns.column(name)
  const title = column?.label
  if (!title) s.find(name)
  const label = quoted(title ?? { zh: name, en: name })
  const noun: Noun = column ?? { label: title ?? { zh: name, en: name } }
  const whose = target!.name === 'VariableName' ? s.of(target!) : null
  if (whose === 'item') return { text: label, tie: 'name', noun }
  if (whose !== null && bound?.name === whose) return put('其{a}', 'its {a}', { a: label }, 'name', noun)
  return put('{b}的{a}', '{a} of {b}', { a: label, b: held(of, 'product') }, 'name', noun)
}

const dayParts: Readonly<Record<string, Text>> = {
  year: { zh: '年份', en: 'year' },
  month: { zh: '月份', en: 'month' },
  day: { zh: '日', en: 'date' },
}
const partOfDay = (target: Node, of: Phrase, name: string): Noun | undefined =>
  (target.name === 'DateTimeLiteral' || isTime(of.noun)) && dayParts[name]
    ? { label: dayParts[name] }
    : undefined

function daysBetween(target: Node, unit: string, s: Speech, bound: Bound | null): Phrase | null {
  const inner = target.name === 'ParenthesizedExpression' ? children(target)[0]! : target
  const parts = children(inner)
  if (unit === 'days' && inner.name === 'ArithmeticExpression' && s.of(parts[1]!) === '-') {
    const [to, from] = [s.value(parts[0]!, bound), s.value(parts[2]!, bound)]
    return put('自{b}至{a}的天数', 'the days from {b} to {a}', { a: to.text, b: from.text })
  }
  if (/^years and months duration\b/.test(s.of(inner))) {
    const [from, to] = argumentsOf(inner).map((n) => s.value(n, bound))
    const what = unit === 'years' ? (['整年数', 'full years'] as const) : (['整月数', 'full months'] as const)
    return put(`自{b}至{a}的${what[0]}`, `the ${what[1]} from {b} to {a}`, { a: to!.text, b: from!.text })
  }
  return null
}

/** One of a list: its columns are the list's; of what is no record the noun itself. */
export function oneOf(list: Noun | undefined): Noun | undefined {
  if (!list) return undefined
  const type = list.type ? elementOf(list.type) : undefined
  return {
    label: { zh: '该项', en: 'that one' },
    ...(list.columns ? { columns: list.columns } : {}),
    ...(list.options ? { options: list.options } : {}),
    ...(type ? { type } : {}),
  }
}

/** `list[condition]`, `list[1]`, `list[-1]`. */
function filter(node: Node, s: Speech, bound: Bound | null): Phrase {
  const [target, test] = children(node)
  const place = s.of(test!).replace(/\s/g, '')
  if (/^-?\d+$/.test(place)) {
    const from = s.value(target!, bound)
    const noun = oneOf(from.noun)
    if (target!.name === 'FilterExpression' && place === '1')
      return { ...from, text: one(from.text), ...(noun ? { noun } : {}) }
    const [zh, en] = place === '-1' ? ['最后一项', 'the last'] : [`第${place}项`, `no. ${place}`]
    return put(`{a}的${zh}`, `${en} of {a}`, { a: held(from, 'name') }, 'name', noun)
  }
  const from = s.value(target!, bound)
  const such = s.truth(test!, { name: 'item', noun: oneOf(from.noun), up: bound })
  return put(
    '{a}中{b}的各项',
    'those of {a} where {b}',
    { a: held(from, 'name'), b: such.text },
    'name',
    from.noun,
  )
}
const one = (t: Text): Text => ({
  zh: t.zh.replace(/的各项$/, '的那一项'),
  en: t.en.replace(/^those of /, 'the one of '),
})

function loop(node: Node, s: Speech, bound: Bound | null, want?: Noun): Phrase {
  const parts = children(node)
  const inside = boundBy(parts[1]!, s, bound)
  const each = s.value(parts[3]!, inside.bound, want)
  if (parts[3]!.name === 'PathExpression' && each.text.zh.startsWith('其'))
    return put('{a}的{b}', '{b} of {a}', {
      a: inside.over.text,
      b: { zh: each.text.zh.slice(1), en: each.text.en.replace(/^its /, '') },
    })
  return put('{a}的每一项，取{b}', 'for each of {a}: {b}', { a: inside.over.text, b: each.text }, 'or')
}

/** `v in members`: what it goes over, and the name that it binds. */
export function boundBy(
  node: Node,
  s: Speech,
  up: Bound | null,
): { readonly over: Phrase; readonly bound: Bound } {
  const [name, , over] = children(children(node)[0]!)
  const list = s.value(children(over!)[0]!, up)
  return { over: list, bound: { name: s.of(name!), noun: oneOf(list.noun), up } }
}

const spans: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  D: ['日', 'days'],
  M: ['个月', 'months'],
  Y: ['年', 'years'],
}

/** What functions make of their arguments; one that is not here is said with its name. */
const functions: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  date: ['{a}', '{a}'],
  string: ['{a}', '{a}'],
  number: ['{a}', '{a}'],
  flatten: ['{a}，合为一列', '{a}, in one list'],
  count: ['{a}的数量', 'the number of {a}'],
  sum: ['{a}合计', 'the sum of {a}'],
  floor: ['{a}，取整（舍去尾数）', '{a}, rounded down'],
  ceiling: ['{a}，取整（向上进位）', '{a}, rounded up'],
  modulo: ['{a}除以{b}的余数', 'the remainder of {a} by {b}'],
  append: ['{a}加上{b}', '{a} and {b}'],
  concatenate: ['{a}与{b}', '{a} and {b}'],
  'distinct values': ['{a}（重复的只算一次）', '{a}, each once'],
  'string length': ['{a}的字数', 'the length of {a}'],
  abs: ['{a}的绝对值', 'the size of {a}'],
  contains: ['{a}含有{b}', '{a} contains {b}'],
}

/** [EX2] What is worked out of months and days, with what that is. */
const ofTime: Readonly<Record<string, readonly [zh: string, en: string, type: Type]>> = {
  monthOf: ['{a}所在的月份', 'the month of {a}', month],
  monthsBetween: ['自{a}至{b}的月数', 'the months from {a} to {b}', count],
  monthsFrom: ['自{a}至{b}的各月', 'every month from {a} to {b}', listOf(month)],
  firstDay: ['{a}的第一日', 'the first day of {a}', day],
  lastDay: ['{a}的最后一日', 'the last day of {a}', day],
  fullMonths: ['自{a}至{b}的整月数', 'the full months from {a} to {b}', count],
  age: ['自{a}起算、到{b}的周岁', 'the age in full years on {b}, born on {a}', count],
  birthOf: ['{a}中的出生日期', 'the day of birth in {a}', day],
}

/** `addMonths(x, 3)`, `addMonths(x, -1)`. */
function monthsOn([when, months]: readonly Node[], values: readonly Phrase[], s: Speech): Phrase {
  const written = s.of(months!).replace(/\s/g, '')
  const a = values[0]!.noun?.type ? held(values[0]!, 'name') : values[0]!.text
  const noun = values[0]!.noun ?? { label: values[0]!.text, type: s.of(when!).length === 9 ? month : day }
  return /^-\d+$/.test(written)
    ? put(`{a}前${written.slice(1)}个月`, `${written.slice(1)} months before {a}`, { a }, 'name', noun)
    : put('{a}后{b}个月', '{b} months after {a}', { a, b: held(values[1]!, 'product') }, 'name', noun)
}

function call(node: Node, s: Speech, bound: Bound | null, want?: Noun): Phrase {
  const name = s.of(children(node)[0]!)
  const given = argumentsOf(node)
  const values = given.map((n) => s.value(n, bound, want))
  const texts = values.map((p) => p.text)
  const noun = values[0]?.noun
  if (name === 'not') return put('是否{a}', 'whether {a}', { a: s.truth(given[0]!, bound, false).text }, 'or')
  if (name === 'list contains') return put('是否{a}', 'whether {a}', { a: s.truth(node, bound).text }, 'or')
  if (name === 'min' || name === 'max') {
    const [zh, en] = name === 'min' ? ['较小的', 'the least of'] : ['较大的', 'the greatest of']
    const zero = given.findIndex((n) => s.of(n) === '0')
    if (name === 'max' && given.length === 2 && zero >= 0) {
      const other = values[1 - zero]!
      return put('{a}（不足零的按零）', '{a}, at least zero', { a: held(other, 'sum') }, 'sum', other.noun)
    }
    const noun = values.find((p) => isFen(p.noun))?.noun ?? values[0]?.noun
    return put(
      `{a}中${zh}`,
      `${en} {a}`,
      {
        a:
          values.length === 2
            ? joined(
                values.map((p) => held(p, 'product')),
                '与',
                ' and ',
              )
            : listed(values.map((p) => held(p, 'sum'))),
      },
      'sum',
      noun,
    )
  }
  const time = Object.hasOwn(ofTime, name) ? ofTime[name] : undefined
  if (time) {
    const [a, b] = values.map((p) => held(p, 'product'))
    const said = put(time[0], time[1], { a: a!, b: b ?? { zh: '', en: '' } })
    return { ...said, noun: { label: said.text, type: time[2] } }
  }
  if (name === 'valueOn') {
    const day = s.value(given[1]!, bound)
    return put(
      '{a}（按{b}计）',
      '{a} as of {b}',
      { a: held(values[0]!, 'name'), b: held(day, 'product') },
      'name',
      noun,
    )
  }
  if (name === 'addMonths') return monthsOn(given, values, s)
  if (name === 'duration') return spanOf(given[0]!, s, bound)
  if (name === 'substring') return partOf(given, values, s)
  const template = functions[name]
  if (!template && s.nouns.takes(name)) return decided(name, node, s, bound)
  if (!template) return put(`${name}（{a}）`, `${name}({a})`, { a: listed(texts) })
  const tie = name === 'date' || name === 'string' ? (values[0]?.tie ?? 'name') : 'name'
  const [a, b] = values.map((p) => (tie === p.tie ? p.text : held(p, 'product')))
  return put(
    template[0],
    template[1],
    { a: a ?? texts[0]!, b: b ?? { zh: '', en: '' } },
    name === 'floor' ? 'or' : tie,
    name === 'count' ? undefined : noun,
  )
}

/** [LG2] A decision with what it is called with: 「加发比例」（类别为其类别，年龄为…）. */
function decided(name: string, node: Node, s: Speech, bound: Bound | null): Phrase {
  const takes = Object.entries(s.nouns.takes(name) ?? {})
  const list = children(node)[1]
  const given = list ? children(list) : []
  const parts = given.map((n, i): Text => {
    const [key, value] = list!.name === 'NamedParameters' ? children(n) : [undefined, n]
    const [, noun] = (key ? takes.find(([x]) => x === s.of(key)) : takes[i]) ?? []
    const said = s.value(value!, bound, noun).text
    return noun ? { zh: `${noun.label.zh}为${said.zh}`, en: `${noun.label.en}: ${said.en}` } : said
  })
  const called = named(name, s, null)
  const type = called.noun?.type?.kind === 'function' ? called.noun.type.gives : undefined
  return put('{a}（{b}）', '{a} ({b})', { a: called.text, b: joined(parts, '，', '; ') }, 'name', {
    label: called.noun?.label ?? called.text,
    ...(type ? { type } : {}),
  })
}

/** `duration("P" + string(n) + "D")`: n days. */
function spanOf(node: Node, s: Speech, bound: Bound | null): Phrase {
  const made = /^"P"\s*\+\s*string\((\w+)\)\s*\+\s*"([DMY])"$/.exec(s.of(node))
  if (made) return named(made[1]!, s, bound)
  const fixed = /^"P(\d+)([DMY])"$/.exec(s.of(node))
  if (!fixed) return s.value(node, bound)
  const [zh, en] = spans[fixed[2]!]!
  return phrase(`${fixed[1]}${zh}`, `${fixed[1]} ${en}`)
}

/** The year of a day, its month, or letters of a text. */
function partOf(given: readonly Node[], values: readonly Phrase[], s: Speech): Phrase {
  const [from, length] = [given[1], given[2]].map((n) => (n ? s.of(n) : ''))
  const a = values[0]!.text
  if (from === '1' && length === '4') return put('{a}所在年份', 'the year of {a}', { a })
  if (from === '1' && length === '7') return put('{a}所在年月', 'the month of {a}', { a })
  if (from === '6' && length === '2') return put('{a}的月份', 'the month of {a}', { a })
  if (from === '9') return put('{a}的日', 'the date of {a}', { a })
  return length === ''
    ? put(`{a}自第${from}个字起的部分`, `{a} from letter ${from}`, { a })
    : put(`{a}自第${from}个字起的${length}个字`, `${length} letters of {a} from ${from}`, { a })
}
