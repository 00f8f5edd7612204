/** Which case a message is about, by the name that both sides have for it. */

/** [XC5] A case by the origin of who opened it, and its id there. */
export const threadOf = (origin: string, id: string): string => `${origin}/${id}`

/** [XC5] The id of a case under an origin; null where it is another's. */
export const idWithin = (origin: string, thread: string): string | null =>
  thread.startsWith(`${origin}/`) ? thread.slice(origin.length + 1) : null
