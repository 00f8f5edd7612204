/** Rows as the inserts of one statement: what goes over, and in which shape. */

export type Column = readonly [name: string, type: string, values: readonly unknown[]]

/**
 * `insert … select from unnest(columns)`: one array a column, whatever the number of rows; of many rows a
 * column that says the same in all of them goes over once.
 */
export function insertion(
  table: string,
  columns: readonly Column[],
  bind: (values: unknown) => string,
  conflict = '',
): string {
  const named = columns.map(([name]) => name).join(', ')
  const same = new Set(
    columns.filter(([, , values]) => values.length >= many && values.every((v) => v === values[0])),
  )
  const apart = columns.filter((c) => !same.has(c))
  const selected = columns.map((c) => (same.has(c) ? `${bind(c[2][0])}::${c[1]}` : c[0])).join(', ')
  /** Many bodies are one text: quoted one by one in an array, each would be read through twice more on its way. */
  const bodies = apart.filter(([, type]) => type === 'jsonb')
  const plain = apart.filter((c) => !bodies.includes(c))
  const arrays = plain.map(([, type, values]) => `${bind(values)}::${type}[]`).join(', ')
  const sources = [
    `unnest(${arrays})`,
    ...bodies.map(
      ([, , values]) => `jsonb_array_elements(${bind(asBytes(`[${values.join(',')}]`))}::text::jsonb)`,
    ),
  ]
  return `insert into ${table} (realm, ${named})
    select $1, ${selected}
    from rows
    from (${sources.join(', ')}) as t(${[...plain, ...bodies].map(([name]) => name).join(', ')}) ${conflict}
    returning 1`
}
/**
 * A long text as the bytes that it goes over as: they are made while the batch before is written, not between
 * the two. Text alone is the same in both formats.
 */
const asBytes = (value: unknown): unknown =>
  typeof value === 'string' && value.length > 4_096 ? Buffer.from(value) : value

/** One row as it is: an event may be half a megabyte, and would be quoted through as the only element of an array. */
export const insertionOfOne = (
  table: string,
  columns: readonly Column[],
  bind: (values: unknown) => string,
): string =>
  `insert into ${table} (realm, ${columns.map(([name]) => name).join(', ')})
    values ($1,
      ${columns.map(([, type, values]) => `${bind(asBytes(values[0]))}::${type}`).join(', ')}) returning 1`
/** Fewer rows would only make more shapes of statements, and each is planned once a connection. */
const many = 64

/** Something that is written; it is done once, whoever reads its name. */
export type Add = (sql: string, name?: string) => void
/** Something that is read once for all that follows, and never anew for each row that meets it. */
export type Read = (sql: string, name: string) => void
export type Bind = (v: unknown) => string
export type Col = <T>(rows: readonly T[], name: string, type: string, read: (row: T) => unknown) => Column
