/** A word that outlives a change of page: what was just done. */
let kept: string | null = null

export function flash(text: string): void {
  kept = text
}

/** Gives it once. */
export function takeFlash(): string | null {
  const text = kept
  kept = null
  return text
}
