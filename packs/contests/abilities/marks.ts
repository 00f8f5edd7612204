/** Marks as whole numbers: ten-thousandths of a point are kept, hundredths are shown, and ranks go by what is kept. */
import type { Text } from 'yimen/kernel/text'

export const perPoint = 10_000

/** Rounded half up, once, in whole numbers; also below zero. Asserts a divisor above zero. */
export function divided(sum: number, by: number): number {
  if (!Number.isSafeInteger(sum) || !Number.isSafeInteger(by) || by <= 0) throw new Error(`${sum} / ${by}`)
  const [n, d] = [BigInt(sum), BigInt(by)]
  const doubled = 2n * n + d
  const quotient = doubled / (2n * d)
  return Number(doubled < 0n && doubled % (2n * d) !== 0n ? quotient - 1n : quotient)
}

/** As people read it: 92.35. */
export function shown(marks: number): string {
  const hundredths = divided(marks, perPoint / 100)
  const digits = String(Math.abs(hundredths)).padStart(3, '0')
  return `${hundredths < 0 ? '−' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
export const shownText = (marks: number | null): Text =>
  marks === null ? { zh: '未齐', en: 'incomplete' } : { zh: shown(marks), en: shown(marks) }

/** The rule for a panel of a certain size, written before anybody scores: so many highest and lowest go. */
export type Drop = { readonly sheets: number; readonly drop: number }

/**
 * The mean of the sheets by the rule that is written for just so many; null where no rule is, or a sheet is missing. In ten-thousandths
 * when the sheets are in hundredths and `times` is a hundred.
 */
export function panelMean(
  marks: readonly number[],
  expected: number,
  drops: readonly Drop[],
  times: number,
): number | null {
  const rule = drops.find((d) => d.sheets === expected)
  if (rule === undefined || marks.length !== expected) return null
  const left = marks.toSorted((a, b) => a - b).slice(rule.drop, expected - rule.drop)
  return left.length === 0 ? null : divided(left.reduce((a, b) => a + b, 0) * times, left.length)
}

/** Equal marks share a rank. */
export function ranked<T extends { readonly points: number | null }>(
  rows: readonly T[],
): readonly (T & { readonly rank: number | null })[] {
  const rankOf = new Map<number, number>()
  const inOrder = rows.flatMap((r) => (r.points === null ? [] : [r.points])).toSorted((a, b) => b - a)
  for (const [i, points] of inOrder.entries()) if (!rankOf.has(points)) rankOf.set(points, i + 1)
  return rows.map((row) => ({ ...row, rank: row.points === null ? null : rankOf.get(row.points)! }))
}
