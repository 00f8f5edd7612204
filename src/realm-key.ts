/**
 * [RM11] How realms are called. A key stands in addresses, names of cookies and of files, receipts and the origins of
 * logs: so it has only letters that nothing there has to write otherwise, and no two spellings.
 */

/** Lower case, digits and hyphens, none at either end; at most forty. A district's is usually its code. */
export const realmKeyPattern = '[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?'

const whole = new RegExp(`^${realmKeyPattern}$`)
const atFront = new RegExp(`^/r/(${realmKeyPattern})(?=[/?#]|$)`)

export const isRealmKey = (text: string): boolean => whole.test(text)

/** The realm that a path names with its first two segments, letter by letter: what has to be decoded first names none. */
export const realmNamed = (path: string): string | null => atFront.exec(path)?.[1] ?? null
