/** All figures, each with its definition. */
import type { FigureSummary, ReadingView } from '../../../server/contract/figures.ts'
import { valueText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { useLoad } from '../reads.tsx'
import { PageTitle, Waiting } from '../parts.tsx'
import { homeArea, useSession } from '../session.tsx'

export function FiguresPage() {
  const { t } = useLang()
  const { data, problem, reload } = useLoad<readonly FigureSummary[]>('/api/figures')
  return (
    <>
      <PageTitle title={t('指标', 'Figures')} />
      <p className="muted">
        {t('每个数都能点开，看到它数的是哪些记录。', 'Every number opens into the records that it counts.')}
      </p>
      {!data ? (
        <Waiting problem={problem} retry={reload} />
      ) : (
        <ul className="cards">
          {data.map((f) => (
            <li key={f.id}>
              <Card figure={f} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Card({ figure: f }: { readonly figure: FigureSummary }) {
  const { lang, t } = useLang()
  const { data, problem } = useLoad<ReadingView>(
    `/api/figures/${f.id}/reading?area=${homeArea(useSession())}`,
  )
  return (
    <Link className="card" href={`/desk/figures/${f.id}`}>
      <b>{t(f.title)}</b>
      <span className="big">{data ? valueText(data, f.unit, lang) : problem ? '＊' : '…'}</span>
      <span className="muted">{t(f.definition)}</span>
    </Link>
  )
}
