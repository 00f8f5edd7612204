/** Sets of characters, as XML Schema names them: `\w`, `\i`, `\p{Lu}`, `\p{IsBasicLatin}`; and letters that differ in case only. */
import { blockNamed } from './blocks.ts'

/** Does a code point belong? */
export type Chars = (cp: number) => boolean

export const one =
  (wanted: number): Chars =>
  (cp) =>
    cp === wanted
export const between =
  (first: number, last: number): Chars =>
  (cp) =>
    cp >= first && cp <= last
export const except =
  (chars: Chars): Chars =>
  (cp) =>
    !chars(cp)
export const either =
  (parts: readonly Chars[]): Chars =>
  (cp) =>
    parts.some((part) => part(cp))

/** JavaScript knows the categories of Unicode; a lone code point is asked of it. */
const having =
  (pattern: RegExp): Chars =>
  (cp) =>
    pattern.test(String.fromCodePoint(cp))

const space: Chars = (cp) => cp === 0x20 || cp === 0x09 || cp === 0x0a || cp === 0x0d
const initial = having(
  /^[:A-Z_a-z\u{C0}-\u{D6}\u{D8}-\u{F6}\u{F8}-\u{2FF}\u{370}-\u{37D}\u{37F}-\u{1FFF}\u{200C}-\u{200D}\u{2070}-\u{218F}\u{2C00}-\u{2FEF}\u{3001}-\u{D7FF}\u{F900}-\u{FDCF}\u{FDF0}-\u{FFFD}\u{10000}-\u{EFFFF}]$/u,
)
const later = either([having(/^[-.0-9\u{B7}\u{203F}\u{2040}]$/u), between(0x300, 0x36f)])
const digit = having(/^\p{Nd}$/u)
/* Schema's \w is all but punctuation, separators and "other": it holds 张, and ＋, but not the underline. */
const word = having(/^[^\p{P}\p{Z}\p{C}]$/u)

const byLetter: Readonly<Record<string, Chars>> = {
  s: space,
  i: initial,
  c: either([initial, later]),
  d: digit,
  w: word,
}

/** `\d` and its like; a capital is everything else. */
export function classOfLetter(letter: string): Chars | undefined {
  const chars = Object.hasOwn(byLetter, letter.toLowerCase()) ? byLetter[letter.toLowerCase()] : undefined
  return chars && (letter === letter.toLowerCase() ? chars : except(chars))
}

const categories = /^(L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/
/** The inside of `\p{...}`: a category or a block. */
export function classOfProperty(name: string): Chars | undefined {
  if (categories.test(name)) return having(new RegExp(`^\\p{${name}}$`, 'u'))
  const block = name.startsWith('Is') ? blockNamed(name.slice(2)) : undefined
  return block && between(...block)
}

/** All letters that some other letter becomes by changing its case, with everything they may be mistaken for. */
let variants: Map<number, readonly number[]> | undefined
function variantsOf(cp: number): readonly number[] {
  variants ??= caseTable()
  return variants.get(cp) ?? [cp]
}
function caseTable(): Map<number, readonly number[]> {
  const alike = new Map<string, number[]>()
  for (let cp = 0; cp < 0x1_e9_44; cp++) {
    if (cp >= 0xd800 && cp <= 0xdfff) continue
    const letter = String.fromCodePoint(cp)
    const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()]
    if (lower === upper) continue
    for (const key of [`l${lower}`, `u${upper}`]) alike.set(key, [...(alike.get(key) ?? []), cp])
  }
  const table = new Map<number, readonly number[]>()
  for (const group of alike.values())
    for (const cp of group) table.set(cp, [...new Set([...(table.get(cp) ?? []), ...group])])
  return table
}
/** The same set, blind to upper and lower case. */
export const caseless =
  (chars: Chars): Chars =>
  (cp) =>
    variantsOf(cp).some(chars)
/** The same letter but for its case? */
export const sameLetter = (a: number, b: number): boolean => a === b || variantsOf(a).includes(b)
