/** What a question says, in words alone: teachers' software writes HTML into its files, and a stage shows no tags. */

const blocks = new Set(
  'p div br hr li ul ol dl dt dd tr td th table thead tbody h1 h2 h3 h4 h5 h6 pre blockquote center'.split(
    ' ',
  ),
)
const inline = new Set(
  'a b i u s em strong span font small big sub del ins code tt mark label img strike o:p'.split(' '),
)
/** A tag has attributes or nothing: the `<` and `>` of `x<b 且 c>d` are signs of the question. */
const tag =
  /<!--[\s\S]*?-->|<\/?([a-z][a-z0-9:]*)(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=]+))*\s*\/?>/gi
const raised = /<sup(?:\s[^<>]*)?>([^<>]*)<\/sup>/gi
const small = { digits: '0123456789+-−', raised: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻' } as const

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  middot: '·',
  times: '×',
  divide: '÷',
  plusmn: '±',
  minus: '−',
  deg: '°',
  le: '≤',
  ge: '≥',
  ne: '≠',
  micro: 'µ',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
}

/** Words alone: no format, no tags, no separator of ours. */
export const words = (text: string): string =>
  text
    .replace(/^\s*\[(?:html|moodle|plain|markdown)\]/i, '')
    .replaceAll(raised, (_, inside: string) => power(inside.trim()))
    .replaceAll(tag, (whole, name?: string) => {
      const kind = name?.toLowerCase()
      return kind === undefined || blocks.has(kind) ? ' ' : inline.has(kind) ? '' : whole
    })
    .replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, letterOf)
    .replaceAll('|', '｜')
    .replaceAll(/\s+/g, ' ')
    .trim()

const power = (inside: string): string =>
  inside === ''
    ? ''
    : [...inside].every((c) => small.digits.includes(c))
      ? [...inside].map((c) => small.raised[small.digits.indexOf(c)]!).join('')
      : `^${inside}`

function letterOf(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return Object.hasOwn(named, name) ? named[name]! : whole
  const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal)
  const isLetter = code >= 0x20 && code <= 0x10ffff && (code < 0xd800 || code >= 0xe000)
  return isLetter ? String.fromCodePoint(code) : whole
}

/** The marks of a format that stand inside a tag are none of it. */
export const inTags = (text: string, change: (whole: string) => string): string =>
  text.replaceAll(tag, change)

export const pictureIn = (text: string): string | null => {
  const name = /<img[^<>]*\bsrc\s*=\s*["'](?:@@PLUGINFILE@@\/)?([^"'?]+)/i.exec(text)?.[1]
  return name === undefined ? null : name.split('/').at(-1)!
}
