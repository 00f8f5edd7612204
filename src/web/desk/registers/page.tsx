/** A register as a table: by standing, place, words and day; the keyboard walks through it, and a row opens its entry. */
import { useRef } from 'react'
import type { RegisterColumnView, RegisterListView } from '../../../server/contract/registers.ts'
import type { ProblemError } from '../../shared/api.ts'
import { dayText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { filledIn, go, Link, useAddress } from '../../shared/router.tsx'
import { Mark } from '../../shared/standing.tsx'
import { useLoad } from '../reads.tsx'
import { AreaPicker } from '../figures/area-picker.tsx'
import { useWalk } from '../inbox/keys.ts'
import { Clause, ExportLink, PageTitle, Pager, ProblemBox, Waiting } from '../parts.tsx'
import { homeArea, useSession } from '../session.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/table.tsx'
import { CardsPage } from './cards.tsx'
import { CellText, entryPath, mapPath, Stands } from './parts.tsx'

const size = 50

/** The list, or its cards to print. */
export function RegisterPage({ id }: { readonly id: string }) {
  const query = new URLSearchParams(useAddress().split('?')[1] ?? '')
  return query.get('as') === 'cards' ? <CardsPage id={id} /> : <ListPage id={id} />
}

function ListPage({ id }: { readonly id: string }) {
  const { t } = useLang()
  const session = useSession()
  const today = session.now().slice(0, 10)
  const query = new URLSearchParams(useAddress().split('?')[1] ?? '')
  useWalk('.row-link')
  const area = query.get('area') ?? homeArea(session)
  const apiQuery = filledIn(query, ['standing', 'q', 'asOf'])
  apiQuery.set('area', area)
  const offset = Number(query.get('offset') ?? 0)
  const {
    data: fresh,
    problem,
    reload,
  } = useLoad<RegisterListView>(
    `/api/registers/${encodeURIComponent(id)}?${apiQuery}&offset=${offset}&limit=${size}`,
  )
  /** What was shown stays until the next is there: the button that was pressed keeps the focus. */
  const lastShown = useRef<RegisterListView | null>(null)
  if (fresh) lastShown.current = fresh
  const data = fresh ?? (problem ? null : lastShown.current)
  const change = (name: string, value: string) => {
    query.delete('offset')
    if (value === '') query.delete(name)
    else query.set(name, value)
    go(`/desk/registers/${id}${query.size > 0 ? `?${query}` : ''}`, true)
  }
  const chosen = (query.get('standing') ?? '').split(',').filter((s) => s !== '')
  const toggle = (name: string) =>
    change(
      'standing',
      (chosen.includes(name) ? chosen.filter((s) => s !== name) : [...chosen, name]).join(','),
    )
  const register = data?.register ?? lastShown.current?.register
  const listed = register === undefined || register.total !== null
  return (
    <>
      <div className="between">
        <PageTitle title={register ? t(register.title) : t('名录', 'Register')}>
          {register ? t(register.title) : t('名录', 'Register')}
          {data?.total != null && (
            <>
              {' '}
              <span className="count" data-testid="register-total">
                {data.total.toLocaleString('en-US')}
              </span>
            </>
          )}
        </PageTitle>
        <p className="muted keys">
          {t('键盘：', 'Keys: ')}
          <kbd>j</kbd> <kbd>k</kbd> {t('上下', 'down, up')} · <kbd>Enter</kbd> {t('打开', 'open')}
        </p>
        <span className="row">
          {register?.map && (
            <Link className="link-button" href={mapPath(id)}>
              {t('地图', 'Map')}
            </Link>
          )}
          {register?.cards && (
            <Link
              className="link-button"
              href={`/desk/registers/${id}?${new URLSearchParams([...filledIn(query, ['q', 'area']), ['as', 'cards']])}`}
            >
              {t('打印卡片', 'Print cards')}
            </Link>
          )}
          {listed && (
            <ExportLink path={`/api/registers/${encodeURIComponent(id)}/list.xlsx`} query={apiQuery} />
          )}
        </span>
      </div>
      <div className="filters">
        <AreaPicker area={area} root={session.me.realm.area} choose={(code) => change('area', code)} />
        <label>
          <span>{t('名称', 'Name')}</span>
          <input
            className="input wide-input"
            type="search"
            value={query.get('q') ?? ''}
            maxLength={60}
            placeholder={
              register?.asked ? t(register.asked.hint) : t('几个字，用空格隔开', 'words of the name')
            }
            onChange={(e) => change('q', e.target.value)}
          />
        </label>
        <label>
          <span>{t('截至', 'As of')}</span>
          <input
            className="input"
            type="date"
            value={query.get('asOf') ?? today}
            max={today}
            onChange={(e) => change('asOf', e.target.value === today ? '' : e.target.value)}
          />
        </label>
      </div>
      {register && (
        <div className="toggles" role="group" aria-label={t('按状态筛选', 'By standing')}>
          {register.standings.map((s, i) => (
            <button
              key={s.name}
              type="button"
              className="toggle"
              aria-pressed={chosen.includes(s.name)}
              onClick={() => toggle(s.name)}
            >
              <Mark index={i} />
              {t(s.title)}
              {s.n !== null && <b>{s.n.toLocaleString('en-US')}</b>}
            </button>
          ))}
        </div>
      )}
      {query.get('asOf') && (
        <p className="flash" role="status">
          {t(
            `这是 ${dayText(query.get('asOf')!, 'zh')} 结束时的名录，之后的变化没有算在内。`,
            `The register as it stood at the end of ${dayText(query.get('asOf')!, 'en')}.`,
          )}
        </p>
      )}
      {!data ? (
        <NotRead problem={problem} reload={reload} />
      ) : data.entries.length === 0 ? (
        <div className="empty">
          <p>
            <b>{t('没有符合条件的条目', 'No entry matches')}</b>
          </p>
          <p className="muted">{t('换一个地方、状态或名称再试。', 'Try another place, standing or name.')}</p>
        </div>
      ) : (
        <>
          <Table list={data} busy={fresh === null} whole={query.get('columns') === 'all'} />
          <div className="between">
            {data.total === null ? (
              <p className="muted">
                {data.more
                  ? t('还有更多，请把名称写得更完整。', 'There are more: write more of the name.')
                  : ''}
              </p>
            ) : (
              <Pager
                offset={offset}
                size={size}
                total={data.total}
                onMove={(to) => {
                  query.set('offset', String(to))
                  go(`/desk/registers/${id}?${query}`)
                }}
              />
            )}
            {data.columns.some((c) => !c.brief) && (
              <button
                type="button"
                className="bare dark"
                aria-pressed={query.get('columns') === 'all'}
                onClick={() => change('columns', query.get('columns') === 'all' ? '' : 'all')}
              >
                {query.get('columns') === 'all'
                  ? t('只看主要列', 'Main columns only')
                  : t(`显示全部 ${data.columns.length} 列`, `All ${data.columns.length} columns`)}
              </button>
            )}
          </div>
        </>
      )}
      {register && (
        <div className="stack muted">
          {register.note && <p>{t(register.note.text)}</p>}
          <Clause clause={register.clause} />
          {register.note && register.note.clause.id !== register.clause.id && (
            <Clause clause={register.note.clause} />
          )}
        </div>
      )}
    </>
  )
}

/** Nothing to show as yet: a name must be written first, something went wrong, or it is still on its way. */
function NotRead({
  problem,
  reload,
}: {
  readonly problem: ProblemError['problem'] | null
  readonly reload: () => void
}) {
  const { t } = useLang()
  if (problem?.code === 'name_needed')
    return (
      <div className="empty">
        <p>
          <b>{t('请写出要查的名称', 'Say what you look for')}</b>
        </p>
        <p className="muted">
          {t(
            '您的岗位不在这项工作里，按名称查询可以看到公开的内容。',
            'Your posts have no part in this: ask by name and read what is public.',
          )}
        </p>
      </div>
    )
  return problem ? <ProblemBox problem={problem} /> : <Waiting problem={null} retry={reload} />
}

type Entry = RegisterListView['entries'][number]
const idOf = (e: Entry): string => e.id

function Table({
  list,
  busy,
  whole,
}: {
  readonly list: RegisterListView
  readonly busy: boolean
  readonly whole: boolean
}) {
  const { lang, t } = useLang()
  const columns = list.columns.map((c, i) => [c, i] as const).filter(([c]) => whole || c.brief)
  const withCases = list.entries.some((e) => e.case !== null) && !columns.some(([c]) => c.kind === 'case')
  /** [RG15] Who holds a card looks for its number; its other words stand in columns of their own. */
  const { cards } = list.register
  const shown: readonly Column<Entry>[] = [
    {
      key: 'name',
      title: cards ? t(cards.number) : t('名称', 'Name'),
      head: true,
      cell: (e) => (
        <Link className="row-link" href={entryPath(list.register.id, e.id)}>
          {cards ? e.id : e.name}
        </Link>
      ),
    },
    {
      key: 'standing',
      title: t('状态', 'Standing'),
      cell: (e) => <Stands register={list.register} standing={e.standing} />,
    },
    { key: 'since', title: t('自', 'Since'), cell: (e) => dayText(e.since, lang) },
    { key: 'place', title: t('地方', 'Place'), cell: (e) => e.areaName },
    ...columns.map(([c, i]): Column<Entry> => ({
      key: c.name,
      title: t(c.title),
      ...(c.unit ? { number: true as const } : {}),
      lookOf: (e) => lookOf(c, e.cells[i]),
      cell: (e) => <CellText column={c} value={e.cells[i] ?? null} />,
    })),
    ...(withCases
      ? [
          {
            key: 'case',
            title: t('来自办件', 'From case'),
            lookOf: (e: Entry) => (e.case === null ? 'blank' : ''),
            cell: (e: Entry) =>
              e.case === null ? '—' : <Link href={`/desk/cases/${e.case}`}>{e.case}</Link>,
          },
        ]
      : []),
  ]
  return (
    <div className="scroll" tabIndex={0} role="region" aria-busy={busy} aria-label={t('名录列表', 'Entries')}>
      <DataTable
        testid="entries"
        className="entries"
        caption={t('名录列表，按地方和名称排列', 'Entries, by place and name')}
        columns={shown}
        rows={list.entries}
        keyOf={idOf}
      />
    </div>
  )
}

type Cell = RegisterListView['entries'][number]['cells'][number]

const lookOf = (column: RegisterColumnView, cell: Cell | undefined): string => {
  const isBlank = cell === null || (Array.isArray(cell) && cell.length === 0)
  const isLong = column.options || typeof cell === 'string'
  return [isBlank ? 'blank' : '', isLong ? 'long' : '', column.unit ? 'number' : ''].join(' ')
}
