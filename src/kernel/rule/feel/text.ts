/** Reading the text of a string literal, with FEEL's escapes. */
export function readString(literal: string): string {
  const body = literal.replace(/^"/, '').replace(/"$/, '')
  return body.replace(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(["\\nrt'/bf]))/g,
    (all, u: string | undefined, big: string | undefined, c: string | undefined) => {
      if (u) return String.fromCharCode(Number.parseInt(u, 16))
      if (big)
        return Number.parseInt(big, 16) <= 0x10ffff ? String.fromCodePoint(Number.parseInt(big, 16)) : all
      return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[c!] ?? c!
    },
  )
}
