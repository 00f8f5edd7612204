/**
 * [WL2] The places below in their ranking: lamp, rate against the time-line, where their cases stand, and
 * what does not move. A row opens its own parts.
 */
import type { CampaignRowView, CampaignView } from '../../server/contract/campaigns.ts'
import { at } from '../shared/base.ts'
import { gapMarks, gapSide } from './words.ts'
import { useLang } from '../shared/lang.tsx'
import { Lamp } from './lamp.tsx'
import { Link } from '../shared/router.tsx'
import { StageBar, StageLegend } from './stage-bar.tsx'
import { addressOf, recordsOf, type Shown } from './place.ts'

/**
 * So many rows stand one below another in full; more stand in two columns, and page by page when they would
 * be too small for five metres.
 */
const fullRows = 5
const pageRows = 12
/** So many in two columns still have room for their stages. */
const roomyRows = 8

export const pagesOf = (view: Pick<CampaignView, 'rows'>): number =>
  view.rows.length <= fullRows ? 1 : Math.ceil(view.rows.length / pageRows)

export function Ranking({ view, shown }: { readonly view: CampaignView; readonly shown: Shown }) {
  const { t } = useLang()
  const full = view.rows.length <= fullRows
  const page = Math.min(shown.page, pagesOf(view))
  /** Pages of one length, so that the last is not a single row. */
  const each = Math.ceil(view.rows.length / pagesOf(view))
  const rows = view.rows.slice((page - 1) * each, page * each)
  const half = Math.ceil(rows.length / 2)
  const staged = rows.length <= roomyRows
  const scale = Math.max(100, ...view.rows.map((r) => Math.min(150, Number(r.percent) || 0)))
  const marks = {
    timeline: `${(Number(view.timeline.percent) / scale) * 100}%`,
    target: `${(100 / scale) * 100}%`,
  }
  return (
    <section className="w-ranking" aria-labelledby="ranking">
      <div className="w-between">
        <h2 id="ranking">
          {t('进度排名', 'Ranking')}
          {pagesOf(view) > 1 && (
            <small>
              {' '}
              {page}/{pagesOf(view)}
            </small>
          )}
        </h2>
        {staged && <StageLegend titles={view.stages} />}
      </div>
      <ol
        className={full ? 'w-rows full' : 'w-rows short'}
        style={
          {
            '--timeline': marks.timeline,
            '--target': marks.target,
            '--rows': full ? rows.length : half,
          } as React.CSSProperties
        }
      >
        {rows.map((row, i) => [
          (i === 0 || (!full && i === half)) && (
            <Head key={`head ${i}`} timeline={full ? Math.round(Number(view.timeline.percent)) : null} />
          ),
          <Row
            key={row.area}
            row={row}
            view={view}
            shown={shown}
            full={full}
            staged={staged}
            scale={scale}
          />,
        ])}
      </ol>
    </section>
  )
}

/** What the numbers at the right are, said once; over the bars, where the time-line and the target stand. */
function Head({ timeline }: { readonly timeline: number | null }) {
  const { t } = useLang()
  return (
    <li className="w-marks" aria-hidden="true">
      {timeline !== null && (
        <span className="w-marks-bars">
          <span className="timeline">{t(`序时${timeline}%`, `time ${timeline}%`)}</span>
          <span className="target">{t('目标', 'target')}</span>
        </span>
      )}
      <span className="w-marks-gap">{t('序时差', 'gap')}</span>
      {timeline !== null && <span className="w-marks-week">{t('近7天', '7 days')}</span>}
      <span className="w-marks-stuck">{t('卡点', 'stuck')}</span>
    </li>
  )
}

function Row({
  row,
  view,
  shown,
  full,
  staged,
  scale,
}: {
  readonly row: CampaignRowView
  readonly view: CampaignView
  readonly shown: Shown
  readonly full: boolean
  readonly staged: boolean
  readonly scale: number
}) {
  const { t } = useLang()
  const opens = view.within.code === view.area && row.area !== view.area && row.target !== null
  const name = t(row.name)
  /** Where there is no bar to draw, the reason stands in its place. */
  const instead = full && row.target === null ? row.unranked : null
  const note = instead ? null : noteOf(row, full, t)
  const records = (figure: string) => at(recordsOf(figure, row.area, view.asOf))
  return (
    <li className={`w-line${row.rank === null ? ' unranked' : ''}`} data-area={row.area}>
      <span className="w-rank">
        {row.rank ?? '—'}
        <span className="unseen">{row.rank === null ? t('不参加排名', 'not ranked') : t('名', '')}</span>
      </span>
      <Lamp light={row.light} />
      <span className={`w-name${name.length > 8 ? ' long' : ''}`}>
        {opens ? (
          <Link href={addressOf({ ...shown, id: view.id, area: row.area, view: 'progress', page: 1 })}>
            {name}
          </Link>
        ) : (
          <span>{name}</span>
        )}
        {note && <small title={note}>{note}</small>}
      </span>
      <span className="w-rate">
        {row.percent}
        {row.target !== null && <small>%</small>}
        <span className="w-of">
          <a
            href={records(view.figures.done)}
            aria-label={t(`${name}已完成${row.done}，看记录`, `${name}: ${row.done} done, to the records`)}
          >
            {row.done}
          </a>
          {row.target !== null && (
            <>
              {' '}
              /{' '}
              <a
                href={records(view.figures.target)}
                aria-label={t(
                  `${name}目标${row.target}，看记录`,
                  `${name}: target ${row.target}, to the records`,
                )}
              >
                {row.target}
              </a>
            </>
          )}
        </span>
      </span>
      {staged && (
        <span className="w-bars">
          {full && row.target !== null && (
            <span className="w-bar">
              <i style={{ width: `${(Math.min(150, Number(row.percent) || 0) / scale) * 100}%` }} />
            </span>
          )}
          {instead && <span className="w-instead">{t(instead)}</span>}
          {(!instead || row.stages.some((n) => n > 0)) && (
            <StageBar titles={view.stages} counts={row.stages} />
          )}
        </span>
      )}
      <span className="w-numbers">
        <span className="w-side-number">
          {row.gap === null ? '—' : <Gap gap={row.gap} />}
          <small>{t('序时差', 'gap')}</small>
        </span>
        {full && (
          <span className="w-side-number">
            {row.week > 0 ? `+${row.week}` : row.week}
            <small>{t('近7天', '7 days')}</small>
          </span>
        )}
        <span className={`w-side-number${row.stuck > 0 ? ' stuck' : ''}`}>
          {row.stuck}
          <small>{t('卡点', 'stuck')}</small>
        </span>
      </span>
    </li>
  )
}

const Gap = ({ gap }: { readonly gap: string }) => (
  <span className={gapSide(gap)}>
    <span aria-hidden="true">{gapMarks[gapSide(gap)]}</span>
    <span className="unseen">{gap.startsWith('-') ? '−' : '+'}</span>
    {gap.replace(/^[+-]/, '')}
  </span>
)

/** What a reader must know before they compare: first why there is no rank, then how little the rank says, then what is to be looked at. */
function noteOf(row: CampaignRowView, full: boolean, t: ReturnType<typeof useLang>['t']): string | null {
  if (row.unranked) return t(row.unranked)
  if (row.small) {
    if (!row.range || row.range.best === row.range.worst)
      return full ? t('基数小，比率起伏大', 'small target: its rate jumps') : t('基数小', 'small target')
    const { best, worst } = row.range
    return full
      ? t(`基数小，差1件在第${best}至${worst}名`, `small target: one more or less is ${best} to ${worst}`)
      : t(`差1件：${best}～${worst}名`, `±1: ${best} to ${worst}`)
  }
  return row.flags[0]
    ? t(row.flags[0])
    : row.revised
      ? t('年内调整过目标', 'target changed on the way')
      : null
}
