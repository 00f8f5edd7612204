/** A CSV as people have it: in whatever encoding their program writes, cut by commas, semicolons or tabs. */
import { isUtf8 } from 'node:buffer'
import { Readable, pipeline } from 'node:stream'
import { parse } from 'csv-parse'
import { SheetFault } from './fault.ts'
import { empty, isBlankText, type Cell, type SheetLimits, type SheetRow } from './row.ts'

const pieceBytes = 64 * 1024
const sniffedRecords = 20
const sniffedCharacters = 256 * 1024

/**
 * [SH4] The rows of a CSV; everything in it is text. Lines as RFC 4180 has them, a quote within a field that does not
 * begin with one stands for itself, rows may be of unequal length, and a line break in quotes does not begin a row.
 */
export async function* csvRows(bytes: Uint8Array, limits: SheetLimits): AsyncGenerator<SheetRow> {
  const encoding = encodingOf(bytes)
  const { separator, skip } = sniff(textsOf(bytes, encoding))
  const parser = parse({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: (limits.characters + 3) * (limits.columns + 1),
  })
  pipeline(Readable.from(encoded(textsOf(bytes, encoding), skip)), parser, () => undefined)
  let row = 0
  let held = 0
  try {
    for await (const record of parser as AsyncIterable<readonly string[]>) {
      row++
      const cells = cellsOf(record, row, limits)
      if (cells.every((c) => c === empty || isBlankText(c))) continue
      if (++held > limits.rows) throw new SheetFault('too_many_rows', {}, limits)
      yield { row, cells }
    }
  } catch (e) {
    if (e instanceof SheetFault) throw e
    const { code, records } = e as { readonly code?: string; readonly records?: number }
    throw new SheetFault(
      code === 'CSV_MAX_RECORD_SIZE' ? 'cell_too_long' : 'broken',
      records === undefined ? {} : { row: records + 1 },
      limits,
    )
  }
}

function cellsOf(record: readonly string[], row: number, limits: SheetLimits): readonly Cell[] {
  const width = record.findLastIndex((t) => t !== '') + 1
  if (width > limits.columns) throw new SheetFault('too_many_columns', { row }, limits)
  return record.slice(0, width).map((text, i) => {
    if (text.length > limits.characters) throw new SheetFault('cell_too_long', { row, column: i + 1 }, limits)
    return text === '' ? empty : { kind: 'text', text }
  })
}

/** By its mark, else UTF-8 where every byte fits, else GB18030, which is what Chinese Excel writes. */
export function encodingOf(bytes: Uint8Array): string {
  const [a, b, c] = bytes
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (bytes.includes(0)) throw new SheetFault('not_a_sheet')
  return isUtf8(bytes) ? 'utf-8' : damagedUtf8(bytes) ? 'broken' : 'gb18030'
}

/**
 * Chinese in GB18030 hardly ever looks like UTF-8: where most of it does, a few bytes of a UTF-8 file are
 * lost, and reading it as GB18030 would give other characters.
 */
function damagedUtf8(bytes: Uint8Array): boolean {
  let lost = 0
  let foreign = 0
  for (const text of decoded(bytes, new TextDecoder('utf-8'))) {
    for (const character of text.match(/[^\0-\x7F]/gu) ?? []) {
      if (character === '\uFFFD') lost++
      else foreign++
    }
  }
  return lost * 4 < foreign
}

function* decoded(bytes: Uint8Array, decoder: TextDecoder): Generator<string> {
  for (let at = 0; at < bytes.length; at += pieceBytes)
    yield decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: true })
  yield decoder.decode()
}

/** The text in pieces. Bytes that are none, and NUL, which no text holds, are refused. */
export function* textsOf(bytes: Uint8Array, encoding: string): Generator<string> {
  if (encoding === 'broken') throw new SheetFault('broken')
  try {
    for (const text of decoded(bytes, new TextDecoder(encoding, { fatal: true }))) {
      if (text.includes('\0')) throw new SheetFault('not_a_sheet')
      yield text
    }
  } catch (e) {
    throw e instanceof SheetFault ? e : new SheetFault(encoding === 'gb18030' ? 'not_a_sheet' : 'broken')
  }
}

/** [SH4] A whole file as text, whatever wrote it; throws the fault of one that cannot be read as text. */
export const wholeText = (bytes: Uint8Array): string =>
  [...textsOf(bytes, encodingOf(bytes))].join('').replace(/^\uFEFF/, '')

function* encoded(texts: Iterable<string>, skip: number): Generator<Buffer> {
  let left = skip
  for (const text of texts) {
    if (text.length > left) yield Buffer.from(text.slice(left))
    left = Math.max(0, left - text.length)
  }
}

/** The separator that most of the first records have, then the one that they have most of; `sep=;` on the first line says it. */
function sniff(texts: Iterable<string>): { readonly separator: string; readonly skip: number } {
  let head = ''
  for (const text of texts) if ((head += text).length >= sniffedCharacters) break
  const said = /^sep=([,;\t])(?:\r\n|\n|\r)/.exec(head)
  if (said) return { separator: said[1]!, skip: said[0].length }
  const records = plainRecords(head)
  const candidates = [',', '\t', ';'].map((separator) => {
    const counts = records.map((r) => r.split(separator).length - 1)
    return { separator, in: counts.filter((n) => n > 0).length, of: counts.reduce((sum, n) => sum + n, 0) }
  })
  return { separator: candidates.toSorted((a, b) => b.in - a.in || b.of - a.of)[0]!.separator, skip: 0 }
}

/** The first records without what stands in quotes. */
function plainRecords(head: string): readonly string[] {
  return head.replace(/"(?:[^"]|"")*"?/g, '').split(/[\r\n]+/, sniffedRecords)
}
