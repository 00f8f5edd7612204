/** One figure: its value with both counts, what it means, how it moved, where, and the records themselves. */
import { lazy, Suspense } from 'react'
import type { FigureView } from '../../../server/contract/figures.ts'
import { valueText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { go, useAddress } from '../../shared/router.tsx'
import { useLoad } from '../reads.tsx'
import { Clause, PageTitle, Section, Waiting } from '../parts.tsx'
import { homeArea, useSession } from '../session.tsx'
import { AreaPicker } from './area-picker.tsx'
import { ByArea } from './by-area.tsx'
import { Counts } from './counts.tsx'
import { FigureRecords } from './records.tsx'

const Chart = lazy(() => import('./chart.tsx'))

/** [F6] A dash because nothing is counted is one thing, and one because records disagree another. */
function Disagreeing({ measure, reading }: Pick<FigureView, 'measure' | 'reading'>) {
  const { t } = useLang()
  const values = reading.numerator.persons ?? 0
  if (measure !== 'same' || values < 2) return null
  return (
    <p className="problem" role="status">
      {t(
        `应当只有一个说法，${reading.records}条记录有${values}个`,
        `It should be one and the same; ${reading.records} records say ${values} different things`,
      )}
    </p>
  )
}

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

export function FigurePage({ id }: { readonly id: string }) {
  const { lang, t } = useLang()
  const session = useSession()
  const { me, now } = session
  const query = new URLSearchParams(useAddress().split('?')[1] ?? '')
  /** One’s own place first: it is what one may look into. */
  const area = query.get('area') ?? homeArea(session)
  const asOf = query.get('asOf') ?? now().slice(0, 10)
  const borders = query.get('borders') ?? ''
  const at = `area=${area}&asOf=${asOf}${borders === '' ? '' : `&borders=${borders}`}`
  const { data, problem, reload } = useLoad<FigureView>(`/api/figures/${encodeURIComponent(id)}?${at}`)
  const move = (changed: { readonly area?: string; readonly asOf?: string; readonly borders?: string }) => {
    for (const [name, value] of Object.entries(changed)) {
      if (value === '') query.delete(name)
      else query.set(name, value)
    }
    go(`/desk/figures/${id}?${query}`, changed.area === undefined)
  }
  return (
    <>
      <PageTitle title={data ? t(data.title) : t('指标', 'Figure')} />
      <div className="filters">
        <AreaPicker area={area} root={me.realm.area} choose={(code) => move({ area: code })} />
        <label>
          <span>{t('统计日', 'As of')}</span>
          <input
            className="input"
            type="date"
            value={asOf}
            max={now().slice(0, 10)}
            onChange={(e) => e.target.value !== '' && move({ asOf: e.target.value })}
          />
        </label>
        {data && data.borders.changes.length > 0 && (
          <label>
            <span>{t('区划边界', 'Borders')}</span>
            <select className="input" value={borders} onChange={(e) => move({ borders: e.target.value })}>
              <option value="">{t('统计日当天的边界', 'Those of the day')}</option>
              {data.borders.changes.map((day) => [
                <option key={day} value={day}>
                  {t(`${day} 起的边界`, `Those from ${day}`)}
                </option>,
                <option key={`${day}-`} value={dayBefore(day)}>
                  {t(`${day} 变动前的边界`, `Those before ${day}`)}
                </option>,
              ])}
            </select>
          </label>
        )}
      </div>
      {!data ? (
        <Waiting problem={problem} retry={reload} />
      ) : (
        <>
          <section className="panel figure-head" aria-label={t('当前值', 'Value')}>
            <p className="figure-value" data-testid="value">
              {valueText(data.reading, data.unit, lang)}
            </p>
            <div>
              <Counts reading={data.reading} />
              <Disagreeing measure={data.measure} reading={data.reading} />
              <p>{t(data.definition)}</p>
              <p className="muted">
                {t(`定义第 ${data.version} 版`, `definition ${data.version}`)} · <code>{data.id}</code>
              </p>
              <Clause clause={data.clause} />
            </div>
          </section>
          <div className="two">
            <Section id="trend" title={t('走势（各月末）', 'Trend, at the ends of months')}>
              {!data.trend.some((p) => p.said) && (
                <Suspense fallback={<p className="waiting">{t('正在画图…', 'Drawing…')}</p>}>
                  <Chart trend={data.trend} unit={data.unit} title={t(data.title)} />
                </Suspense>
              )}
              <details className="more">
                <summary>{t('看表格', 'As a table')}</summary>
                <table className="grid small">
                  <thead>
                    <tr>
                      <th scope="col">{t('日期', 'Day')}</th>
                      <th scope="col" className="number">
                        {t('值', 'Value')}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {data.trend.map((p) => (
                      <tr key={p.day}>
                        <th scope="row">{p.day}</th>
                        <td className="number">{valueText(p, data.unit, lang)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </details>
            </Section>
            <ByArea figure={data} choose={(code) => move({ area: code })} />
          </div>
          <FigureRecords key={at} id={id} at={at} unit={data.unit} />
        </>
      )}
    </>
  )
}
