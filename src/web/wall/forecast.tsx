/** Where the line leads: what was done, what the target asks, and the band between the slowest and the fastest of the last periods. */
import type { CampaignView } from '../../server/contract/campaigns.ts'
import { shortDay } from '../shared/format.ts'
import { useLang } from '../shared/lang.tsx'

const [width, height, left, right, top, bottom] = [640, 250, 8, 76, 16, 30]
const ordinal = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000

export function Forecast({ view }: { readonly view: CampaignView }) {
  const { t, lang } = useLang()
  const f = view.forecast
  if (!f) return <section className="forecast" aria-labelledby="ahead"><h2 id="ahead">{t('走势和预测', 'Trend and forecast')}</h2><p>{t('还没有可以推算的数据。', 'Nothing to go by yet.')}</p></section>
  const target = view.total.target ?? 0
  const most = Math.max(target, f.high, ...f.points.map((p) => p.value), 1) * 1.06
  const [from, to] = [ordinal(view.from), ordinal(view.to)]
  const x = (day: string): number => left + ((ordinal(day) - from) * (width - left - right)) / Math.max(1, to - from)
  const y = (n: number): number => height - bottom - (n * (height - top - bottom)) / most
  const path = [{ day: view.from, value: 0 }, ...f.points].map((p) => `${x(p.day).toFixed(1)},${y(p.value).toFixed(1)}`)
  const last = f.points.at(-1)!
  const months = Array.from({ length: 12 }, (_, i) => `${view.from.slice(0, 4)}-${String(i + 1).padStart(2, '0')}-01`).filter((d) => d >= view.from && d <= view.to)
  return (
    <section className="forecast" aria-labelledby="ahead">
      <h2 id="ahead">{t('走势和预测', 'Trend and forecast')}</h2>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t(f.text)}>
        {months.map((d, i) => i % 3 === 0 && <text key={d} x={x(d)} y={height - 8} className="axis">{shortDay(d, lang)}</text>)}
        <line x1={left} x2={width - right} y1={y(0)} y2={y(0)} className="ground" />
        <line x1={x(view.from)} y1={y(0)} x2={x(view.to)} y2={y(target)} className="plan" />
        <line x1={left} x2={width - right} y1={y(target)} y2={y(target)} className="target" />
        <text x={width - right + 8} y={y(target) + 6} className="target-text">{t(`目标${target}`, `target ${target}`)}</text>
        <polygon points={`${x(last.day)},${y(last.value)} ${x(view.to)},${y(f.high)} ${x(view.to)},${y(f.low)}`} className="band" />
        <line x1={x(last.day)} y1={y(last.value)} x2={x(view.to)} y2={y(f.end)} className="ahead" />
        <polyline points={path.join(' ')} className="done" />
        <circle cx={x(last.day)} cy={y(last.value)} r="6" className="dot" />
        <text x={width - right + 8} y={Math.abs(y(f.end) - y(target)) < 24 ? y(target) + (f.end >= target ? -18 : 30) : y(f.end) + 6} className="end">{t(`预计${f.end}`, `≈ ${f.end}`)}</text>
      </svg>
      <p>{t(f.text)}</p>
    </section>
  )
}
