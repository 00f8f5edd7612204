/** The inbox: what waits for my posts, the most pressing first unless another order is asked for. Keys: j, k, x, Enter. */
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { Alert, Button } from 'antd'
import type { Inbox, TaskView } from '../../../server/contract/cases.ts'
import { count } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { filledIn, go, useAddress } from '../../shared/router.tsx'
import { AsideNotice } from '../aside.tsx'
import { ExportLink, PageTitle, Waiting } from '../parts.tsx'
import { useLoad } from '../reads.tsx'
import { useSession } from '../session.tsx'
import { Errands } from './errands.tsx'
import { chosenColumns, ColumnPicker } from '../table/columns.tsx'
import type { Order } from '../table/column.ts'
import { usePages } from '../table/pages.ts'
import { useNarrow } from '../table/seen.ts'
import { DataTable, type Marks } from '../table/table.tsx'
import { filterNames, InboxFilters } from './filters.tsx'
import { KeptListsMenu } from './kept.tsx'
import { useWalk } from './keys.ts'
import { useListLines } from './lines.tsx'
import { keepOrder } from './queue.ts'
import { taskOrders, useTaskColumns } from './task-columns.tsx'
import { TaskList } from './tasks.tsx'

const Several = lazy(() => import('../several/bar.tsx').then((m) => ({ default: m.Several })))

const caseOf = (task: TaskView): string => task.case
const nothing: ReadonlySet<string> = new Set()

export function InboxPage() {
  const { t } = useLang()
  const { me, now } = useSession()
  const address = useAddress()
  const query = useMemo(() => new URLSearchParams(address.split('?')[1] ?? ''), [address])
  /** A link by somebody else's post: I look at it with my own. */
  const isOthersPost = query.has('post') && !me.posts.some((p) => p.id === query.get('post'))
  const apiQuery = useMemo(() => {
    const narrowed = filledIn(query, [...filterNames, 'sort', 'group'])
    if (isOthersPost) narrowed.delete('post')
    return narrowed
  }, [query, isOthersPost])
  const path = `/api/inbox${apiQuery.size > 0 ? `?${apiQuery}` : ''}`
  const { pages, problem, busy, reload, want } = usePages<Inbox>(path)
  const first = pages.get(0)
  const total = first?.total ?? 0
  const [foldedGroups, setFoldedGroups] = useState(nothing)
  const [unfolded, setUnfolded] = useState(nothing)
  const { lines, tasks, rowAt } = useListLines(pages, total, first?.groups, foldedGroups, unfolded, (g) => (
    <button
      type="button"
      className="group-head"
      aria-expanded={!foldedGroups.has(g.key)}
      onClick={() => setFoldedGroups((was) => flipped(was, g.key))}
    >
      {t(g.title)} <span className="count">{g.total}</span>
      {g.late > 0 && g.key !== 'overdue' && (
        <span className="count bad">{t(`超期 ${g.late}`, `${g.late} overdue`)}</span>
      )}
    </button>
  ))
  const isNarrow = useNarrow()
  useWalk('.task-link')
  useEffect(() => {
    if (first) keepOrder(tasks.map(caseOf))
  }, [first, tasks])
  const change = (values: Readonly<Record<string, string>>) => {
    const next = new URLSearchParams(query)
    for (const [name, value] of Object.entries(values)) {
      if (value === '') next.delete(name)
      else next.set(name, value)
    }
    go(next.size > 0 ? `/desk/inbox?${next}` : '/desk/inbox', true)
  }
  const [marked, setMarked] = useState(nothing)
  /** What was marked stays known when it is scrolled away. */
  const readTasks = useRef(new Map<string, TaskView>())
  for (const task of tasks) readTasks.current.set(task.case, task)
  const marks = useMemo<Marks>(() => ({ keys: marked, set: setMarked, nameOf: (key) => key }), [marked])
  const allColumns = useTaskColumns(first?.now ?? now(), true)
  const withFolds = useMemo(
    () =>
      allColumns.map((c) =>
        c.key === 'case'
          ? { ...c, cell: (task: TaskView) => withFold(c.cell(task), task, tasks, unfolded, setUnfolded, t) }
          : c,
      ),
    [allColumns, tasks, unfolded, t],
  )
  const chosen = chosenColumns('inbox', query.get('columns'), withFolds)
  const columnsKey = [...chosen].join(',')
  const columns = useMemo(
    () => withFolds.filter((c) => columnsKey.split(',').includes(c.key)),
    [withFolds, columnsKey],
  )
  const exportQuery = new URLSearchParams(apiQuery)
  if (columnsKey !== allColumns.map((c) => c.key).join(',')) exportQuery.set('columns', columnsKey)
  const isFiltered = filterNames.some((name) => query.has(name))
  return (
    <>
      <AsideNotice />
      <div className="between">
        <PageTitle title={t('收件箱', 'Inbox')}>
          {t('收件箱', 'Inbox')}{' '}
          <span className="count" data-testid="inbox-total">
            {first ? count(total) : '…'}
          </span>
        </PageTitle>
        <p className="muted keys">
          {t('键盘：', 'Keys: ')}
          <kbd>j</kbd> <kbd>k</kbd> {t('上下', 'down, up')} · <kbd>x</kbd> {t('选中', 'mark')} ·{' '}
          <kbd>Enter</kbd> {t('打开', 'open')}{' '}
          <Button size="small" onClick={reload}>
            {t('刷新', 'Refresh')}
          </Button>
        </p>
        <span className="row tools">
          <KeptListsMenu />
          {!isNarrow && (
            <ColumnPicker
              list="inbox"
              all={withFolds}
              chosen={chosen}
              choose={(text) => change({ columns: text })}
            />
          )}
          <ExportLink people path="/api/inbox.xlsx" query={exportQuery} />
          {!isNarrow && <ExportLink people path="/api/inbox.csv" query={exportQuery} title="CSV" />}
          <ExportLink people path="/api/inbox.ics" query={exportQuery} title={t('日历', 'Calendar')} />
        </span>
      </div>
      {isOthersPost && (
        <Alert
          type="info"
          showIcon
          data-testid="others-post"
          title={t(
            '这个链接是按别人的岗位筛选的；下面只列出您自己岗位上、您有权查看的办件。',
            'This link narrows to somebody else’s post. Below are only the cases of your own posts, which you may see.',
          )}
        />
      )}
      <details className="filters-fold" open={!isNarrow || undefined}>
        <summary>
          {isFiltered ? t('筛选（已筛选）', 'Filters (in use)') : t('筛选和分组', 'Filters and groups')}
        </summary>
        <InboxFilters query={query} change={change} />
      </details>
      {!first ? (
        <Waiting problem={problem} retry={reload} />
      ) : total === 0 ? (
        <Nothing filtered={isFiltered} clear={() => go('/desk/inbox')} />
      ) : (
        <div aria-busy={busy}>
          <DataTable
            testid="tasks"
            caption={t('办件列表', 'Cases')}
            columns={columns}
            lines={lines}
            keyOf={caseOf}
            rowClass={(task) => (task.alike !== null && !isFirstAlike(task, tasks) ? 'alike' : undefined)}
            order={orderOf(query.get('sort'))}
            onOrder={(order) => change({ sort: sortText(order) })}
            marks={marks}
            onSeen={(from, to) => want(rowAt(from), rowAt(to) + 1)}
          />
          <p className="pager" role="status">
            {t(
              `共 ${count(total)} 件${isFiltered ? '（按上面的筛选）' : ''}`,
              `${count(total)} in all${isFiltered ? ', as narrowed above' : ''}`,
            )}
          </p>
        </div>
      )}
      {marked.size > 0 && (
        <Suspense fallback={null}>
          <Several
            tasks={[...marked].flatMap((key) => readTasks.current.get(key) ?? [])}
            clear={() => setMarked(nothing)}
            done={(cases) => {
              setMarked(new Set([...marked].filter((key) => !cases.includes(key))))
              reload()
            }}
          />
        </Suspense>
      )}
      {!isFiltered && <Errands box="mine" />}
      {!isFiltered && <Errands box="sent" />}
      {!isFiltered && <Helped />}
    </>
  )
}

const flipped = (was: ReadonlySet<string>, key: string): ReadonlySet<string> =>
  new Set(was.has(key) ? [...was].filter((k) => k !== key) : [...was, key])

const isFirstAlike = (task: TaskView, tasks: readonly TaskView[]): boolean =>
  tasks.find((other) => other.alike === task.alike) === task

/** [H5] Those that are alike stand behind the first of them. */
function withFold(
  link: ReturnType<ReturnType<typeof useTaskColumns>[number]['cell']>,
  task: TaskView,
  tasks: readonly TaskView[],
  unfolded: ReadonlySet<string>,
  setUnfolded: (change: (was: ReadonlySet<string>) => ReadonlySet<string>) => void,
  t: ReturnType<typeof useLang>['t'],
) {
  const { alike } = task
  if (alike === null || !isFirstAlike(task, tasks)) return link
  const n = tasks.filter((other) => other.alike === alike).length
  return (
    <>
      {link}
      <button
        type="button"
        className="fold"
        aria-expanded={unfolded.has(alike)}
        onClick={() => setUnfolded((was) => flipped(was, alike))}
      >
        {t(`同一人同一事项共${n}件`, `${n} of the same person and programme`)}
      </button>
    </>
  )
}

function orderOf(sort: string | null): Order {
  const key = sort?.replace(/^-/, '') ?? ''
  return taskOrders.includes(key) ? { key, descending: sort!.startsWith('-') } : null
}
const sortText = (order: Order): string =>
  order && taskOrders.includes(order.key) ? `${order.descending ? '-' : ''}${order.key}` : ''

/** What one opened for others and waits for them: no post holds it, and without this nobody would find it again. */
function Helped() {
  const { t } = useLang()
  const { me } = useSession()
  const { data } = useLoad<readonly TaskView[]>(me.posts.length > 0 ? '/api/cases?mine=true' : null)
  const waiting = data?.filter((task) => task.ask !== null) ?? []
  if (waiting.length === 0) return null
  return (
    <section className="stack" data-testid="helped">
      <h2>
        {t('我代办的，等着补办', 'Opened by me for others, and waiting')}{' '}
        <span className="count">{waiting.length}</span>
      </h2>
      <TaskList tasks={waiting} now={me.now} />
    </section>
  )
}

function Nothing({ filtered, clear }: { readonly filtered: boolean; readonly clear: () => void }) {
  const { t } = useLang()
  return (
    <div className="empty">
      <p>
        <b>
          {filtered ? t('没有符合条件的办件', 'No case matches') : t('收件箱是空的', 'The inbox is empty')}
        </b>
      </p>
      <p className="muted">
        {filtered
          ? t('换一个环节、到期或编号再试。', 'Try another step, day or number.')
          : t('轮到您的岗位办理的事会出现在这里。', 'What your posts have to do will appear here.')}
      </p>
      {filtered && <Button onClick={clear}>{t('清除筛选', 'Clear the filters')}</Button>}
    </div>
  )
}
