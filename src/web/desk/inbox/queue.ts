/** The order in which the inbox was shown, so that after one case comes the next. */
let order: readonly string[] = []

export function keepOrder(cases: readonly string[]): void {
  order = cases
}

/** The case after this one, which is done and leaves the list; `listed` is false where it was opened from elsewhere. */
export function nextAfter(id: string): { readonly listed: boolean; readonly next: string | null } {
  const at = order.indexOf(id)
  order = order.filter((c) => c !== id)
  return at === -1 ? { listed: false, next: null } : { listed: true, next: order[at] ?? order[0] ?? null }
}
