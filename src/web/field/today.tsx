/** What waits for who is signed in, the most pressing first, and what they opened themselves. */
import type { Text } from '../../kernel/text.ts'
import { leftText, shortInstant } from '../shared/format.ts'
import { useLang } from '../shared/lang.tsx'
import { useField } from './app-state.ts'
import { hashOf } from './place.ts'
import type { Task } from './take.ts'
import { unsent } from './outbox.ts'

export function Today() {
  const { t, lang } = useLang()
  const { taken } = useField()
  if (!taken) return null
  const [waiting, mine] = [taken.tasks.filter((k) => k.waits), taken.tasks.filter((k) => !k.waits)]
  return (
    <>
      <h1>{t('今日任务', 'Today')}</h1>
      <p className="muted">
        {taken.me.posts.map((p) => t(p.title)).join(t('、', ', '))}
        {' · '}
        {t(
          `${shortInstant(taken.at, lang)}从服务器取来`,
          `as the server had it on ${shortInstant(taken.at, lang)}`,
        )}
      </p>
      {taken.tasks.some((k) => k.point) && (
        <p>
          <a className="button plain" href={hashOf('map')}>
            {t('在地图上看', 'On the map')}
          </a>
        </p>
      )}
      {waiting.length === 0 ? (
        <p className="f-card">{t('没有等您办理的任务。', 'Nothing waits for you.')}</p>
      ) : (
        <Tasks tasks={waiting} />
      )}
      {taken.left > 0 && (
        <p className="hint">
          {t(
            `另有${taken.left}件没有放进本机，请在工作台办理。`,
            `${taken.left} more are not on this phone: see them at the desk.`,
          )}
        </p>
      )}
      {mine.length > 0 && (
        <>
          <h2>{t('我上报的', 'What I reported')}</h2>
          <Tasks tasks={mine} />
        </>
      )}
    </>
  )
}

/** `said`: what a page knows besides of one of them. */
export function Tasks({
  tasks,
  said = () => null,
}: {
  readonly tasks: readonly Task[]
  readonly said?: (task: Task) => Text | null
}) {
  const { t, lang } = useLang()
  const { items } = useField()
  const written = new Set(unsent(items).flatMap((i) => (i.command.kind === 'act' ? [i.command.case] : [])))
  return (
    <ul className="f-list" data-testid="tasks">
      {tasks.map((k) => (
        <li key={k.case} data-case={k.case}>
          <a className="f-row" href={hashOf('task', k.case)}>
            <b>{k.subject}</b>
            <span>
              {t(k.title)} · {t(k.stepTitle)}
            </span>
            <span className="muted">
              {k.areaName}
              {said(k) && ` · ${t(said(k)!)}`}
            </span>
            {k.state && k.left !== null && k.over !== null && (
              <span className={k.state === 'overdue' ? 'f-bad' : 'f-soft'}>
                {leftText(
                  { state: k.state, left: k.left, over: k.over, limit: { amount: 0, unit: k.unit } },
                  lang,
                )}
              </span>
            )}
            {written.has(k.case) && (
              <span className="f-mark">{t('已写，在待发箱', 'Written, in the outbox')}</span>
            )}
          </a>
        </li>
      ))}
    </ul>
  )
}
