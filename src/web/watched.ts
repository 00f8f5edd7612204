/** A page under watch: what its policy stopped, what opened a dialog, and whether anything that was typed has run. */
import type { Browser, Page } from 'playwright-core'
import { openPage } from './testing.ts'

/** Ways in which text became a script elsewhere: elements, ends of elements and of scripts, links, templates, line signs. */
export const hostileText = [
  `<script>window.pwned=1</script>`,
  `<img src=x onerror="window.pwned=2">`,
  `"><svg onload=window.pwned=3>`,
  `</script><script>window.pwned=4</script>`,
  `[看](javascript:window.pwned=5)`,
  `![x](x" onerror="window.pwned=6)`,
  `{{constructor.constructor('window.pwned=7')()}}`,
  `<!--<script>`,
  `</textarea></title><iframe src="javascript:parent.pwned=8">`,
].join(' ')
/** The same for a place that holds few letters. */
export const hostileName = (n: number): string => `<img src=x onerror=pwned=${n}>`

export type Watched = { readonly page: Page; readonly violations: string[]; readonly dialogs: string[] }

/** What the policy stopped, as the browser reports it, and whatever opened a dialog. */
export async function watchedPage(
  browser: Browser,
  site: string,
  login: string | null,
  path: string,
): Promise<Watched> {
  const violations: string[] = []
  const dialogs: string[] = []
  const page = await openPage(browser, site, login, path, {
    before: async (p) => {
      await p.exposeFunction('reportViolation', (what: string) => violations.push(what))
      await p.addInitScript(() =>
        document.addEventListener('securitypolicyviolation', (e) =>
          (window as unknown as { reportViolation(what: string): void }).reportViolation(
            `${e.violatedDirective} ${e.blockedURI}`,
          ),
        ),
      )
      p.on('dialog', (d) => {
        dialogs.push(d.message())
        void d.dismiss()
      })
    },
  })
  await page.waitForLoadState('networkidle')
  return { page, violations, dialogs }
}

/** What a script left behind; null where none has run. */
export const markOn = (page: Page): Promise<unknown> =>
  page.evaluate(() => (window as unknown as { pwned?: unknown }).pwned ?? null)
/** Opens all that is folded: what is not drawn cannot run. */
export const unfold = (page: Page): Promise<void> =>
  page.evaluate(() => document.querySelectorAll('details').forEach((d) => (d.open = true)))

/**
 * A file as it is opened from a disk, where no policy of ours is sent along: what ran, and every address that would run when it is
 * clicked.
 */
export async function openedFromDisk(
  browser: Browser,
  file: string,
): Promise<{
  readonly mark: unknown
  readonly dialogs: readonly string[]
  readonly addresses: readonly string[]
}> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const dialogs: string[] = []
  page.on('dialog', (d) => {
    dialogs.push(d.message())
    void d.dismiss()
  })
  await page.goto(`file://${file}`)
  await page.waitForTimeout(300)
  const addresses = await page.evaluate(() =>
    [...document.querySelectorAll('[href], [src], [action]')]
      .flatMap((e) => ['href', 'src', 'action'].map((name) => e.getAttribute(name) ?? ''))
      .filter((address) => /^\s*(?:javascript|data|vbscript):/i.test(address)),
  )
  const mark = await markOn(page)
  await context.close()
  return { mark, dialogs, addresses }
}

const entity = (c: string): string => `&#${c.charCodeAt(0)};`
/**
 * Markdown as a careless reader shows it: a sign behind a backslash is itself, what looks like HTML is HTML, and links and pictures go
 * where they say. What is not escaped runs.
 */
export const carelessHtml = (markdown: string): string =>
  `<!doctype html><meta charset="utf-8">${markdown
    .replace(/\\([!-/:-@[-`{-~])/g, (_, c: string) => entity(c))
    .replace(/!\[([^\]]*)\]\(([^)]*)\)/g, '<img alt="$1" src="$2">')
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '<a href="$2">$1</a>')
    .replace(/\n/g, '<br>\n')}`
