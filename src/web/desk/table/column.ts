/** What a table can show: its columns, and how each is ordered. */
import type { ReactNode } from 'react'

export type Column<Row> = {
  readonly key: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** The cell by which a row is known: read out before the others. */
  readonly head?: true
  readonly number?: true
  readonly className?: string
  /** How the cell of this row looks besides. */
  readonly lookOf?: (row: Row) => string
  /** Here, by comparing; or `true`, by whoever gives the rows. */
  readonly sort?: ((a: Row, b: Row) => number) | true
  /** How wide it is, in pixels, in a table so long that only what is seen of it is drawn. */
  readonly width?: number
}

/** The column and the way in which a table is ordered; null as it came. */
export type Order = { readonly key: string; readonly descending: boolean } | null

/** A line of a table: a row, the heading of a group, or one that is not read yet. */
export type Line<Row> =
  | { readonly kind: 'row'; readonly key: string; readonly row: Row }
  | { readonly kind: 'group'; readonly key: string; readonly heading: ReactNode }
  | { readonly kind: 'gap'; readonly key: string }

export const rowLines = <Row>(rows: readonly Row[], keyOf: (row: Row) => string): readonly Line<Row>[] =>
  rows.map((row) => ({ kind: 'row', key: keyOf(row), row }))
