/** The inbox: what waits for my posts, the most pressing first. Keys: j, k, Enter. */
import { useEffect } from 'react'
import { Button } from 'antd'
import type { Inbox, TaskView } from '../../../server/contract/cases.ts'
import { useLang } from '../../shared/lang.tsx'
import { go, useAddress } from '../../shared/router.tsx'
import { useLoad } from '../../shared/use-load.ts'
import { ExportLink, PageTitle, Pager, Waiting } from '../parts.tsx'
import { useProgrammes } from '../programme.ts'
import { useSession } from '../session.tsx'
import { Errands } from './errands.tsx'
import { TaskList } from './tasks.tsx'
import { useWalk } from './keys.ts'
import { keepOrder } from './queue.ts'

const size = 100

export function InboxPage() {
  const { t } = useLang()
  const address = useAddress()
  const query = new URLSearchParams(address.split('?')[1] ?? '')
  const offset = Number(query.get('offset') ?? 0)
  const apiQuery = only(query, ['step', 'post', 'q'])
  apiQuery.set('limit', String(size))
  apiQuery.set('offset', String(offset))
  const { data, problem, reload } = useLoad<Inbox>(`/api/inbox?${apiQuery}`)
  useWalk('.task-link')
  useEffect(() => {
    const again = () => document.visibilityState === 'visible' && reload()
    document.addEventListener('visibilitychange', again)
    return () => document.removeEventListener('visibilitychange', again)
  }, [reload])
  useEffect(() => {
    if (data) keepOrder(data.tasks.map((task) => task.case))
  }, [data])
  const change = (name: string, value: string) => {
    query.delete('offset')
    if (value === '') query.delete(name)
    else query.set(name, value)
    go(query.size > 0 ? `/desk?${query}` : '/desk', true)
  }
  const late = data?.tasks.filter((task) => task.state === 'overdue').length ?? 0
  return (
    <>
      <div className="between">
        <PageTitle title={t('收件箱', 'Inbox')}>
          {t('收件箱', 'Inbox')}{' '}
          <span className="count" data-testid="inbox-total">
            {data ? data.total : '…'}
          </span>
          {late > 0 && <span className="count bad">{t(`超期 ${late}`, `${late} overdue`)}</span>}
        </PageTitle>
        <p className="muted keys">
          {t('键盘：', 'Keys: ')}
          <kbd>j</kbd> <kbd>k</kbd> {t('上下', 'down, up')} · <kbd>Enter</kbd> {t('打开', 'open')}{' '}
          <Button size="small" onClick={reload}>
            {t('刷新', 'Refresh')}
          </Button>
        </p>
        <ExportLink people path="/api/inbox.csv" query={only(query, ['step', 'post', 'q'])} />
      </div>
      <Filters query={query} change={change} />
      {!data ? (
        <Waiting problem={problem} retry={reload} />
      ) : data.tasks.length === 0 ? (
        <Nothing filtered={['step', 'post', 'q'].some((n) => query.has(n))} />
      ) : (
        <>
          <TaskList tasks={data.tasks} now={data.now} />
          <Pager
            offset={offset}
            size={size}
            total={data.total}
            onMove={(to) => {
              query.set('offset', String(to))
              go(`/desk?${query}`)
            }}
          />
        </>
      )}
      {offset === 0 && <Errands box="mine" />}
      {offset === 0 && <Errands box="sent" />}
      {offset === 0 && <Helped />}
    </>
  )
}

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

/** Those of the address that were filled in. */
function only(query: URLSearchParams, names: readonly string[]): URLSearchParams {
  return new URLSearchParams(names.flatMap((name) => (query.get(name) ? [[name, query.get(name)!]] : [])))
}

function Nothing({ filtered }: { readonly filtered: boolean }) {
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
          ? t('换一个环节或编号再试。', 'Try another step or number.')
          : t('轮到您的岗位办理的事会出现在这里。', 'What your posts have to do will appear here.')}
      </p>
    </div>
  )
}

/** Steps that my posts hold, my posts when there are several, and the beginning of a number. */
function Filters({
  query,
  change,
}: {
  readonly query: URLSearchParams
  readonly change: (name: string, value: string) => void
}) {
  const { lang, t } = useLang()
  const { me } = useSession()
  const roles = me.posts.map((p) => p.role)
  const steps = new Map(
    (useProgrammes() ?? []).flatMap((p) =>
      Object.entries(p.steps)
        .filter(([, s]) => s.holder !== undefined && roles.includes(s.holder))
        .map(([name, s]) => [name, `${s.title[lang]}（${p.title[lang]}）`] as const),
    ),
  )
  return (
    <div className="filters">
      <label>
        <span>{t('环节', 'Step')}</span>
        <select
          className="input"
          value={query.get('step') ?? ''}
          onChange={(e) => change('step', e.target.value)}
        >
          <option value="">{t('全部', 'All')}</option>
          {[...steps].map(([name, title]) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
      </label>
      {me.posts.length > 1 && (
        <label>
          <span>{t('岗位', 'Post')}</span>
          <select
            className="input"
            value={query.get('post') ?? ''}
            onChange={(e) => change('post', e.target.value)}
          >
            <option value="">{t('全部', 'All')}</option>
            {me.posts.map((p) => (
              <option key={p.id} value={p.id}>
                {p.title[lang]}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        <span>{t('办件编号', 'Case number')}</span>
        <input
          className="input"
          type="search"
          value={query.get('q') ?? ''}
          placeholder={t('输入开头几位', 'its beginning')}
          maxLength={60}
          onChange={(e) => change('q', e.target.value.trim().toUpperCase())}
        />
      </label>
    </div>
  )
}
