/** What a file is, by its first bytes and never by its name. */
import { SheetFault } from './fault.ts'

const starts = (bytes: Uint8Array, ...first: readonly number[]): boolean =>
  first.every((b, i) => bytes[i] === b)

/**
 * [SH1] A zip may be an .xlsx; text may be a CSV. OLE2 is an .xls, a WPS .et or an .xlsx with a password; and many an
 * “.xls” that a web system exports is in truth a page of HTML or an XML of 2003.
 */
export function kindOf(bytes: Uint8Array): 'zip' | 'text' {
  if (bytes.length === 0) throw new SheetFault('not_a_sheet')
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04) || starts(bytes, 0x50, 0x4b, 0x05, 0x06)) return 'zip'
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))
    throw new SheetFault(hasEncryptedPackage(bytes) ? 'encrypted' : 'old_format')
  const head = new TextDecoder(
    starts(bytes, 0xff, 0xfe) ? 'utf-16le' : starts(bytes, 0xfe, 0xff) ? 'utf-16be' : 'utf-8',
  )
    .decode(bytes.subarray(0, 512))
    .trimStart()
  if (/^<(?:!doctype|html|head|meta|style|body|table|div|\?xml)\b/i.test(head))
    throw new SheetFault('old_format')
  /** PDF, RTF, GIF: what begins as text and is none. */
  if (/^(?:%PDF-|\{\\rtf|GIF8)/.test(head)) throw new SheetFault('not_a_sheet')
  return 'text'
}

/** An .xlsx with a password is an OLE2 file with this one stream. */
const hasEncryptedPackage = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  )
