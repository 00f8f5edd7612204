/** Regular expressions as XPath writes them: expression and answer. */
import { describe, expect, test } from 'vitest'
import { writeJson } from '../number/index.ts'
import { evaluateWithProblems, type Value } from './feel.ts'

/** Fractions stand in the rows as JSON has them for other readers. */
const is = (expression: string, value: Value) =>
  expect(JSON.parse(writeJson(evaluateWithProblems(expression, {}, 'dmn').value))).toEqual(value)

describe('matches', () => {
  test.each<[string, Value]>([
    ['matches("张三", "^\\\\w+$")', true],
    ['matches("a_b", "^\\\\w+$")', false],
    ['matches("٣", "\\\\d")', true],
    ['matches("é", "\\\\p{IsBasicLatin}")', false],
    ['matches("é", "\\\\p{IsLatin-1Supplement}")', true],
    ['matches("三", "\\\\p{IsCJKUnifiedIdeographs}")', true],
    ['matches("a", "\\\\P{IsBasicLatin}")', false],
    ['matches("a", "\\\\p{IsNowhere}")', null],
    ['matches("α", "\\\\p{IsGreek}")', true],
    ['matches("A", "\\\\p{Lu}")', true],
    ['matches("A", "\\\\p{L}")', true],
    ['matches("a", "\\\\p{Lu}", "i")', false],
    ['matches("abc", "[a-z-[aeiou]]+")', true],
    ['matches("aei", "^[a-z-[aeiou]]+$")', false],
    ['matches("x", "[^a-z-[x]]")', false],
    ['matches(":a", "^\\\\i\\\\c*$")', true],
    ['matches("1a", "^\\\\i\\\\c*$")', false],
    ['matches("abracadabra", "bra")', true],
    ['matches("abracadabra", "^a.*a$")', true],
    ['matches("abracadabra", "^bra")', false],
    ['matches("a\\nb", "a.b")', false],
    ['matches("a\\nb", "a.b", "s")', true],
    ['matches("a\\nb", "^b$")', false],
    ['matches("a\\nb", "^b$", "m")', true],
    ['matches("helloworld", "hello world", "x")', true],
    ['matches("hello world", "hello[ ]world", "x")', true],
    ['matches("hello world", "hello world", "x")', false],
    ['matches("a.b", "a.b", "q")', true],
    ['matches("axb", "a.b", "q")', false],
    ['matches("A.B", "a.b", "qi")', true],
    ['matches("abab", "(ab)\\\\1")', true],
    ['matches("aba", "(ab)\\\\1")', false],
    ['matches("abcd", "(a)\\\\2")', null],
    ['matches("abcdefghijkk", "(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)\\\\11")', true],
    ['matches("aa0", "(a)\\\\10")', true],
    ['matches("a", "a**")', null],
    ['matches("a", "*a")', null],
    ['matches("a", "(?=a)")', null],
    ['matches("a", "\\\\b")', null],
    ['matches("a", "a{2,1}")', null],
    ['matches("aa", "^a{2}$")', true],
    ['matches("aaa", "^a{2}$")', false],
    ['matches("aaaa", "^a{2,}$")', true],
    ['matches("a", "a{,2}")', null],
    ['matches("a", "[]")', null],
    ['matches("a", "[a")', null],
    ['matches("a", "(a")', null],
    ['matches("a", "a)")', null],
    ['matches("a", "[z-a]")', null],
    ['matches("a", "a", "g")', null],
    ['matches("a", "a", null)', true],
    ['matches("a", "")', true],
    ['matches("", "^$")', true],
    ['matches("K", "[k-m]", "i")', true],
    ['matches("\\u212A", "k", "i")', true],
    ['matches("O", "[A-Z-[OI]]", "i")', false],
    ['matches("o", "[A-Z-[OI]]", "i")', false],
    ['matches("Q", "[^Q]", "i")', false],
    ['matches("q", "[^Q]", "i")', false],
    ['matches("-", "[a-]")', true],
    ['matches("-", "[-a]")', true],
    ['matches("b", "[a\\\\-c]")', false],
    ['matches("🐎", "^.$")', true],
    ['matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+$")', false],
    ['matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a|a)*$")', false],
    ['matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a*)*\\\\1b$")', null],
    ['matches("", "(a*)*")', true],
    ['matches("b", "(a*)*b")', true],
    ['matches("aab", "(a*)+b")', true],
  ])('%s is %j', is)
})

describe('replace', () => {
  test.each<[string, Value]>([
    ['replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")', '[1=ab][2=]cd'],
    ['replace("abracadabra", "bra", "*")', 'a*cada*'],
    ['replace("abracadabra", "a.*a", "*")', '*'],
    ['replace("abracadabra", "a.*?a", "*")', '*c*bra'],
    ['replace("abracadabra", "a", "")', 'brcdbr'],
    ['replace("abracadabra", "a(.)", "a$1$1")', 'abbraccaddabbra'],
    ['replace("abracadabra", ".*?", "$1")', null],
    ['replace("AAAA", "A+", "b")', 'b'],
    ['replace("AAAA", "A+?", "b")', 'bbbb'],
    ['replace("darted", "^(.*?)d(.*)$", "$1c$2")', 'carted'],
    ['replace("abc", "b", "\\\\$")', 'a$c'],
    ['replace("abc", "b", "\\\\\\\\")', 'a\\c'],
    ['replace("abc", "b", "$")', null],
    ['replace("abc", "b", "\\\\x")', null],
    ['replace("abc", "(b)", "$0$1$12")', 'abbb2c'],
    ['replace("a.b", ".", "$1", "q")', 'a$1b'],
    ['replace("hello", "L", "x", "i")', 'hexxo'],
    ['replace("0123456789", "(\\\\d{3})(\\\\d{3})(\\\\d{4})", "($1) $2-$3")', '(012) 345-6789'],
  ])('%s is %j', is)
})

describe('split', () => {
  test.each<[string, Value]>([
    ['split("a1b22c", "(\\\\d)+")', ['a', 'b', 'c']],
    ['split("", ";")', ['']],
    ['split("abc", "")', ['a', 'b', 'c']],
    ['split("John Doe", "\\\\s")', ['John', 'Doe']],
    ['split("a;b;c;;", ";")', ['a', 'b', 'c', '', '']],
    ['split("a", "[")', null],
    ['count(split(string join(for i in 1..20000 return "a"), "a"))', 20001],
  ])('%s is %j', is)
})

describe('a pattern ends', () => {
  const long = (n: number, text: string) => `string join(for i in 1..${n} return "${text}")`
  test.each<[string, Value, RegExp | undefined]>([
    [`matches(${long(60, 'a')} + "!", "^(a+)+$")`, false, undefined],
    [`matches(${long(60, 'a')} + "!", "^(a|aa|a*)*$")`, false, undefined],
    [`matches(${long(5_000, 'ab')}, "(a.*b.*)+c$")`, false, undefined],
    [`matches(${long(2_000, 'a')}, "(a?){200}b")`, null, /more steps/],
    [`matches(${long(60, 'a')} + "!", "^(a*)*\\1b$")`, null, /more steps/],
    [`matches("a", "(((a{1000}){1000}){1000})")`, null, /not a pattern/],
    [`matches("a", "${'('.repeat(3_000)}a${')'.repeat(3_000)}")`, null, /./],
  ])('%s', (expression, value, why) => {
    const answer = evaluateWithProblems(expression, {}, 'dmn')
    expect(answer.value).toEqual(value)
    if (why) expect(answer.problems.join()).toMatch(why)
    else expect(answer.problems).toEqual([])
  })
})
