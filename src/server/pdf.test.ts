/** [U3] A PDF that does something when it is opened is refused, however it writes it; a plain one is kept. */
import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { refuseActivePdf } from './pdf.ts'
import { HttpProblem } from './problem.ts'

const pdf = (catalog: string, ...objects: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat(
    [
      `%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R${catalog}>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n`,
      ...objects,
      '\ntrailer<</Root 1 0 R>>\n%%EOF\n',
    ].map((p) => Buffer.from(p)),
  )
/** Objects packed away, as newer writers do. */
const packed = (text: string, dictionary = '/Type/ObjStm/N 1/First 5', eol = '\n'): Buffer => {
  const deflated = deflateSync(Buffer.from(text))
  return Buffer.concat([
    Buffer.from(`9 0 obj<<${dictionary}/Filter/FlateDecode/Length ${deflated.length}>>stream${eol}`),
    deflated,
    Buffer.from(`${eol}endstream endobj\n`),
  ])
}
const said = async (file: Buffer): Promise<string> => {
  const error = await refuseActivePdf(file).then(
    () => null,
    (e: unknown) => e,
  )
  if (error === null) return 'kept'
  expect(error).toBeInstanceOf(HttpProblem)
  return (error as HttpProblem).problem.code
}
const script = '/S/JavaScript/JS(app.alert(1))'

test.each<[string, Buffer]>([
  ['a script', pdf('', `3 0 obj<<${script}>>endobj`)],
  ['a script in a name with a number sign', pdf('', '3 0 obj<</S/J#61vaScript/J#53(app.alert(1))>>endobj')],
  ['a script by reference', pdf('', '3 0 obj<</S /Rendition /JS 8 0 R>>endobj')],
  ['a script in a hexadecimal string', pdf('', '3 0 obj<</S/Rendition/JS<6170>>>endobj')],
  ['a programme', pdf('', '3 0 obj<</S/Launch/F(cmd.exe)>>endobj')],
  ['a file within', pdf('/Names<</EmbeddedFiles 4 0 R>>')],
  [
    'a file within, as a stream',
    pdf('', '4 0 obj<</Type /EmbeddedFile /Length 3>>stream\nabc\nendstream endobj'),
  ],
  ['an action on opening', pdf('/OpenAction<</S/URI/URI(http://x.example)>>')],
  [
    'an action on opening, elsewhere',
    pdf('/OpenAction 5 0 R', '5 0 obj\n<</S/URI/URI(http://x.example)>>\nendobj'),
  ],
  ['an action on opening that is nowhere to be found', pdf('/OpenAction 5 0 R')],
  ['a script packed away', pdf('', packed(`7 0 <<${script}>>`))],
  [
    'a script packed away, with the line ends of DOS',
    pdf('', packed(`7 0 <<${script}>>`, '/Type/ObjStm', '\r\n')),
  ],
  [
    'a script packed away in what calls itself a picture as well',
    pdf('', packed(`7 0 <<${script}>>`, '/Type/ObjStm/Subtype/Image')),
  ],
  ['a script packed away behind four megabytes', pdf('', packed(`${' '.repeat(4_000_000)}<<${script}>>`))],
  [
    'a script in a stream that breaks off',
    pdf('', packed(`7 0 <<${script}>>${'x y z '.repeat(10_000)}`).subarray(0, 140)),
  ],
])('[U3] %s is refused', async (_, file) => {
  expect(await said(file)).toBe('active_pdf')
})

test('[U3] an encrypted one is refused, and one that cannot be looked through', async () => {
  expect(await said(pdf('', 'trailer<</Encrypt 6 0 R>>'))).toBe('encrypted_pdf')
  expect(await said(pdf('', packed('0'.repeat(70 * 1024 * 1024))))).toBe('complex_pdf')
  expect(await said(pdf('', '>>stream\n'.repeat(20_001)))).toBe('complex_pdf')
})

test.each<[string, Buffer]>([
  ['nothing', pdf('')],
  ['a page to begin with', pdf('/OpenAction[3 0 R/XYZ null null 0]')],
  ['a page to begin with, after a blank', pdf('/OpenAction [3 0 R/Fit]')],
  ['a page to begin with, elsewhere', pdf('/OpenAction 5 0 R', '5 0 obj\n[3 0 R /Fit]\nendobj')],
  ['text', pdf('', packed('BT /F1 12 Tf (JS, JavaScript and Launch) Tj ET', ''))],
  ['names that only begin alike', pdf('/JSON true/LaunchPad 3/JavaScripts 4')],
  ['a large scan', pdf('', packed('0'.repeat(70 * 1024 * 1024), '/Type/XObject/Subtype/Image'))],
])('[U3] %s is kept', async (_, file) => {
  expect(await said(file)).toBe('kept')
})
