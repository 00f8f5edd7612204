/** What a page says, read as people read it: no word of the code in Chinese, and in English no Chinese in what the house itself says. */
import type { Page } from 'playwright-core'

/** What a person reads, without what is a name by its nature: formulas, ids, addresses, files, an article's own words, what somebody typed. */
const wordsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const skipped =
      'code, pre, kbd, script, style, svg, textarea, input, .clause, .formula, blockquote, .skip'
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts: string[] = []
    for (let n = walker.nextNode(); n; n = walker.nextNode()) {
      const text = (n.textContent ?? '').trim()
      if (text !== '' && !n.parentElement!.closest(skipped)) texts.push(text)
    }
    return texts
  })

/** Names as code writes them: district-office-head, reserve:430523100, payBatch, door.ticket, a lone lower-case word. */
const code = /\b[a-z]+(?:[-_.:][a-z0-9]+)+\b|\b[a-z]+[A-Z]\w*|(?<![\w@./#-])[a-z]{4,}(?![\w@./-])/g
/** Words that Chinese officials write so too. */
const usual = new Set([
  'docx',
  'xlsx',
  'html',
  'https',
  'yimen',
  'json',
  'dmn',
  'openapi',
  'openapi.json',
  'hledger',
  'beancount',
])
/** Each with the text that it stands in: who mends it must find it. */
const codeIn = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => {
    const words = [...text.matchAll(code)].map((m) => m[0])
    const strays = words.filter((w) => !usual.has(w) && !/^https?/.test(w))
    return strays.length === 0 ? [] : [`${strays.join('、')}：${text.slice(0, 160)}`]
  })

/** The words of the house in a heading, a label, a button, the head of a table: never what people are called, nor an article by its name. */
const chromeOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'h2, h3:not([lang]), th[scope="col"], dt, label > span, button:not(.bare):not(.card):not([lang]), caption, :not(.clause) > summary',
      ),
    ]
      .map((e) => (e.textContent ?? '').trim())
      .filter((text) => /[\u4e00-\u9fff]/.test(text)),
  )

/** What is wrong on this page, which is in Chinese and stays so; a page without a switch of languages says both, and is read in Chinese. */
export async function strayWords(page: Page): Promise<readonly string[]> {
  const path = new URL(page.url()).pathname
  const inChinese = codeIn(await wordsOf(page))
  const english = page.locator('button[lang=en]:visible').first()
  const inEnglish: string[] = []
  if ((await english.count()) > 0) {
    await english.click()
    inEnglish.push(...(await chromeOf(page)))
    await page.locator('button[lang="zh-CN"]:visible').first().click()
  }
  return [...inChinese, ...inEnglish].map((words) => `${words} · ${path}`)
}
