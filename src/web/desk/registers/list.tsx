/** The registers that this official reads or may ask, each with how many stand how. */
import type { RegisterSummary } from '../../../server/contract/registers.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { Mark, shapeOf } from '../../shared/standing.tsx'
import { useLoad } from '../reads.tsx'
import { PageTitle, Waiting } from '../parts.tsx'
import { mapPath } from './parts.tsx'

export function RegistersPage() {
  const { t } = useLang()
  const { data, problem, reload } = useLoad<readonly RegisterSummary[]>('/api/registers')
  return (
    <>
      <PageTitle title={t('名录', 'Registers')} />
      <p className="muted">
        {t(
          '谁在名录上、现在怎样、从哪天起，都由办件产生；每一条都能看到全部历史。',
          'Who is on a list, how they stand and since when: all of it comes from cases, and each entry shows its whole history.',
        )}
      </p>
      {!data ? (
        <Waiting problem={problem} retry={reload} />
      ) : data.length === 0 ? (
        <div className="empty">
          <p>
            <b>{t('本地区没有名录', 'This place has no registers')}</b>
          </p>
        </div>
      ) : (
        <ul className="cards">
          {data.map((r) => (
            <li key={r.id} className="card">
              <Card register={r} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Card({ register: r }: { readonly register: RegisterSummary }) {
  const { t } = useLang()
  const many = (n: number) => n.toLocaleString('en-US')
  return (
    <>
      <h2>
        <Link href={`/desk/registers/${r.id}`}>{t(r.title)}</Link>
      </h2>
      {r.total === null ? (
        <p className="muted">
          {t(
            '您的岗位不在这项工作里，可以按名称查询，看到公开的内容。',
            'Your posts have no part in it: you may ask by name and read what is public.',
          )}
        </p>
      ) : (
        <>
          <p>
            <span className="big">{many(r.total)}</span> {t('条', 'entries')}
            {r.open && (
              <>
                {' '}
                · <span className="muted">{t('向社会公开', 'published')}</span>
              </>
            )}
          </p>
          {r.total > 0 && (
            <div className="share-bar" aria-hidden="true">
              {r.standings.map((s, i) => (
                <i
                  key={s.name}
                  style={{ width: `${((s.n ?? 0) / r.total!) * 100}%`, background: shapeOf(i).colour }}
                />
              ))}
            </div>
          )}
          <ul className="tallies">
            {r.standings.map((s, i) => (
              <li key={s.name}>
                <Mark index={i} /> {t(s.title)} <b>{many(s.n ?? 0)}</b>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="row">
        <Link href={`/desk/registers/${r.id}`}>
          {r.total === null ? t('查询', 'Ask') : t('打开列表', 'Open the list')}
        </Link>
        {r.map && <Link href={mapPath(r.id)}>{t('在地图上看', 'On the map')}</Link>}
      </p>
    </>
  )
}
