/** A PDF is kept as it came, so one that does something when it is opened is refused. */
import { createInflate } from 'node:zlib'
import { problem } from './problem.ts'

const mostStreams = 20_000
const mostInflatedBytes = 32 * 1024 * 1024
const mostDictionary = 2_000

/** What a paper never needs: scripts, starting programmes, files within, films, and forms of another kind. */
const active =
  /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z0-9])|\/JS\s*(?:[(<]|\d+\s+\d+\s+R)/
const encrypted = /\/Encrypt\s*(?:<<|\d+\s+\d+\s+R)/
/** A view to begin with, `[3 0 R /Fit]`, is no action; everything else is. */
const opening = /\/OpenAction(?!\s*\[)\s*(?:(\d+)\s+(\d+)\s+R)?/g

/**
 * [U3] Refuses, with 422, a PDF that carries scripts, programmes, files or an action on opening, or is encrypted. Looked
 * at are the raw bytes and every stream that inflates, which is where compressed objects are; `#4A` in a name is read as
 * the letter. Not covered: objects behind other filters than FlateDecode or behind several, and streams that call
 * themselves pictures. The file is served as an attachment, never opened by our pages.
 */
export async function refuseActivePdf(bytes: Buffer): Promise<void> {
  const raw = bytes.toString('latin1')
  const texts = [plain(raw)]
  let left = mostInflatedBytes
  let seen = 0
  for (const { index, 0: keyword } of raw.matchAll(/(?<!end)stream[ \t]*(?:\r\n|\r|\n)/g)) {
    if (++seen > mostStreams) throw tooMuch()
    if (isPicture(raw, index)) continue
    const text = await inflated(bytes.subarray(index + keyword.length), left)
    left -= text.length
    if (left <= 0) throw tooMuch()
    texts.push(plain(text))
  }
  const all = texts.join('\n')
  if (encrypted.test(all))
    throw problem(
      422,
      'encrypted_pdf',
      'PDF 设有密码或加密，工作人员无法打开，请取消加密后再上传',
      'The PDF is encrypted and officials could not open it: save it without a password',
    )
  if (active.test(all) || opensWithAction(all))
    throw problem(
      422,
      'active_pdf',
      'PDF 含有脚本、附件或自动执行的内容，请打印成普通 PDF 或拍照后再上传',
      'The PDF carries scripts, files or actions: print it to a plain PDF, or send a picture',
    )
}

const tooMuch = () =>
  problem(
    422,
    'complex_pdf',
    'PDF 内容过于复杂，无法检查，请打印成普通 PDF 或拍照后再上传',
    'The PDF is too complex to be checked: print it to a plain PDF, or send a picture',
  )

/** Names as their reader sees them: `/J#53` is `/JS`. */
const plain = (text: string): string =>
  text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))

/** The dictionary before a stream says what it is; one that holds objects says that first, whatever else it says. */
function isPicture(raw: string, at: number): boolean {
  const before = raw.slice(Math.max(0, at - mostDictionary), at)
  const dictionary = plain(before.slice(Math.max(0, before.lastIndexOf('obj'))))
  return /\/Subtype\s*\/Image(?![A-Za-z])/.test(dictionary) && !/ObjStm/.test(dictionary)
}

function opensWithAction(all: string): boolean {
  const seenNumbers = new Set<string>()
  for (const [, number, generation] of all.matchAll(opening)) {
    if (number === undefined || seenNumbers.size > 8) return true
    if (seenNumbers.has(number)) continue
    seenNumbers.add(number)
    const target = new RegExp(`(?:^|[^0-9])${number}\\s+${generation}\\s+obj\\s*(.)`).exec(all)?.[1]
    if (target !== '[') return true
  }
  return false
}

/** As much of a stream as can be inflated, up to a bound; what is no such stream is empty. */
function inflated(from: Buffer, most: number): Promise<string> {
  /** The low nibble of the first byte is 8 in every zlib stream, and the first two divide by 31 (RFC 1950). */
  if (from.length < 2 || (from[0]! & 15) !== 8 || from.readUInt16BE(0) % 31 !== 0) return Promise.resolve('')
  return new Promise((done) => {
    const parts: Buffer[] = []
    let size = 0
    const inflate = createInflate()
    const end = () => {
      inflate.destroy()
      done(Buffer.concat(parts).toString('latin1'))
    }
    inflate.on('data', (part: Buffer) => {
      parts.push(part)
      size += part.length
      if (size >= most) end()
    })
    inflate.on('end', end)
    inflate.on('error', end)
    inflate.end(from)
  })
}
