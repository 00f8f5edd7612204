/** The texts that an .xlsx keeps apart from its cells, held as bytes off the heap: a survey may have millions. */
import { SheetFault, type SheetPlace } from './fault.ts'
import type { SheetLimits } from './row.ts'
import { readXml, unescaped } from './xml.ts'

const blockBytes = 4 * 1024 * 1024
/** Texts that come again and again (有、无、户主) are decoded once. */
const rememberedMax = 8_192
/** Instead of a length: refused where a cell shows it, so that the person is told which cell. */
const tooLong = 0xffffffff

/** [SH3] A text by its number; a number that has no text gives null, which is an error of the cell and never an empty one. */
export type SharedStrings = (index: number, place: () => SheetPlace) => string | null

/** Reads the part; rich text gives its runs together, and readings above characters are left out. */
export async function sharedStrings(
  part: AsyncIterable<Buffer>,
  limits: SheetLimits,
): Promise<SharedStrings> {
  const shelf = openShelf(limits)
  let text = ''
  let inText = false
  let inReading = false
  await readXml(part, {
    open: (name) => {
      if (name === 'si') text = ''
      else if (name === 'rPh') inReading = true
      else if (name === 't') inText = !inReading
    },
    text: (t) => {
      if (inText && (text += t).length > limits.characters * 7)
        throw new SheetFault('cell_too_long', {}, limits)
    },
    close: (name) => {
      if (name === 't') inText = false
      else if (name === 'rPh') inReading = false
      else if (name === 'si') shelf.add(unescaped(text))
    },
  })
  return shelf.get
}

/** Texts one after the other in blocks; `ends` says where each stops in the whole. A text never crosses into another block. */
function openShelf(limits: SheetLimits): { add(text: string): void; get: SharedStrings } {
  const blocks: Buffer[] = []
  let starts = new Float64Array(1024)
  let lengths = new Uint32Array(1024)
  let count = 0
  let used = 0
  const remembered = new Map<number, string>()
  const add = (text: string): void => {
    const isLong = text.length > limits.characters
    const length = isLong ? 0 : Buffer.byteLength(text)
    if (used + length > blocks.length * blockBytes) {
      used = blocks.length * blockBytes
      if (used + blockBytes + count * 12 > limits.sharedBytes) throw new SheetFault('too_much_memory')
      blocks.push(Buffer.allocUnsafeSlow(blockBytes))
    }
    if (count === starts.length) {
      starts = doubled(starts, new Float64Array(count * 2))
      lengths = doubled(lengths, new Uint32Array(count * 2))
    }
    starts[count] = used
    lengths[count++] = isLong ? tooLong : length
    if (!isLong) blocks[Math.floor(used / blockBytes)]?.write(text, used % blockBytes)
    used += length
  }
  const get: SharedStrings = (index, place) => {
    if (!Number.isInteger(index) || index < 0 || index >= count) return null
    if (lengths[index] === tooLong) throw new SheetFault('cell_too_long', place(), limits)
    const rememberedText = remembered.get(index)
    if (rememberedText !== undefined) return rememberedText
    const at = starts[index]! % blockBytes
    const text =
      blocks[Math.floor(starts[index]! / blockBytes)]?.toString('utf8', at, at + lengths[index]!) ?? ''
    if (remembered.size < rememberedMax && text.length <= 64) remembered.set(index, text)
    return text
  }
  return { add, get }
}

function doubled<T extends Float64Array | Uint32Array>(from: T, to: T): T {
  to.set(from)
  return to
}
