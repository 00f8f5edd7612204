/** The cases of a campaign by stage, the longest standing first; who does not move says why. */
import type { CampaignBoard, CampaignCaseView } from '../../../server/contract/campaigns.ts'
import { shortDay } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { useLoad } from '../../shared/use-load.ts'
import { useWalk } from '../inbox/keys.ts'
import { Badge, Waiting } from '../parts.tsx'

export function Board({ path, asOf, area }: { readonly path: string; readonly asOf: string; readonly area: string }) {
  const { t } = useLang()
  const { data, problem, reload } = useLoad<CampaignBoard>(path)
  useWalk('.board-case a')
  if (!data) return <Waiting problem={problem} retry={reload} />
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={t('按环节分列的看板', 'The board by stage')}>
      <div className="board" data-testid="board" style={{ '--columns': data.stages.length } as React.CSSProperties}>
        {data.stages.map((s) => (
          <section key={s.figure} aria-labelledby={s.figure}>
            <h2 id={s.figure}><Link href={`/desk/figures/${encodeURIComponent(s.figure)}?area=${area}&asOf=${asOf}`}>{t(s.title)}</Link> <b>{s.total}</b>{s.stuck > 0 && <Badge tone="bad">{t(`卡点${s.stuck}`, `${s.stuck} stuck`)}</Badge>}</h2>
            {s.cases.length === 0 ? <p className="muted">{s.total === 0 ? t('没有办件', 'no cases') : t('这些办件不在您的辖区和职责之内，只计数。', 'These are beyond your area and duty: they are only counted.')}</p> : <ul>{s.cases.map((c) => <li key={c.case}><One c={c} /></li>)}</ul>}
            {s.cases.length > 0 && s.cases.length < s.total && <p className="muted">{t(`列出停留最久的${s.cases.length}件`, `the ${s.cases.length} that stand longest`)}</p>}
          </section>
        ))}
      </div>
    </div>
  )
}

function One({ c }: { readonly c: CampaignCaseView }) {
  const { lang, t } = useLang()
  return (
    <article className={`board-case${c.stuck ? ' stuck' : ''}`}>
      <Link href={`/desk/cases/${c.case}`}>{c.name === '' ? c.case : c.name}</Link>
      <p className="muted">{t(c.areaName)} · {t(c.stepTitle)}</p>
      <p><b>{t(`停留${c.days}天`, `${c.days} days`)}</b>{c.due && <span className="muted">{t(` · 时限${shortDay(c.due, 'zh')}`, ` · due ${shortDay(c.due, 'en')}`)}</span>}</p>
      {c.holder && <p className="muted">{t('待', 'with: ')}{t(c.holder)}</p>}
      {c.stuck && <p className="bad-text"><b>{t('卡点', 'Stuck')}</b> {c.stuck[lang]}</p>}
    </article>
  )
}
