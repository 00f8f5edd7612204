/** What a resident's phone must fetch before it shows something, and how soon it does on the loopback. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { launchBrowser } from '../tools/browser.ts'
import { buildWeb } from '../tools/web.mjs'
import { call, start } from './server.ts'
import { makeRehearsal } from '../packs/rehearsal.ts'

export async function* page(): AsyncGenerator<object> {
  const web = buildWeb()
  if (web === undefined) throw new Error('the web app did not build')
  const html = readFileSync(join(web, 'index.html'), 'utf8')
  const scripts = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map((m) => m[1]!)
  const bytes = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(join(web, path))).length, 0)
  yield {
    bench: 'resident page',
    scripts: scripts.length,
    scriptKiBGzipped: Math.round(bytes / 102.4) / 10,
    askedBelow: 150,
  }
  const home = mkdtempSync(join(tmpdir(), 'yimen-bench-'))
  const server = await start(home, { YIMEN_REHEARSAL: 'off', YIMEN_WEB: web })
  const browser = await launchBrowser()
  try {
    await call(server, 'PUT', '/api/registry', makeRehearsal(1).registry)
    const tab = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
    const paints: number[] = []
    for (const path of ['/', '/services/assistance.temporary']) {
      await tab.goto(`${server.url}${path}`, { waitUntil: 'networkidle' })
      paints.push(
        await tab.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]!.startTime),
      )
    }
    yield {
      bench: 'first contentful paint',
      homeMs: Math.round(paints[0]!),
      guideMs: Math.round(paints[1]!),
      askedBelow: 1000,
    }
  } finally {
    await browser.close()
    await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
}
