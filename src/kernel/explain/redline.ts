/** [EX7] What differs between two explanations: gone, new, and within a sentence the words that changed. */
import type { Text } from '../text.ts'
import type { Explanation, Item, StepRow } from './explanation.ts'

export type Piece = { readonly kind: 'same' | 'gone' | 'new'; readonly text: string }
export type Change = {
  readonly kind: 'gone' | 'new' | 'changed'
  /** The article, or the table of steps. */
  readonly where: string | null
  readonly title: Text
  readonly zh: readonly Piece[]
  readonly en: readonly Piece[]
}
export type Redline = { readonly from: number; readonly to: number; readonly changes: readonly Change[] }

type Told = { readonly key: string; readonly where: string | null; readonly title: Text; readonly text: Text }

export function redline(earlier: Explanation, later: Explanation): Redline {
  const [before, after] = [tellAll(earlier), tellAll(later)]
  const laterByKey = new Map(after.map((x) => [x.key, x]))
  const earlierKeys = new Set(before.map((x) => x.key))
  const changes: Change[] = []
  for (const x of before) {
    const y = laterByKey.get(x.key)
    if (!y)
      changes.push({
        kind: 'gone',
        where: x.where,
        title: x.title,
        zh: [gone(x.text.zh)],
        en: [gone(x.text.en)],
      })
    else if (y.text.zh !== x.text.zh || y.text.en !== x.text.en)
      changes.push({
        kind: 'changed',
        where: y.where,
        title: y.title,
        zh: compared(x.text.zh, y.text.zh),
        en: compared(x.text.en, y.text.en),
      })
  }
  for (const y of after)
    if (!earlierKeys.has(y.key))
      changes.push({
        kind: 'new',
        where: y.where,
        title: y.title,
        zh: [fresh(y.text.zh)],
        en: [fresh(y.text.en)],
      })
  return { from: earlier.version, to: later.version, changes }
}

const gone = (text: string): Piece => ({ kind: 'gone', text })
const fresh = (text: string): Piece => ({ kind: 'new', text })

/** Everything that an explanation says, each with a key of its own. */
function tellAll(e: Explanation): readonly Told[] {
  const items = [
    ...e.articles.flatMap((a) => a.items.map((item) => [a.title, item] as const)),
    ...e.loose.map((item) => [null, item] as const),
  ]
  return [
    ...items.map(([where, item]) => ({
      key: `${where ?? ''} ${item.key}`,
      where,
      title: item.title,
      text: textOf(item),
    })),
    ...e.steps.map((row) => ({ key: `step ${row.step}`, where: null, title: row.title, text: rowText(row) })),
  ]
}

function textOf(item: Item): Text {
  const lines = item.lines.map((l) => {
    const otherwise = l.otherwise
      ? { zh: `；否则告知：${l.otherwise.zh}`, en: `; else: ${l.otherwise.en}` }
      : null
    return {
      zh: `${l.label.zh}：${l.text.zh}${otherwise?.zh ?? ''}`,
      en: `${l.label.en}: ${l.text.en}${otherwise?.en ?? ''}`,
    }
  })
  const rows = item.grid
    ? [item.grid.head, ...item.grid.rows].map((r) => ({
        zh: r.map((c) => c.zh).join(' | '),
        en: r.map((c) => c.en).join(' | '),
      }))
    : []
  return inLines([item.title, ...lines, ...rows])
}

const rowText = (row: StepRow): Text =>
  inLines([
    row.title,
    inLine(row.holders),
    inLine(row.clocks),
    inLine(row.papers),
    ...row.ways.map((w) => ({ zh: `${w.title.zh}→${w.to.zh}`, en: `${w.title.en} → ${w.to.en}` })),
  ])
const inLine = (all: readonly Text[]): Text => ({
  zh: all.map((x) => x.zh).join('；'),
  en: all.map((x) => x.en).join('; '),
})
const inLines = (all: readonly Text[]): Text => ({
  zh: all
    .map((x) => x.zh)
    .filter(Boolean)
    .join('\n'),
  en: all
    .map((x) => x.en)
    .filter(Boolean)
    .join('\n'),
})

/** Line by line first, then within lines that stand in each other's place. Lines that stayed are left out. */
export function compared(before: string, after: string): readonly Piece[] {
  const lines = aligned(before.split('\n'), after.split('\n'))
  const pieces: Piece[] = []
  const add = (piece: Piece) => {
    if (pieces.length > 0 && !pieces.at(-1)!.text.endsWith('\n')) pieces.push({ kind: 'same', text: '\n' })
    pieces.push(piece)
  }
  for (const block of changedBlocks(lines)) {
    const left = block.filter((l) => l.kind === 'new')
    for (const line of block.filter((l) => l.kind === 'gone')) {
      const at = left.findIndex((l) => labelOf(l.text) === labelOf(line.text))
      const [other] = at < 0 ? [] : left.splice(at, 1)
      const words = other ? inWords(line.text, other.text) : [line]
      if (words.length === 0) continue
      add(words[0]!)
      pieces.push(...words.slice(1))
      if (other && words.length === 1) add(other)
    }
    for (const line of left) add(line)
  }
  return pieces
}

/** Runs of lines that did not stay. */
function changedBlocks(lines: readonly Piece[]): readonly (readonly Piece[])[] {
  const blocks: Piece[][] = [[]]
  for (const line of lines)
    if (line.kind === 'same') blocks.push([])
    else blocks.at(-1)!.push(line)
  return blocks
}
/** What a line is about: 条件, 期限. */
const labelOf = (line: string): string => /^[^：:]*[：:]/.exec(line)?.[0] ?? ''

/** Names in quotation marks, numbers and words are one; hanzi are one each. */
const wordsOf = (text: string): readonly string[] =>
  text.match(/「[^」]*」|“[^”]*”|[\d.,]+|[A-Za-z]+|\s+|[\s\S]/gu) ?? []

function inWords(before: string, after: string): readonly Piece[] {
  const pieces = aligned(wordsOf(before), wordsOf(after))
  /** Two sentences with little in common are read one after the other, not letter by letter. */
  const stayed = pieces.filter((p) => p.kind === 'same').reduce((n, p) => n + p.text.length, 0)
  if (stayed * 2 < Math.max(before.length, after.length)) return [gone(before)]
  const merged: Piece[] = []
  for (const piece of pieces) {
    const last = merged.at(-1)
    if (last?.kind === piece.kind) merged[merged.length - 1] = { ...last, text: last.text + piece.text }
    else merged.push(piece)
  }
  return merged
}

/** The longest row of what stays, by length of what follows; what goes comes before what is new. */
function aligned(before: readonly string[], after: readonly string[]): readonly Piece[] {
  const width = after.length + 1
  const longest = new Uint32Array((before.length + 1) * width)
  for (let i = before.length - 1; i >= 0; i--)
    for (let k = after.length - 1; k >= 0; k--)
      longest[i * width + k] =
        before[i] === after[k]
          ? longest[(i + 1) * width + k + 1]! + 1
          : Math.max(longest[(i + 1) * width + k]!, longest[i * width + k + 1]!)
  const pieces: Piece[] = []
  let [i, k] = [0, 0]
  while (i < before.length || k < after.length) {
    if (i < before.length && k < after.length && before[i] === after[k]) {
      pieces.push({ kind: 'same', text: before[i]! })
      i++
      k++
    } else if (
      k >= after.length ||
      (i < before.length && longest[(i + 1) * width + k]! >= longest[i * width + k + 1]!)
    )
      pieces.push(gone(before[i++]!))
    else pieces.push(fresh(after[k++]!))
  }
  return pieces
}
