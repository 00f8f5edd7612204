/** What happened while the page was there, the newest first. */
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import type { Happening, Row } from './rows.ts'

export function Happened({
  happened,
  titles,
}: {
  readonly happened: readonly Happening[]
  readonly titles: Readonly<Record<string, Row['stepTitle']>>
}) {
  const { t } = useLang()
  return (
    <section className="happened" aria-labelledby="happened">
      <h2 id="happened">{t('刚刚发生', 'Just now')}</h2>
      {happened.length === 0 && (
        <p className="muted">{t('打开以后还没有变化。', 'Nothing has changed since this was opened.')}</p>
      )}
      <ol aria-live="polite" aria-relevant="additions">
        {happened.map(({ row, from, at }) => (
          <li key={`${row.case} ${row.seq}`}>
            <time dateTime={at} className="muted">
              {at.slice(11, 19)}
            </time>{' '}
            <Link href={`/desk/cases/${row.case}`}>{row.subject}</Link>{' '}
            {from !== null && titles[from] && <span className="muted">{t(titles[from])} → </span>}
            {t(row.stepTitle)}
          </li>
        ))}
      </ol>
    </section>
  )
}
