/** A place in the tree: the way up as links, the places below as a choice. */
import type { AreaView } from '../../../server/contract/people.ts'
import { useLang } from '../../shared/lang.tsx'
import { useLoad } from '../reads.tsx'

/** `root` is the realm's own place: nothing above it is offered. */
export function AreaPicker({
  area,
  root,
  choose,
}: {
  readonly area: string
  readonly root: string
  readonly choose: (area: string) => void
}) {
  const { lang, t } = useLang()
  const { data: path } = useLoad<readonly AreaView[]>(`/api/areas/${area}`)
  const { data: below } = useLoad<readonly AreaView[]>(`/api/areas?under=${area}`)
  /** A city's districts do not begin with its code: the way up ends at the root, not where codes stop being alike. */
  const top = (path ?? []).findIndex((a) => a.code === root)
  const up = (path ?? []).slice(0, top + 1).toReversed()
  return (
    <div className="area-picker" role="group" aria-label={t('区划', 'Area')}>
      <span className="label">{t('区划', 'Area')}</span>
      <span className="row">
        {up.map((a, i) =>
          i === up.length - 1 ? (
            <b key={a.code}>{t(a.name)}</b>
          ) : (
            <span key={a.code}>
              <button type="button" className="bare dark" onClick={() => choose(a.code)}>
                {t(a.name)}
              </button>{' '}
              ›
            </span>
          ),
        )}
        {below && below.length > 0 && (
          <select
            className="input"
            aria-label={t('下级区划', 'Places below')}
            value=""
            onChange={(e) => choose(e.target.value)}
          >
            <option value="">{t('下级…', 'Below…')}</option>
            {below.map((a) => (
              <option key={a.code} value={a.code}>
                {a.name[lang]}
              </option>
            ))}
          </select>
        )}
      </span>
    </div>
  )
}
