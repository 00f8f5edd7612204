/** What this browser remembers of its reader; where storage is forbidden, as long as the page is open. */
const here = new Map<string, string>()

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return here.get(key) ?? null
  }
}

export function remember(key: string, value: string): void {
  here.set(key, value)
  try {
    localStorage.setItem(key, value)
  } catch {
    /* The page works without it. */
  }
}
