/** "Did you mean": the name that a mistyped one comes closest to. */

/** Letters to add, drop, change or swap. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, i) => i)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(
        Math.min(
          rows[i - 1]![j]! + 1,
          row[j - 1]! + 1,
          rows[i - 1]![j - 1]! + same,
          swapped ? rows[i - 2]![j - 2]! + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}

/** One slip of the hand apart, and long enough that nobody would call two things so. */
export const isSlip = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= 4 && Math.abs(a.length - b.length) <= 1 && distance(a, b) === 1

/** None where all are far away: a guess that is no help is not made. */
export function nearest(name: string, among: Iterable<string>): string | undefined {
  const most = Math.max(1, Math.min(3, Math.floor(name.length / 3)))
  let [best, least]: [string | undefined, number] = [undefined, most + 1]
  for (const candidate of among) {
    if (Math.abs(candidate.length - name.length) >= least) continue
    const far = candidate.toLowerCase() === name.toLowerCase() ? 0 : distance(name, candidate)
    if (far < least) [best, least] = [candidate, far]
  }
  return best
}
