/**
 * How a campaign went and where it is heading: what was done by each meeting, the time-line, the target, and
 * between the slowest and the fastest of the last weeks a fan to the end.
 */
import type { CampaignView } from '../../server/contract/campaigns.ts'
import { shortDay } from '../shared/format.ts'
import { useLang } from '../shared/lang.tsx'
import { useSize, type Size } from './use-size.ts'

type Seen = Pick<CampaignView, 'asOf' | 'from' | 'to' | 'total'> & {
  readonly forecast: NonNullable<CampaignView['forecast']>
}

/**
 * Colours and letters come from the page's style: the same drawing hangs on the wall and lies on the desk.
 * `em` is the height of a letter in pixels.
 */
export function Outlook({ view, em }: { readonly view: Seen; readonly em: number }) {
  const { t } = useLang()
  const [here, size] = useSize<HTMLDivElement>()
  return (
    <div ref={here} className="outlook" role="img" aria-label={t(view.forecast.text)}>
      {size && size.width > 0 && size.height > 0 && <Drawing view={view} em={em} size={size} />}
    </div>
  )
}

const msOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)

function Drawing({
  view,
  em,
  size: { width, height },
}: {
  readonly view: Seen
  readonly em: number
  readonly size: Size
}) {
  const { lang, t } = useLang()
  const {
    from,
    to,
    total,
    forecast: { points, end, low, high },
  } = view
  const target = total.target ?? 0
  const last = points.at(-1)!
  const most = Math.max(target, high, last.value, 1) * 1.1
  const [left, right, top, bottom] = [em * 0.2, em * 6.2, em * 1.3, em * 1.7]
  const x = (day: string) =>
    left + ((msOf(day) - msOf(from)) / (msOf(to) - msOf(from))) * (width - left - right)
  const y = (n: number) => height - bottom - (n / most) * (height - top - bottom)
  const line = points.map((p) => `${x(p.day)},${y(p.value)}`).join(' ')
  const labels = apart(
    [
      { kind: 'target', at: y(target) },
      { kind: 'end', at: y(end) },
    ],
    em * 1.35,
    height - bottom,
  )
  const narrow = width < em * 26
  return (
    <svg width={width} height={height} fontSize={em} aria-hidden="true">
      {monthsBetween(from, to)
        .filter((_, i) => i % (narrow ? 3 : 2) === 0)
        .map((day) => (
          <g key={day} className="o-month">
            <line x1={x(day)} x2={x(day)} y1={top} y2={height - bottom} />
            <text x={x(day) + em * 0.15} y={height - em * 0.4}>
              {lang === 'zh' ? `${Number(day.slice(5, 7))}月` : shortDay(day, 'en').split(' ')[1]}
            </text>
          </g>
        ))}
      <line className="o-base" x1={left} x2={width - right} y1={height - bottom} y2={height - bottom} />
      <line className="o-timeline" x1={x(from)} y1={y(0)} x2={x(to)} y2={y(target)} />
      <line className="o-target" x1={left} x2={width - right} y1={y(target)} y2={y(target)} />
      <polygon
        className="o-fan"
        points={`${x(last.day)},${y(last.value)} ${x(to)},${y(high)} ${x(to)},${y(low)}`}
      />
      <line className="o-expected" x1={x(last.day)} y1={y(last.value)} x2={x(to)} y2={y(end)} />
      <polyline className="o-area" points={`${x(points[0]!.day)},${y(0)} ${line} ${x(last.day)},${y(0)}`} />
      <polyline className="o-done" points={line} />
      <circle className="o-now" cx={x(last.day)} cy={y(last.value)} r={em * 0.34} />
      <text
        className="o-now-text"
        x={x(last.day)}
        y={Math.max(em, y(last.value) - em * 0.7)}
        textAnchor="end"
      >
        {last.value}
      </text>
      <text className="o-target-text" x={width - right + em * 0.4} y={labels.target + em * 0.35}>
        {t(`目标 ${target}`, `target ${target}`)}
      </text>
      <text className="o-end-text" x={width - right + em * 0.4} y={labels.end + em * 0.35}>
        {t(`预计 ${end}`, `expect ${end}`)}
      </text>
    </svg>
  )
}

/** First days of the months from one day to another. */
function monthsBetween(from: string, to: string): readonly string[] {
  const days: string[] = []
  for (
    let [y, m] = from.split('-').map(Number) as [number, number];
    ;
    [y, m] = m === 12 ? [y + 1, 1] : [y, m + 1]
  ) {
    const day = `${y}-${String(m).padStart(2, '0')}-01`
    if (day > to) return days
    if (day >= from) days.push(day)
  }
}

/** Two labels at the edge, moved apart when they would lie on each other. */
function apart(
  two: readonly { readonly kind: 'target' | 'end'; readonly at: number }[],
  gap: number,
  floor: number,
): Readonly<Record<'target' | 'end', number>> {
  const [a, b] = two.toSorted((p, q) => p.at - q.at) as [(typeof two)[number], (typeof two)[number]]
  const short = Math.max(0, gap - (b.at - a.at))
  const low = Math.min(floor, b.at + short / 2)
  return { [a.kind]: Math.min(a.at - short / 2, low - gap), [b.kind]: low } as Record<
    'target' | 'end',
    number
  >
}
