/** What a PDF would do, by its structure: every object that it defines, however packed and in whichever revision. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib'

/** `files`: it carries a file that is no electronic invoice's own. */
export type Verdict = 'harmless' | 'active' | 'files' | 'encrypted' | 'unreadable'

/** What a paper never does. Addresses are opened from links alone, which somebody clicks. */
const actions = new Set(
  'JavaScript Launch SubmitForm ImportData Rendition GoToE GoToR GoTo3DView Movie Sound RichMediaExecute'.split(
    ' ',
  ),
)
const films = new Set(['RichMedia', 'Movie', 'Sound', 'Screen', '3D'])
const keysOfAction = ['JS', 'AA', 'XFA', 'Collection']
/** In bytes that no reader could take apart, or that hide in others: the same as words. */
const suspicious =
  /\/(?:JavaScript|JS|Launch|SubmitForm|ImportData|Rendition|GoTo[ER]|AA|XFA|OpenAction|EmbeddedFiles?|RichMedia|ObjStm|EF)(?![A-Za-z0-9])/

/** [U3] One word on a file. Never throws for what a file holds; runs out of memory for what is packed without measure. */
export async function judged(bytes: Uint8Array): Promise<Verdict> {
  const objectsOf = gatherObjects()
  let doc: PDFDocument
  try {
    /** An empty password, always: without one, what is encrypted for its owner alone hides its objects. */
    doc = await PDFDocument.load(bytes, { password: '', updateMetadata: false, preserveXFA: true })
  } catch (error) {
    return /encrypt|password/i.test(String(error)) ? 'encrypted' : 'unreadable'
  }
  const { context } = doc
  if (!(context.lookup(context.trailerInfo.Root) instanceof PDFDict)) return 'unreadable'
  if (context.trailerInfo.Encrypt !== undefined && !context.isDecrypted) return 'encrypted'
  const all = objectsOf(context)
  if (hidesObjects(bytes)) return 'active'
  return verdictOf(all, context)
}

/**
 * All that is defined, what a later revision replaces too: which of two a reader takes, is the reader's. What is encrypted is read
 * twice, and only the second time, as it is in clear, counts.
 */
function gatherObjects(): (of: PDFContext) => readonly PDFObject[] {
  const gathered = new Map<PDFContext, PDFObject[]>()
  const assign = PDFContext.prototype.assign
  PDFContext.prototype.assign = function (ref, object) {
    gathered.set(this, gathered.get(this) ?? [])
    gathered.get(this)!.push(object)
    assign.call(this, ref, object)
  }
  return (of) => {
    PDFContext.prototype.assign = assign
    return gathered.get(of) ?? []
  }
}

/** Names as their reader sees them: `/J#53` is `/JS`. */
const plain = (text: string): string =>
  text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))

/**
 * An object may stand within the bytes of a stream, in a remark or in a text, where a table of places sends its reader and nobody
 * else looks. What begins there must do nothing.
 */
function hidesObjects(bytes: Uint8Array): boolean {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  for (const { index } of raw.matchAll(/\d+\s+\d+\s+obj\b/g)) {
    const begun = raw.lastIndexOf('stream', index)
    /** Behind `stream` and before its `endstream`. */
    const isInStream = begun >= 0 && raw.slice(begun - 3, begun) !== 'end'
    const line = raw.slice(
      Math.max(raw.lastIndexOf('\n', index), raw.lastIndexOf('\r', index), index - 1_000) + 1,
      index,
    )
    if (!isInStream && !/[%(]/.test(line)) continue
    const end = raw.indexOf('endobj', index)
    if (suspicious.test(plain(raw.slice(index, end < 0 ? index + 4_000 : Math.min(end, index + 100_000)))))
      return true
  }
  return false
}

function verdictOf(all: readonly PDFObject[], context: PDFContext): Verdict {
  const dicts = dictsIn(all)
  if (dicts === null) return 'unreadable'
  const { links, invoices } = allowedIn(dicts, context)
  for (const object of all)
    if (object instanceof PDFInvalidObject && suspicious.test(plain(bytesOf(object)))) return 'active'
  for (const dict of dicts) {
    if (isActive(dict, links, context)) return 'active'
    if (carriesFile(dict, invoices, context)) return 'files'
  }
  return 'harmless'
}

const bytesOf = (object: PDFInvalidObject): string => {
  const bytes = new Uint8Array(object.sizeInBytes())
  object.copyBytesInto(bytes, 0)
  return Buffer.from(bytes).toString('latin1')
}

const dictsMost = 2_000_000
/** Every dictionary, those within others and of streams too; null beyond what anybody takes apart. */
function dictsIn(all: readonly PDFObject[]): readonly PDFDict[] | null {
  const dicts: PDFDict[] = []
  const waiting: PDFObject[] = [...all]
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    if (dicts.length > dictsMost || waiting.length > dictsMost) return null
    if (object instanceof PDFDict) {
      dicts.push(object)
      for (const value of object.values()) if (isContainer(value)) waiting.push(value)
    } else if (object instanceof PDFArray) {
      for (const value of object.asArray()) if (isContainer(value)) waiting.push(value)
    } else if (object instanceof PDFStream) waiting.push(object.dict)
  }
  return dicts
}

const isContainer = (object: PDFObject): boolean =>
  object instanceof PDFDict || object instanceof PDFArray || object instanceof PDFStream

/** A reference may lead to a reference; it never leads in a circle for more than a few steps. */
function at(dict: PDFDict, key: string, context: PDFContext): PDFObject | undefined {
  let value = dict.get(PDFName.of(key))
  for (let n = 0; value instanceof PDFRef && n < 8; n++) value = context.lookup(value)
  return value
}
const nameAt = (dict: PDFDict, key: string, context: PDFContext): string | null => {
  const value = at(dict, key, context)
  return value instanceof PDFName ? value.decodeText() : null
}

type Allowed = { readonly links: ReadonlySet<PDFObject>; readonly invoices: ReadonlySet<PDFObject> }

/** What a click on a link or on a line of the contents opens, and the files of an electronic invoice. */
function allowedIn(dicts: readonly PDFDict[], context: PDFContext): Allowed {
  const links = new Set<PDFObject>()
  const invoices = new Set<PDFObject>()
  for (const dict of dicts) {
    const isLink = nameAt(dict, 'Subtype', context) === 'Link'
    const isLine = dict.has(PDFName.of('Title')) && dict.has(PDFName.of('Parent'))
    const action = isLink || isLine ? at(dict, 'A', context) : undefined
    if (action) links.add(action)
    const files = at(dict, 'EF', context)
    if (!(files instanceof PDFDict)) continue
    const streams = files.keys().map((key) => at(files, key.decodeText(), context))
    const name = textOf(at(dict, 'UF', context) ?? at(dict, 'F', context))
    if (streams.length > 0 && streams.every((s) => s instanceof PDFRawStream && isInvoice(name, s))) {
      invoices.add(files)
      for (const s of streams) invoices.add((s as PDFRawStream).dict)
    }
  }
  return { links, invoices }
}

const textOf = (value: PDFObject | undefined): string =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : ''

const fileMost = 2 * 1024 * 1024
/** The XML of an invoice, which is data and no page; or an OFD, which is the same invoice in the national format. */
function isInvoice(name: string, stream: PDFRawStream): boolean {
  const bytes = contentOf(stream)
  if (bytes === null) return false
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (/\.ofd$/i.test(name))
    return text.subarray(0, 4).toString('latin1') === 'PK\x03\x04' && text.includes('OFD.xml')
  const xml = text
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  return (
    /\.xml$/i.test(name) &&
    xml.startsWith('<') &&
    !/<!DOCTYPE|xml-stylesheet|<[\w-]*:?(?:script|html|svg|stylesheet|xdp)\b/i.test(xml)
  )
}

function contentOf(stream: PDFRawStream): Uint8Array | null {
  try {
    const bytes = decodePDFRawStream(stream).decode()
    return bytes.length > fileMost ? null : bytes
  } catch {
    return null
  }
}

function isActive(dict: PDFDict, links: ReadonlySet<PDFObject>, context: PDFContext): boolean {
  if (keysOfAction.some((key) => dict.has(PDFName.of(key)))) return true
  const action = nameAt(dict, 'S', context)
  if (action !== null && actions.has(action)) return true
  /** An address without a click: on opening, or after another action. */
  if (action === 'URI' && !links.has(dict)) return true
  if (films.has(nameAt(dict, 'Subtype', context) ?? '')) return true
  return opensWithAction(dict, context)
}

/** A view to begin with is no action; everything else is. */
function opensWithAction(dict: PDFDict, context: PDFContext): boolean {
  if (!dict.has(PDFName.of('OpenAction'))) return false
  const opening = at(dict, 'OpenAction', context)
  if (opening instanceof PDFArray) return false
  return !(
    opening instanceof PDFDict &&
    nameAt(opening, 'S', context) === 'GoTo' &&
    !opening.has(PDFName.of('Next'))
  )
}

function carriesFile(dict: PDFDict, invoices: ReadonlySet<PDFObject>, context: PDFContext): boolean {
  const files = at(dict, 'EF', context)
  if (dict.has(PDFName.of('EF')) && !(files !== undefined && invoices.has(files))) return true
  return nameAt(dict, 'Type', context) === 'EmbeddedFile' && !invoices.has(dict)
}
