/** A PDF is kept as it came, so one that does something when it is opened is refused. */
import { problem } from '../problem.ts'
import { pdfLimits, verdictOn, type PdfLimits } from './reader.ts'

/**
 * [U3] Refuses, with 422, a PDF that does something by itself, carries files other than an electronic invoice's own, asks for a
 * password, or cannot be taken apart within bounds. Judged by its structure, in a process of its own: words on its pages, a page
 * to begin with and links that somebody clicks are no actions. It is served as an attachment, never opened by our pages.
 */
export async function refuseActivePdf(bytes: Uint8Array, given: Partial<PdfLimits> = {}): Promise<void> {
  switch (await verdictOn(bytes, { ...pdfLimits, ...given })) {
    case 'harmless':
      return
    case 'active':
    case 'files':
      throw problem(
        422,
        'active_pdf',
        'PDF 含有脚本、附件或自动执行的内容，请打印成普通 PDF 或拍照后再上传',
        'The PDF carries scripts, files or actions: print it to a plain PDF, or send a picture',
      )
    case 'encrypted':
      throw problem(
        422,
        'encrypted_pdf',
        'PDF 设有密码或加密，工作人员无法打开，请取消加密后再上传',
        'The PDF is encrypted and officials could not open it: save it without a password',
      )
    case 'unreadable':
      throw problem(
        422,
        'unreadable_pdf',
        'PDF 打不开或者不完整，请重新打印成 PDF 或拍照后再上传',
        'The PDF cannot be read, or is not whole: print it to a PDF again, or send a picture',
      )
    case null:
      throw problem(
        422,
        'complex_pdf',
        'PDF 内容过于复杂，无法检查，请打印成普通 PDF 或拍照后再上传',
        'The PDF is too complex to be checked: print it to a plain PDF, or send a picture',
      )
  }
}
