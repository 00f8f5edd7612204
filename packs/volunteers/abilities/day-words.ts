/** A day as people write it: what an account shows is read by pupils and their parents. */
import type { Text } from 'yimen/kernel/text'

export const dayWords = (day: string): Text => ({
  zh: `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`,
  en: day,
})
