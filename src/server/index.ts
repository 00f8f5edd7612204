/** The server as one thing: a house, its queue, its outbox, and the application over them. */
import { serve, type ServerType } from '@hono/node-server'
import { openApp } from './app.ts'
import { openOutbox } from './commands/outbox.ts'
import { openQueue } from './commands/queue.ts'
import { openHeads } from './heads.ts'
import { servePages } from './pages.ts'
import { openHouse, type House, type Packs } from './realm.ts'
import type { Suite } from '#store'
import type { OidcSettings } from './sign-in/oidc.ts'
import type { Calendar } from '#kernel'
import type { OpenAPIHono } from '@hono/zod-openapi'

export type { Packs } from './realm.ts'
export type { RegistryInput } from './contract/registry.ts'
export { RegistrySchema } from './contract/registry.ts'
export { rehearsalPassword } from './routes/people.ts'

export type Running = { readonly house: House; readonly app: OpenAPIHono; readonly port: number; stop(): Promise<void> }
export type ServerOptions = { readonly url: string; readonly code: string; /** The master keys, newest first. */ readonly masters: readonly Buffer[]; /** Reads them again, for a server that takes up a new one. Throws with what is wrong. */ readonly newerMasters?: () => readonly Buffer[]; readonly key: string; readonly packs: Packs; readonly calendar: Calendar; readonly port: number; readonly pages: string | null; /** [P8] The fewest people that a count of others’ places may show; 5 unless told. */ readonly least?: number; /** How new values are sealed. */ readonly suite?: Suite; /** Sign-in by another house. */ readonly oidc?: OidcSettings | undefined; /** Whether a proxy in front says who the client is. */ readonly trustProxy?: boolean; /** Where each signed head of the log is written besides the database. */ readonly headsFile?: string; readonly onFault: (error: unknown) => void }

/** Opens the house and listens on the loopback. Port 0 takes a free one. */
export async function startServer(o: ServerOptions): Promise<Running> {
  const house = await openHouse(o)
  const queue = openQueue(house)
  const outbox = openOutbox(house, queue, o.onFault)
  const heads = openHeads(house, o.onFault)
  const app = openApp({ desk: { house, queue, outbox, heads, key: o.key, trustProxy: o.trustProxy ?? false, pages: o.pages, newerMasters: o.newerMasters ?? null }, oidc: o.oidc, onFault: o.onFault })
  if (o.pages !== null) servePages(app, o.pages)
  const server = await listen(app, o.port)
  const address = server.address()
  return {
    house,
    app,
    port: typeof address === 'object' && address ? address.port : o.port,
    async stop() {
      await new Promise<void>((done) => { server.close(() => done()); if ('closeAllConnections' in server) server.closeIdleConnections() })
      await outbox.stop()
      await queue.drained()
      await heads.stop()
      await house.reader.pool.end()
      await house.pool.end()
    },
  }
}

function listen(app: OpenAPIHono, port: number): Promise<ServerType> {
  return new Promise((ready, fail) => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1', serverOptions: { headersTimeout: 10_000, requestTimeout: 30_000, maxHeaderSize: 16_384 } }, () => ready(server))
    server.on('error', fail)
  })
}
