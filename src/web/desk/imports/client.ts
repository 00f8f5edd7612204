/** The way of a file to the server and back: its lines as they come, and the file of faults as a download. */
import type { ImportLine, ImportPreview, ImportStarted } from '../../../server/contract/imports.ts'
import { asProblem, newKey, postRaw, ProblemError } from '../../shared/api.ts'
import { at } from '../../shared/base.ts'
import { save } from '../../shared/save.ts'

export type Target = { readonly programme: string; readonly post: string; readonly area: string }
const query = (t: Target, more: Readonly<Record<string, string>> = {}): string =>
  new URLSearchParams({ ...t, ...more }).toString()
const headers = (file: File) => ({
  'content-type': 'application/octet-stream',
  'x-file-name': encodeURIComponent(file.name),
})

export const templatePath = (t: Target): string => at(`/api/imports/template?${query(t)}`)

async function sent(path: string, file: File): Promise<Response> {
  const response = await fetch(at(path), {
    method: 'POST',
    body: file,
    headers: { 'x-yimen': '1', 'idempotency-key': newKey(), ...headers(file) },
  }).catch(() => null)
  if (response?.ok) return response
  const body: unknown = response && (await response.json().catch(() => null))
  throw typeof body === 'object' && body !== null && 'detail' in body
    ? new ProblemError(body as ProblemError['problem'])
    : new ProblemError({
        status: 0,
        code: 'offline',
        detail: {
          zh: '文件没有送到：连不上服务器，或者文件在选定之后被改动。请重新选择文件',
          en: 'The file did not arrive: the server cannot be reached, or the file was changed after it was chosen. Choose it again',
        },
      })
}

/** The preview; `read` hears how many rows were read. Throws a problem. */
export async function preview(t: Target, file: File, read: (rows: number) => void): Promise<ImportPreview> {
  const response = await sent(`/api/imports/preview?${query(t)}`, file)
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    rest += value ?? ''
    const lines = rest.split('\n')
    rest = lines.pop()!
    for (const text of lines) {
      const line = JSON.parse(text) as ImportLine
      if ('preview' in line) return line.preview
      if ('problem' in line) throw new ProblemError(line.problem)
      read(line.rows)
    }
    if (done) throw new ProblemError(asProblem(null))
  }
}

/** What was said of the preview before it is entered. */
export type Said = {
  /** Faulty rows may be left out. */ readonly skip: boolean
  /** Rows that look alike were looked at. */ readonly distinct: boolean
}
export const confirm = (t: Target, file: File, ticket: string, said: Said): Promise<ImportStarted> =>
  postRaw<ImportStarted>(
    `/api/imports?${query(t, { ticket, ...(said.skip ? { skip: 'true' } : {}), ...(said.distinct ? { distinct: 'true' } : {}) })}`,
    file,
    headers(file),
  )

/** [IM7] The faulty rows as a file, under the name that the server gave it. */
export async function takeFaults(t: Target, file: File): Promise<void> {
  const response = await sent(`/api/imports/faults?${query(t)}`, file)
  await save(response, 'faults.xlsx')
}
