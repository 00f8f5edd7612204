/** Whatever the machine has or lacks, a Chromium opens, draws Chinese pages and WebGL. */
import { expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'

test('a browser opens on this machine', async () => {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(
      `data:text/html;charset=utf-8,${encodeURIComponent('<title>一门</title><h1>进一扇门</h1><canvas></canvas>')}`,
    )
    expect(await page.title()).toBe('一门')
    expect(await page.evaluate('document.querySelector("canvas").getContext("webgl2") !== null')).toBe(true)
    expect((await page.screenshot()).length).toBeGreaterThan(1000)
  } finally {
    await browser.close()
  }
})
