/** The two forms of official paper: one to go on writing in, one to print as it is. Both are made of the same blocks. */
import { problem } from '../problem.ts'
import { paper } from './paper.ts'
import { printed } from './print.ts'

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const pdfType = 'application/pdf'

export type PaperFormat = 'docx' | 'pdf'
export const papers: Readonly<Record<PaperFormat, { readonly type: string; readonly print: typeof paper }>> =
  { docx: { type: docxType, print: paper }, pdf: { type: pdfType, print: printed } }

/** [GW10] The form that a request asks for: by `?format=`, else by the name's ending, else DOCX. Throws a problem for any other. */
export function formatOf(wantedFormat: string | undefined, ending?: string): PaperFormat {
  const format = wantedFormat ?? ending ?? 'docx'
  if (format === 'docx' || format === 'pdf') return format
  throw problem(
    422,
    'invalid_format',
    '文书只有 DOCX 和 PDF 两种格式',
    'Documents come as DOCX and PDF',
    'format',
  )
}
