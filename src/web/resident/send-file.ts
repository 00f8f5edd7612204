/**
 * Sends one file and says how much of it has gone: `fetch` cannot. The name goes in a header, because
 * addresses are written down by others.
 */
import type { Problem } from '../../server/contract/common.ts'
import { newKey, ProblemError } from '../shared/api.ts'
import { at } from '../shared/base.ts'
import type { Uploaded } from './values.ts'

/** `id` names it, so that sending again what was on its way keeps one. */
export function sendFile(file: File, id: string, progress: (part: number) => void): Promise<Uploaded> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    const broken = () =>
      fail(
        new ProblemError({
          status: 0,
          code: 'offline',
          detail: { zh: '没有传完，请检查网络后重试', en: 'Not sent: check the network and retry' },
        }),
      )
    request.open('POST', at('/api/uploads'))
    request.setRequestHeader('x-yimen', '1')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name.slice(-100)))
    request.setRequestHeader('x-upload-id', id)
    request.setRequestHeader('idempotency-key', newKey())
    request.responseType = 'json'
    request.upload.onprogress = (e) => progress(e.lengthComputable ? e.loaded / e.total : 0)
    request.onload = () => {
      const body = request.response as (Uploaded & Partial<Problem>) | null
      if ((request.status === 201 || request.status === 200) && body) done({ id: body.id, name: body.name })
      else if (body?.detail && body.code)
        fail(new ProblemError({ status: request.status, code: body.code, detail: body.detail }))
      else broken()
    }
    request.onerror = broken
    request.send(file)
  })
}
