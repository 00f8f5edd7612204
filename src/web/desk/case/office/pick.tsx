/** Whom to ask: colleagues by name and post, found by typing, with why the others cannot be asked. */
import { useState } from 'react'
import type { ColleagueView } from '../../../../server/contract/office.ts'
import { useLang } from '../../../shared/lang.tsx'
import { useLoad } from '../../reads.tsx'

export function Pick({
  id,
  path,
  several,
  value,
  change,
}: {
  readonly id: string
  readonly path: string
  readonly several: boolean
  readonly value: readonly string[]
  readonly change: (posts: readonly string[]) => void
}) {
  const { t } = useLang()
  const { data } = useLoad<readonly ColleagueView[]>(path)
  const [typed, setTyped] = useState('')
  const fits = (data ?? []).filter(
    (x) => typed === '' || `${x.name}${x.title.zh}${x.title.en}`.toLowerCase().includes(typed.toLowerCase()),
  )
  /** Who was chosen and cannot be any more, because of what was chosen since, stays in sight to be let go. */
  const isChosen = (x: ColleagueView): boolean => value.includes(x.post)
  const able = fits.filter((x) => x.able || isChosen(x))
  const others = fits.filter((x) => !x.able && !isChosen(x))
  const toggle = (post: string) =>
    change(several ? (value.includes(post) ? value.filter((x) => x !== post) : [...value, post]) : [post])
  return (
    <div className="pick">
      <input
        id={id}
        className="input"
        type="search"
        value={typed}
        placeholder={t('按姓名或岗位查找', 'by name or post')}
        onChange={(e) => setTyped(e.target.value)}
      />
      <ul data-testid="colleagues">
        {able.map((x) => (
          <li key={x.post}>
            <label>
              <input
                type={several ? 'checkbox' : 'radio'}
                name={`${id}-pick`}
                checked={isChosen(x)}
                onChange={() => toggle(x.post)}
              />{' '}
              <b>{x.name}</b> <span className="muted">{t(x.title)}</span>
            </label>
            {!x.able && x.why && (
              <p className="fault" role="alert">
                {t(x.why)}
              </p>
            )}
          </li>
        ))}
      </ul>
      {data !== null && able.length === 0 && (
        <p className="muted">{t('没有可以选的人。', 'There is nobody to choose.')}</p>
      )}
      {others.length > 0 && (
        <details className="more">
          <summary>
            {t(`不能选的（${others.length}）和原因`, `Others (${others.length}), and why not`)}
          </summary>
          <ul>
            {others.map((x) => (
              <li key={x.post}>
                <b>{x.name}</b> <span className="muted">{t(x.title)}</span>
                <p className="why">{x.why ? t(x.why) : ''}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
