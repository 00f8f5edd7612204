/** FEEL's functions about text. Characters are counted as people count them, not as UTF-16 halves. */
import { pay, wrong } from '../budget.ts'
import { builtin } from '../builtin.ts'
import { toJson } from '../json.ts'
import { printNumber } from '../../../number/text.ts'
import { type Num } from '../../../number/index.ts'
import { amountOf } from '../numbers.ts'
import { firstMatch, matchesOf, program } from '../regex/match.ts'
import { entriesOf, isSimpleName, kindOf, type Context, type Env, type Inner } from '../values.ts'

/** Texts cost by their length. */
const paid = (s: string, env: Env): string => {
  pay(env, 1 + (s.length >> 4))
  return s
}

function substring([s, position, size]: [string, Num, Num?], env: Env): Inner {
  const chars = [...paid(s, env)]
  const [start, length] = [amountOf(position), size && amountOf(size)]
  const from = start < 0 ? chars.length + start : start - 1
  if (start === 0 || from < 0 || from >= chars.length)
    return chars.length === 0 && env.mode === 'programme'
      ? ''
      : wrong(env, 'substring starts outside the text / 起始位置超出文本')
  if (length !== undefined && length < 1) return wrong(env, 'substring needs a positive length / 长度须为正')
  if (length !== undefined && env.mode === 'dmn' && from + length > chars.length)
    return wrong(env, 'substring ends outside the text / 结束位置超出文本')
  return chars.slice(from, length === undefined ? undefined : from + length).join('')
}

/** A text as code points: what patterns are met in. */
const codesOf = (s: string, env: Env): number[] => Array.from(paid(s, env), (c) => c.codePointAt(0)!)
const textOf = (codes: readonly number[]): string => {
  let s = ''
  for (const code of codes) s += String.fromCodePoint(code)
  return s
}

function matches([s, source, flags]: [string, string, string?], env: Env): Inner {
  const p = program(source, flags ?? '', env)
  return p && firstMatch(p, codesOf(s, env), env) !== null
}

function split([s, source]: [string, string], env: Env): Inner {
  const p = program(source, '', env)
  if (!p) return null
  const codes = codesOf(s, env)
  const parts: string[] = []
  let from = 0
  for (const [start, end] of matchesOf(p, codes, env)) {
    /* A delimiter of no width parts characters, and does not part what stands at the ends. */
    if (start === end && (start === 0 || start === codes.length)) continue
    parts.push(textOf(codes.slice(from, start)))
    from = end!
  }
  return [...parts, textOf(codes.slice(from))]
}

/** A replacement as texts and numbers of groups: `$1` is a group, `\$` a dollar; null when it is neither. */
function replacementOf(text: string, groups: number): (string | number)[] | null {
  const parts: (string | number)[] = []
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    const after = text[i + 1]
    if (c === '\\') {
      if (after !== '\\' && after !== '$') return null
      parts.push(after)
      i++
    } else if (c === '$') {
      if (!/[0-9]/.test(after ?? '')) return null
      let group = Number(after)
      i++
      while (/[0-9]/.test(text[i + 1] ?? '') && group * 10 + Number(text[i + 1]) <= groups)
        group = group * 10 + Number(text[++i])
      parts.push(group)
    } else parts.push(c)
  }
  return parts
}

/** As XPath has it, a pattern that is met by nothing at all cannot be replaced. */
function replace([s, source, by, flags]: [string, string, string, string?], env: Env): Inner {
  const p = program(source, flags ?? '', env)
  if (!p) return null
  if (firstMatch(p, [], env))
    return wrong(env, `replace: "${source}" is met by the empty text / 模式不得匹配空文本`)
  const parts = p.pattern.flags.q ? [by] : replacementOf(by, p.groups)
  if (!parts) return wrong(env, `replace: "${by}" has a $ or backslash that means nothing / 替换文本不合法`)
  const codes = codesOf(s, env)
  let made = ''
  let from = 0
  for (const match of matchesOf(p, codes, env)) {
    made += textOf(codes.slice(from, match[0]))
    for (const part of parts)
      made +=
        typeof part === 'string'
          ? part
          : textOf(
              match[2 * part] === undefined || match[2 * part]! < 0
                ? []
                : codes.slice(match[2 * part], match[2 * part + 1]),
            )
    from = match[1]!
    pay(env, 1 + (by.length >> 4) + (match[1]! - match[0]!))
  }
  return paid(made + textOf(codes.slice(from)), env)
}

function join(
  [list, delimiter = '', prefix = '', suffix = '']: [readonly Inner[], string?, string?, string?],
  env: Env,
): Inner {
  const texts = list.filter((x) => x !== null)
  if (texts.some((x) => typeof x !== 'string'))
    return wrong(env, 'string join needs texts / string join 的元素须为文本')
  const length = texts.reduce<number>((n, s) => n + (s as string).length + delimiter.length, 0)
  pay(env, 1 + texts.length + (length >> 4))
  return `${prefix}${texts.join(delimiter)}${suffix}`
}

/** A key that is a name stands as one; FEEL's names may have several words. */
const keyText = (key: string, env: Env): string =>
  isSimpleName(key) || (env.mode === 'dmn' && words.test(key)) ? key : JSON.stringify(key)
const words = /^[\p{L}_][\p{L}\p{N}_]*(?: [\p{L}\p{N}_]+)*$/u

/** The text of a value as FEEL writes it. */
export function display(v: Inner, env: Env, nested = false): string {
  pay(env, 1)
  switch (kindOf(v)) {
    case 'nil':
      return 'null'
    case 'string':
      return nested ? `"${(v as string).replace(/["\\]/g, '\\$&')}"` : paid(v as string, env)
    case 'list':
      return `[${(v as readonly Inner[]).map((x) => display(x, env, true)).join(', ')}]`
    case 'context':
      return `{${entriesOf(v as Context)
        .map(([k, x]) => `${keyText(k, env)}: ${display(x, env, true)}`)
        .join(', ')}}`
    case 'function':
      return 'function'
    case 'number':
      return printNumber(v as Num)
    case 'boolean':
      return String(v)
    default:
      return String(toJson(v))
  }
}
/** The standard joins without anything around the whole. */
export const narrowText = [builtin('string join', { list: 'list', delimiter: 'string?' }, join)] as const

export const textFunctions = [
  builtin('string', { from: 'any' }, ([v]: [Inner], env) => (v === null ? null : display(v, env))),
  builtin('substring', { string: 'string', 'start position': 'number', length: 'number?' }, substring),
  builtin('string length', { string: 'string' }, ([s]: [string], env) => [...paid(s, env)].length),
  builtin('upper case', { string: 'string' }, ([s]: [string], env) => paid(s, env).toUpperCase()),
  builtin('lower case', { string: 'string' }, ([s]: [string], env) => paid(s, env).toLowerCase()),
  builtin('substring before', { string: 'string', match: 'string' }, ([s, m]: [string, string], env) =>
    paid(s, env).slice(0, Math.max(0, s.indexOf(m))),
  ),
  builtin('substring after', { string: 'string', match: 'string' }, ([s, m]: [string, string], env) =>
    paid(s, env).includes(m) ? s.slice(s.indexOf(m) + m.length) : '',
  ),
  builtin('contains', { string: 'string', match: 'string' }, ([s, m]: [string, string], env) =>
    paid(s, env).includes(m),
  ),
  builtin('starts with', { string: 'string', match: 'string' }, ([s, m]: [string, string]) =>
    s.startsWith(m),
  ),
  builtin('ends with', { string: 'string', match: 'string' }, ([s, m]: [string, string]) => s.endsWith(m)),
  builtin('string join', { list: 'list', delimiter: 'string?', prefix: 'string?', suffix: 'string?' }, join),
  builtin('matches', { input: 'string', pattern: 'string', flags: 'string?' }, matches),
  builtin('split', { string: 'string', delimiter: 'string' }, split),
  builtin(
    'replace',
    { input: 'string', pattern: 'string', replacement: 'string', flags: 'string?' },
    replace,
  ),
]
