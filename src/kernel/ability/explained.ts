/** What an explanation of a programme says of an ability: what its parts are called, and what it does, in words. */
import type { Text } from '../text.ts'

/** What people call a name that formulas read and no field, value or parameter gives a title to. */
export type Word = Text & {
  readonly options?: Readonly<Record<string, Text>>
  readonly columns?: Readonly<Record<string, Word>>
}
/** One sentence of an item under its label; `otherwise` is what the person is told when it does not hold. */
export type Line = { readonly label: Text; readonly text: Text; readonly otherwise?: Text }
export type Grid = { readonly head: readonly Text[]; readonly rows: readonly (readonly Text[])[] }

/** Sentence by sentence, and the table it goes by. */
export type Explained = { readonly lines: readonly Line[]; readonly grid?: Grid }

/** How something is worked out. */
export const how = (zh: string, en: string): Line => ({ label: { zh: '计算', en: 'How' }, text: { zh, en } })
