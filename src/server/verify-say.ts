/** How verification says what it finds. */

export type Say = (kind: string, what: string, detail: string) => void
