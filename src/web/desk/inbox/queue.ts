/** The order in which the inbox was shown, so that after one case comes the next. */
let order: readonly string[] = []

export function keepOrder(cases: readonly string[]): void {
  order = cases
}

/** The case after this one in the list it was opened from; this one is done and leaves the list. */
export function nextAfter(id: string): string | null {
  const at = order.indexOf(id)
  order = order.filter((c) => c !== id)
  return at === -1 ? null : (order[at] ?? order[0] ?? null)
}
