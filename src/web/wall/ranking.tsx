/** Who is how far: ranks with their ties, lights with their reasons, stages as a bar. */
import type { CampaignRowView, CampaignView } from '../../server/contract/campaigns.ts'
import { at } from '../shared/base.ts'
import { useLang } from '../shared/lang.tsx'
import { Link } from '../shared/router.tsx'
import { LightMark } from './light.tsx'

export function Ranking({ view, below }: { readonly view: CampaignView; /** The address of the places below one, null where there are none. */ readonly below: (area: string) => string | null }) {
  const { t } = useLang()
  const most = Math.max(1, ...view.rows.map((r) => r.stages.reduce((n, s) => n + s, 0)))
  return (
    <section className="ranking" aria-labelledby="ranks">
      <h2 id="ranks">{t('进度排名', 'Ranking')}<span className="legend" aria-hidden="true">{view.stages.map((s, i) => <span key={s.figure}><i className={`stage s${i}`} />{t(s.title)}</span>)}</span></h2>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('进度排名', 'Ranking')}>
        <table style={{ ['--rows' as string]: view.rows.length }}>
          <thead><tr><th scope="col">{t('名次', 'Rank')}</th><th scope="col">{t('单位', 'Place')}</th><th scope="col" className="number">{t('完成/目标', 'Done/target')}</th><th scope="col" className="number">%</th><th scope="col" className="number gap">{t('序时差', 'Gap')}</th><th scope="col">{t('灯', 'Light')}</th><th scope="col" className="bar-head">{t('各环节', 'Stages')}</th><th scope="col" className="number">{t('卡点', 'Stuck')}</th></tr></thead>
          <tbody>{view.rows.map((r) => <Row key={r.area} row={r} view={view} most={most} href={below(r.area)} />)}</tbody>
        </table>
      </div>
      {view.rows.some((r) => r.small) && <p className="note">{t('＊目标较小，多一个或少一个名次就会变，括号内为可能的名次。', '* A small target: one more or fewer moves the rank, in brackets between which.')}</p>}
    </section>
  )
}

function Row({ row: r, view, most, href }: { readonly row: CampaignRowView; readonly view: CampaignView; readonly most: number; readonly href: string | null }) {
  const { t } = useLang()
  const records = (figure: string): string => at(`/desk/figures/${figure}?area=${r.area}&asOf=${view.asOf}`)
  const told = [...r.flags.map((f) => t(f)), ...(r.unranked ? [t(r.unranked)] : []), ...(r.revised ? [t(r.revised)] : []), ...r.consequences.map((c) => t(c.text))].join('；')
  const stages = view.stages.map((s, i) => `${t(s.title)} ${r.stages[i] ?? 0}`).join(t('，', ', '))
  return (
    <tr className={r.rank === null ? 'unranked' : ''} title={told || undefined}>
      <td className="rank">{r.rank ?? '—'}{r.small && r.range && <small>＊{r.range.best === r.range.worst ? '' : t(`（${r.range.best}—${r.range.worst}）`, `(${r.range.best}–${r.range.worst})`)}</small>}</td>
      <th scope="row">{href === null ? t(r.name) : <Link href={href}>{t(r.name)}</Link>}{r.unranked && <small>{t(r.unranked)}</small>}</th>
      <td className="number"><a href={records(view.figures.done)}>{r.done}</a>/<a href={records(view.figures.target)}>{r.target ?? '—'}</a></td>
      <td className="number percent">{r.percent}</td>
      <td className={`number gap ${r.gap === null ? '' : r.gap.startsWith('-') ? 'behind' : 'ahead'}`}>{r.gap === null ? '—' : r.gap.replace('-', '−')}</td>
      <td><LightMark light={r.light} reasons={r.reasons} /></td>
      <td className="bar-cell"><span className="bar" role="img" aria-label={stages} title={stages}>{r.stages.map((n, i) => n > 0 && <i key={i} className={`stage s${i}`} style={{ width: `${(n * 100) / most}%` }}>{n * 12 >= most ? n : ''}</i>)}</span></td>
      <td className={`number ${r.stuck > 0 ? 'behind' : ''}`}>{r.stuck}</td>
    </tr>
  )
}
