/**
 * Reading a regular expression as XPath writes it: XML Schema's, with anchors, reluctant quantifiers, back references and
 * groups that do not capture. What XPath does not know (`\b`, look-ahead) is a fault, and not JavaScript's meaning of it.
 */
import {
  between,
  caseless,
  classOfLetter,
  classOfProperty,
  either,
  except,
  one,
  type Chars,
} from './classes.ts'

export type Part =
  | { readonly op: 'chars'; readonly chars: Chars }
  | { readonly op: 'start' | 'end' }
  | { readonly op: 'back'; readonly group: number }
  | { readonly op: 'group'; readonly of: Part; readonly group: number }
  | { readonly op: 'all' | 'any'; readonly of: readonly Part[] }
  | {
      readonly op: 'repeat'
      readonly of: Part
      readonly least: number
      readonly most: number
      readonly lazy: boolean
    }
export type Flags = {
  /** A dot is any character, also the end of a line. */
  readonly s: boolean
  /** Anchors are at every line. */
  readonly m: boolean
  readonly i: boolean
  /** Blanks in the pattern mean nothing. */
  readonly x: boolean
  /** The pattern is plain text. */
  readonly q: boolean
}
export type Pattern = { readonly of: Part; readonly groups: number; readonly flags: Flags }

const fault = (why: string) => Object.assign(new Error(why), { fault: true as const })

export function readFlags(text: string): Flags | null {
  if (!/^[smixq]*$/.test(text)) return null
  const has = (flag: string) => text.includes(flag)
  return { s: has('s'), m: has('m'), i: has('i'), x: has('x') && !has('q'), q: has('q') }
}

const escaped: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }
const special = '\\|.-^?*+{}()[]$'
const normal = (c: string) => !'.\\?*+{}()|[]^$'.includes(c)
const blank = (c: string) => /[ \t\n\r]/.test(c)
const deepest = 100

/** Reads a pattern; null when it is not one. */
export function readPattern(source: string, flags: Flags): Pattern | null {
  const chars = [...source]
  if (flags.q) return { of: { op: 'all', of: chars.map((c) => literal(c, flags)) }, groups: 0, flags }
  try {
    return read(chars, flags)
  } catch (e) {
    if (e instanceof Error && 'fault' in e) return null
    throw e
  }
}

const literal = (c: string, { i }: Flags): Part => {
  const chars = one(c.codePointAt(0)!)
  return { op: 'chars', chars: i ? caseless(chars) : chars }
}

function read(source: readonly string[], flags: Flags): Pattern {
  let at = 0
  let groups = 0
  let depth = 0
  const closed = new Set<number>()
  /* With flag x the blanks between the parts are stepped over; inside a class of characters they count. */
  const skip = () => {
    if (flags.x) while (at < source.length && blank(source[at]!)) at++
  }
  const peek = (): string | undefined => (skip(), source[at])
  const take = (): string => {
    const c = peek()
    if (c === undefined) throw fault('it ends too early')
    at++
    return c
  }
  const expect = (c: string) => {
    if (take() !== c) throw fault(`${c} is missing`)
  }

  function choice(): Part {
    if (++depth > deepest) throw fault('nested too deeply')
    const branches: Part[] = [branch()]
    while (peek() === '|') {
      at++
      branches.push(branch())
    }
    depth--
    return branches.length === 1 ? branches[0]! : { op: 'any', of: branches }
  }

  function branch(): Part {
    const pieces: Part[] = []
    for (let c = peek(); c !== undefined && c !== '|' && c !== ')'; c = peek())
      pieces.push(quantified(atom()))
    return { op: 'all', of: pieces }
  }

  function quantified(of: Part): Part {
    const c = peek()
    let bounds: readonly [number, number] | undefined
    if (c === '?') bounds = [0, 1]
    else if (c === '*') bounds = [0, Number.POSITIVE_INFINITY]
    else if (c === '+') bounds = [1, Number.POSITIVE_INFINITY]
    if (bounds) at++
    else if (c === '{') bounds = quantity()
    if (!bounds) return of
    const lazy = peek() === '?'
    if (lazy) at++
    return { op: 'repeat', of, least: bounds[0], most: bounds[1], lazy }
  }

  function quantity(): readonly [number, number] {
    let text = ''
    at++
    for (let c = take(); c !== '}'; c = take()) text += c
    const m = /^(\d{1,6})(,(\d{1,6})?)?$/.exec(text)
    if (!m) throw fault('not a quantity')
    const least = Number(m[1])
    const most = m[2] === undefined ? least : m[3] === undefined ? Number.POSITIVE_INFINITY : Number(m[3])
    if (most < least) throw fault('the quantity is upside down')
    return [least, most]
  }

  function atom(): Part {
    const c = take()
    if (c === '(') return group()
    if (c === '^') return { op: 'start' }
    if (c === '$') return { op: 'end' }
    if (c === '.') return { op: 'chars', chars: flags.s ? () => true : (cp) => cp !== 0x0a && cp !== 0x0d }
    if (c === '[') {
      const chars = classExpression()
      return { op: 'chars', chars }
    }
    if (c === '\\') {
      if (/[0-9]/.test(peek() ?? '')) return back()
      const escape = escapeSequence()
      return typeof escape === 'string' ? literal(escape, flags) : { op: 'chars', chars: escape }
    }
    if (!normal(c)) throw fault(`${c} stands for nothing here`)
    return literal(c, flags)
  }

  function group(): Part {
    if (peek() === '?') {
      at++
      expect(':')
      const of = choice()
      expect(')')
      return of
    }
    const number = ++groups
    const of = choice()
    expect(')')
    closed.add(number)
    return { op: 'group', of, group: number }
  }

  /** As many digits as make the number of a group that has ended; the group must have ended before. */
  function back(): Part {
    let number = Number(take())
    while (/[0-9]/.test(source[at] ?? '') && number * 10 + Number(source[at]) <= groups)
      number = number * 10 + Number(source[at++])
    if (!closed.has(number)) throw fault('no such group')
    return { op: 'back', group: number }
  }

  /** After a backslash: one character, or a set of them. */
  function escapeSequence(): string | Chars {
    const c = source[at++]
    if (c === undefined) throw fault('it ends too early')
    if (Object.hasOwn(escaped, c)) return escaped[c]!
    if (special.includes(c)) return c
    if (c === 'p' || c === 'P') {
      if (source[at++] !== '{') throw fault('{ is missing')
      const end = source.indexOf('}', at)
      const name = source
        .slice(at, end)
        .join('')
        .replace(flags.x ? /[ \t\n\r]/g : '', '')
      const chars = end < 0 ? undefined : classOfProperty(name)
      if (!chars) throw fault('no such property')
      at = end + 1
      return c === 'p' ? chars : except(chars)
    }
    const chars = classOfLetter(c)
    if (!chars) throw fault(`no escape \\${c}`)
    return chars
  }

  /** What stands in brackets, up to and with the closing one: a set, perhaps reversed, perhaps less another. */
  function classExpression(): Chars {
    if (++depth > deepest) throw fault('nested too deeply')
    const reversed = source[at] === '^'
    if (reversed) at++
    const parts: Chars[] = []
    let less: Chars | undefined
    for (let first = true; source[at] !== ']'; first = false) {
      if (source[at] === undefined) throw fault('] is missing')
      if (source[at] === '-' && source[at + 1] === '[' && !first) {
        at += 2
        less = classExpression()
        break
      }
      const [chars, cased] = classMember(first)
      parts.push(flags.i && cased ? caseless(chars) : chars)
    }
    if (source[at++] !== ']') throw fault('] is missing')
    if (parts.length === 0) throw fault('an empty class')
    depth--
    const some = parts.length === 1 ? parts[0]! : either(parts)
    const chars = reversed ? except(some) : some
    return less ? (cp) => chars(cp) && !less(cp) : chars
  }

  /** One character, a range or an escape; whether its case may be looked through. */
  function classMember(first: boolean): readonly [Chars, boolean] {
    const from = classCharacter(first)
    if (typeof from !== 'string') return [from, false]
    const start = from.codePointAt(0)!
    const next = source[at + 1]
    if (source[at] !== '-' || next === ']' || next === '[' || next === undefined) return [one(start), true]
    at++
    const to = classCharacter(false)
    if (typeof to !== 'string' || to.codePointAt(0)! < start) throw fault('not a range')
    return [between(start, to.codePointAt(0)!), true]
  }

  function classCharacter(first: boolean): string | Chars {
    const c = source[at++]
    if (c === undefined) throw fault('] is missing')
    if (c === '\\') return escapeSequence()
    /* A dash stands for itself at either end only. */
    if (c === '-' && !first && source[at] !== ']') throw fault('- in the middle')
    if (c === '[' || c === ']') throw fault(`${c} must be escaped`)
    return c
  }

  const of = choice()
  if (peek() !== undefined) throw fault(') closes nothing')
  return { of, groups, flags }
}
