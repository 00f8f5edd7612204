/** The built web app, served from memory-mapped files: hashed assets for ever, pages never cached. */
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Units } from '#kernel'

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

/** [UN2] What the packs' numbers count stands in the page itself: no face waits for it, and none knows a unit of a domain. */
const unitsIn = (units: Units): string =>
  `<script type="application/json" id="units">${JSON.stringify(units).replaceAll('<', '\\u003c')}</script>`

/** `/desk` and below are the officials' page, `/wall` that of the meeting room; everything else that is not a file is the residents'. */
export function servePages(app: OpenAPIHono, folder: string, units: Units): void {
  const page = (name: string) =>
    readFileSync(join(folder, name), 'utf8').replace('</head>', `${unitsIn(units)}</head>`)
  app.get('/assets/*', async (c) => {
    const path = normalize(c.req.path)
    const type = types[extname(path)]
    if (path.includes('..') || type === undefined) return c.notFound()
    const content = await readFile(join(folder, path)).catch(() => null)
    return content
      ? c.body(new Uint8Array(content), 200, {
          'content-type': type,
          'cache-control': 'public, max-age=31536000, immutable',
        })
      : c.notFound()
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
