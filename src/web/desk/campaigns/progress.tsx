/** The whole in a line, what a circular would say, what to check, and the table of places, each number a way to its records. */
import { useState } from 'react'
import type { CampaignRowView, CampaignView } from '../../../server/contract/campaigns.ts'
import { gapSide, gapText, namesOf, tenths, weeklyNeed } from '../../shared/campaign.ts'
import { shortDay, unitText } from '../../shared/format.ts'
import { Lamp } from '../../shared/lamp.tsx'
import { useLang } from '../../shared/lang.tsx'
import { Outlook } from '../../shared/outlook.tsx'
import { Link } from '../../shared/router.tsx'
import { Badge, Section } from '../parts.tsx'

export function Progress({ view, open }: { readonly view: CampaignView; readonly open: (area: string) => void }) {
  const { t } = useLang()
  return (
    <>
      <Whole view={view} />
      <Ranking view={view} open={open} />
      <div className="two">
        <div className="stack"><Checks view={view} /><Said view={view} /></div>
        {view.forecast && <Section id="forecast" title={t('预测', 'Forecast')}><p>{t(view.forecast.text)}{t('。', '.')}</p><Outlook view={{ ...view, forecast: view.forecast }} em={13} /></Section>}
      </div>
    </>
  )
}

function Whole({ view: { total, figures, asOf, to, within } }: { readonly view: CampaignView }) {
  const { lang, t } = useLang()
  const unit = unitText(figures.unit, lang)
  const need = weeklyNeed(total.left, asOf, to)
  const gap = gapText(total.gap)
  return (
    <section className="panel figure-head" aria-label={t('总体进度', 'The whole')}>
      <p className="figure-value row"><Lamp light={total.light} />{total.percent}{total.target !== null && '%'}</p>
      <div>
        <dl className="line-facts">
          <div><dt>{t(figures.doneTitle)}</dt><dd><Link href={recordsOf(figures.done, within.code, asOf)}>{total.done}</Link>{unit}</dd></div>
          <div><dt>{t('目标任务', 'Target')}</dt><dd>{total.target === null ? t('未下达', 'none') : <><Link href={recordsOf(figures.target, within.code, asOf)}>{total.target}</Link>{unit}</>}</dd></div>
          {total.target !== null && <div><dt>{t(`到${shortDay(to, 'zh')}还差`, `Left until ${shortDay(to, 'en')}`)}</dt><dd>{total.left}{unit}{need !== null && total.left > 0 && t(`，每周需${tenths(need)}${unit}`, `, ${tenths(need)} a week`)}</dd></div>}
          <div><dt>{t('近7天新增', 'Last 7 days')}</dt><dd>{total.week}{unit}<span className="muted">{t(`（前7天${total.lastWeek}）`, ` (before: ${total.lastWeek})`)}</span></dd></div>
        </dl>
        {gap && <p><b className={gapSide(total.gap!) === 'behind' ? 'bad-text' : 'good-text'}>{t(gap)}</b></p>}
        {total.revised && <p className="muted">{t(total.revised)}</p>}
      </div>
    </section>
  )
}

const recordsOf = (figure: string, area: string, asOf: string): string => `/desk/figures/${encodeURIComponent(figure)}?area=${area}&asOf=${asOf}`

function Ranking({ view, open }: { readonly view: CampaignView; readonly open: (area: string) => void }) {
  const { t } = useLang()
  const [why, setWhy] = useState<string | null>(null)
  const canOpen = view.within.code === view.area
  return (
    <Section id="ranking" title={t('进度排名', 'Ranking')} extra={<span className="muted">{t('并列的同名次，下一名次空出；合计按各地之和计算', 'Ties share a rank and the next is skipped; the total is that of the sums')}</span>}>
      <div className="scroll" tabIndex={0} role="group" aria-label={t('排名表', 'The ranking')}>
        <table className="grid small ranking" data-testid="ranking">
          <thead>
            <tr>
              <th scope="col">{t('名次', 'Rank')}</th><th scope="col">{t('单位', 'Place')}</th><th scope="col">{t('亮灯', 'Light')}</th>
              <th scope="col" className="number">{t('目标', 'Target')}</th><th scope="col" className="number">{t('完成', 'Done')}</th><th scope="col" className="number">{t('完成率%', '%')}</th><th scope="col" className="number">{t('序时差', 'Gap')}</th><th scope="col" className="number">{t('近7天', '7 days')}</th>
              {view.stages.map((s) => <th key={s.figure} scope="col" className="number stage">{t(s.title)}</th>)}
              <th scope="col" className="number">{t('卡点', 'Stuck')}</th>
            </tr>
          </thead>
          <tbody>{view.rows.map((row) => <Row key={row.area} row={row} view={view} open={canOpen && row.area !== view.area && row.target !== null ? open : null} why={why === row.area} ask={() => setWhy(why === row.area ? null : row.area)} />)}</tbody>
          <tfoot><tr><td /><th scope="row">{t('合计', 'Total')}</th><td><Lamp light={view.total.light} /></td><td className="number">{view.total.target ?? '—'}</td><td className="number">{view.total.done}</td><td className="number">{view.total.percent}</td><td className="number">{view.total.gap ?? '—'}</td><td className="number">{view.total.week}</td>{view.total.stages.map((n, i) => <td key={view.stages[i]!.figure} className="number">{n}</td>)}<td className="number">{view.total.stuck}</td></tr></tfoot>
        </table>
      </div>
      <p className="muted">{t('其他', 'Others')}：{view.more.map((m, i) => <span key={m.figure}>{i > 0 && ' · '}{t(m.title)} <Link href={recordsOf(m.figure, view.within.code, view.asOf)}>{view.total.more[i]}</Link></span>)}</p>
    </Section>
  )
}

type RowProps = { readonly row: CampaignRowView; readonly view: CampaignView; readonly open: ((area: string) => void) | null; readonly why: boolean; readonly ask: () => void }

function Row({ row, view, open, why, ask }: RowProps) {
  const { t } = useLang()
  const number = (figure: string, n: number) => (n === 0 ? '0' : <Link href={recordsOf(figure, row.area, view.asOf)}>{n}</Link>)
  const wide = 9 + view.stages.length
  return (
    <>
      <tr data-area={row.area}>
        <td className="rank">{row.rank ?? '—'}</td>
        <th scope="row">{open ? <button type="button" className="bare dark" onClick={() => open(row.area)}>{t(row.name)}</button> : t(row.name)}{row.small && <> <Badge tone="plain">{t('基数小', 'small target')}</Badge></>}{row.flags.length > 0 && <> <Badge tone="warn">{t('须核对', 'check')}</Badge></>}</th>
        <td><button type="button" className="lamp-button" aria-expanded={why} onClick={ask}><Lamp light={row.light} /><span className="unseen">{t(`，${row.name.zh}亮灯的原因`, `, why for ${row.name.en}`)}</span><span aria-hidden="true">{why ? '▴' : '▾'}</span></button></td>
        <td className="number">{row.target === null ? '—' : number(view.figures.target, row.target)}</td><td className="number">{number(view.figures.done, row.done)}</td><td className="number"><b>{row.percent}</b></td>
        <td className={`number${row.gap?.startsWith('-') ? ' bad-text' : ''}`}>{row.gap ?? '—'}</td><td className="number">{row.week > 0 ? `+${row.week}` : row.week}</td>
        {row.stages.map((n, i) => <td key={view.stages[i]!.figure} className="number">{number(view.stages[i]!.figure, n)}</td>)}
        <td className={`number${row.stuck > 0 ? ' bad-text' : ''}`}>{row.stuck}</td>
      </tr>
      {why && <tr className="why"><td colSpan={wide}><Why row={row} /></td></tr>}
    </>
  )
}

/** All that a row has to say for itself: why this light, by whose rule, what follows, and how much the rank is worth. */
function Why({ row }: { readonly row: CampaignRowView }) {
  const { t } = useLang()
  return (
    <div className="stack tight">
      {row.unranked && <p>{t(row.unranked)}</p>}
      {row.reasons.length > 0 && <ul className="plain-list">{row.reasons.map((r) => <li key={r.text.zh} className="row"><Lamp light={r.light} /><span>{t(r.text)}</span><a href={r.source} rel="noreferrer" target="_blank" className="muted">{t('规则出处', 'source')}</a></li>)}</ul>}
      {row.undecided.map((u) => <p key={u.zh}><Badge tone="warn">{t('无法判定', 'undecided')}</Badge> {t(u)}</p>)}
      {row.small && <p>{row.range && row.range.best !== row.range.worst ? t(`目标任务少，多完成或少完成1件，名次在第${row.range.best}至第${row.range.worst}之间，不宜单独据此评价。`, `A small target: one more or fewer is rank ${row.range.best} to ${row.range.worst}; do not judge by it alone.`) : t('目标任务少，完成率起伏大，不宜单独据此评价。', 'A small target: its rate jumps; do not judge by it alone.')}</p>}
      {row.revised && <p>{t(row.revised)}{t('。', '.')}</p>}
      {row.flags.map((f) => <p key={f.zh}><Badge tone="warn">{t('须核对', 'check')}</Badge> {t(f)}</p>)}
      {row.consequences.map((c) => <p key={c.text.zh}>{t(c.text)} <a href={c.source} rel="noreferrer" target="_blank" className="muted">{t('规则出处', 'source')}</a></p>)}
    </div>
  )
}

/** As a circular would name them. */
function Said({ view }: { readonly view: CampaignView }) {
  const { t } = useLang()
  const comma = t('、', ', ')
  const [front, behind] = [namesOf(view, view.leaders, t), namesOf(view, view.laggards, t)]
  const lines: readonly (readonly [string, readonly string[], string | null])[] = [
    [t('居前', 'In front'), front, null],
    [t('排名靠后', 'Behind'), behind, null],
    ...view.bands.map((b) => [t(b.title), namesOf(view, b.areas, t), t(b.rule)] as const),
  ]
  return <Section id="said" title={t('通报点名', 'Named in a circular')}><dl className="said">{lines.map(([title, names, rule]) => <div key={title}><dt>{title}{rule && <small>{rule}</small>}</dt><dd>{names.length > 0 ? names.join(comma) : <span className="none">{t('无', 'none')}</span>}</dd></div>)}</dl></Section>
}

function Checks({ view }: { readonly view: CampaignView }) {
  const { t } = useLang()
  return (
    <Section id="checks" title={<>{t('出表前核对', 'Before the sheet goes out')}{view.checks.length > 0 && <span className="count bad">{view.checks.length}</span>}</>}>
      {view.checks.length === 0 ? <p className="muted">{t('没有发现减少、超目标、异常增长或重复计入。', 'No decrease, no excess, no outlier, nothing counted twice.')}</p> : <ul className="plain-list">{view.checks.map((c) => <li key={`${c.area} ${c.kind}`}><b>{t(c.text)}</b><br /><span className="muted">{t(c.todo)}</span></li>)}</ul>}
    </Section>
  )
}
