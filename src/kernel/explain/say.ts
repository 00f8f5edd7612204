/** [EX2] A formula as a sentence: the tree that the evaluator runs, walked once more into the words of those who wrote the policy. */
import type { Node } from '../rule/feel/node.ts'
import { children } from '../rule/feel/node.ts'
import { parse } from '../rule/feel/parse.ts'
import type { Text } from '../text.ts'
import type { Nouns } from './nouns.ts'
import type { Noun } from './noun.ts'
import type { Phrase } from './phrase.ts'
import { condition } from './truths.ts'
import { isTruth, worth } from './values.ts'
import type { Speech } from './speech.ts'

export type Sayer = {
  /** A condition. */
  readonly condition: (formula: string) => Text
  /** A value; `want` is what it is given to. */
  readonly value: (formula: string, want?: Noun) => Text
  /** Whether a formula, taken by itself, says that something holds: a list of what is compared inside it does not. */
  readonly isCondition: (formula: string) => boolean
  /** The cell of a decision table that tests `input`. */
  readonly cell: (test: string, input: string) => Text
  /** Names that were met and that nobody has a word for. */
  readonly unnamed: ReadonlySet<string>
}

export function sayerOf(nouns: Nouns): Sayer {
  const unnamed = new Set<string>()
  const speech = (text: string): Speech => {
    const self: Speech = {
      of: (node) => text.slice(node.from, node.to),
      nouns,
      find(name) {
        const noun = nouns.find(name)
        if (noun) return noun
        unnamed.add(name)
        return undefined
      },
      value: (node, bound, want) => worth(node, self, bound, want),
      truth: (node, bound, holds = true) => condition(node, self, bound, holds),
    }
    return self
  }
  const whole = (formula: string, say: (node: Node, s: Speech) => Phrase): Text => {
    const { top } = parse(formula, 'expression', 'programme')
    const [body] = top ? children(top) : []
    return body ? say(body, speech(formula)).text : { zh: '（空）', en: '(nothing)' }
  }
  const nounOf = (formula: string): Noun | undefined => nouns.find(formula)
  return {
    condition: (formula) => whole(formula, (node, s) => s.truth(node, null)),
    value: (formula, want) => whole(formula, (node, s) => s.value(node, null, want)),
    isCondition(formula) {
      const { top } = parse(formula, 'expression', 'programme')
      const [body] = top ? children(top) : []
      return body !== undefined && isTruth(body, speech(formula))
    },
    cell(test, input) {
      const { top } = parse(test, 'unary', 'programme')
      return top ? cellOf(top, speech(test), nounOf(input)) : { zh: test, en: test }
    },
    unnamed,
  }
}

const signs: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  '<': ['低于', 'below'],
  '<=': ['不超过', 'at most'],
  '>': ['超过', 'above'],
  '>=': ['不低于', 'at least'],
  '=': ['', ''],
  '!=': ['不是', 'not '],
}

/** `>= 3`, `"a", "b"`, `[1..3)`, `-`. */
function cellOf(top: Node, s: Speech, input: Noun | undefined): Text {
  const parts = children(top)
  if (parts[0]?.name === 'Wildcard') return { zh: '不限', en: 'any' }
  const tests = parts.filter((n) => n.name === 'PositiveUnaryTests').flatMap((n) => children(n))
  const said = tests.map((t) => testOf(children(t)[0]!, s, input))
  const any = { zh: said.map((t) => t.zh).join('或者'), en: said.map((t) => t.en).join(' or ') }
  return parts[0]?.name === 'not' ? { zh: `不是${any.zh}`, en: `not ${any.en}` } : any
}

function testOf(node: Node, s: Speech, input: Noun | undefined): Text {
  const parts = children(node)
  if (node.name !== 'SimplePositiveUnaryTest') return bare(s.value(node, null, input).text)
  if (parts[0]?.name === 'Interval') {
    const [low, high] = children(parts[0]).map((n) => s.value(n, null, input).text)
    return { zh: `${low!.zh}至${high!.zh}`, en: `${low!.en} to ${high!.en}` }
  }
  const [zh, en] = signs[s.of(parts[0]!)] ?? ['', '']
  const value = s.value(parts[1]!, null, input).text
  return { zh: `${zh}${value.zh}`, en: `${en} ${value.en}`.trim() }
}

const bare = (t: Text): Text => ({ zh: t.zh.replace(/^“(.*)”$/, '$1'), en: t.en.replace(/^“(.*)”$/, '$1') })
