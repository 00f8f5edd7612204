/** How money, areas and days are written in what the pack tells. */
import type { Text } from 'yimen/kernel/text'
import { yuan } from 'yimen/kernel/money'

export const t = (zh: string, en: string): Text => ({ zh, en })

export const money = (fen: number): Text => t(`${yuan(fen)} 元`, `¥${yuan(fen)}`)

/** 1,167.07, of 116707 hundredths: with commas between thousands, as the page writes the bars beside it. */
export const hundredths: (n: number) => string = yuan

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const parts = (day: string) => day.slice(0, 10).split('-').map(Number) as [number, number, number]

export function dayText(day: string): Text {
  const [y, m, d] = parts(day)
  return t(`${y}年${m}月${d}日`, `${d} ${months[m - 1]} ${y}`)
}
/** Month and day, beside others of the same year. */
export function shortDay(day: string): Text {
  const [, m, d] = parts(day)
  return t(`${m}月${d}日`, `${d} ${months[m - 1]}`)
}

export const joined = (all: readonly Text[], zh = '，', en = ', '): Text =>
  t(all.map((x) => x.zh).join(zh), all.map((x) => x.en).join(en))
