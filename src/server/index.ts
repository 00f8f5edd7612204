/** The server as one thing: for each realm a house, its queue, its outbox and the application over them, and one door before all. */
import { serve, type HttpBindings, type ServerType } from '@hono/node-server'
import { openApp } from './app.ts'
import { openRecounts, type Recounts } from './books.ts'
import type { Commands } from '#books'
import { openOutbox } from './commands/outbox.ts'
import { openQueue } from './commands/queue.ts'
import { openTime } from './commands/time.ts'
import type { Upkeep } from '#embedded'
import { openDoor, type OidcSettings } from '#sign-in'
import { usualFiling, type FilingLimits } from './filing.ts'
import { countNewFigures } from './figure-records.ts'
import { fillFound } from './find/fill.ts'
import { openExchange, type Exchange } from './exchange/index.ts'
import { openHeads } from './heads.ts'
import { openHooks, type Hooks, type HookSettings } from './hooks/index.ts'
import { openImports } from './imports/index.ts'
import { openLive } from './live.ts'
import { servePages } from './pages.ts'
import { openBroadsheet } from './page/broadsheet.ts'
import type { PageRealm } from './page/ask.ts'
import { openHouses, type House } from './realm.ts'
import type { Packs } from './packs.ts'
import { checkedKeys, realmOf } from './realms.ts'
import type { Suite } from '#store'
import type { Tiles } from './tiles.ts'
import type { Calendar } from '#kernel/clock'
import type { OpenAPIHono } from '@hono/zod-openapi'

export type { Packs } from './packs.ts'
export { tilesNamed } from './tiles.ts'
export { proxyHops } from './address.ts'
export { filingLimits } from './filing.ts'
export type { RegistryInput } from './contract/registry.ts'
export { RegistrySchema } from './contract/registry.ts'
export { rehearsalPassword } from './routes/people.ts'

export type Running = {
  /** The first realm, and its application. */ readonly house: House
  readonly app: OpenAPIHono
  /** Every realm, the first one first. */ readonly houses: readonly House[]
  readonly port: number
  /** [TA6] A rehearsal’s history has been played: its time goes on by the clock. */
  letTimeAct(code: string): void
  /** The first realm's exchange with partners: tests wait for it. */ readonly exchange: Exchange
  /** The first realm's receivers: tests wait until they were told. */ readonly hooks: Hooks
  /** The first realm's recounts of the books: tests let a night come. */ readonly recounts: Recounts
  stop(): Promise<void>
}
export type ServerOptions = {
  readonly url: string
  /** How the embedded database is kept, where it is ours. */ readonly upkeep?: () => Upkeep
  /** One realm, or several of the same database; the first has the addresses without a prefix. */ readonly code?: string
  readonly codes?: readonly string[]
  /** The master keys, newest first. */ readonly masters: readonly Buffer[]
  /** Reads them again, for a server that takes up a new one. Throws with what is wrong. */ readonly newerMasters?: () => readonly Buffer[]
  readonly key: string
  readonly packs: Packs
  readonly calendar: Calendar
  readonly port: number
  readonly pages: string | null
  /** [P8] The fewest people that a count of others’ places may show; 5 unless told. */ readonly least?: number
  /** How new values are sealed. */ readonly suite?: Suite
  /** Sign-in by another house. */ readonly oidc?: OidcSettings | undefined
  /** How many proxies in front say who the client is. */ readonly proxyHops?: number
  /** How much one person may file in a day; the usual unless told. */ readonly filing?: FilingLimits
  /** Where tiles for maps come from. */ readonly tiles?: Tiles | null
  /** Where each signed head of the log is written besides the database. */ readonly headsFile?: string
  /** By which commands other accounting programs are run; their own names unless told. */ readonly checkers?: Commands
  /** [PG3] Realms on other servers that the page asks, by their keys. */ readonly pageRealms?: Readonly<
    Record<string, PageRealm>
  >
  /** [PG6] Where the page keeps what realms answered. */ readonly pageFile?: string
  /** Whether the first address of a rehearsal opens on the page. */ readonly opensOnPage?: boolean
  /** [HK8] Where receivers may be that are told of events. */ readonly hooks?: HookSettings
  readonly onFault: (error: unknown) => void
}

/** Opens every realm and listens on the loopback. Port 0 takes a free one. */
export async function startServer(o: ServerOptions): Promise<Running> {
  const codes = checkedKeys(o.codes ?? [o.code ?? ''])
  const houses = await openHouses(o, codes)
  for (const house of houses) {
    await countNewFigures(house)
    await fillFound(house)
  }
  const door = openDoor()
  let port = o.port
  const broadsheet = o.packs.page
    ? openBroadsheet(
        { page: o.packs.page, elsewhere: o.pageRealms ?? {}, file: o.pageFile ?? null },
        houses,
        { key: o.key, portOf: () => port, onFault: o.onFault },
      )
    : null
  const realms = houses.map((house) => {
    const queue = openQueue(house)
    const outbox = openOutbox(house, queue, o.onFault)
    const time = openTime(house, queue, outbox, o.onFault)
    const heads = openHeads(house, o.onFault)
    const exchange = openExchange({ house, queue, onFault: o.onFault })
    const hooks = openHooks(house, o.onFault, o.hooks)
    const imports = openImports(house, queue, o.onFault)
    const live = openLive(house, o.onFault)
    const recounts = openRecounts(house, o.onFault, o.checkers)
    const app = openApp({
      desk: {
        house,
        houses,
        queue,
        outbox,
        time,
        heads,
        exchange,
        hooks,
        imports,
        live,
        recounts,
        key: o.key,
        proxyHops: o.proxyHops ?? 0,
        door,
        filing: o.filing ?? usualFiling,
        pages: o.pages,
        newerMasters: o.newerMasters ?? null,
        tiles: o.tiles ?? null,
        broadsheet: () => broadsheet,
        upkeep: o.upkeep ?? (() => ({ kind: 'running' })),
      },
      oidc: o.oidc,
      onFault: o.onFault,
    })
    if (o.pages !== null)
      servePages(app, o.pages, {
        units: house.packs.units ?? {},
        base: house.base,
        title: () => house.realm?.name.zh ?? house.code,
        opensOnPage: () =>
          o.opensOnPage === true &&
          house.realm?.rehearsal === true &&
          o.packs.page?.realm === house.code &&
          house.base === '',
      })
    return { code: house.code, app, queue, outbox, time, heads, exchange, hooks, imports, live, recounts }
  })
  const [house, app] = [houses[0]!, realms[0]!.app]
  /** What names no realm, or two, is the first one's to refuse. */
  const server = await listen(o.port, async (request, env) => {
    /** [I7] Before anything is read of it. */
    if (isSignIn(env.incoming)) await door.turn()
    const code = realmOf(codes, env.incoming.url ?? '/', request.url)
    return code === null
      ? app.fetch(new Request(new URL('/r/', request.url)), env)
      : realms.find((r) => r.code === code)!.app.fetch(request, env)
  })
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : o.port
  return {
    house,
    houses,
    app,
    port,
    exchange: realms[0]!.exchange,
    hooks: realms[0]!.hooks,
    recounts: realms[0]!.recounts,
    letTimeAct(code) {
      const realm = realms.find((r) => r.code === code)
      realm?.time.follow()
      realm?.recounts.follow()
    },
    async stop() {
      /** A stream is a request that never ends by itself. */
      for (const { live } of realms) await live.stop()
      await new Promise<void>((done) => {
        server.close(() => done())
        if ('closeAllConnections' in server) server.closeIdleConnections()
      })
      for (const { outbox, queue, time, heads, exchange, hooks, imports, recounts } of realms) {
        await exchange.stop()
        await hooks.stop()
        await recounts.stop()
        await time.stop()
        await imports.stop()
        await outbox.stop()
        await queue.drained()
        await heads.stop()
      }
      await house.reader.pool.end()
      await house.pool.end()
    },
  }
}

const isSignIn = ({ method, url }: HttpBindings['incoming']): boolean =>
  method === 'POST' && /\/api\/session(\?|$)/.test(url ?? '')

type Answering = (request: Request, env: HttpBindings) => Response | Promise<Response>

function listen(port: number, answer: Answering): Promise<ServerType> {
  return new Promise((ready, fail) => {
    const server = serve(
      {
        fetch: (request, env) => answer(request, env as HttpBindings),
        port,
        hostname: '127.0.0.1',
        /** A connection is kept longer than any proxy before us keeps it idle: closed by us first, it would meet a request on its way. */
        serverOptions: {
          headersTimeout: 10_000,
          requestTimeout: 30_000,
          keepAliveTimeout: 75_000,
          maxHeaderSize: 16_384,
        },
      },
      () => ready(server),
    )
    server.on('error', fail)
  })
}
