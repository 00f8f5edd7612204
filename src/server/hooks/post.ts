/** One message to a receiver: signed, sent once, and of the answer nothing read but its status. */
import { createHmac } from 'node:crypto'
import { request as plainRequest } from 'node:http'
import { request } from 'node:https'
import { isIP } from 'node:net'
import { hostOf, isPublic, lookupPublic } from './address.ts'

/** How a message went: taken, or why not. `nobody` says that no answer came at all. */
export type Went =
  | { readonly went: 'taken' }
  | { readonly went: 'gone' }
  | {
      readonly went: 'refused'
      readonly trouble: string
      readonly status: number | null
      /** Seconds for which it asks to be left alone; 0 where it says nothing. */
      readonly restSeconds: number
    }
  | { readonly went: 'nobody'; readonly trouble: string; readonly status: null }

export type Letter = { readonly id: string; readonly body: string; readonly secrets: readonly Buffer[] }

/** [HK3] Standard Webhooks: over the id, the moment of this try in seconds and the body, by each secret that still counts. */
export function headersOf({ id, body, secrets }: Letter, seconds: number): Readonly<Record<string, string>> {
  const sign = (secret: Buffer): string =>
    `v1,${createHmac('sha256', secret).update(`${id}.${seconds}.${body}`).digest('base64')}`
  return {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'Yimen-Hooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': secrets.map(sign).join(' '),
  }
}

export type Reaching = { readonly isPrivateAllowed: boolean; readonly patienceMs: number }

/** [HK8] Follows nothing, waits only so long, and lets go of the answer once its status is there. */
export function postLetter(to: string, letter: Letter, reaching: Reaching): Promise<Went> {
  const url = new URL(to)
  const host = hostOf(url)
  if (!reaching.isPrivateAllowed && (url.protocol !== 'https:' || (isIP(host) !== 0 && !isPublic(host))))
    return Promise.resolve(nobody('hook_private_address'))
  return new Promise((done) => {
    const sending = (url.protocol === 'https:' ? request : plainRequest)(url, {
      method: 'POST',
      /** The moment of the try, by the world's clock also where a rehearsal's says another: receivers hold it against theirs. */
      headers: headersOf(letter, Math.floor(Date.now() / 1000)),
      signal: AbortSignal.timeout(reaching.patienceMs),
      ...(reaching.isPrivateAllowed ? {} : { lookup: lookupPublic() }),
      agent: false,
    })
    sending.on('response', (answer) => {
      answer.on('error', () => undefined)
      answer.destroy()
      done(wentBy(answer.statusCode ?? 0, restIn(answer.headers['retry-after'], Date.now())))
    })
    sending.on('error', (error: Error & { code?: string }) => done(nobody(troubleOf(error))))
    sending.end(letter.body)
  })
}

const nobody = (trouble: string): Went => ({ went: 'nobody', trouble, status: null })

const mostRestSeconds = 86_400

/** [HK5] What `Retry-After` asks for, in seconds or as a date of HTTP: a day at most, and nothing where it is neither. */
export function restIn(header: string | undefined, nowMs: number): number {
  if (header === undefined) return 0
  const seconds = /^\d{1,9}$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - nowMs) / 1000)
  return Number.isFinite(seconds) ? Math.max(0, Math.min(seconds, mostRestSeconds)) : 0
}

function wentBy(status: number, restSeconds: number): Went {
  if (status >= 200 && status < 300) return { went: 'taken' }
  if (status === 410) return { went: 'gone' }
  const trouble = status >= 300 && status < 400 ? 'hook_redirected' : 'hook_answered'
  return { went: 'refused', trouble, status, restSeconds }
}

const troubleOf = ({ name, code = '' }: Error & { code?: string }): string =>
  name === 'AbortError' || name === 'TimeoutError' || code === 'ABORT_ERR'
    ? 'hook_slow'
    : code === 'HOOK_PRIVATE_ADDRESS'
      ? 'hook_private_address'
      : /CERT|TLS|SSL|SELF_SIGNED|ALTNAME/.test(code)
        ? 'hook_certificate'
        : 'hook_unreachable'
