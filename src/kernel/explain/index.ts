/** A programme as an official reads it. */
export { alignedSteps, besideOf } from './beside.ts'
export type { DiagramChapter } from './drawn.ts'
export { explain, tellerOf } from './explain.ts'
export type { ArticleText, ExplainContext, Explanation, Gap, Item, ItemKind, StepRow } from './explanation.ts'
export { engineWords } from './nouns.ts'
export { redline, type Change, type Piece, type Redline } from './redline.ts'
