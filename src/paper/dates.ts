/** Days and times as documents say them. */

/** 2021年10月20日 */
export function chineseDay(day: string): string {
  const [y, m, d] = day.slice(0, 10).split('-').map(Number) as [number, number, number]
  return `${y}年${m}月${d}日`
}

/** 2021年10月20日17时30分 */
export const chineseInstant = (at: string): string =>
  `${chineseDay(at)}${Number(at.slice(11, 13))}时${at.slice(14, 16)}分`
