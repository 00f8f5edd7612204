/** The command line's way to the server: the same HTTP as everybody, with the key that the start left. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writableDir } from '#embedded'
import { isRealmKey } from '../realm-key.ts'

export type Client = {
  get<T>(path: string): Promise<T>
  text(path: string): Promise<Uint8Array>
  stream(path: string): Promise<ReadableStream<Uint8Array>>
  send<T>(method: 'POST' | 'PUT', path: string, body: unknown): Promise<T>
  /** A file as it is, and a JSON back. */ file<T>(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<T>
  lines(path: string, lines: readonly string[]): Promise<readonly Answer[]>
  /** A paper under an id of its own. */ upload(
    id: string,
    name: string,
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<void>
}
export type Answer = {
  readonly ok: boolean
  readonly case?: string
  readonly seq?: number
  readonly code?: string
  readonly detail?: { readonly zh: string; readonly en: string }
  readonly field?: string
}

/** Where the start leaves its notes and keys: under the project, or where it could write. */
export const homeDir = (): string =>
  writableDir(
    process.env.YIMEN_HOME ?? fileURLToPath(new URL('../../.yimen', import.meta.url)),
    () => undefined,
  )

function left(name: string): string | undefined {
  const path = join(homeDir(), name)
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined
}

/** The server said no, and with which status. */
export class Refusal extends Error {
  readonly status: number
  constructor(message: string, status: number) {
    super(message)
    this.status = status
  }
}

export type Where = {
  readonly url?: string
  readonly key?: string
  /** The key of the realm; the first one unless told. */ readonly realm?: string
}

/** Where the server is, and the key: from the environment, or as the last start left them. */
export function connect(options: Where = {}): Client {
  const url = options.url ?? process.env.YIMEN_URL ?? left('url') ?? 'http://127.0.0.1:3000'
  const key = options.key ?? process.env.YIMEN_KEY ?? left('key')
  if (key === undefined)
    throw new Error(
      '没有找到密钥：请先运行 npm start，或者设置 YIMEN_KEY · No key found: run npm start first, or set YIMEN_KEY',
    )
  /** What is no key is never put into an address. */
  if (options.realm !== undefined && !isRealmKey(options.realm))
    throw new Error(`“${options.realm}”不是地区标识 · “${options.realm}” is not the key of a realm`)
  const call = async (
    method: string,
    path: string,
    body?: string | Uint8Array<ArrayBuffer>,
    type = 'application/json',
    more: Readonly<Record<string, string>> = {},
  ): Promise<Response> => {
    const response = await fetch(`${url}${options.realm === undefined ? '' : `/r/${options.realm}`}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...more,
        ...(body === undefined ? {} : { 'content-type': type }),
      },
      ...(body === undefined ? {} : { body }),
    }).catch(() => {
      throw new Error(`连不上 ${url}：请先运行 npm start · Cannot reach ${url}: run npm start first`)
    })
    if (!response.ok) throw new Refusal(await problemText(response), response.status)
    return response
  }
  return {
    get: async <T>(path: string) => (await (await call('GET', path)).json()) as T,
    text: async (path) => new Uint8Array(await (await call('GET', path)).arrayBuffer()),
    stream: async (path) => (await call('GET', path)).body!,
    send: async <T>(method: 'POST' | 'PUT', path: string, body: unknown) =>
      (await (await call(method, path, JSON.stringify(body))).json()) as T,
    upload: async (id, name, bytes) => {
      await call('POST', '/api/uploads', bytes, 'application/octet-stream', {
        'x-upload-id': id,
        'x-file-name': encodeURIComponent(name),
        'idempotency-key': id,
      })
    },
    file: async <T>(path: string, bytes: Uint8Array<ArrayBuffer>) =>
      (await (await call('POST', path, bytes, 'application/octet-stream')).json()) as T,
    lines: async (path, lines) =>
      (await (await call('POST', path, lines.join('\n'), 'application/x-ndjson')).text())
        .split('\n')
        .filter((l) => l !== '')
        .map((l) => JSON.parse(l) as Answer),
  }
}

/**
 * [RM8] Who is asked: the realms that `--realm` or YIMEN_REALM names, with commas between several, or all of
 * the server's, the first one first.
 */
export async function connectEach(
  named?: string,
): Promise<readonly { readonly realm: string; readonly client: Client }[]> {
  const codeList = named ?? process.env.YIMEN_REALM
  const codes =
    codeList === undefined
      ? (await connect().get<readonly { readonly code: string }[]>('/api/realms')).map((r) => r.code)
      : codeList.split(',').map((code) => code.trim())
  return codes.map((realm) => ({ realm, client: connect({ realm }) }))
}

/** [RM8] The answer of the first realm that has such a thing; when none has, what the first one said. */
export async function askWhoHas<T>(
  named: string | undefined,
  ask: (client: Client) => Promise<T>,
): Promise<T> {
  let none: unknown
  for (const { client } of await connectEach(named)) {
    try {
      return await ask(client)
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 404) throw error
      none ??= error
    }
  }
  throw none
}

/**
 * What the home folder keeps once a realm's rehearsal is loaded: one that says more has another number and is
 * played over the one before.
 */
export const rehearsedMark = (realm: string): string =>
  realm === '430523' ? 'rehearsed-2' : `rehearsed-${realm}-1`

/** What `yimen rehearse --realm` ends with where nobody wrote one: a start goes on without. */
export const noRehearsal = 3

async function problemText(response: Response): Promise<string> {
  const problem = (await response.json().catch(() => null)) as {
    code?: string
    field?: string
    detail?: { zh: string; en: string }
  } | null
  return problem?.detail
    ? `${problem.detail.zh} · ${problem.detail.en}${problem.field ? ` (${problem.field})` : ''}`
    : `HTTP ${response.status}`
}
