/** A word that outlives a change of page: what was just done. */
let nextText: string | null = null

export function flash(text: string): void {
  nextText = text
}

/** Gives it once. */
export function takeFlash(): string | null {
  const text = nextText
  nextText = null
  return text
}
