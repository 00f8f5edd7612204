/** The first page of the desk: what is due and over, what waits for others, whom I lead, and my own figures. */
import { useEffect } from 'react'
import type { TaskView } from '../../../server/contract/cases.ts'
import type { StartView } from '../../../server/contract/start.ts'
import { count, shortDay } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { Due } from '../due.tsx'
import { Errands } from '../inbox/errands.tsx'
import { useWalk } from '../inbox/keys.ts'
import { PageTitle, Section, Waiting } from '../parts.tsx'
import { useLoad } from '../reads.tsx'
import { useSession } from '../session.tsx'
import { Team } from './team.tsx'

export function StartPage() {
  const { lang, t } = useLang()
  const { me, post } = useSession()
  const { data, problem, reload } = useLoad<StartView>('/api/start')
  useWalk('.task-link')
  /** The inbox is the next door: it is fetched while this is read. */
  useEffect(() => {
    if (data) setTimeout(() => void import('../inbox/page.tsx'), 1000)
  }, [data])
  const hour = Number((data?.now ?? me.now).slice(11, 13))
  const greeting =
    hour < 11
      ? t('早上好', 'Good morning')
      : hour < 13
        ? t('中午好', 'Good day')
        : hour < 18
          ? t('下午好', 'Good afternoon')
          : t('晚上好', 'Good evening')
  return (
    <>
      <PageTitle title={t('首页', 'Start')}>
        {greeting}
        {t('，', ', ')}
        {me.name} {post && <small>{t(post.title)}</small>}
      </PageTitle>
      {!data ? (
        <Waiting problem={problem} retry={reload} />
      ) : (
        <>
          <Doors inbox={data.inbox} waiting={data.waiting.total} />
          <div className="start">
            <div className="start-main">
              <Errands box="mine" />
              <Pressing tasks={data.pressing} total={data.inbox.total} />
              <WaitingForOthers waiting={data.waiting} />
            </div>
            <div className="start-side">
              <Late late={data.late} total={data.inbox.overdue} />
              {data.team && <Team team={data.team} />}
              <OwnFigures figures={data.figures} lang={lang} />
            </div>
          </div>
        </>
      )}
    </>
  )
}

/** The four numbers of a morning, each the way into its list. */
function Doors({ inbox, waiting }: { readonly inbox: StartView['inbox']; readonly waiting: number }) {
  const { t } = useLang()
  const doors: readonly (readonly [string, string, string, number, string])[] = [
    ['overdue', '/desk/inbox?due=overdue', t('已超期', 'Overdue'), inbox.overdue, 'bad'],
    ['today', '/desk/inbox?due=today', t('今天到期', 'Due today'), inbox.today, 'warn'],
    ['soon', '/desk/inbox?due=soon', t('2个工作日内到期', 'Due within 2 working days'), inbox.soon, 'warn'],
    ['total', '/desk/inbox', t('全部待办', 'All of mine'), inbox.total, 'calm'],
    ['waiting', '#waiting', t('等他人办理', 'Waiting for others'), waiting, 'plain'],
  ]
  return (
    <ul className="doors-row" data-testid="doors">
      {doors.map(([name, href, title, n, tone]) => {
        const Door = href.startsWith('#') ? 'a' : Link
        return (
          <li key={name}>
            <Door className={`door ${n > 0 ? tone : 'none-left'}`} href={href} data-door={name}>
              <b>{count(n)}</b>
              <span>{title}</span>
            </Door>
          </li>
        )
      })}
    </ul>
  )
}

function TaskLine({ task, holder }: { readonly task: TaskView; readonly holder?: string }) {
  const { t } = useLang()
  return (
    <li>
      <span className="start-what">
        <Link className="task-link" href={`/desk/cases/${task.case}`}>
          {task.case}
        </Link>{' '}
        <b>{task.subject}</b>{' '}
        {task.subject !== task.areaName && <span className="muted">{task.areaName}</span>}
        <br />
        <span>
          {t(task.title)} · {t(task.stepTitle)}
        </span>
        {holder !== undefined && (
          <span className="muted">
            {' '}
            {t('在', 'with ')}
            {holder}
          </span>
        )}
      </span>
      <Due deadline={task} clock={null} />
    </li>
  )
}

function Pressing({ tasks, total }: { readonly tasks: readonly TaskView[]; readonly total: number }) {
  const { t } = useLang()
  return (
    <Section
      id="pressing"
      title={t('最紧急的', 'Most pressing')}
      extra={
        <Link href="/desk/inbox">
          {t(`收件箱全部 ${count(total)} 件`, `All ${count(total)} in the inbox`)} ›
        </Link>
      }
    >
      {tasks.length === 0 ? (
        <p className="muted">{t('现在没有等您办的事。', 'Nothing waits for you now.')}</p>
      ) : (
        <ul className="start-list" data-testid="pressing">
          {tasks.map((task) => (
            <TaskLine key={task.case} task={task} />
          ))}
        </ul>
      )}
    </Section>
  )
}

/** [ST2] What I did and others have now. */
function WaitingForOthers({ waiting }: { readonly waiting: StartView['waiting'] }) {
  const { t } = useLang()
  return (
    <Section
      id="waiting"
      title={
        <>
          {t('我办过、等他人办理的', 'Acted on by me, waiting for others')}{' '}
          <span className="count">{count(waiting.total)}</span>
        </>
      }
    >
      {waiting.tasks.length === 0 ? (
        <p className="muted">
          {t(
            '近半年您办过的件，都不在等别人办理。',
            'Nothing that you acted on in the last half year waits for others.',
          )}
        </p>
      ) : (
        <ul className="start-list" data-testid="waiting-others">
          {waiting.tasks.map((task) => (
            <TaskLine key={task.case} task={task} holder={t(task.holder)} />
          ))}
        </ul>
      )}
      {waiting.tasks.length < waiting.total && (
        <p className="muted">
          {t(
            `只列最紧急的 ${waiting.tasks.length} 件。`,
            `The ${waiting.tasks.length} most pressing are listed.`,
          )}
        </p>
      )}
    </Section>
  )
}

function Late({ late, total }: { readonly late: StartView['late']; readonly total: number }) {
  const { t } = useLang()
  const most = Math.max(1, ...late.map((l) => l.late))
  return (
    <Section
      id="late"
      title={
        <>
          {t('超期在哪个环节', 'Overdue, by step')} {total > 0 && <span className="count bad">{total}</span>}
        </>
      }
    >
      {late.length === 0 ? (
        <p className="muted">{t('没有超期的办件。', 'Nothing is overdue.')}</p>
      ) : (
        <ul className="bars" data-testid="late">
          {late.map((l) => (
            <li key={`${l.programme} ${l.step}`}>
              <Link
                href={`/desk/inbox?${new URLSearchParams({ step: l.step, programme: l.programme, due: 'overdue' })}`}
              >
                {t(l.title)}
              </Link>
              <b>{l.late}</b>
              <meter min={0} max={most} value={l.late} aria-hidden="true" />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

const tenths = (n: number): string => `${Math.floor(n / 10)}.${n % 10}`

/** [ST4] This month until today, against the same days of the last one. */
function OwnFigures({
  figures,
  lang,
}: {
  readonly figures: StartView['figures']
  readonly lang: 'zh' | 'en'
}) {
  const { t } = useLang()
  const print = (name: string, n: number | null): string =>
    n === null ? '—' : name === 'waited' ? tenths(n) : count(n)
  const days = (from: string, to: string): string =>
    from === to ? shortDay(from, lang) : `${shortDay(from, lang)}–${shortDay(to, lang)}`
  return (
    <Section id="own-figures" title={t('我的办理情况', 'What I did')}>
      <div className="own-figures" data-testid="own-figures">
        {figures.lines.map((l) => (
          <div key={l.name}>
            <span>{t(l.title)}</span>
            <b>{print(l.name, l.now)}</b>
            <small>
              {t('上月同期', 'last month')} {print(l.name, l.before)}
            </small>
          </div>
        ))}
      </div>
      <p className="muted">
        {t(
          `本月 ${days(figures.from, figures.to)}，对比上月 ${days(figures.beforeFrom, figures.beforeTo)}。`,
          `${days(figures.from, figures.to)} against ${days(figures.beforeFrom, figures.beforeTo)}.`,
        )}
      </p>
    </Section>
  )
}
