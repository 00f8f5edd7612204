/** The room: all open cases of a programme side by side by where they stand, as they stand now, for several who work on them at once. */
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { Alert } from 'antd'
import type { Inbox, TaskView } from '../../../server/contract/cases.ts'
import { at } from '../../shared/base.ts'
import { useLang } from '../../shared/lang.tsx'
import { go, Link, useAddress } from '../../shared/router.tsx'
import { Due } from '../due.tsx'
import { useWalk } from '../inbox/keys.ts'
import { Marked } from '../inbox/marked.tsx'
import { Badge, PageTitle, Waiting } from '../parts.tsx'
import { useProgrammes } from '../programme.ts'
import { useLoad } from '../reads.tsx'
import { useNow } from '../session.tsx'
import { Happened } from './happened.tsx'
import { useRoomRows, type Happening, type Row } from './rows.ts'
import { useRoomOf } from './use-room.ts'
import type { Line } from './live.ts'
import '../board.css'
import './room.css'

const Command = lazy(() => import('./command.tsx').then((m) => ({ default: m.Command })))
const Several = lazy(() => import('../several/bar.tsx').then((m) => ({ default: m.Several })))

export function RoomPage() {
  const { t } = useLang()
  const query = new URLSearchParams(useAddress().split('?')[1] ?? '')
  const programmes = useProgrammes() ?? []
  const { data: mine } = useLoad<Inbox>('/api/inbox?group=step&limit=1')
  /** Where most waits for me, unless the address says otherwise. */
  const first = useMemo(() => {
    const counts = new Map<string, number>()
    for (const { key, total } of mine?.groups ?? []) {
      const id = key.split(' ')[0]!
      counts.set(id, (counts.get(id) ?? 0) + total)
    }
    return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null
  }, [mine])
  const programme = query.get('programme') ?? (mine ? (first ?? programmes[0]?.id ?? null) : null)
  const p = programmes.find(({ id }) => id === programme)
  const { rows, isCut, happened, line, problem, reload } = useRoomRows(programme)
  const room = useRoomOf(programme)
  const isBoard = query.get('view') === 'board'
  const order = Object.keys(p?.steps ?? {})
  const titles = Object.fromEntries(Object.entries(p?.steps ?? {}).map(([step, s]) => [step, s.title]))
  const view = (name: 'board' | 'command'): string =>
    `/desk/room?${new URLSearchParams({ programme: programme ?? '', ...(name === 'board' ? { view: name } : {}) })}`
  return (
    <>
      <div className="between">
        <PageTitle title={t('实时看板', 'Live board')}>
          {room ? t(room.title) : t('实时看板', 'Live board')} <LineBadge line={line} />
        </PageTitle>
        <label className="row">
          {t('事项', 'Programme')}{' '}
          <select
            value={programme ?? ''}
            onChange={(e) => go(`/desk/room?programme=${encodeURIComponent(e.target.value)}`, true)}
          >
            {programmes.map(({ id, title }) => (
              <option key={id} value={id}>
                {t(title)}
              </option>
            ))}
          </select>
        </label>
        {room && (
          <p className="row">
            <Link href={view('command')} aria-current={isBoard ? undefined : 'page'}>
              {t('指挥', 'Command')}
            </Link>
            <Link href={view('board')} aria-current={isBoard ? 'page' : undefined}>
              {t('看板', 'Board')}
            </Link>
            {room.wall && <a href={at(`/wall/room/${room.id}`)}>{t('大屏', 'Wall')}</a>}
          </p>
        )}
        <p className="muted keys">
          {t('键盘：', 'Keys: ')}
          <kbd>j</kbd> <kbd>k</kbd> {t('上下', 'down, up')} ·{' '}
          {room && !isBoard ? (
            <>
              <kbd>h</kbd> {t('交办', 'hand out')}
            </>
          ) : (
            <>
              <kbd>x</kbd> {t('选中', 'mark')} · <kbd>Enter</kbd> {t('打开', 'open')}
            </>
          )}
        </p>
      </div>
      {line === 'lost' && (
        <Alert
          type="error"
          showIcon
          data-testid="line-lost"
          title={t(
            '与服务器的连接断了，下面的内容可能已经变化。正在重新连接，连上后自动补齐。',
            'The connection is lost and what stands below may be old. Connecting again: what was missed will be made up.',
          )}
        />
      )}
      {rows === null || room === undefined ? (
        <Waiting problem={problem} retry={reload} />
      ) : room && !isBoard ? (
        <Suspense fallback={<Waiting problem={null} retry={reload} />}>
          <Command
            key={programme}
            room={room}
            rows={rows}
            fresh={freshOf(happened)}
            happened={happened}
            titles={titles}
            order={order}
          />
        </Suspense>
      ) : (
        <Lanes key={programme} rows={rows} order={order} titles={titles} happened={happened} isCut={isCut} />
      )}
    </>
  )
}

function LineBadge({ line }: { readonly line: Line }) {
  const { t } = useLang()
  return (
    <span role="status" data-testid="line" data-line={line}>
      {line === 'live' ? (
        <Badge tone="good">{t('实时', 'Live')}</Badge>
      ) : line === 'lost' ? (
        <Badge tone="bad">{t('已断开', 'Lost')}</Badge>
      ) : (
        <Badge tone="plain">{t('正在连接', 'Connecting')}</Badge>
      )}
    </span>
  )
}

/** So long is what just changed told apart, in milliseconds. */
const freshMs = 8_000
const freshOf = (happened: readonly Happening[]): ReadonlySet<string> =>
  new Set(happened.filter((h) => Date.now() - h.heard < freshMs).map((h) => h.row.case))
/** As many of a lane as one looks at; the rest on demand. */
const atFirst = 30

function Lanes({
  rows,
  order,
  titles,
  happened,
  isCut,
}: {
  readonly rows: ReadonlyMap<string, Row>
  readonly order: readonly string[]
  readonly titles: Readonly<Record<string, Row['stepTitle']>>
  readonly happened: readonly Happening[]
  readonly isCut: boolean
}) {
  const { t } = useLang()
  useNow()
  useWalk('.room-card')
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const current = useMemo(
    () => [...rows.values()].filter((row) => !row.closed).toSorted(pressingFirst),
    [rows],
  )
  /** What a colleague took away is not marked any more. */
  useEffect(() => {
    setMarked((was) => {
      const still = [...was].filter((id) => rows.get(id)?.closed === false)
      return still.length === was.size ? was : new Set(still)
    })
  }, [rows])
  const fresh = freshOf(happened)
  const steps = [...new Set([...order, ...current.map((row) => row.step)])].filter((step) =>
    current.some((row) => row.step === step),
  )
  const chosen = [...marked].flatMap((id): TaskView[] => {
    const row = rows.get(id)
    return row ? [{ ...row, alike: null, ask: null }] : []
  })
  return (
    <>
      {isCut && (
        <p className="muted">
          {t(
            '办理中的太多，只列最紧急的1000件。',
            'Too many are open: the thousand most pressing are shown.',
          )}
        </p>
      )}
      <div className="room">
        {current.length === 0 ? (
          <div className="empty">
            <p>
              <b>{t('没有办理中的办件', 'No case is open')}</b>
            </p>
            <p className="muted">
              {t('有新的办件会自动出现在这里。', 'What comes will appear here by itself.')}
            </p>
          </div>
        ) : (
          <div className="board" tabIndex={0} role="region" aria-label={t('看板', 'Board')}>
            {steps.map((step) => (
              <Lane
                key={step}
                step={step}
                rows={current.filter((row) => row.step === step)}
                fresh={fresh}
                marked={marked}
                mark={(id) =>
                  setMarked((was) =>
                    was.has(id) ? new Set([...was].filter((other) => other !== id)) : new Set(was).add(id),
                  )
                }
              />
            ))}
          </div>
        )}
        <Happened happened={happened} titles={titles} />
      </div>
      {chosen.length > 0 && (
        <Suspense fallback={null}>
          <Several
            tasks={chosen}
            clear={() => setMarked(new Set())}
            done={(cases) => setMarked((was) => new Set([...was].filter((id) => !cases.includes(id))))}
          />
        </Suspense>
      )}
    </>
  )
}

/** What has a limit before what has none, the nearest first. */
const pressingFirst = (a: Row, b: Row): number =>
  (a.due ?? '9999').localeCompare(b.due ?? '9999') || a.case.localeCompare(b.case)

function Lane({
  step,
  rows,
  fresh,
  marked,
  mark,
}: {
  readonly step: string
  readonly rows: readonly Row[]
  readonly fresh: ReadonlySet<string>
  readonly marked: ReadonlySet<string>
  readonly mark: (id: string) => void
}) {
  const { t } = useLang()
  const [all, setAll] = useState(false)
  const late = rows.filter((row) => row.state === 'overdue').length
  const heading = `lane-${step}`
  const shown = all ? rows : rows.slice(0, atFirst)
  return (
    <section className="stage" aria-labelledby={heading} data-lane={step}>
      <div className="stage-head">
        <h2 id={heading}>{t(rows[0]!.stepTitle)}</h2>
        <span className="big">
          {rows.length}
          <span className="unseen">{t('件', ' cases')}</span>
        </span>
        {late > 0 && <Badge tone="bad">{t(`超期 ${late}`, `${late} overdue`)}</Badge>}
      </div>
      <ul>
        {shown.map((row) => (
          <li
            key={row.case}
            className={`standing${row.state === 'overdue' ? ' stuck' : ''}${fresh.has(row.case) ? ' fresh' : ''}`}
            data-case={row.case}
          >
            <p className="between">
              <Link className="case-link room-card" href={`/desk/cases/${row.case}`}>
                {row.subject}
              </Link>
              <input
                type="checkbox"
                className="mark"
                checked={marked.has(row.case)}
                onChange={() => mark(row.case)}
                aria-label={t(`选中 ${row.case}`, `Mark ${row.case}`)}
              />
            </p>
            <p className="muted">
              {row.areaName} · <span className="case-no">{row.case}</span>
            </p>
            <Due deadline={row} clock={row.clock} />
            <Marked marks={row.marks} />
          </li>
        ))}
      </ul>
      {shown.length < rows.length && (
        <button type="button" className="bare dark" onClick={() => setAll(true)}>
          {t(`再看 ${rows.length - shown.length} 件`, `${rows.length - shown.length} more`)}
        </button>
      )}
    </section>
  )
}
