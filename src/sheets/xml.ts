/** XML read piece by piece, with no document type, no entity of its own, and nothing that grows without an end. */
import { SaxesParser } from 'saxes'
import { SheetFault } from './fault.ts'

/** What one tag, comment or run of text may take: a cell's text fits many times over, also written as character references. */
const silentBytesMax = 4 * 1024 * 1024
const depthMax = 64

/** Attributes by their names as they are written. */
export type XmlAttributes = Readonly<Record<string, string | undefined>>
/** An attribute by its name behind a prefix, whatever that is. */
export const prefixed = (attributes: XmlAttributes, name: string): string | undefined =>
  attributes[Object.keys(attributes).find((a) => a.endsWith(`:${name}`)) ?? '']

/** Elements come without their prefix. */
export type XmlHandlers = {
  open(name: string, attributes: XmlAttributes): void
  close?(name: string): void
  text?(text: string): void
}

/**
 * [SH2] Hands a part's elements to the handlers and gives one turn after each piece, so that rows can leave while the
 * rest is still packed. A DOCTYPE is refused wherever it stands.
 */
export async function* xmlTurns(part: AsyncIterable<Buffer>, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false })
  let depth = 0
  let silent = 0
  parser.on('doctype', () => {
    throw new SheetFault('broken')
  })
  parser.on('error', () => {
    throw new SheetFault('broken')
  })
  parser.on('opentag', ({ name, attributes }) => {
    silent = 0
    if (++depth > depthMax) throw new SheetFault('broken')
    handlers.open(local(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    silent = 0
    depth--
    handlers.close?.(local(name))
  })
  const text = (t: string): void => {
    silent = 0
    handlers.text?.(t)
  }
  parser.on('text', text)
  parser.on('cdata', text)
  let decoder: TextDecoder | undefined
  for await (const piece of part) {
    decoder ??= new TextDecoder(
      piece[0] === 0xff && piece[1] === 0xfe
        ? 'utf-16le'
        : piece[0] === 0xfe && piece[1] === 0xff
          ? 'utf-16be'
          : 'utf-8',
      { fatal: true },
    )
    silent += piece.length
    if (silent > silentBytesMax + piece.length) throw new SheetFault('cell_too_long')
    parser.write(textOf(decoder, piece))
    yield
  }
  if (decoder === undefined) throw new SheetFault('broken')
  parser.write(textOf(decoder)).close()
  yield
}

/** A part that is read to its end before anything else. */
export async function readXml(part: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  for await (const _ of xmlTurns(part, handlers)) continue
}

function textOf(decoder: TextDecoder, piece?: Buffer): string {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true })
  } catch {
    throw new SheetFault('broken')
  }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Text as this file format writes it: `_x000D_` is a carriage return, `_x005F_` an underscore. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text
