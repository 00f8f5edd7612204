/** Cells of a form on sheets: names beside values, and boxes with room to sign. */
import { room } from '../layout.ts'
import type { Block, GridCell, GridRow } from '../blocks.ts'
import { linesOf, type Line } from './lines.ts'
import type { Pen } from './pen.ts'
import { frames, type Piece } from './sheets.ts'

const thin = 0.5
const pad = { x: 4, y: 3 }
const pitch = room.letters * 1.5
const setting = { size: room.letters, place: room.letters }

type Set = {
  readonly cell: GridCell
  readonly left: number
  readonly width: number
  readonly lines: readonly Line[]
  readonly foot: readonly [Line | undefined, Line | undefined] | null
}

/** [FM6] The pieces of a grid: each row is one; a row that is taller than a sheet goes on in the next, and is signed where it ends. */
export function gridPieces(pen: Pen, g: Block & { readonly kind: 'grid' }, width: number): readonly Piece[] {
  const whole = g.widths.reduce((a, b) => a + b, 0)
  return g.rows.flatMap((r) =>
    rowPieces(
      pen,
      r,
      g.widths.map((w) => (w * width) / whole),
    ),
  )
}

function rowPieces(pen: Pen, row: GridRow, widths: readonly number[]): readonly Piece[] {
  const starts = row.cells.map((_, i) => row.cells.slice(0, i).reduce((n, c) => n + (c.span ?? 1), 0))
  const sum = (of: readonly number[]) => of.reduce((a, b) => a + b, 0)
  const set = row.cells.map((cell, i): Set => {
    const width = sum(widths.slice(starts[i], starts[i]! + (cell.span ?? 1)))
    const lines = cell.text
      .split('\n')
      .flatMap((part) =>
        linesOf(pen.letters(cell.label ? 'hei' : 'fang', part), setting, () => width - 2 * pad.x, false),
      )
    const footed = (t: string) => linesOf(pen.letters('fang', t), setting, () => width - 2 * pad.x, false)[0]
    return {
      cell,
      left: sum(widths.slice(0, starts[i])),
      width,
      lines,
      foot: cell.foot ? [footed(cell.foot.by), footed(cell.foot.on)] : null,
    }
  })
  const signing = set.some((c) => c.foot) ? room.sign + 2 * pitch : 0
  const most = Math.floor((frames.tall.height - 2 * pad.y - signing) / pitch)
  const parts = Math.max(1, Math.ceil(Math.max(...set.map((c) => c.lines.length)) / most))
  return Array.from({ length: parts }, (_, part) =>
    rowPiece(
      pen,
      set.map((c) => ({
        ...c,
        lines: c.lines.slice(part * most, (part + 1) * most),
        foot: part === parts - 1 ? c.foot : null,
      })),
      part === 0 ? row.least : 1,
    ),
  )
}

function rowPiece(pen: Pen, set: readonly Set[], least: number): Piece {
  const inner = (c: Set) => Math.max(1, c.lines.length) * pitch + (c.foot ? room.sign + 2 * pitch : 0)
  const height = Math.max(room.row, least * pitch + 2 * pad.y, ...set.map((c) => inner(c) + 2 * pad.y))
  const base = (pitch - room.letters) / 2 + room.letters * 0.86
  return {
    height,
    draw(x, y) {
      for (const { cell, left, width, lines, foot } of set) {
        const top = foot ? y + pad.y : y + (height - lines.length * pitch) / 2
        lines.forEach((l, i) =>
          pen.write(
            l,
            x + left + pad.x + (cell.label ? (width - 2 * pad.x - l.width) / 2 : 0),
            top + i * pitch + base,
            room.letters,
          ),
        )
        const end = y + height - pad.y - 2 * pitch
        if (foot?.[0]) pen.write(foot[0], x + left + pad.x, end + base, room.letters)
        if (foot?.[1])
          pen.write(foot[1], x + left + width - pad.x - foot[1].width, end + pitch + base, room.letters)
        for (const [x1, y1, x2, y2] of [
          [left, 0, left, height],
          [left + width, 0, left + width, height],
          [left, 0, left + width, 0],
          [left, height, left + width, height],
        ] as const)
          pen.rule(x + x1, y + y1, x + x2, y + y2, thin)
      }
    },
  }
}
