/**
 * The desk as a clerk meets it: what is transferred before it can be used, and when that is, at 1.6 Mbit/s and a processor four times
 * slower; and how a list of 10,000 cases scrolls.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { Inbox, TaskView } from '../src/server/contract/index.ts'
import { launchBrowser } from '../tools/browser.ts'
import { codeOf, password } from '../tools/house.ts'
import { buildWeb } from '../tools/web.mjs'
import { start } from './server.ts'

const listLength = 10_000

export async function* desk(): AsyncGenerator<object> {
  const web = buildWeb()
  if (web === undefined) throw new Error('the web app did not build')
  const home = mkdtempSync(join(tmpdir(), 'yimen-bench-'))
  const server = await start(home, { YIMEN_WEB: web })
  const browser = await launchBrowser()
  try {
    for (const [name, path, usable] of [
      ['start page', '/desk', '[data-testid=doors]'],
      ['inbox', '/desk/inbox', '.task-link'],
    ] as const)
      yield { bench: `first load of the ${name}`, ...(await firstLoad(browser, server.url, path, usable)) }
    yield { bench: 'scrolling a list', rows: listLength, ...(await scrolling(browser, server.url)) }
  } finally {
    await browser.close()
    await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

/** A page of the clerk, who has signed in and has nothing in the browser's cache. */
async function clerkPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  const answer = await context.request.post(`${url}/api/session`, {
    headers: { 'x-yimen': '1' },
    data: { login: 'clerk', password, code: codeOf('clerk') },
  })
  if (!answer.ok()) throw new Error(`the clerk cannot sign in: ${answer.status()}`)
  return context.newPage()
}

async function firstLoad(browser: Browser, url: string, path: string, usable: string): Promise<object> {
  const page = await clerkPage(browser, url)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 40,
    downloadThroughput: 200_000,
    uploadThroughput: 200_000,
  })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const kinds = new Map<string, string>()
  let [bytes, scripts, answers] = [0, 0, 0]
  devtools.on('Network.responseReceived', (e) => kinds.set(e.requestId, e.type))
  devtools.on('Network.loadingFinished', (e) => {
    const kind = kinds.get(e.requestId)
    if (kind === 'Font' || kind === 'Image') return
    bytes += e.encodedDataLength
    if (kind === 'Script') scripts += e.encodedDataLength
    if (kind === 'Fetch' || kind === 'XHR') answers += e.encodedDataLength
  })
  await page.goto(`${url}${path}`, { waitUntil: 'commit' })
  await page.waitForSelector(usable, { timeout: 30_000 })
  const usableMs = await page.evaluate(() => performance.now())
  const transferredKiB = Math.round(bytes / 102.4) / 10
  await page.context().close()
  return {
    transferredKiB,
    scriptsKiB: Math.round(scripts / 102.4) / 10,
    answersKiB: Math.round(answers / 102.4) / 10,
    askedKiBBelow: 350,
    usableMs: Math.round(usableMs),
    askedMsBelow: 2500,
  }
}

/** The longest stretches in which the page answered nobody, while a list is run through from end to end. */
async function scrolling(browser: Browser, url: string): Promise<object> {
  const page = await clerkPage(browser, url)
  /** What the compiler of this file writes into functions, and the page does not have. */
  await page.addInitScript('globalThis.__name = (of) => of')
  await page.addInitScript(() => {
    const stalls: number[] = []
    ;(globalThis as unknown as { stalls: number[] }).stalls = stalls
    new PerformanceObserver((list) => list.getEntries().forEach((e) => stalls.push(e.duration))).observe({
      type: 'longtask',
      buffered: false,
    })
  })
  const sample = (await (await page.request.get(`${url}/api/inbox?limit=1`)).json()) as Inbox
  await page.route('**/api/inbox?*', (route) => {
    const query = new URL(route.request().url()).searchParams
    const offset = Number(query.get('offset') ?? 0)
    const limit = Number(query.get('limit') ?? 100)
    const tasks = Array.from({ length: Math.min(limit, listLength - offset) }, (_, i): TaskView => ({
      ...sample.tasks[0]!,
      case: `B20211020-${String(offset + i).padStart(6, '0')}`,
      alike: null,
    }))
    return route.fulfill({ json: { now: sample.now, total: listLength, tasks } })
  })
  await page.goto(`${url}/desk/inbox`)
  await page.waitForSelector('.task-link')
  await page.waitForLoadState('networkidle')
  const run = await page.evaluate(async () => {
    const { stalls } = globalThis as unknown as { stalls: number[] }
    stalls.length = 0
    const frame = () => new Promise<number>((done) => requestAnimationFrame(done))
    let [last, worst, frames] = [await frame(), 0, 0]
    const end = document.documentElement.scrollHeight - innerHeight
    /** As a wheel does: some rows at a time, to the end and back in leaps. */
    const steps = [
      ...Array.from({ length: 600 }, (_, i) => i * 120),
      ...[1, 0.5, 0.75, 0.25, 0].map((at) => end * at),
    ]
    for (const top of steps) {
      scrollTo(0, top)
      const at = await frame()
      worst = Math.max(worst, at - last)
      last = at
      frames += 1
    }
    await new Promise((done) => setTimeout(done, 500))
    return {
      frames,
      longestFrameMs: Math.round(worst),
      stallsOver50Ms: stalls.length,
      longestStallMs: Math.round(Math.max(0, ...stalls)),
      rowsDrawn: document.querySelectorAll('[data-testid=tasks] tbody tr').length,
    }
  })
  await page.context().close()
  return { ...run, askedStallsOver50Ms: 0 }
}
