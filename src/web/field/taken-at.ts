/** When a photo was taken, as the camera wrote it into the file: read before the picture is drawn anew, which forgets it. */

const exif = 'Exif\0\0'
const [subDirectory, takenTag] = [0x8769, 0x9003]

/** `2021-10-20 09:30:00` by the camera's clock; null where the file does not say. */
export function takenAt(bytes: Uint8Array<ArrayBuffer>): string | null {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (view.getUint16(0) !== 0xffd8) return null
    for (let at = 2; at + 4 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
      if (view.getUint16(at) !== 0xffe1) continue
      if (textAt(view, at + 4, exif.length) === exif) return fromTiff(view, at + 4 + exif.length)
    }
  } catch {
    /* A file that ends too early says nothing. */
  }
  return null
}

const textAt = (view: DataView, at: number, length: number): string =>
  String.fromCharCode(...Array.from({ length }, (_, i) => view.getUint8(at + i)))

function fromTiff(view: DataView, start: number): string | null {
  const little = textAt(view, start, 2) === 'II'
  /** Where the value of a tag stands in a directory; null where it has none. */
  const find = (directory: number, tag: number): number | null => {
    const count = view.getUint16(start + directory, little)
    for (let i = 0; i < count; i++) {
      const entry = start + directory + 2 + 12 * i
      if (view.getUint16(entry, little) === tag) return view.getUint32(entry + 8, little)
    }
    return null
  }
  const more = find(view.getUint32(start + 4, little), subDirectory)
  const place = more === null ? null : find(more, takenTag)
  if (place === null) return null
  const text = textAt(view, start + place, 19)
  return /^\d{4}:\d\d:\d\d \d\d:\d\d:\d\d$/.test(text) ? text.replace(':', '-').replace(':', '-') : null
}
