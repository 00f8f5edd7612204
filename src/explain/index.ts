/** Explanations as people read them: Markdown, HTML, Word, and the drawings in them. */
export { docxOf } from './docx.ts'
export { htmlOf } from './html.ts'
export { drawingOf, type Arrow, type Box, type Drawing, type Mark, type Point } from './layout.ts'
export { markdownOf } from './markdown.ts'
export { pageOf, type Lang, type Page, type PageBlock, type PageGrid, type PageLine } from './page.ts'
export { svgOf } from './svg.ts'
