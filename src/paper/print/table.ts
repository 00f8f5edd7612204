/** Tables on sheets: their head on every sheet, no row cut in two, letters that fit their columns. */
import { isNumbers, room as roomOf, size, tableSize } from '../layout.ts'
import type { Align, Block } from '../blocks.ts'
import type { Face } from './letters.ts'
import { linesOf, type Line } from './lines.ts'
import type { Pen } from './pen.ts'
import { frames, type Piece } from './sheets.ts'

type TableBlock = Block & { readonly kind: 'table' }

/** [GW7] The pieces of a table: each row is one; a row that is taller than a sheet goes on in the next. */
export function tablePieces(pen: Pen, t: TableBlock): readonly Piece[] {
  const columns = t.widths.length
  const { letters, wide } = tableSize(columns)
  const frame = frames[wide ? 'wide' : 'tall']
  const whole = t.widths.reduce((a, b) => a + b, 0)
  const widths = t.widths.map((w) => (w * frame.width) / whole)
  const align = t.widths.map(
    (_, i): Align => t.align[i] ?? (isNumbers(t.rows.map((r) => r[i] ?? '')) ? 'right' : 'left'),
  )
  const grid: Grid = { pen, letters, widths, width: frame.width, least: t.roomy ? roomOf.row : 0 }
  const head =
    t.head.length > 0
      ? rowsOf(
          grid,
          t.head,
          'hei',
          t.head.map(() => 'center'),
          frame.height / 3,
        )[0]
      : undefined
  const room = frame.height - (head?.height ?? 0)
  const under = (rows: readonly Piece[]): readonly Piece[] => rows.map((r) => (head ? { ...r, head } : r))
  const rows = [
    ...t.rows.flatMap((r) => under(rowsOf(grid, r, 'fang', align, room))),
    ...(t.foot ? under(rowsOf(grid, t.foot, 'hei', align, room)) : []),
  ]
  /** A total does not stand alone on the last sheet. */
  const bound = rows.map((r, i): Piece => (t.foot && i === rows.length - 2 ? { ...r, keep: true } : r))
  return [
    ...(t.title === undefined ? [] : [titleOf(pen, t.title, frame.width)]),
    ...(head ? [{ ...head, keep: true }] : []),
    ...bound,
  ]
}

/** Four thin lines around, their thickness and the blank within a cell, in points. */
const thin = 0.5
const pad = { x: 3, y: 3 }

function titleOf(pen: Pen, title: string, width: number): Piece {
  const lines = linesOf(pen.letters('kai', title), { size: size.note, place: size.note }, () => width, false)
  const pitch = 24
  return {
    height: pitch * lines.length + 4,
    keep: true,
    draw: (x, y) =>
      lines.forEach((l, i) => pen.write(l, x + (width - l.width) / 2, y + i * pitch + 17, size.note)),
  }
}

type Grid = {
  readonly pen: Pen
  readonly letters: number
  readonly widths: readonly number[]
  readonly width: number
  readonly least: number
}

function rowsOf(
  grid: Grid,
  cells: readonly string[],
  face: Face,
  align: readonly Align[],
  room: number,
): readonly Piece[] {
  const { pen, letters, widths } = grid
  const pitch = letters * 1.5
  const most = Math.max(1, Math.floor((room - 2 * pad.y) / pitch))
  const set = widths.map((w, i) =>
    (cells[i] ?? '')
      .split('\n')
      .flatMap((part) =>
        linesOf(pen.letters(face, part), { size: letters, place: letters }, () => w - 2 * pad.x, false),
      ),
  )
  const tallest = Math.max(1, ...set.map((l) => l.length))
  const parts = Math.ceil(tallest / most)
  return Array.from({ length: parts }, (_, part) =>
    rowOf(
      grid,
      set.map((l) => l.slice(part * most, (part + 1) * most)),
      align,
      pitch,
    ),
  )
}

function rowOf(
  { pen, letters, widths, width, least }: Grid,
  cells: readonly (readonly Line[])[],
  align: readonly Align[],
  pitch: number,
): Piece {
  const height = Math.max(least, Math.max(1, ...cells.map((l) => l.length)) * pitch + 2 * pad.y)
  return {
    height,
    draw(x, y) {
      let left = x
      cells.forEach((lines, i) => {
        const top = y + (height - lines.length * pitch) / 2
        const free = (l: Line) => widths[i]! - 2 * pad.x - l.width
        lines.forEach((l, n) =>
          pen.write(
            l,
            left + pad.x + (align[i] === 'right' ? free(l) : align[i] === 'center' ? free(l) / 2 : 0),
            top + n * pitch + (pitch - letters) / 2 + letters * 0.86,
            letters,
          ),
        )
        pen.rule(left, y, left, y + height, thin)
        left += widths[i]!
      })
      pen.rule(x + width, y, x + width, y + height, thin)
      pen.rule(x, y, x + width, y, thin)
      pen.rule(x, y + height, x + width, y + height, thin)
    },
  }
}
