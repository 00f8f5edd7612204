/** What people see as the same is the same: one way to write a text as a key, for names, places, entries and searches. */

/**
 * Signs that nobody sees: marks of direction and of joining, soft hyphens, fillers, selectors of a variant. Blanks that show
 * as blanks are not among them.
 */
const unseen = /\p{Cf}|\u034f|[\u115f\u1160\u2800\u3164\uffa0]|\u17b4|\u17b5|\p{Variation_Selector}/gu

/** [TX3] The text without what nobody sees. */
export const withoutUnseen = (text: string): string => text.replace(unseen, '')

/** Dashes of every kind, as word processors and telephones put them for the plain one. */
export const withPlainDashes = (text: string): string => text.replace(/[‐‑‒–—―⁃−﹘﹣－]/g, '-')
/** The dot of 买买提·艾力, as each keyboard has it. */
export const nameDots = '•‧∙⋅・･●․ꞏ⸱·'

/**
 * Radicals that a page copied from a PDF has in the place of letters which look the same: ⽂, ⻢. Normalization makes letters of the
 * first kind; of the second it knows two, and the others are those that show as a whole letter of today.
 */
const radicals = /[\u2e81-\u2ef3\u2f00-\u2fd5]/g
const letterByRadical = new Map(
  [
    ...'⺁厂⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙',
  ].flatMap((c, i, all) => (i % 2 === 0 ? [[c, all[i + 1]!] as const] : [])),
)
/** [TX2] Letters in the place of radicals that look like them. */
export const withoutRadicals = (text: string): string =>
  text.replace(radicals, (c) => letterByRadical.get(c) ?? c.normalize('NFKC'))

const alike: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`[${nameDots}]`, 'g'), '·'],
  [/[【〔［﹝[{]/g, '('],
  [/[】〕］﹞\]}]/g, ')'],
  /** The zero among Chinese figures: 二〇二一. */
  [/[○◯⚪]/g, '〇'],
]
/** Most names are their own key. */
const own = /^[\u4e00-\u9fff0-9A-Za-z.-]*$/

/**
 * [TX2] A text as a key: full and half width, blanks, invisible signs, brackets, dots and dashes of every kind make no
 * difference. Letters keep their case. A slash that belongs to a name is another sign than the one that parts names.
 */
export function keyText(text: string): string {
  if (own.test(text)) return text
  // Normalizing makes slashes of its own: ℀ is a/c.
  const normal = withoutRadicals(withoutUnseen(text)).normalize('NFKC').replaceAll('/', '∕')
  let key = withPlainDashes(normal)
  for (const [signs, one] of alike) key = key.replace(signs, one)
  return key.replace(/\s+/g, '')
}

/** [TX2] The same without the case of letters, as it is searched. */
export const folded = (text: string): string => (plain.test(text) ? text : keyText(text).toLowerCase())
const plain = /^[\u4e00-\u9fff0-9a-z.-]*$/

/** Blanks beside Chinese characters. No looking behind: browsers of 2022 do not read it. */
const blanks = '[^\\S\\r\\n]+'
const beforeHan = new RegExp(`([\\p{Script=Han}0-9])${blanks}(?=\\p{Script=Han})`, 'gu')
const beforeFigure = new RegExp(`(\\p{Script=Han})${blanks}(?=[0-9])`, 'gu')

/**
 * [TX3] A name of a thing as it is kept: letters and figures of full width become plain ones, invisible signs go, and so do
 * blanks beside Chinese characters, where they part nothing; elsewhere several are one. Its punctuation stays.
 */
export const neatName = (text: string): string =>
  own.test(text)
    ? text
    : withoutRadicals(withoutUnseen(text))
        .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
        .replace(/[^\S\r\n]+/g, ' ')
        .trim()
        .replace(beforeHan, '$1')
        .replace(beforeFigure, '$1')

const figures = '零一二三四五六七八九'
/** Figures as ledgers and signs write them. */
const plainFigure: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'壹贰叁肆伍陆柒捌玖'].map((c, i) => [c, figures[i + 1]!])),
  拾: '十',
  两: '二',
  〇: '零',
}
const tens = /([一二三四五六七八九])?十([一二三四五六七八九])?/g

/**
 * [TX2] What may be the same thing written otherwise: Chinese numerals as figures, zeros before a number away, words of one
 * meaning as the first of them. Two keys that agree in this are asked about, never taken for one.
 */
export function looseKey(text: string, words: readonly (readonly string[])[] = []): string {
  let key = folded(text)
  for (const [first, ...others] of words)
    for (const other of others) key = key.replaceAll(folded(other), folded(first!))
  return key
    .replace(/[壹贰叁肆伍陆柒捌玖拾两〇]/g, (c) => plainFigure[c]!)
    .replace(tens, (_, a: string | undefined, b: string | undefined) =>
      String((a === undefined ? 1 : figures.indexOf(a)) * 10 + (b === undefined ? 0 : figures.indexOf(b))),
    )
    .replace(/[零一二三四五六七八九]/g, (c) => String(figures.indexOf(c)))
    .replace(/(^|[^0-9])0+(?=[0-9])/g, '$1')
}

/** [TX2] Parts of a name as people say it: `1` and `12` never read like `11` and `2`. */
export const joinedName = (parts: readonly string[]): string =>
  parts
    .filter((part) => part !== '')
    .reduce(
      (name, part) =>
        /[0-9A-Za-z]$/.test(name) && /^[0-9A-Za-z]/.test(part) ? `${name} ${part}` : name + part,
      '',
    )

/** [TX2] How a searched word may be written: as it is, with figures for Chinese numerals, and with each word of one meaning. */
export function spellingsOf(word: string, alike: readonly (readonly string[])[] = []): readonly string[] {
  const most = 40
  const spellings = new Set([folded(word), looseKey(word)])
  for (const words of alike)
    for (const spelling of spellings)
      for (const from of words)
        if (spelling.includes(folded(from)))
          for (const to of words)
            if (spellings.size < most) spellings.add(spelling.replaceAll(folded(from), folded(to)))
  return [...spellings]
}
