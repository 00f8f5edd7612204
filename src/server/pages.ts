/** The built web app, served from memory-mapped files: hashed assets for ever, pages never cached. */
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Units } from '#kernel/money'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
}

const packs: ReadonlySet<string> = new Set(['.js', '.css', '.svg', '.json'])
const zipped = promisify(gzip)

/** [UN2] What the packs' numbers count stands in the page itself: no face waits for it, and none knows a unit of a domain. */
const unitsIn = (units: Units): string =>
  `<script type="application/json" id="units">${JSON.stringify(units).replaceAll('<', '\\u003c')}</script>`

/** `/desk` and below are the officials' page, `/wall` that of the meeting room; everything else that is not a file is the residents'. */
export function servePages(app: OpenAPIHono, folder: string, units: Units): void {
  const page = (name: string) =>
    readFileSync(join(folder, name), 'utf8').replace('</head>', `${unitsIn(units)}</head>`)
  /** A file of a build never changes under its name: it is packed once, when it is first asked for. */
  const packed = new Map<string, Promise<Buffer>>()
  const packedOf = (path: string, content: Buffer): Promise<Buffer> => {
    const there = packed.get(path) ?? zipped(content)
    packed.set(path, there)
    return there
  }
  app.get('/assets/*', async (c) => {
    const path = normalize(c.req.path)
    const type = types[extname(path)]
    if (path.includes('..') || type === undefined) return c.notFound()
    const content = await readFile(join(folder, path)).catch(() => null)
    if (!content) return c.notFound()
    const headers = {
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    }
    /** [LI6] Scripts and styles travel packed; fonts and pictures are so already. */
    return packs.has(extname(path)) && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
      ? c.body(new Uint8Array(await packedOf(path, content)), 200, { ...headers, 'content-encoding': 'gzip' })
      : c.body(new Uint8Array(content), 200, headers)
  })
  const html = (name: string) => () =>
    new Response(page(name), { headers: { 'content-type': types['.html']!, 'cache-control': 'no-cache' } })
  for (const path of ['/desk', '/desk/*']) app.get(path, html('desk.html'))
  for (const path of ['/wall', '/wall/*']) app.get(path, html('wall.html'))
  for (const path of [
    '/',
    '/services/*',
    '/cases/*',
    '/sign-in',
    '/me',
    '/proof',
    '/lists',
    '/lists/*',
    '/units',
    '/units/*',
  ])
    app.get(path, html('index.html'))
}
