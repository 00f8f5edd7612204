/** The desk's table: ordered by its heads, in groups, with marks for several at once; however long, only what is seen of it is drawn. */
import { createContext, useContext, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react'
import { Table } from 'antd'
import type { TableColumnType, TableProps } from 'antd'
import { useLang } from '../../shared/lang.tsx'
import { rowLines, type Column, type Line, type Order } from './column.ts'
import { lineHeight, useNarrow, useSeen, type Seen } from './seen.ts'

export type Marks = {
  readonly keys: ReadonlySet<string>
  /** These marks and no others. */
  readonly set: (keys: ReadonlySet<string>) => void
  readonly nameOf: (key: string) => string
  /** Where not every row can be marked. */
  readonly can?: (key: string) => boolean
}

type Props<Row> = {
  readonly testid?: string
  readonly className?: string
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  /** Either rows that are all there, or lines of a longer list. */
  readonly rows?: readonly Row[]
  readonly lines?: readonly Line<Row>[]
  readonly keyOf: (row: Row) => string
  readonly rowClass?: (row: Row) => string | undefined
  /** Where whoever gives the lines orders them; else the table does. */
  readonly order?: Order
  readonly onOrder?: (order: Order) => void
  readonly marks?: Marks
  /** Told which lines are seen. */
  readonly onSeen?: (from: number, to: number) => void
}

export function DataTable<Row>({
  testid,
  className = 'tasks',
  caption,
  columns,
  rows,
  lines: given,
  keyOf,
  rowClass,
  order: ordered,
  onOrder,
  marks,
  onSeen,
}: Props<Row>) {
  const { t } = useLang()
  const body = useRef<HTMLTableSectionElement>(null)
  const [own, setOwn] = useState<Order>(null)
  const order = onOrder ? (ordered ?? null) : own
  const lines = useMemo(
    () => given ?? rowLines(inOrder(rows ?? [], columns, order), keyOf),
    [given, rows, columns, order, keyOf],
  )
  const seen = useSeen(lines.length, body)
  const lastSeen = useRef('')
  if (onSeen && lastSeen.current !== `${seen.from} ${seen.to}`) {
    lastSeen.current = `${seen.from} ${seen.to}`
    queueMicrotask(() => onSeen(seen.from, seen.to))
  }
  const isNarrow = useNarrow()
  const drawn = useMemo(() => lines.slice(seen.from, seen.to), [lines, seen.from, seen.to])
  const can = marks?.can
  const markable = useMemo(
    () => lines.flatMap((l) => (l.kind === 'row' && can?.(l.key) !== false ? [l.key] : [])),
    [lines, can],
  )
  const allMarked = markable.length > 0 && markable.every((key) => marks?.keys.has(key))
  const width = columns.length + (marks ? 1 : 0)
  const antColumns = useMemo(
    () => columns.map((c) => antColumn(c, order, seen.isPart && !isNarrow, width)),
    [columns, order, seen.isPart, isNarrow, width],
  )
  const frame = useMemo<Frame>(
    () => ({
      className: `grid ${className}${seen.isPart ? ' part' : ''}`,
      testid,
      caption,
      body,
      seen,
      count: lines.length,
    }),
    [className, testid, caption, seen, lines.length],
  )
  return (
    <FrameContext value={frame}>
      <Table<Line<Row>>
        size="small"
        pagination={false}
        sortDirections={['ascend', 'descend']}
        showSorterTooltip={false}
        tableLayout={seen.isPart && !isNarrow ? 'fixed' : 'auto'}
        rowKey="key"
        dataSource={drawn}
        columns={antColumns}
        components={parts}
        rowClassName={(line) =>
          line.kind === 'row' ? (rowClass?.(line.row) ?? '') : line.kind === 'group' ? 'group-row' : 'gap-row'
        }
        onRow={(_, i) => (seen.isPart && i !== undefined ? { 'aria-rowindex': seen.from + i + 2 } : {})}
        onChange={(_, __, sorted) => {
          const one = Array.isArray(sorted) ? sorted[0] : sorted
          const next: Order =
            one?.order && typeof one.columnKey === 'string'
              ? { key: one.columnKey, descending: one.order === 'descend' }
              : null
          if (onOrder) onOrder(next)
          else setOwn(next)
        }}
        locale={{ emptyText: t('没有内容', 'Nothing here') }}
        {...(marks
          ? {
              rowSelection: {
                selectedRowKeys: [...marks.keys],
                preserveSelectedRowKeys: true,
                columnWidth: 42,
                columnTitle: (
                  <input
                    type="checkbox"
                    aria-label={t('全选已读入的行', 'Mark all rows that were read')}
                    checked={allMarked}
                    disabled={markable.length === 0}
                    onChange={() => marks.set(allMarked ? new Set() : new Set(markable))}
                  />
                ),
                renderCell: (_checked: boolean, line: Line<Row>) =>
                  line.kind === 'row' && can?.(line.key) !== false ? (
                    <Mark marks={marks} of={line.key} />
                  ) : null,
                onCell: (line: Line<Row>) => ({
                  className: 'c-mark',
                  ...(line.kind === 'row' ? {} : { colSpan: 0 }),
                }),
              },
            }
          : {})}
      />
    </FrameContext>
  )
}

function Mark({ marks, of }: { readonly marks: Marks; readonly of: string }) {
  const { t } = useLang()
  return (
    <input
      type="checkbox"
      className="mark"
      aria-label={t(`选中 ${marks.nameOf(of)}`, `Mark ${marks.nameOf(of)}`)}
      checked={marks.keys.has(of)}
      onChange={(e) => {
        const next = new Set(marks.keys)
        if (e.target.checked) next.add(of)
        else next.delete(of)
        marks.set(next)
      }}
    />
  )
}

function inOrder<Row>(rows: readonly Row[], columns: readonly Column<Row>[], order: Order): readonly Row[] {
  const compare = order && columns.find((c) => c.key === order.key)?.sort
  if (typeof compare !== 'function') return rows
  const sorted = rows.toSorted(compare)
  return order!.descending ? sorted.toReversed() : sorted
}

function antColumn<Row>(
  c: Column<Row>,
  order: Order,
  isFixed: boolean,
  width: number,
): TableColumnType<Line<Row>> {
  const look = [c.className, c.number ? 'number' : ''].filter(Boolean).join(' ')
  return {
    key: c.key,
    title: c.title,
    ...(look === '' ? {} : { className: look }),
    ...(c.head ? { rowScope: 'row' as const } : {}),
    ...(isFixed && c.width !== undefined ? { width: c.width } : {}),
    ...(c.sort === undefined
      ? {}
      : { sorter: true, sortOrder: order?.key === c.key ? (order.descending ? 'descend' : 'ascend') : null }),
    /** The heading of a group goes across the whole table. */
    onCell: (line) => ({
      ...(line.kind === 'group' ? { colSpan: c.head ? width : 0 } : {}),
      ...(c.lookOf && line.kind === 'row' ? { className: c.lookOf(line.row) } : {}),
      'data-title': c.title,
    }),
    render: (_, line) =>
      line.kind === 'row' ? (
        c.cell(line.row)
      ) : line.kind === 'group' ? (
        c.head ? (
          line.heading
        ) : null
      ) : (
        <span className="gap" />
      ),
  }
}

/** What the parts of the table need to know that the library does not hand on. */
type Frame = {
  readonly className: string
  readonly testid: string | undefined
  readonly caption: string
  readonly body: RefObject<HTMLTableSectionElement | null>
  readonly seen: Seen
  readonly count: number
}
const FrameContext = createContext<Frame | null>(null)

type Part = { readonly className?: string; readonly children?: ReactNode; readonly style?: object }

function Whole({ className, children, ...rest }: Part) {
  const frame = useContext(FrameContext)!
  return (
    <table
      {...rest}
      className={`${frame.className} ${className ?? ''}`}
      data-testid={frame.testid}
      aria-rowcount={frame.seen.isPart ? frame.count + 1 : undefined}
    >
      <caption className="unseen">{frame.caption}</caption>
      {children}
    </table>
  )
}

/** The lines that are seen, between what is above and below them. */
function Body({ children, ...rest }: Part) {
  const { body, seen, count } = useContext(FrameContext)!
  const isNarrow = useNarrow()
  const space = (lines: number) =>
    seen.isPart && !isNarrow && lines > 0 ? (
      <tr className="space" aria-hidden="true" style={{ height: lines * lineHeight }} />
    ) : null
  return (
    <tbody {...rest} ref={body}>
      {space(seen.from)}
      {children}
      {space(count - seen.to)}
    </tbody>
  )
}

const parts: NonNullable<TableProps['components']> = { table: Whole, body: { wrapper: Body } }
