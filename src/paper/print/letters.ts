/** Which font draws a character: the office's own where the operator has them, else the slices of a free one. */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type PDFDocument from 'pdfkit'
import { sliceAt, slicesOf, type Weight } from '../../fonts.ts'
import { problem, type HttpProblem } from '../../problem.ts'

/** 小标宋 of titles, 宋 of page numbers, 黑, 楷 and 仿宋. */
export type Face = 'biao' | 'song' | 'hei' | 'kai' | 'fang'

/** A character as it will be drawn: `width` is its advance in ems, `full` that it takes a whole place of the grid. */
export type Letter = {
  readonly char: string
  readonly font: string
  readonly width: number
  readonly full: boolean
}

/** [GW9] The names under which the licensed fonts come, by what Windows, WPS and Founder call their files. */
const licensed: Readonly<Record<Face, RegExp>> = {
  biao: /^(fzxbs.*|方正小标宋.*|小标宋.*)\.(ttf|otf|ttc)$/i,
  song: /^(simsun|nsimsun|stsong|宋体|fzssk|fzssjw)\.(ttf|otf|ttc)$/i,
  hei: /^(simhei|stheiti|黑体|fzhtk|fzhtjw)\.(ttf|otf|ttc)$/i,
  kai: /^(simkai|kaiti|stkaiti|楷体|kaiti_gb2312|楷体_gb2312|fzktk|fzktjw)\.(ttf|otf|ttc)$/i,
  fang: /^(simfang|fangsong|stfangsong|仿宋|fangsong_gb2312|仿宋_gb2312|fzfsk|fzfsjw)\.(ttf|otf|ttc)$/i,
}
/** The free font has no Heiti, Kaiti or Fangsong: what must stand out is bold, the rest is not. */
const weights: Readonly<Record<Face, Weight>> = { biao: 700, song: 400, hei: 700, kai: 400, fang: 400 }

/** Drawn where no font has a sign that is no letter, as printers always did. */
const missing = '〓'
/** What names and sentences are made of: without one of these a paper would say something else. */
const needed = /[\p{L}\p{N}]/u
const ascii = /^[\x20-\x7e]$/
/** What stands on the grid of full-width characters: hanzi, their punctuation, and the quotes, dashes and dots that Chinese writes wide. */
const wide =
  /^[\u2014\u2018\u2019\u201c\u201d\u2025\u2026\u2030\u2103\u2160-\u217f\u2190-\u21ff\u2200-\u22ff\u2460-\u24ff\u25a0-\u27bf\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u{1f000}-\u{3ffff}]$/u

type Opened = {
  readonly widthOfString: (text: string, size: number) => number
  readonly font?: { hasGlyphForCodePoint(code: number): boolean }
}

const require = createRequire(import.meta.url)
/** [GW11] The same free font whole, in one file for each weight: rare letters of names, which the slices leave out. */
const wholeFonts: Readonly<Record<Weight, string>> = {
  400: '400Regular/NotoSerifSC_400Regular.ttf',
  700: '700Bold/NotoSerifSC_700Bold.ttf',
}
const wholeFont = (weight: Weight): string =>
  require.resolve(`@expo-google-fonts/noto-serif-sc/${wholeFonts[weight]}`)

/**
 * [GW8] [GW9] The letters of one document. Fonts are opened when their first character comes, and only the characters that
 * come are embedded. `folder` is the operator's, as YIMEN_FONTS names it.
 */
export function lettersOf(
  doc: InstanceType<typeof PDFDocument>,
  folder: string | undefined = process.env.YIMEN_FONTS,
): (face: Face, char: string) => Letter {
  const own = ownFonts(folder)
  const others = otherFonts(folder, Object.values(own))
  const opened = new Map<string, Opened | null>()
  const openFont = (path: string): Opened | null => {
    const openedFont = opened.get(path)
    if (openedFont !== undefined) return openedFont
    let font: Opened | null
    try {
      if (path.endsWith('.woff')) doc.registerFont(path, sliceAt(path))
      else if (/\.ttc$/i.test(path)) doc.registerFont(path, path, firstName(readFileSync(path)))
      doc.font(path)
      font = (doc as unknown as { readonly _font: Opened })._font
    } catch (error) {
      /** One of the operator's files that is no font is passed over; a slice that cannot be read is our own fault. */
      if (folder === undefined || folder === '' || !path.startsWith(folder)) throw error
      font = null
    }
    opened.set(path, font)
    return font
  }
  const drawn = (char: string, path: string, font: Opened, full: boolean): Letter => ({
    char,
    font: path,
    full,
    width: font.widthOfString(char, 1),
  })
  const letter = (face: Face, char: string): Letter => {
    const code = char.codePointAt(0)!
    const file = own[face]
    const mine = file === undefined ? null : openFont(file)
    if (ascii.test(char) && !(mine && face === 'song')) {
      const times = !mine && weights[face] === 700 ? 'Times-Bold' : 'Times-Roman'
      return drawn(char, times, openFont(times)!, false)
    }
    if (mine?.font?.hasGlyphForCodePoint(code)) return drawn(char, file!, mine, wide.test(char))
    /** [GW11] The free font in slices, then whole, then whatever else the operator put there. */
    const slice = slicesOf(weights[face]).get(code)
    for (const path of [slice, wholeFont(weights[face]), ...others]) {
      const font = path === undefined ? null : openFont(path)
      if (font?.font?.hasGlyphForCodePoint(code)) return drawn(char, path!, font, wide.test(char))
    }
    if (needed.test(char)) throw letterMissing(char)
    return char === missing ? { char: ' ', font: 'Times-Roman', width: 1, full: true } : letter(face, missing)
  }
  const made = new Map<string, Letter>()
  return (face, char) => {
    const key = `${face}${char}`
    const drawnLetter = made.get(key) ?? letter(face, char)
    made.set(key, drawnLetter)
    return drawnLetter
  }
}

/** [GW11] A paper with another letter in the place of this one would name somebody else: it is not made. */
const letterMissing = (char: string): HttpProblem => {
  const number = `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
  return problem(
    422,
    'letter_missing',
    `纸面上印不出“${char}”字（${number}），没有生成文件；请管理员把含有这个字的字体放进字体文件夹（YIMEN_FONTS）后再打印，或者先导出 DOCX`,
    `The letter ${char} (${number}) is in no font, and nothing was printed: let the administrator put a font that has it into the folder of fonts (YIMEN_FONTS), or take the DOCX`,
  )
}

/** Fonts of the operator that stand for no face of official paper. */
const otherFonts = (folder: string | undefined, own: readonly string[]): readonly string[] =>
  folder === undefined || folder === ''
    ? []
    : readdirSync(folder)
        .toSorted()
        .filter((f) => /\.(ttf|otf|ttc)$/i.test(f))
        .map((f) => join(folder, f))
        .filter((path) => !own.includes(path))

function ownFonts(folder: string | undefined): Readonly<Partial<Record<Face, string>>> {
  if (folder === undefined || folder === '') return {}
  const files = readdirSync(folder).toSorted()
  return Object.fromEntries(
    Object.entries(licensed).flatMap(([face, names]) => {
      const file = files.find((f) => names.test(f))
      return file === undefined ? [] : [[face, join(folder, file)]]
    }),
  )
}

/** The PostScript name of the first font of a collection, by which alone it can be opened (OpenType, tables ttcf and name). */
function firstName(file: Buffer): string {
  const start = file.readUInt32BE(12)
  const tables = Array.from({ length: file.readUInt16BE(start + 4) }, (_, i) => start + 12 + i * 16)
  const table = file.readUInt32BE(tables.find((at) => file.toString('latin1', at, at + 4) === 'name')! + 8)
  const records = Array.from({ length: file.readUInt16BE(table + 2) }, (_, i) => table + 6 + i * 12)
  const record = records.find((at) => file.readUInt16BE(at) === 3 && file.readUInt16BE(at + 6) === 6)!
  const from = table + file.readUInt16BE(table + 4) + file.readUInt16BE(record + 10)
  return Buffer.from(file.subarray(from, from + file.readUInt16BE(record + 8)))
    .swap16()
    .toString('utf16le')
}
