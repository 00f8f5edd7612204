/** The names that the parser must be told of. */

/** Names that are not one plain word; the parser must be told of them, also inside contexts and lists. */
export type Names = { readonly [name: string]: Names | null } | null
