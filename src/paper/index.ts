/** Official paper: blocks of a document, printed alike as a Word file and as a PDF. It knows no case. */
export type { Align, Block, GridCell, GridRow } from './blocks.ts'
export { chineseDay, chineseInstant } from './dates.ts'
export { docxType, formatOf, papers, type PaperFormat } from './formats.ts'
export { whole, type Mark } from './margins.ts'
