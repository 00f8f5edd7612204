/** The drawn way of a case, in chapters. */
import type { Text } from '../text.ts'

export type DiagramMark = {
  readonly kind: 'withdraw' | 'refuse' | 'stay'
  /** The acts that it stands for. */
  readonly titles: readonly Text[]
}

export type DiagramNode = {
  readonly id: string
  readonly kind: 'open' | 'step' | 'end' | 'elsewhere'
  readonly title: Text
  readonly holder: Text | null
  readonly marks: readonly DiagramMark[]
}

export type DiagramEdge = {
  readonly from: string
  readonly to: string
  readonly labels: readonly Text[]
  readonly isBack: boolean
}

export type DiagramChapter = {
  readonly title: Text
  readonly nodes: readonly DiagramNode[]
  readonly edges: readonly DiagramEdge[]
}

export type Diagram = readonly DiagramChapter[]
