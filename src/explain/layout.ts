/** Where the boxes and arrows of a drawing stand: dagre's places, for boxes as wide as their words. */
import dagre from '@dagrejs/dagre'
import type { DiagramChapter } from '#kernel/explain'
import type { Text } from '#kernel/text'
import type { Lang } from './page.ts'

export type Point = { readonly x: number; readonly y: number }
type DiagramNode = DiagramChapter['nodes'][number]
type DiagramMark = DiagramNode['marks'][number]

export type Mark = { readonly kind: DiagramMark['kind']; readonly sign: string; readonly said: string }
/** A box by its middle, with its lines of words from above. */
export type Box = Point & {
  readonly id: string
  readonly kind: DiagramNode['kind']
  readonly width: number
  readonly height: number
  readonly lines: readonly string[]
  readonly holder: readonly string[]
  readonly marks: readonly Mark[]
}
export type Arrow = {
  readonly points: readonly Point[]
  readonly isBack: boolean
  readonly label: (Point & { readonly lines: readonly string[] }) | null
}
export type Drawing = {
  readonly title: string
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
  readonly arrows: readonly Arrow[]
}

export const letter = { title: 14, small: 12 } as const
/** How many places of a hanzi a box may be wide, and a label. */
const boxMost = 10
const labelMost = 9
const lineHigh = 18

/** The width of a text in ems: a hanzi is one, other letters about half. */
export const emsOf = (text: string): number =>
  [...text].reduce((n, c) => n + (/[\u2e80-\uffef]/.test(c) ? 1 : 0.56), 0)

/** A text in lines of so many ems. */
export function inLines(text: string, most: number): readonly string[] {
  const parts = /[\u2e80-\uffef]/.test(text) ? [...text] : text.split(/(?<= )/)
  const lines: string[] = []
  for (const part of parts) {
    const last = lines.at(-1)
    const isSign = /^[，。、）」”：；]$/.test(part)
    if (last !== undefined && (emsOf(last + part.trimEnd()) <= most || isSign))
      lines[lines.length - 1] = last + part
    else lines.push(part)
  }
  return lines.map((l) => l.trim())
}

const signs: Readonly<Record<DiagramMark['kind'], Text>> = {
  withdraw: { zh: '撤', en: 'W' },
  refuse: { zh: '否', en: 'R' },
  stay: { zh: '办', en: 'S' },
}

export function drawingOf(chapter: DiagramChapter, lang: Lang): Drawing {
  const graph = new dagre.graphlib.Graph()
  graph.setGraph({ rankdir: 'TB', nodesep: 28, ranksep: 34, edgesep: 14, marginx: 12, marginy: 12 })
  const made = chapter.nodes.map((node) => {
    const lines = inLines(node.title[lang], boxMost)
    const holder = node.holder ? inLines(node.holder[lang], boxMost + 2) : []
    const marks = node.marks.map((m) => ({
      kind: m.kind,
      sign: m.kind === 'stay' ? `${signs.stay[lang]}${m.titles.length}` : signs[m.kind][lang],
      said: m.titles.map((t) => t[lang]).join(lang === 'zh' ? '、' : ', '),
    }))
    const words = Math.max(
      ...lines.map((l) => emsOf(l) * letter.title),
      ...holder.map((l) => emsOf(l) * letter.small),
      marks.length * 28,
    )
    const height = 14 + lines.length * lineHigh + holder.length * 16 + (marks.length > 0 ? 24 : 0)
    return { node, lines, holder, marks, width: Math.max(72, Math.ceil(words) + 24), height }
  })
  for (const m of made) graph.setNode(m.node.id, { width: m.width, height: m.height })
  const labels = chapter.edges.map((edge) => labelOf(edge.labels, lang))
  chapter.edges.forEach((edge, i) => {
    const lines = labels[i]!
    graph.setEdge(edge.from, edge.to, {
      width: Math.max(0, ...lines.map((l) => emsOf(l) * letter.small)) + 8,
      height: lines.length * 15,
      labelpos: 'c',
      weight: edge.isBack ? 1 : 3,
    })
  })
  dagre.layout(graph)
  const size = graph.graph() as { readonly width?: number; readonly height?: number }
  const round = (n: number): number => Math.round(n * 10) / 10
  return {
    title: chapter.title[lang],
    width: Math.ceil(size.width ?? 0),
    height: Math.ceil(size.height ?? 0),
    boxes: made.map(({ node, ...box }) => {
      const at = graph.node(node.id) as Point
      return { id: node.id, kind: node.kind, x: round(at.x), y: round(at.y), ...box }
    }),
    arrows: chapter.edges.map((edge, i) => {
      const at = graph.edge(edge.from, edge.to) as {
        readonly points: readonly Point[]
        readonly x?: number
        readonly y?: number
      }
      return {
        points: at.points.map((p) => ({ x: round(p.x), y: round(p.y) })),
        isBack: edge.isBack,
        label: labels[i]!.length > 0 ? { x: round(at.x ?? 0), y: round(at.y ?? 0), lines: labels[i]! } : null,
      }
    }),
  }
}

/** At most two acts by name; of more, the first and how many. */
function labelOf(labels: readonly Text[], lang: Lang): readonly string[] {
  const [first, second] = labels.map((l) => l[lang])
  if (first === undefined) return []
  const more = lang === 'zh' ? `${first}等${labels.length}种` : `${first} and ${labels.length - 1} more`
  const said = labels.length > 2 ? more : second === undefined ? first : `${first}／${second}`
  return inLines(said, labelMost)
}
