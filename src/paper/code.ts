/** [GW12] A code that a camera reads: its dark modules in rows, with the white edge that readers need. */
import { encode } from 'uqr'
import { codeRoom } from './layout.ts'

/** A run of dark modules: where it begins, in which row, and how many. */
export type Run = { readonly x: number; readonly y: number; readonly length: number }

/** A quarter of it may be lost: paper is folded and stamped. */
export function codeOf(text: string): { readonly size: number; readonly runs: readonly Run[] } {
  const { data, size } = encode(text, { ecc: 'Q', border: codeRoom.margin })
  const runs = data.flatMap((row, y) =>
    row.flatMap((dark, x): Run[] => {
      if (!dark || row[x - 1] === true) return []
      const end = row.indexOf(false, x)
      return [{ x, y, length: (end < 0 ? size : end) - x }]
    }),
  )
  return { size, runs }
}
