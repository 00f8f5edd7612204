/** All programmes of the realm, to be read under the articles that they stand on. */
import type { ProgrammeSummary } from '../../../server/contract/programmes.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { useLoad } from '../reads.tsx'
import { PageTitle, Waiting } from '../parts.tsx'

export function ProgrammesPage() {
  const { t } = useLang()
  const { data, problem, reload } = useLoad<readonly ProgrammeSummary[]>('/api/programmes')
  return (
    <>
      <PageTitle title={t('事项', 'Programmes')} />
      {!data ? (
        <Waiting problem={problem} retry={reload} />
      ) : (
        <ul className="cards">
          {data.map((p) => (
            <li key={p.id} className="card">
              <b>
                <Link href={`/desk/programmes/${p.id}`}>{t(p.title)}</Link>
              </b>
              <span>{t(p.summary)}</span>
              <span>{t(`第${p.version}版`, `version ${p.version}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
