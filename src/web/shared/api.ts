/** The way to the server of this realm: JSON both ways, a key for every attempt, and problems as errors that a page can show. */
import type { Problem } from '../../server/contract/common.ts'
import { at, ownName } from './base.ts'
import { recall } from './lang.tsx'
import { asSent } from './sure.ts'

/** What the server, or the line to it, said no with. `detail` is for the person. */
export class ProblemError extends Error {
  readonly problem: Pick<Problem, 'status' | 'code' | 'detail'> & Partial<Problem>
  /** After how many seconds the server would be asked again; null where it does not say. */
  readonly retryAfter: number | null
  constructor(problem: ProblemError['problem'], retryAfter: number | null = null) {
    super(problem.code)
    this.problem = problem
    this.retryAfter = retryAfter
  }
}

const offline = {
  status: 0,
  code: 'offline',
  detail: {
    zh: '连不上服务器，您填写的内容还在，请检查网络后重试',
    en: 'The server cannot be reached. What you wrote is still here: check the network and try again',
  },
}
const broken = {
  status: 500,
  code: 'broken',
  detail: { zh: '服务器没有正常答复，请稍后重试', en: 'The server did not answer properly. Try again later' },
}

const heardOfWrites = new Set<() => void>()
/** Told after each request that may have changed something. */
export function onWritten(hear: () => void): void {
  heardOfWrites.add(hear)
}

/** Asked when nobody is signed in any more: true once the same person is again, and the request goes once more. */
type AskSignIn = () => Promise<boolean>
let askSignIn: AskSignIn | null = null
/** [DF3] Who asks for sign-in in place; nobody where the page itself does. */
export const signInAgainWith = (ask: AskSignIn | null): void => {
  askSignIn = ask
}
/** These say themselves what it means that nobody is signed in. */
const aboutSession = ['/api/me', '/api/session']

async function call<T>(
  method: string,
  path: string,
  init: { readonly body?: BodyInit; readonly headers?: Readonly<Record<string, string>> } = {},
  isSecond = false,
): Promise<T> {
  const response = await fetch(at(path), {
    method,
    headers: { 'x-yimen': '1', accept: 'application/json', ...init.headers },
    ...(init.body === undefined ? {} : { body: init.body }),
  }).catch(() => {
    throw new ProblemError(offline)
  })
  if (response.status === 401 && askSignIn && !isSecond && !aboutSession.includes(path))
    if (await askSignIn()) return call<T>(method, path, init, true)
  if (method !== 'GET') for (const hear of heardOfWrites) hear()
  if (response.status === 204) return undefined as T
  const body: unknown = await response.json().catch(() => null)
  if (response.ok && body !== null) return body as T
  throw new ProblemError(isProblem(body) ? body : broken, Number(response.headers.get('retry-after')) || null)
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'detail' in body

export const get = <T>(path: string): Promise<T> => call<T>('GET', path)

/** One key for one attempt: keep it while the person tries again, so that trying twice does a thing once. */
export const newKey = (): string =>
  typeof crypto.randomUUID === 'function'
    ? crypto.randomUUID()
    : [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('')

export const post = <T>(path: string, body: unknown, key: string = newKey()): Promise<T> =>
  call<T>('POST', path, {
    body: JSON.stringify(asSent(body)),
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
  })

export const put = <T>(path: string, body: unknown): Promise<T> =>
  call<T>('PUT', path, { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })

/** Raw content: an uploaded paper, whose name is in a header, as addresses are written down by others; a bank's file. */
export const postRaw = <T>(
  path: string,
  body: BodyInit,
  headers: Readonly<Record<string, string>> = {},
): Promise<T> => call<T>('POST', path, { body, headers: { 'idempotency-key': newKey(), ...headers } })

/** [FO3] Signing out clears what a browser holds for us, but not what somebody in the field has not sent yet: that is sealed. */
export const remove = (path: string): Promise<void> =>
  call<void>(
    'DELETE',
    path,
    recall(ownName(fieldHere)) === 'yes' ? { headers: { 'x-yimen-keep': 'sealed' } } : {},
  )

/** Under this name stands whether the field face has a store here. */
export const fieldHere = 'yimen-field-here'

/** Whether a refusal says that somebody else has moved the case meanwhile. */
export const isMoved = (code: string | undefined): boolean => code === 'stale_seq' || code === 'wrong_step'

/** Whatever was thrown, as something to show. */
export const asProblem = (error: unknown): ProblemError['problem'] =>
  error instanceof ProblemError ? error.problem : broken
