/** The name that somebody probably meant. */

/** How many letters must be changed, left out, added or swapped to make one text of the other; it stops counting at `most`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      row.push(Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + same))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, rows[i - 2]![j - 2]! + 1)
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}

const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/[\s_-]+/g, '')
    .slice(0, 200)

/** The nearest of the names, when it is near enough to be meant. */
export function likeliest(name: string, names: readonly string[]): string | undefined {
  const wanted = plain(name)
  const most = Math.max(1, Math.floor(wanted.length / 3))
  return names
    .map((n) => [distance(wanted, plain(n), most), n] as const)
    .filter(([d]) => d <= most)
    .toSorted(([a], [b]) => a - b)[0]?.[1]
}
