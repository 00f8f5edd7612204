/** A programme as an official reads it. */
export type {
  Article,
  ArticleText,
  BareArticle,
  ExplainContext,
  Explanation,
  Gap,
  Grid,
  Item,
  ItemKind,
  Line,
  StepRow,
  StepWay,
  WayKind,
  Word,
} from './explanation.ts'
export type { Diagram, DiagramChapter, DiagramEdge, DiagramMark, DiagramNode } from './drawn.ts'
export { explain } from './explain.ts'
export { engineWords } from './nouns.ts'
export { redline, type Change, type Piece, type Redline } from './redline.ts'
