// usage: tsx tools/zz-walk.ts base login name=path ...
import { launchBrowser } from './browser.ts'
import { codeOf } from './house.ts'
const [base, login, ...pages] = process.argv.slice(2)
const b = await launchBrowser()
for (const width of [1440, 390]) {
  const ctx = await b.newContext({ viewport: { width, height: width === 390 ? 844 : 900 } })
  if (login !== '-') {
    const r = await ctx.request.post(`${base}/api/session`, { headers: { 'x-yimen': '1' }, data: { login, password: 'yimen-rehearsal', code: codeOf(login!) } })
    if (!r.ok()) console.log(r.status(), await r.text())
  }
  const page = await ctx.newPage()
  for (const p of pages) {
    const [name, path] = p.split('=', 2) as [string, string]
    const rest = p.slice(name.length + 1)
    await page.goto(base + rest, { waitUntil: 'networkidle' }).catch((e) => console.log(String(e)))
    await page.waitForTimeout(2500)
    await page.screenshot({ path: `/tmp/shots/${name}-${width}.png`, fullPage: true })
    console.log(name, width, await page.evaluate('document.documentElement.scrollWidth'))
  }
  await ctx.close()
}
await b.close()
process.exit(0)
