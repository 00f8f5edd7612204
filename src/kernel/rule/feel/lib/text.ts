/** FEEL's functions about text. Characters are counted as people count them, not as UTF-16 halves. */
import { pay, wrong } from '../budget.ts'
import { builtin } from '../builtin.ts'
import { toJson } from '../json.ts'
import { printNumber, type Num } from '../../../number/index.ts'
import { amountOf } from '../numbers.ts'
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
    return chars.length === 0 ? '' : wrong(env, 'substring starts outside the text / 起始位置超出文本')
  if (length !== undefined && length < 1) return wrong(env, 'substring needs a positive length / 长度须为正')
  return chars.slice(from, length === undefined ? undefined : from + length).join('')
}

/** FEEL's regular expressions are those of XPath; flags s, m, i and x. Only in DMN mode, under a time limit. */
function pattern(source: string, flags: string, extra: string, env: Env): RegExp | null {
  if (!/^[smix]*$/.test(flags)) return wrong(env, `unknown flags ${flags} / 正则标志不合法`)
  const free = flags.includes('x') ? source.replace(/\s+/g, '') : source
  const subtracted = free.replace(/\[([^\][]*)-\[([^\][]*)\]\]/g, '(?:(?![$2])[$1])')
  try {
    return new RegExp(subtracted, [...new Set(`u${flags.replace('x', '')}${extra}`)].join(''))
  } catch {
    return wrong(env, `"${source}" is not a pattern / 正则表达式不合法`)
  }
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
        .map(([k, x]) => `${isSimpleName(k) ? k : JSON.stringify(k)}: ${display(x, env, true)}`)
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
  builtin(
    'matches',
    { input: 'string', pattern: 'string', flags: 'string?' },
    ([s, p, f]: [string, string, string?], env) => pattern(p, f ?? '', '', env)?.test(paid(s, env)) ?? null,
  ),
  builtin('split', { string: 'string', delimiter: 'string' }, ([s, d]: [string, string], env) => {
    const by = pattern(d, '', '', env)
    return by ? paid(s, env).split(by) : null
  }),
  builtin(
    'replace',
    { input: 'string', pattern: 'string', replacement: 'string', flags: 'string?' },
    ([s, p, r, f]: [string, string, string, string?], env) => {
      const by = pattern(p, f ?? '', 'g', env)
      return by ? paid(paid(s, env).replace(by, r.replace(/\$0/g, '$$&')), env) : null
    },
  ),
]
