/** From text to a function, once: the parse is kept for the texts met most recently. */
import { parseExpression, parseUnaryTests } from 'feelin'
import { limits } from './budget.ts'
import { compile } from './compile.ts'
import { foreignSign, plainSigns } from './signs.ts'
import { masked } from './mask.ts'
import type { Node, Run } from './node.ts'
import { isContext, isList, isSimpleName, type Context, type Inner, type Mode } from './values.ts'
import type { Names } from './told-names.ts'

export type At = { readonly from: number; readonly to: number }
export type Fault = { readonly why: string; readonly at: At }
/** `text` is what was parsed: in a programme, with FEEL's own signs. */
export type Parsed = { readonly top: Node | null; readonly fault: Fault | null; readonly text: string }
export type Dialect = 'expression' | 'unary'

const textsMax = 4_000
/* The parser knows `?` by itself; told of it as a name, it would read a name. */
const plain = new Set<string>(['?'])
const isPlain = (name: string): boolean => {
  if (plain.has(name)) return true
  if (!isSimpleName(name)) return false
  if (plain.size < 20_000) plain.add(name)
  return true
}

/** The parts of facts whose names need telling; null in the common case, when all are plain words. */
export function oddNames(v: Inner, depth = 0): Names {
  if (typeof v !== 'object' || v === null || depth > 8) return null
  if (isList(v)) {
    let all: Record<string, Names> | null = null
    for (const x of v.length > 50 ? v.slice(0, 50) : v) {
      const odd = oddNames(x, depth + 1)
      if (odd) all = Object.assign(all ?? {}, odd)
    }
    return all
  }
  if (!isContext(v)) return null
  let all: Record<string, Names> | null = null
  for (const name of Object.keys(v)) {
    const x = (v as Context)[name]!
    const odd = typeof x === 'object' && x !== null ? oddNames(x, depth + 1) : null
    if (odd || !isPlain(name)) (all ??= Object.create(null) as Record<string, Names>)[name] = odd
  }
  return all
}
function tooBig(text: string, mode: Mode): Fault | null {
  const { sourceLength, nesting } = limits[mode]
  if (text.length > sourceLength)
    return {
      why: `longer than ${sourceLength} characters / 超过 ${sourceLength} 个字符`,
      at: { from: sourceLength, to: text.length },
    }
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if ('([{'.includes(c)) depth++
    else if (')]}'.includes(c)) depth--
    if (depth > nesting)
      return { why: `nested deeper than ${nesting} / 嵌套超过 ${nesting} 层`, at: { from: i, to: i + 1 } }
  }
  return null
}

function firstFault(top: Node, text: string, mode: Mode): Fault | null {
  const { nesting } = limits[mode]
  const stack: [Node, number][] = [[top, 0]]
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [node, depth] = next
    const at = { from: node.from, to: node.to }
    if (node.type.isError)
      return {
        why:
          node.from === node.to
            ? 'incomplete / 表达式不完整'
            : `not understood: ${text.slice(node.from, node.to).slice(0, 40)} / 无法理解`,
        at,
      }
    if (depth > nesting * 4) return { why: `nested deeper than ${nesting} / 嵌套超过 ${nesting} 层`, at }
    for (let c = node.lastChild; c; c = c.prevSibling) stack.push([c, depth + 1])
  }
  return null
}

/** The parser would take such a sign for a letter of a name, and the name would be unknown for ever. */
function strayIn(text: string, names: Names): Fault | null {
  const stray = foreignSign(text, names)
  return (
    stray && {
      why: `the sign ${stray.sign} is not understood, write ${stray.write} / 符号「${stray.sign}」无法理解，请写 ${stray.write}`,
      at: { from: stray.at, to: stray.at + 1 },
    }
  )
}

/** Parses a text after looking at its size; the tree is given only if it has no error in it. */
export function parse(written: string, dialect: Dialect, mode: Mode, names: Names = null): Parsed {
  const text = mode === 'programme' ? plainSigns(written, names) : written
  const early = tooBig(text, mode) ?? (mode === 'programme' ? strayIn(text, names) : null)
  if (early) return { top: null, fault: early, text }
  const named = (names ?? {}) as Record<string, unknown>
  const shown = masked(text)
  const top = (
    dialect === 'unary' ? parseUnaryTests(shown, named, undefined) : parseExpression(shown, named, undefined)
  ).topNode
  const fault = firstFault(top, text, mode)
  return { top: fault ? null : top, fault, text }
}

export type Compiled = { readonly run: Run | null; readonly fault: Fault | null }
/** Texts that need no names told are found by themselves: to put a key together would cost as much as to run them. */
const cache = new Map<string, Compiled>()
const plainly: Record<Mode, Record<Dialect, Map<string, Compiled>>> = {
  programme: { expression: new Map(), unary: new Map() },
  dmn: { expression: new Map(), unary: new Map() },
}

/** Compiles a text, or finds it compiled. */
export function compiled(text: string, dialect: Dialect, mode: Mode, names: Names = null): Compiled {
  const [store, key] =
    names === null
      ? [plainly[mode][dialect], text]
      : [cache, `${mode}${dialect}${text}\u0000${JSON.stringify(names)}`]
  const hit = store.get(key)
  if (hit) return hit
  const { top, fault, text: plain } = parse(text, dialect, mode, names)
  const made: Compiled = { run: top && compile(top, plain), fault }
  if (store.size >= textsMax) store.delete(store.keys().next().value!)
  if (text.length <= 20_000) store.set(key, made)
  return made
}
