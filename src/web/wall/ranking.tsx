/** The places below in their ranking: lamp, rate against the time-line, where their cases stand, and what does not move. A row opens its own parts. */
import type { CampaignRowView, CampaignView } from '../../server/contract/campaigns.ts'
import { at } from '../shared/base.ts'
import { useLang } from '../shared/lang.tsx'
import { Lamp } from '../shared/lamp.tsx'
import { Link } from '../shared/router.tsx'
import { StageBar, StageLegend } from '../shared/stage-bar.tsx'
import { addressOf, recordsOf, type Shown } from './place.ts'

/** So many rows stand in full; more stand as short lines in two columns, page by page. */
const fullRows = 6
const shortRows = 20
/** More of them than this a column are one line each. */
const looseRows = 6

export const pagesOf = (view: CampaignView): number => (view.rows.length <= fullRows ? 1 : Math.ceil(view.rows.length / shortRows))

export function Ranking({ view, shown }: { readonly view: CampaignView; readonly shown: Shown }) {
  const { t } = useLang()
  const full = view.rows.length <= fullRows
  const page = Math.min(shown.page, pagesOf(view))
  const rows = full ? view.rows : view.rows.slice((page - 1) * shortRows, page * shortRows)
  const scale = Math.max(100, ...view.rows.map((r) => Math.min(150, Number(r.percent) || 0)))
  const marks = { timeline: `${(Number(view.timeline.percent) / scale) * 100}%`, target: `${(100 / scale) * 100}%` }
  return (
    <section className="w-ranking" aria-labelledby="ranking">
      <div className="w-between"><h2 id="ranking">{t('进度排名', 'Ranking')}{pagesOf(view) > 1 && <small> {page}/{pagesOf(view)}</small>}</h2>{full && <StageLegend titles={view.stages} />}</div>
      <ol className={full ? 'w-rows full' : `w-rows short${rows.length > 2 * looseRows ? ' dense' : ''}`} style={{ '--timeline': marks.timeline, '--target': marks.target, '--rows': full ? rows.length : Math.ceil(rows.length / 2) } as React.CSSProperties}>
        {full && <li className="w-marks" aria-hidden="true"><span className="timeline">{t(`序时${Math.round(Number(view.timeline.percent))}%`, `time ${Math.round(Number(view.timeline.percent))}%`)}</span><span className="target">{t('目标', 'target')}</span></li>}
        {rows.map((row) => <Row key={row.area} row={row} view={view} shown={shown} full={full} scale={scale} />)}
      </ol>
    </section>
  )
}

function Row({ row, view, shown, full, scale }: { readonly row: CampaignRowView; readonly view: CampaignView; readonly shown: Shown; readonly full: boolean; readonly scale: number }) {
  const { t } = useLang()
  const opens = view.within.code === view.area && row.area !== view.area && row.target !== null
  const name = t(row.name)
  const note = noteOf(row, full, t)
  const records = (figure: string) => at(recordsOf(figure, row.area, view.asOf))
  return (
    <li className={`w-line${row.rank === null ? ' unranked' : ''}`} data-area={row.area}>
      <span className="w-rank">{row.rank ?? '—'}<span className="unseen">{row.rank === null ? t('不参加排名', 'not ranked') : t('名', '')}</span></span>
      <Lamp light={row.light} />
      <span className="w-name">{opens ? <Link href={addressOf({ ...shown, id: view.id, area: row.area, view: 'progress', page: 1 })}>{name}</Link> : name}{note && <small title={note}>{note}</small>}</span>
      <span className="w-rate">{row.percent}{row.target !== null && <small>%</small>}<span className="w-of"><a href={records(view.figures.done)} aria-label={t(`${name}已完成${row.done}，看记录`, `${name}: ${row.done} done, to the records`)}>{row.done}</a>{row.target !== null && <> / <a href={records(view.figures.target)} aria-label={t(`${name}目标${row.target}，看记录`, `${name}: target ${row.target}, to the records`)}>{row.target}</a></>}</span></span>
      {full && <span className="w-bars">{row.target !== null && <span className="w-bar"><i style={{ width: `${(Math.min(150, Number(row.percent) || 0) / scale) * 100}%` }} /></span>}<StageBar titles={view.stages} counts={row.stages} /></span>}
      <span className="w-numbers">
        <span className="w-side-number">{row.gap === null ? '—' : <Gap gap={row.gap} />}<small>{t('序时差', 'gap')}</small></span>
        {full && <span className="w-side-number">{row.week > 0 ? `+${row.week}` : row.week}<small>{t('近7天', '7 days')}</small></span>}
        <span className={`w-side-number${row.stuck > 0 ? ' stuck' : ''}`}>{row.stuck}<small>{t('卡点', 'stuck')}</small></span>
      </span>
    </li>
  )
}

const Gap = ({ gap }: { readonly gap: string }) => <span className={gap.startsWith('-') ? 'behind' : 'ahead'}><span aria-hidden="true">{gap.startsWith('-') ? '▼' : '▲'}</span><span className="unseen">{gap.startsWith('-') ? '−' : '+'}</span>{gap.replace(/^[+-]/, '')}</span>

/** What a reader must know before they compare: first why there is no rank, then how little the rank says, then what is to be looked at. */
function noteOf(row: CampaignRowView, full: boolean, t: ReturnType<typeof useLang>['t']): string | null {
  if (row.unranked) return t(row.unranked)
  if (row.small) {
    if (!row.range || row.range.best === row.range.worst) return full ? t('基数小，比率起伏大', 'small target: its rate jumps') : t('基数小', 'small target')
    const { best, worst } = row.range
    return full ? t(`基数小，差1件在第${best}至${worst}名`, `small target: one more or less is ${best} to ${worst}`) : t(`差1件：${best}～${worst}名`, `±1: ${best} to ${worst}`)
  }
  return row.flags[0] ? t(row.flags[0]) : row.revised ? t('年内调整过目标', 'target changed on the way') : null
}
