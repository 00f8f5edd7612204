/** The forms by which a post may open a case, and those that are half written. */
import { useLang } from '../shared/lang.tsx'
import { drop, useField } from './app-state.ts'
import { hashOf } from './place.ts'

export function Openings() {
  const { t } = useLang()
  const { taken } = useField()
  if (!taken) return null
  return (
    <>
      <h1>{t('上报新建', 'Report')}</h1>
      <Drafts />
      {taken.openings.length === 0 ? (
        <p className="f-card">{t('您的岗位没有可以新建的事项。', 'Your post opens no cases.')}</p>
      ) : (
        <ul className="f-list">
          {taken.openings.map((o) => (
            <li key={`${o.programme} ${o.outcome}`}>
              <a className="f-row go" href={hashOf('new', o.programme, o.outcome)}>
                <b>{t(o.title)}</b>
                <span>{t(o.programmeTitle)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** [FO1] What was begun and not put into the outbox. */
function Drafts() {
  const { t } = useLang()
  const { drafts, taken } = useField()
  const titled = drafts.flatMap((d) => {
    const parts = d.form.split(' ')
    const form =
      parts[0] === 'new'
        ? taken?.openings.find((o) => o.programme === parts[1] && o.outcome === parts[2])
        : taken?.tasks.find((k) => k.case === parts[1])?.ways.find((w) => w.outcome === parts[2])
    return form ? [{ id: d.id, title: form.title, parts }] : []
  })
  if (titled.length === 0) return null
  return (
    <>
      <h2>{t('没写完的', 'Half written')}</h2>
      <ul className="f-list">
        {titled.map(({ id, title, parts }) => (
          <li key={id} className="f-pair">
            <a className="f-row" href={hashOf(...parts)}>
              <b>{t(title)}</b>
              <span>{t('接着写', 'Go on')}</span>
            </a>
            <button type="button" className="button plain" onClick={() => void drop(id)}>
              {t('删除', 'Delete')}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
