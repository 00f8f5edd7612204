/** The built web app, served from memory-mapped files: hashed assets for ever, pages never cached. */
import { createHash } from 'node:crypto'
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

/** `/desk` and below are the officials' page, `/wall` that of the meeting room, `/stage` and below what is played live, `/counter` the screen before a person at a window, `/field` the phone's; everything else that is not a file is the residents'. */
export function servePages(
  app: OpenAPIHono,
  folder: string,
  {
    units,
    base,
    title,
    opensOnPage,
  }: {
    readonly units: Units
    readonly base: string
    readonly title: () => string
    /** [PG11] Whether the first address is the newspaper’s page; the residents’ is then at /services. */
    readonly opensOnPage: () => boolean
  },
): void {
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
  for (const path of ['/stage', '/stage/*']) app.get(path, html('stage.html'))
  app.get('/counter', html('counter.html'))
  serveField(app, folder, { page, base, title })
  for (const path of ['/page', '/page/*']) app.get(path, html('page.html'))
  app.get('/', () => (opensOnPage() ? html('page.html') : html('index.html'))())
  for (const path of [
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

/** [FO1] The phone's page with its worker and what a phone installs it by: each realm's own, under its own address. */
function serveField(
  app: OpenAPIHono,
  folder: string,
  {
    page,
    base,
    title,
  }: { readonly page: (name: string) => string; readonly base: string; readonly title: () => string },
): void {
  const manifestPath = `${base}/field/manifest.webmanifest`
  const field = (): string =>
    page('field.html').replace('</head>', `<link rel="manifest" href="${manifestPath}"></head>`)
  const answer = (body: string, type: string, more: Readonly<Record<string, string>> = {}) =>
    new Response(body, { headers: { 'content-type': type, 'cache-control': 'no-cache', ...more } })
  app.get('/field', () => answer(field(), types['.html']!))
  app.get('/field/manifest.webmanifest', () =>
    answer(
      JSON.stringify({
        id: `${base}/field`,
        name: `一门外勤 · ${title()}`,
        short_name: '一门外勤',
        lang: 'zh-CN',
        start_url: `${base}/field`,
        scope: `${base}/field`,
        display: 'standalone',
        background_color: '#f6f3ec',
        theme_color: '#0f4c46',
        icons: [
          { src: '/assets/field-192.png', sizes: '192x192', type: 'image/png', purpose: 'any maskable' },
          { src: '/assets/field-512.png', sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
          { src: '/assets/field.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
      }),
      'application/manifest+json; charset=utf-8',
    ),
  )
  /** A page that changed with the packs alone is a new version too. */
  app.get('/field/worker.js', () => {
    const { files, version } = JSON.parse(readFileSync(join(folder, 'field-files.json'), 'utf8')) as {
      readonly files: readonly string[]
      readonly version: string
    }
    const pageMark = createHash('sha256').update(field()).digest('hex').slice(0, 12)
    const given = JSON.stringify({ files, version: `${version}-${pageMark}` })
    return answer(
      `self.yimenField=${given};\n${readFileSync(join(folder, 'field-worker.js'), 'utf8')}`,
      types['.js']!,
      { 'service-worker-allowed': `${base}/field` },
    )
  })
}
