/** A task as the phone knows it: what stands in it, and what may be done. */
import { useLang } from '../shared/lang.tsx'
import { useField } from './app-state.ts'
import { hashOf } from './place.ts'

export function TaskPage({ id }: { readonly id: string }) {
  const { t } = useLang()
  const { taken } = useField()
  const task = taken?.tasks.find((k) => k.case === id)
  if (!task)
    return (
      <>
        <h1>{t('任务不在本机', 'Not on this phone')}</h1>
        <p>{t('可能已经办结，或者转给了别人。', 'It may be closed, or handed to somebody else.')}</p>
      </>
    )
  return (
    <>
      <h1>{task.subject}</h1>
      <p className="muted">
        {t(task.title)} · {t(task.stepTitle)} · {task.areaName} · {task.case}
      </p>
      {task.ways.length === 0 ? (
        <p className="f-card">{t('现在没有要您办的。', 'There is nothing for you to do now.')}</p>
      ) : (
        <ul className="f-list">
          {task.ways.map((w) => (
            <li key={w.outcome}>
              <a className="f-row go" href={hashOf('task', id, w.outcome)}>
                <b>{t(w.title)}</b>
                {w.barred && <span className="f-bad">{t(w.barred)}</span>}
              </a>
            </li>
          ))}
        </ul>
      )}
      {task.facts.length > 0 && (
        <details className="f-card" open={task.waits || task.ways.length === 0}>
          <summary>{t('办件内容', 'What stands in it')}</summary>
          <dl className="f-facts">
            {task.facts.map((f) => (
              <div key={f.title.zh}>
                <dt>{t(f.title)}</dt>
                <dd>{f.text}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  )
}
