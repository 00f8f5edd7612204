/** [U3] A PDF that does something by itself is refused, however it writes it; one that only looks so is kept. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { deflateSync } from 'node:zlib'
import { PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, test } from 'vitest'
import { HttpProblem } from '../problem.ts'
import { refuseActivePdf } from './index.ts'
import { judged } from './walk.ts'

/** Objects by number; what is no text is a stream's dictionary and its bytes. */
type Part = string | readonly [dictionary: string, content: string | Buffer]
type Objects = Readonly<Record<number, Part>>

const bytesOf = (part: Part): Buffer => {
  if (typeof part === 'string') return Buffer.from(part, 'latin1')
  const content = Buffer.from(part[1])
  return Buffer.concat([
    Buffer.from(`<<${part[0]}/Length ${content.length}>>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ])
}

/** A revision behind what there is: its objects, their table, its trailer. */
function revision(before: Buffer, objects: Objects, trailer = ''): Buffer {
  const parts = [before]
  let at = before.length
  const places: string[] = []
  for (const [number, part] of Object.entries(objects)) {
    const bytes = Buffer.concat([Buffer.from(`${number} 0 obj\n`), bytesOf(part), Buffer.from('\nendobj\n')])
    places.push(`${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`)
    parts.push(bytes)
    at += bytes.length
  }
  parts.push(
    Buffer.from(
      `xref\n0 1\n0000000000 65535 f \n${places.join('')}trailer\n<</Size 100/Root 1 0 R${trailer}>>\nstartxref\n${at}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}
const head = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')
const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>'
const basic = (catalog = '', ofPage = '', text = 'BT /F1 12 Tf 72 700 Td (Hello) Tj ET'): Objects => ({
  1: `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
  2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  3: `${page}${ofPage}>>`,
  4: ['', text],
  5: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
})
const pdf = (catalog = '', more: Objects = {}, ofPage = ''): Buffer =>
  revision(head, { ...basic(catalog, ofPage), ...more })

const script = '<</S/JavaScript/JS(app.alert\\(1\\))>>'
/** Object 9 packed away, behind one filter or several, the outermost first. */
function packed(filters: readonly string[], object = script, more = ''): Objects {
  const plain: Buffer = Buffer.from(`9 0 ${object}`, 'latin1')
  const content = filters.toReversed().reduce((bytes, filter) => encoders[filter]!(bytes), plain)
  const names = filters.map((f) => `/${f}`).join('')
  return { 8: [`/Type/ObjStm/N 1/First 4/Filter[${names}]${more}`, content] }
}
const encoders: Readonly<Record<string, (bytes: Buffer) => Buffer<ArrayBuffer>>> = {
  FlateDecode: (b) => deflateSync(b),
  ASCIIHexDecode: (b) => Buffer.from(`${b.toString('hex')}>`),
  ASCII85Decode: ascii85,
  RunLengthDecode: (b) =>
    Buffer.concat([
      ...Array.from({ length: Math.ceil(b.length / 128) }, (_, n) => {
        const run = b.subarray(n * 128, (n + 1) * 128)
        return Buffer.concat([Buffer.from([run.length - 1]), run])
      }),
      Buffer.from([128]),
    ]),
}
function ascii85(bytes: Buffer): Buffer<ArrayBuffer> {
  let text = ''
  for (let at = 0; at < bytes.length; at += 4) {
    const group = bytes.subarray(at, at + 4)
    let value = Buffer.concat([group, Buffer.alloc(4 - group.length)]).readUInt32BE()
    let letters = ''
    for (let n = 0; n < 5; n++) {
      letters = String.fromCharCode(33 + (value % 85)) + letters
      value = Math.floor(value / 85)
    }
    text += letters.slice(0, group.length + 1)
  }
  return Buffer.from(`${text}~>`)
}

const filed = (name: string, content: string | Buffer): readonly [string, Objects] => [
  '/Names<</EmbeddedFiles<</Names[(a) 6 0 R]>>>>',
  { 6: `<</Type/Filespec/F(${name})/UF(${name})/EF<</F 7 0 R>>>>`, 7: ['/Type/EmbeddedFile', content] },
]
const invoice = '<?xml version="1.0" encoding="UTF-8"?><EInvoice><Header><EIid>1</EIid></Header></EInvoice>'

async function encrypted(userPassword: string, isScripted: boolean): Promise<Buffer> {
  const doc = await PDFDocument.create()
  doc.addPage()
  if (isScripted) doc.addJavaScript('main', 'app.alert(1)')
  doc.encrypt({ userPassword, ownerPassword: 'owner' })
  return Buffer.from(await doc.save({ useObjectStreams: true }))
}

/** Through the process that reads it, as it is asked when somebody sends one. */
const said = async (file: Buffer, limits = {}): Promise<string> => {
  const error = await refuseActivePdf(file, limits).then(
    () => null,
    (e: unknown) => e,
  )
  if (error === null) return 'kept'
  expect(error).toBeInstanceOf(HttpProblem)
  return (error as HttpProblem).problem.code
}

const link = (action: string) => `/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A ${action}>>]`
const uri = '<</S/URI/URI(https://example.test)>>'

test.each<[string, Buffer]>([
  ['a script on opening', pdf(`/OpenAction ${script}`)],
  ['a script by its name', pdf('/Names<</JavaScript<</Names[(a) 6 0 R]>>>>', { 6: script })],
  ['a script in names with number signs', pdf('', { 6: '<</S/J#61vaScript/J#53(app.alert)>>' })],
  ['a script by reference', pdf('', { 6: '<</S/Rendition/JS 7 0 R>>', 7: '(app.alert)' })],
  ['a script in a hexadecimal string', pdf('', { 6: '<</S/Rendition/JS<6170>>>' })],
  ['a script that nothing refers to', pdf('', { 60: script })],
  ['a script as object 0', pdf('', { 0: script })],
  ['a script when a page is shown', pdf('', {}, `/AA<</O ${script}>>`)],
  ['a programme', pdf('', { 6: '<</S/Launch/F(cmd.exe)>>' })],
  ['a form that is sent', pdf('', { 6: '<</S/SubmitForm/F(https://example.test)>>' })],
  ['data that are fetched', pdf('', { 6: '<</S/ImportData/F(a.fdf)>>' })],
  ['another file', pdf('', { 6: '<</S/GoToR/F(b.pdf)/D[0/Fit]>>' })],
  ['a file within', pdf('', { 6: '<</S/GoToE/D[0/Fit]>>' })],
  ['a form of another kind', pdf('/AcroForm<</Fields[]/XFA(x)>>')],
  ['a film', pdf('', {}, '/Annots[<</Type/Annot/Subtype/RichMedia/Rect[0 0 9 9]>>]')],
  ['an address on opening', pdf(`/OpenAction ${uri}`)],
  ['an address on opening, elsewhere', pdf('/OpenAction 6 0 R', { 6: uri })],
  ['printing on opening', pdf('/OpenAction<</S/Named/N/Print>>')],
  ['an opening that is nowhere to be found', pdf('/OpenAction 66 0 R')],
  ['a script after a page to begin with', pdf(`/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next ${script}>>`)],
  ['an address after a click on another', pdf('', {}, link(`<</S/URI/URI(https://a.test)/Next ${uri}>>`))],
  ['a script packed away', pdf('', packed(['FlateDecode']))],
  ['a script packed away under ASCIIHex', pdf('', packed(['ASCIIHexDecode']))],
  ['a script packed away under ASCII85', pdf('', packed(['ASCII85Decode']))],
  ['a script packed away under RunLength', pdf('', packed(['RunLengthDecode']))],
  [
    'a script packed away under three filters',
    pdf('', packed(['ASCII85Decode', 'ASCIIHexDecode', 'FlateDecode'])),
  ],
  [
    'a script packed away in what calls itself a picture',
    pdf('', packed(['FlateDecode'], script, '/Subtype/Image')),
  ],
  [
    'a script packed away behind four megabytes',
    pdf('', packed(['FlateDecode'], `${' '.repeat(4_000_000)}${script}`)),
  ],
  [
    'a script in a second revision',
    revision(pdf(), { 6: script, 1: '<</Type/Catalog/Pages 2 0 R/OpenAction 6 0 R>>' }),
  ],
  [
    'a script that a second revision puts nothing in place of',
    revision(pdf('', { 6: script }), { 6: '<<>>' }),
  ],
  [
    'a script behind a table that is broken',
    Buffer.from(
      pdf('', { 6: script })
        .toString('latin1')
        .replace(/xref\n/, 'xrfe\n'),
      'latin1',
    ),
  ],
  [
    'a script in the bytes of a stream, where a table may point',
    pdf('', { 6: ['', `x\n60 0 obj\n${script}\nendobj\n`] }),
  ],
  ['a script in a remark', Buffer.concat([pdf(), Buffer.from(`% 60 0 obj ${script} endobj\n`)])],
  ['a script in an object that cannot be read', pdf('', { 6: `<</A [ ${script}` })],
  ['a programme as a file', pdf(...filed('a.exe', 'MZ'))],
  ['a page that calls itself an invoice', pdf(...filed('a.xml', '<html><script>1</script></html>'))],
  [
    'XML with a sheet of its own',
    pdf(...filed('a.xml', '<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><a/>')),
  ],
  ['a file that no name leads to', pdf('', { 7: ['/Type/EmbeddedFile', 'abc'] })],
])('[U3] %s is refused', async (_, file) => {
  expect(await judged(file)).toMatch(/^(active|files)$/)
})

describe('[U3] what cannot be looked through is refused', () => {
  test('a password, and a script that only its owner’s password hides', async () => {
    expect(await said(await encrypted('secret', false))).toBe('encrypted_pdf')
    expect(await judged(await encrypted('', true))).toBe('active')
    expect(await judged(revision(head, basic(), '/Encrypt<</Filter/Other/V 9>>'))).toMatch(
      /encrypted|unreadable/,
    )
  })

  test.each<[string, () => Buffer]>([
    ['no PDF', () => Buffer.from('hello')],
    ['a head alone', () => head],
    ['objects without a catalogue', () => revision(head, { 5: '<<>>' })],
  ])('%s', async (_, make) => expect(await judged(make())).toBe('unreadable'))

  test('a hundred thousand arrays in each other are judged by their bytes', async () => {
    const nested = (inner: string) => pdf('', { 6: `${'['.repeat(100_000)}${inner}${']'.repeat(100_000)}` })
    expect([await judged(nested('1')), await judged(nested(script))]).toEqual(['harmless', 'active'])
  })

  test('what unpacks beyond measure ends its own process, in bounded time', async () => {
    const bomb = deflateSync(Buffer.alloc(300 * 1024 * 1024, 0x20))
    const twice = deflateSync(bomb)
    expect(
      await said(pdf('', { 8: ['/Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]', twice] })),
    ).toMatch(/complex_pdf|unreadable_pdf/)
    expect(await said(pdf('', { 6: `${'['.repeat(100_000)}` }), { milliseconds: 1 })).toBe('complex_pdf')
    /** The next one is read by another process. */
    expect(await said(pdf())).toBe('kept')
  })
})

test.each<[string, () => Buffer | Promise<Buffer>]>([
  ['a page', () => pdf()],
  ['a page to begin with', () => pdf('/OpenAction[3 0 R/XYZ null null 0]')],
  ['a page to begin with, elsewhere', () => pdf('/OpenAction 6 0 R', { 6: '[3 0 R/Fit]' })],
  ['a page to go to on opening', () => pdf('/OpenAction<</S/GoTo/D[3 0 R/Fit]>>')],
  ['a link that somebody clicks', () => pdf('', {}, link(uri))],
  ['a link whose action stands elsewhere', () => pdf('', { 6: uri }, link('6 0 R'))],
  [
    'contents with an address',
    () => pdf('/Outlines 6 0 R', { 6: '<</Count 1/First 7 0 R>>', 7: `<</Title(a)/Parent 6 0 R/A ${uri}>>` }),
  ],
  ['an invoice’s own XML', () => pdf(...filed('invoice.xml', invoice))],
  ['an invoice’s own OFD', () => pdf(...filed('invoice.ofd', Buffer.from('PK\x03\x04....OFD.xml....')))],
  [
    'the words /JavaScript and /Launch on the page',
    () => revision(head, basic('', '', 'BT (/JavaScript /JS \\(x\\) /Launch /OpenAction) Tj ET')),
  ],
  [
    'the word HTML on the page, as people brought it',
    () => readFileSync(fileURLToPath(new URL('../server/brought/visible-text.pdf', import.meta.url))),
  ],
  [
    'those words packed',
    () => pdf('', { 4: ['/Filter/FlateDecode', deflateSync(Buffer.from('BT (/S/JavaScript/JS) Tj ET'))] }),
  ],
  [
    'those words in a title',
    () => revision(head, { ...basic(), 6: '<</Title(/S/JavaScript /JS 8 0 R)>>' }, '/Info 6 0 R'),
  ],
  ['names that only begin alike', () => pdf('/JSON true/LaunchPad 3/JavaScripts 4/AAA 5')],
  ['a font that is called so', () => pdf('', { 6: '<</Font<</JavaScript 5 0 R>>>>' })],
  [
    'a form with a signature',
    () =>
      pdf('/AcroForm<</SigFlags 3/Fields[6 0 R]>>', {
        6: '<</FT/Sig/T(s)/V<</Type/Sig/Filter/Adobe.PPKLite/Contents<00>>>>>',
      }),
  ],
  ['objects packed away that do nothing', () => pdf('', packed(['ASCIIHexDecode'], '<</Type/Metadata>>'))],
  [
    'a table that is broken',
    () =>
      Buffer.from(
        pdf()
          .toString('latin1')
          .replace(/xref\n/, 'xrfe\n'),
        'latin1',
      ),
  ],
  [
    'a large scan',
    () =>
      pdf('', {
        6: [
          '/Type/XObject/Subtype/Image/Width 5000/Height 4000/Filter/DCTDecode',
          Buffer.alloc(4_900_000, 0xa7),
        ],
      }),
  ],
  ['one that only its owner may change', () => encrypted('', false)],
])('[U3] %s is kept', async (_, make) => {
  expect(await judged(await make())).toBe('harmless')
})

test('[U3] the process says what is kept and what is not, and for what', async () => {
  expect(await said(pdf())).toBe('kept')
  expect(await said(pdf('', packed(['ASCIIHexDecode'])))).toBe('active_pdf')
  expect(await said(pdf(...filed('a.exe', 'MZ')))).toBe('active_pdf')
})
