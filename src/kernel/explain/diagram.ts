/**
 * [EX6] The steps as a drawing, in chapters that fit a sheet: what goes on and what goes back are arrows; what is given up or refused is a
 * mark at the step. Where nodes stand is for whoever draws.
 */
import { roadsOf } from '../check/finding.ts'
import type { Programme } from '../programme/index.ts'
import type { Text } from '../text.ts'
import { kindOf, titleOf } from './steps.ts'
import type { DiagramMark, DiagramNode, DiagramChapter, Diagram } from './drawn.ts'

/** So many steps are read on one sheet; with more, chapters of about as many as the second number. */
const wholeMost = 16
/** An act that leads to one step from so many is a mark at each of them, and one arrow into that step. */
const everywhereLeast = 5
const chapterMost = 8

type Chapter = { readonly title: Text; readonly steps: Set<string> }

export function diagramOf(p: Programme): Diagram {
  const ways = roadsOf(p).map((way) => ({
    ...way,
    kind: kindOf(p, way),
    from: way.from ?? `opens.${way.name}`,
  }))
  const moving = ways.filter((w) => w.kind === 'on' || w.kind === 'back')
  const isEverywhere = (way: (typeof ways)[number]): boolean =>
    moving.filter((w) => w.name === way.name && w.outcome.to === way.outcome.to).length >= everywhereLeast
  const drawn = moving.filter((w) => !isEverywhere(w))
  const targets = new Set(moving.map((w) => w.outcome.to))
  const steps = Object.keys(p.steps).filter((s) => p.steps[s]!.end === undefined || targets.has(s))
  const chapters = chaptersOf(p, steps)
  for (const w of ways) if (w.from.startsWith('opens.')) chapterWith(chapters, w.outcome.to).steps.add(w.from)

  const nodeOf = (id: string): DiagramNode => {
    const opening = p.opens[id.replace(/^opens\./, '')]
    if (id.startsWith('opens.') && opening)
      return { id, kind: 'open', title: opening.title, holder: role(p, opening.by[0]), marks: [] }
    const step = p.steps[id]!
    const marks = (['stay', 'withdraw', 'refuse'] as const).flatMap((kind): DiagramMark[] => {
      const titles = ways
        .filter(
          (w) =>
            w.from === id &&
            (w.kind === kind || (kind === 'withdraw' && moving.includes(w) && isEverywhere(w))),
        )
        .map((w) => titleOf(w))
      return titles.length > 0 ? [{ kind, titles }] : []
    })
    return { id, kind: step.end ? 'end' : 'step', title: step.title, holder: role(p, step.holder), marks }
  }
  return chapters.map((chapter, i): DiagramChapter => {
    const inside = (id: string) => chapter.steps.has(id)
    const edges = new Map<string, { labels: Text[]; from: string; to: string; isBack: boolean }>()
    const elsewhere = new Map<string, DiagramNode>()
    const port = (id: string): string => {
      const no = chapters.findIndex((c) => c.steps.has(id)) + 1
      const name = `${id}@${no}`
      const title = p.steps[id]?.title ?? p.opens[id.replace(/^opens\./, '')]!.title
      const where = { zh: `${title.zh}（图${no}）`, en: `${title.en} (drawing ${no})` }
      elsewhere.set(name, { id: name, kind: 'elsewhere', title: where, holder: null, marks: [] })
      return name
    }
    for (const w of drawn) {
      const { to } = w.outcome
      if (!inside(w.from) && (!inside(to) || w.kind === 'back')) continue
      const from = inside(w.from) ? w.from : port(w.from)
      const goal = inside(to) ? to : port(to)
      const key = `${from} ${goal}`
      const edge = edges.get(key) ?? { from, to: goal, labels: [], isBack: w.kind === 'back' }
      edges.set(key, edge)
      const label = titleOf(w)
      if (!edge.labels.some((l) => l.zh === label.zh)) edge.labels.push(label)
    }
    for (const w of moving.filter((x) => isEverywhere(x) && inside(x.outcome.to))) {
      const from = `any:${w.name}`
      const title = { zh: '多个环节', en: 'Several steps' }
      elsewhere.set(from, { id: from, kind: 'elsewhere', title, holder: null, marks: [] })
      edges.set(`${from} ${w.outcome.to}`, { from, to: w.outcome.to, labels: [titleOf(w)], isBack: false })
    }
    const title =
      chapters.length === 1
        ? chapter.title
        : { zh: `图${i + 1}　${chapter.title.zh}`, en: `Drawing ${i + 1}. ${chapter.title.en}` }
    return {
      title,
      nodes: [...[...chapter.steps].map(nodeOf), ...elsewhere.values()],
      edges: [...edges.values()],
    }
  })
}

const role = (p: Programme, id: string | undefined): Text | null =>
  id === undefined ? null : (p.roles[id]?.title ?? null)
const chapterWith = (chapters: readonly Chapter[], step: string): Chapter =>
  chapters.find((c) => c.steps.has(step)) ?? chapters[0]!

/** By the line of steps where the programme tells one, by their order where not. An end stands with the first step that leads to it. */
function chaptersOf(p: Programme, steps: readonly string[]): readonly Chapter[] {
  if (steps.length <= wholeMost) return [{ title: p.title, steps: new Set(steps) }]
  const living = steps.filter((s) => p.steps[s]!.end === undefined)
  const stages = p.line
    ? p.line.map((s) => ({ title: s.title, steps: s.steps.filter((x) => living.includes(x)) }))
    : living.map((s) => ({ title: p.steps[s]!.title, steps: [s] }))
  const left = living.filter((s) => !stages.some((x) => x.steps.includes(s)))
  const all = [...stages, ...left.map((s) => ({ title: p.steps[s]!.title, steps: [s] }))].filter(
    (s) => s.steps.length > 0,
  )
  const count = Math.ceil(living.length / chapterMost)
  const share = Math.ceil(living.length / count)
  const groups: (typeof all)[] = []
  for (const stage of all) {
    const last = groups.at(-1)
    const size = last?.reduce((n, s) => n + s.steps.length, 0) ?? 0
    if (last && size + stage.steps.length <= share) last.push(stage)
    else groups.push([stage])
  }
  const chapters = groups.map((g): Chapter => {
    const [first, last] = [g[0]!.title, g.at(-1)!.title]
    const title = g.length === 1 ? first : { zh: `${first.zh}至${last.zh}`, en: `${first.en} to ${last.en}` }
    return { title, steps: new Set(g.flatMap((s) => s.steps)) }
  })
  for (const end of steps.filter((s) => p.steps[s]!.end !== undefined)) {
    const before = roadsOf(p).find((w) => w.outcome.to === end && w.from !== null)
    chapterWith(chapters, before?.from ?? '').steps.add(end)
  }
  return chapters
}
