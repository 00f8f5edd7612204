/** The words of a DOCX, paragraph by paragraph: enough of ZIP to open what our own documents write. */
import { inflateRawSync } from 'node:zlib'

const end = 0x06054b50
const entry = 0x02014b50

/** One file of the archive, as text. */
export const fileIn = (zip: Buffer, name: string): string => bytesIn(zip, (n) => n === name).toString('utf8')

/** The picture that a document holds. */
export const pictureIn = (docx: Buffer): Buffer => bytesIn(docx, (n) => /^word\/media\/.+\.png$/.test(n))

function bytesIn(zip: Buffer, isWanted: (name: string) => boolean): Buffer {
  let at = zip.length - 22
  while (at >= 0 && zip.readUInt32LE(at) !== end) at--
  let here = zip.readUInt32LE(at + 16)
  for (let left = zip.readUInt16LE(at + 10); left > 0 && zip.readUInt32LE(here) === entry; left--) {
    const [method, size, nameLength, extra, comment, local] = [
      zip.readUInt16LE(here + 10),
      zip.readUInt32LE(here + 20),
      zip.readUInt16LE(here + 28),
      zip.readUInt16LE(here + 30),
      zip.readUInt16LE(here + 32),
      zip.readUInt32LE(here + 42),
    ]
    if (isWanted(zip.toString('utf8', here + 46, here + 46 + nameLength))) {
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
      const data = zip.subarray(start, start + size)
      return method === 0 ? data : inflateRawSync(data)
    }
    here += 46 + nameLength + extra + comment
  }
  throw new Error('no such file in the archive')
}

/** The text of each paragraph, empty ones left out. */
export const paragraphsOf = (docx: Buffer): readonly string[] =>
  fileIn(docx, 'word/document.xml')
    .split('</w:p>')
    .map((p) =>
      [...p.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)]
        .map((m) =>
          m[1]!
            .replace(/&lt;/g, '<')
            .replace(/&gt;/g, '>')
            .replace(/&quot;/g, '"')
            .replace(/&apos;/g, "'")
            .replace(/&amp;/g, '&'),
        )
        .join(''),
    )
    .filter((t) => t !== '')
