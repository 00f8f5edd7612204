/** Where the line leads: what was done, the plan, the target, and the band between the slowest and the fastest of the last weeks. */
import type { CampaignView } from '../../../server/contract/campaigns.ts'
import { shortDay } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'

const [width, height, left, right, top, bottom] = [420, 170, 4, 78, 12, 22]
/** Two words beside the plot may not stand on each other. */
const lineHeight = 15
const ordinal = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000

export function Outlook({
  view,
  forecast: f,
}: {
  readonly view: CampaignView
  readonly forecast: NonNullable<CampaignView['forecast']>
}) {
  const { lang, t } = useLang()
  const target = view.total.target
  const most = Math.max(target ?? 0, f.high, 1, ...f.points.map((p) => p.value)) * 1.04
  const [from, to] = [ordinal(view.from), ordinal(view.to)]
  const x = (day: string): number =>
    left + ((ordinal(day) - from) * (width - left - right)) / Math.max(1, to - from)
  const y = (n: number): number => height - bottom - (n * (height - top - bottom)) / most
  const last = f.points.at(-1) ?? { day: view.from, value: 0 }
  const line = [{ day: view.from, value: 0 }, ...f.points]
    .map((p) => `${x(p.day).toFixed(1)},${y(p.value).toFixed(1)}`)
    .join(' ')
  const end =
    target === null || Math.abs(y(f.end) - y(target)) >= lineHeight
      ? y(f.end)
      : y(target) + (f.end >= target ? -lineHeight : lineHeight)
  return (
    <svg className="outlook" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t(f.text)}>
      <line className="ground" x1={left} x2={width - right} y1={y(0)} y2={y(0)} />
      <text className="axis" x={left} y={height - 6}>
        {shortDay(view.from, lang)}
      </text>
      <text className="axis" x={width - right} y={height - 6} textAnchor="end">
        {shortDay(view.to, lang)}
      </text>
      <polygon
        className="band"
        points={`${x(last.day)},${y(last.value)} ${x(view.to)},${y(f.high)} ${x(view.to)},${y(f.low)}`}
      />
      {target !== null && (
        <>
          <line className="plan" x1={x(view.from)} y1={y(0)} x2={x(view.to)} y2={y(target)} />
          <line className="target" x1={left} x2={width - right} y1={y(target)} y2={y(target)} />
          <text x={width - right + 6} y={y(target) + 4}>
            {t(`目标 ${target}`, `target ${target}`)}
          </text>
        </>
      )}
      <line className="to-come" x1={x(last.day)} y1={y(last.value)} x2={x(view.to)} y2={y(f.end)} />
      <polyline className="so-far" points={line} />
      <circle className="dot" cx={x(last.day)} cy={y(last.value)} r="3.5" />
      <text className="end" x={width - right + 6} y={end + 4}>
        {t(`预计 ${f.end}`, `≈ ${f.end}`)}
      </text>
    </svg>
  )
}
