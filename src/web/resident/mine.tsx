/** My cases, and the way out. */
import type { TaskView } from '../../server/contract/cases.ts'
import type { SessionsView } from '../../server/contract/people.ts'
import { remove } from '../shared/api.ts'
import { dayText, dueText, shortInstant } from '../shared/format.ts'
import { useLang } from '../shared/lang.tsx'
import { go, Link, useTitle } from '../shared/router.tsx'
import { dropDrafts } from '../shared/drop-drafts.ts'
import { useLoad } from '../shared/use-load.ts'
import { useSession, Waiting } from './session.tsx'

/** What asks something of me comes first. */
export const askedFirst = (all: readonly TaskView[]): readonly TaskView[] =>
  all.toSorted((a, b) => Number(b.ask !== null) - Number(a.ask !== null))

export function CaseCard({ task }: { readonly task: TaskView }) {
  const { t, lang } = useLang()
  const { me } = useSession()
  return (
    <Link className="card" href={`/cases/${task.case}`}>
      <b>{task.placed ? task.subject : t(task.title)}</b>
      {task.placed && (
        <span>
          {t(task.title)} · {task.areaName}
        </span>
      )}
      {task.ask && (
        <span className="asked">
          {t(task.ask.text)}
          {task.ask.until &&
            t(`，${dayText(task.ask.until, 'zh')}截止`, `, until ${dayText(task.ask.until, 'en')}`)}
        </span>
      )}
      <span>
        <em className={`chip ${task.state ?? 'closed'}`}>{t(task.stepTitle)}</em>
        {task.due && task.state !== 'stopped' && !task.ask ? (
          <>
            {' '}
            {task.clock ? t(task.clock) : t('最迟', 'by')} {dueText(task.due, me?.now ?? task.due, lang)}
          </>
        ) : null}
      </span>
      <small>{task.case}</small>
      <i aria-hidden="true">→</i>
    </Link>
  )
}

/** Where else one is signed in: a lent phone, a library's computer. */
function Devices({ leaveAll }: { readonly leaveAll: () => void }) {
  const { t, lang } = useLang()
  const { data, reload } = useLoad<SessionsView>('/api/sessions')
  if (!data || data.length < 2) return null
  return (
    <section aria-labelledby="devices">
      <h2 id="devices">{t(`您在${data.length}处登录着`, `You are signed in at ${data.length} places`)}</h2>
      <ul className="cards">
        {data.map((s) => (
          <li key={s.id} className="card">
            <b>
              {s.device}
              {s.mine && t('（本机）', ' (this one)')}
            </b>
            <span>
              {t('登录于', 'since')} {shortInstant(s.since, lang)}
            </span>
            {!s.mine && (
              <button
                type="button"
                className="button plain"
                onClick={() => void remove(`/api/sessions/${s.id}`).then(reload, reload)}
              >
                {t('退出这一处', 'Sign this one out')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <p>
        <button type="button" className="button plain" onClick={leaveAll}>
          {t('全部退出', 'Sign out everywhere')}
        </button>
      </p>
    </section>
  )
}

export function Mine() {
  const { t } = useLang()
  const { me, refresh } = useSession()
  useTitle(t('我的办件', 'My cases'))
  const { data, problem, reload } = useLoad<readonly TaskView[]>(me ? '/api/cases?mine=true' : null)
  if (me === null)
    return (
      <div className="wide narrow">
        <h1>{t('我的办件', 'My cases')}</h1>
        <p>{t('登录后可以看到您的全部办件。', 'Sign in to see all your cases.')}</p>
        <Link className="button" href="/sign-in?to=/me">
          {t('去登录', 'Sign in')}
        </Link>
      </div>
    )
  const out = async (where: '/api/session' | '/api/sessions') => {
    dropDrafts()
    await remove(where).catch(() => undefined)
    await refresh()
    go('/services')
  }
  return (
    <div className="wide narrow">
      <h1>{me ? t(`${me.name}，您好`, `Hello, ${me.name}`) : t('我的办件', 'My cases')}</h1>
      {!data ? (
        <Waiting problem={problem} retry={reload} />
      ) : data.length === 0 ? (
        <p className="empty">
          {t('还没有办件。', 'No cases yet.')}{' '}
          <Link href="/services">{t('看看可以办什么', 'See the services')}</Link>
        </p>
      ) : (
        <ul className="cards">
          {askedFirst(data).map((c) => (
            <li key={c.case}>
              <CaseCard task={c} />
            </li>
          ))}
        </ul>
      )}
      <p>
        <button type="button" className="button plain" onClick={() => void out('/api/session')}>
          {t('退出登录', 'Sign out')}
        </button>
      </p>
      <Devices leaveAll={() => void out('/api/sessions')} />
    </div>
  )
}
