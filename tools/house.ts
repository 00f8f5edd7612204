/** A whole house for a test: a server over a database of its own, with the places and people of the rehearsal and no history. */
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { chinaCalendar } from '../src/kernel/clock/index.ts'
import { startServer, type Packs, type Running, type ServerOptions } from '../src/server/index.ts'
import { migrate, openPool, type Pool } from '../src/store/index.ts'
import { testDatabase, type TestDatabase } from '../src/store/testing.ts'
import { readArticles, readClauses } from '../src/clauses.ts'
import { brought } from '../packs/index.ts'
import { TOTP } from 'otpauth'
import { makeRehearsal, rehearsalSecret } from '../packs/rehearsal.ts'

export const password = 'yimen-rehearsal'
export const seed = 20211020

/** What the server answered: the status, and the body as it came, which the test says the type of. */
export type Answer<T = unknown> = { readonly status: number; readonly body: T; readonly headers: Headers }

export type Visitor = {
  /** The answer as it begins to come: for streams. */
  open(
    path: string,
    init?: { readonly signal?: AbortSignal; readonly headers?: Readonly<Record<string, string>> },
  ): Promise<Response>
  get<T>(path: string): Promise<Answer<T>>
  /** A file, byte by byte. */
  /** `asking`: what is asked, where a file answers a question. */
  file(path: string, asking?: unknown): Promise<Answer<Buffer>>
  /** Sends JSON with a fresh key, or the one given. */
  post<T>(path: string, body: unknown, key?: string): Promise<Answer<T>>
  /** Sends whatever it is told to, with these headers besides the session's. */
  send<T>(
    method: string,
    path: string,
    body: string | Uint8Array<ArrayBuffer> | undefined,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer<T>>
}

/** Those who come to one realm: the command line, one who signs in there, anybody. */
export type Visitors = {
  readonly console: Visitor
  as(login: string): Promise<Visitor>
  readonly stranger: Visitor
}

export type TestHouse = Running & {
  readonly url: string
  /** The owner's address. */ readonly databaseUrl: string
  /** The owner's connections: for tests that look at everything, or tamper with what the server itself may not. */
  readonly owner: Pool
  readonly key: string
  readonly faults: readonly unknown[]
  /** The command line's own way in. */
  readonly console: Visitor
  as(login: string): Promise<Visitor>
  /** Anybody, not signed in. */
  readonly stranger: Visitor
  /** The same at the addresses of one realm, the first one's too. */
  at(code: string): Visitors
  /** Stops this server and starts another over the same database, perhaps with other packs; the one here is then gone. */
  restart(changed?: HouseOptions): Promise<TestHouse>
  close(): Promise<void>
}

/** Every programme in every realm: for tests of realms, which need no programme of their own. */
export const everywhere = (): Packs => ({ ...allPacks(), inForce: {} })

const policies = new URL('../packs/', import.meta.url)
export const allPacks = (): Packs => ({
  ...brought,
  clause: readClauses(policies),
  explaining: { articles: readArticles(policies), words: brought.words, gaps: brought.gaps },
})

type HouseOptions = {
  /** The realms, the first one first; Shaoyang County alone unless told. */
  readonly codes?: readonly string[]
  readonly pages?: boolean
  /** Other packs than ours. */
  readonly packs?: Packs
  readonly master?: Buffer
  readonly suite?: 'standard' | 'guomi'
  /** Where heads of the log are published besides. */
  readonly headsFile?: string
  readonly proxyHops?: number
  readonly filing?: ServerOptions['filing']
  readonly oidc?: ServerOptions['oidc']
  readonly tiles?: ServerOptions['tiles']
  /** By which commands other accounting programs are run. */
  readonly checkers?: ServerOptions['checkers']
  /** Realms on other servers that the page asks, where it keeps their answers, and whether it is the first page. */
  readonly pageRealms?: ServerOptions['pageRealms']
  readonly pageFile?: string
  readonly opensOnPage?: boolean
  /** Where receivers may be that are told of events. */
  readonly hooks?: ServerOptions['hooks']
  /** Not a rehearsal: its clock is the world's, and a code counts once. */
  readonly real?: boolean
  /** Other places and people than the county's. */
  readonly registry?: object
  /** Another moment at which a rehearsal's clock begins. */
  readonly startsAt?: string
}

/** The master key of test houses, unless a test has its own. */
export const testMaster = Buffer.alloc(48, 7)

/** A server over a new database: no realm has its places and people yet. */
export async function openEmptyHouse(options: HouseOptions): Promise<TestHouse> {
  const template = process.env['YIMEN_TEST_MIGRATED']
  const database = await testDatabase(template === undefined ? {} : { template })
  /** On a server of somebody's own nothing was made beforehand. */
  if (template === undefined) {
    const pool = openPool(database.url, 1)
    await migrate(pool)
    await pool.end()
  }
  return openHouseOver(database, options)
}

/** Opens one; `pages` serves the built web app of the run as well. */
export async function openTestHouse(options: HouseOptions = {}): Promise<TestHouse> {
  const house = await openEmptyHouse(options)
  const { status, body } = await house.console.send(
    'PUT',
    '/api/registry',
    JSON.stringify({
      ...(options.registry ?? makeRegistry()),
      ...(options.startsAt === undefined ? {} : { startsAt: options.startsAt }),
      ...(options.real ? { rehearsal: false, startsAt: null } : {}),
    }),
    { 'content-type': 'application/json' },
  )
  if (status !== 200) throw new Error(`the registry was refused: ${JSON.stringify(body)}`)
  return house
}

/** A server over a database that is there already, for instance one that a backup was restored into. */
export async function openHouseOver(database: TestDatabase, options: HouseOptions = {}): Promise<TestHouse> {
  const key = randomUUID()
  const faults: unknown[] = []
  const pages = options.pages
    ? (process.env.YIMEN_WEB ?? fileURLToPath(new URL('../dist/web', import.meta.url)))
    : null
  const running = await startServer({
    url: database.url,
    codes: options.codes ?? ['430523'],
    masters: [options.master ?? testMaster],
    key,
    port: 0,
    pages,
    calendar: chinaCalendar,
    packs: options.packs ?? allPacks(),
    onFault: (e) => faults.push(e),
    ...(options.suite === undefined ? {} : { suite: options.suite }),
    ...(options.headsFile === undefined ? {} : { headsFile: options.headsFile }),
    ...(options.filing === undefined ? {} : { filing: options.filing }),
    ...(options.proxyHops === undefined ? {} : { proxyHops: options.proxyHops }),
    oidc: options.oidc,
    ...(options.tiles === undefined ? {} : { tiles: options.tiles }),
    ...(options.checkers === undefined ? {} : { checkers: options.checkers }),
    ...(options.pageRealms === undefined ? {} : { pageRealms: options.pageRealms }),
    ...(options.pageFile === undefined ? {} : { pageFile: options.pageFile }),
    ...(options.hooks === undefined ? {} : { hooks: options.hooks }),
    ...(options.opensOnPage === undefined ? {} : { opensOnPage: options.opensOnPage }),
  })
  const url = `http://127.0.0.1:${running.port}`
  const owner = openPool(database.url, 2)
  const visitors = (at: string): Visitors => ({
    console: visitor(at, { authorization: `Bearer ${key}` }),
    as: (login) => signedIn(at, login),
    stranger: visitor(at, {}),
  })
  return {
    ...running,
    url,
    databaseUrl: database.url,
    owner,
    key,
    faults,
    ...visitors(url),
    at: (code) => visitors(`${url}/r/${code}`),
    async restart(changed = {}) {
      await running.stop()
      await owner.end()
      return openHouseOver(database, { ...options, ...changed })
    },
    async close() {
      await running.stop()
      await owner.end()
      await database.close()
    },
  }
}

let registry: object | undefined
const makeRegistry = (): object => (registry ??= makeRehearsal(seed).registry)

/** What the phone of a rehearsal's official shows now; accounts without a second factor ignore it. */
export const codeOf = (login: string): string =>
  new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret: rehearsalSecret(login) }).generate()

async function signedIn(url: string, login: string): Promise<Visitor> {
  const { status, headers, body } = await visitor(url, {}).post('/api/session', {
    login,
    password,
    code: codeOf(login),
  })
  /** Whoever comes with a crowd waits their turn, as the page does. */
  if (status === 429 && (body as { code?: string }).code === 'busy') {
    await new Promise((done) => setTimeout(done, Number(headers.get('retry-after')) * 1000))
    return signedIn(url, login)
  }
  if (status !== 200) throw new Error(`${login} cannot sign in: ${status}`)
  return visitor(url, {
    cookie: headers
      .getSetCookie()
      .map((c) => c.split(';')[0]!)
      .join('; '),
  })
}

/** Of a stream, which has no end, what it says first. */
async function textOf(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response.text()
  const reader = response.body!.getReader()
  const { value } = await reader.read()
  await reader.cancel()
  return new TextDecoder().decode(value)
}

function visitor(url: string, who: Readonly<Record<string, string>>): Visitor {
  const send = async <T>(
    method: string,
    path: string,
    body: string | Uint8Array<ArrayBuffer> | undefined,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<T>> => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { 'x-yimen': '1', ...who, ...headers },
      ...(body === undefined ? {} : { body }),
    })
    const text = await textOf(response)
    const isJson = /^application\/((problem|geo)\+)?json/.test(response.headers.get('content-type') ?? '')
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : text) as T,
    }
  }
  return {
    send,
    open: (path, { signal, headers } = {}) =>
      fetch(`${url}${path}`, { headers: { ...who, ...headers }, ...(signal ? { signal } : {}) }),
    async file(path, asking) {
      const response = await fetch(
        `${url}${path}`,
        asking === undefined
          ? { headers: who }
          : {
              method: 'POST',
              headers: { 'x-yimen': '1', 'content-type': 'application/json', ...who },
              body: JSON.stringify(asking),
            },
      )
      return {
        status: response.status,
        headers: response.headers,
        body: Buffer.from(await response.arrayBuffer()),
      }
    },
    get: <T>(path: string) => send<T>('GET', path, undefined),
    post: <T>(path: string, body: unknown, key: string = randomUUID()) =>
      send<T>('POST', path, JSON.stringify(body), {
        'content-type': 'application/json',
        'idempotency-key': key,
      }),
  }
}
