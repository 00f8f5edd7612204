/** What does not move: the reasons with their counts, then case by case who has it, for how long, until when, and by which article it is called stuck. */
import { useState } from 'react'
import type { CampaignStuck } from '../../../server/contract/campaigns.ts'
import { shortDay } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { useLoad } from '../../shared/use-load.ts'
import { useWalk } from '../inbox/keys.ts'
import { Clause, Section, Waiting } from '../parts.tsx'

export function StuckList({ path }: { readonly path: string }) {
  const { lang, t } = useLang()
  const { data, problem, reload } = useLoad<CampaignStuck>(path)
  const [holder, setHolder] = useState('')
  useWalk('.stuck-case a')
  if (!data) return <Waiting problem={problem} retry={reload} />
  if (data.total === 0) return <p className="empty">{t('没有卡住的办件。', 'Nothing stands still.')}</p>
  const holders = [...new Map(data.cases.flatMap((c) => (c.holder ? [[c.holder.zh, c.holder] as const] : []))).values()]
  const cases = data.cases.filter((c) => holder === '' || c.holder?.zh === holder)
  return (
    <>
      <Section id="reasons" title={t(`卡点原因（共${data.total}件）`, `Why they stand still (${data.total})`)}>
        <table className="grid small" data-testid="reasons">
          <thead><tr><th scope="col" className="number">{t('件数', 'Cases')}</th><th scope="col">{t('原因', 'Reason')}</th><th scope="col">{t('由谁推动', 'Who moves it')}</th></tr></thead>
          <tbody>{data.reasons.map((r) => <tr key={r.text.zh}><td className="number"><b>{r.count}</b></td><td>{t(r.what)}</td><td>{r.holder ? t(r.holder) : '—'}</td></tr>)}</tbody>
        </table>
      </Section>
      <Section id="cases" title={t(`卡点清单（${cases.length}）`, `The list (${cases.length})`)} extra={holders.length > 1 && <label className="row">{t('由谁推动', 'Who moves it')}<select className="input" value={holder} onChange={(e) => setHolder(e.target.value)}><option value="">{t('全部', 'all')}</option>{holders.map((h) => <option key={h.zh} value={h.zh}>{h[lang]}</option>)}</select></label>}>
        {data.cases.length < data.total && <p className="muted">{data.cases.length === 0 ? t('这些办件不在您的辖区和职责之内，只计数，不列出。', 'These are beyond your area and duty: counted, not listed.') : t(`共${data.total}件，其中${data.cases.length}件在您的辖区和职责之内，列在下面。`, `${data.total} in all; the ${data.cases.length} within your area and duty are listed.`)}</p>}
        {cases.length > 0 && (
          <div className="scroll" tabIndex={0} role="group" aria-label={t('卡点清单', 'The list')}>
            <table className="grid small stuck-list" data-testid="stuck">
              <thead><tr><th scope="col">{t('办件', 'Case')}</th><th scope="col">{t('地方', 'Place')}</th><th scope="col">{t('环节', 'Step')}</th><th scope="col">{t('原因', 'Why')}</th><th scope="col">{t('由谁推动', 'Who moves it')}</th><th scope="col" className="number">{t('停留', 'Stands')}</th><th scope="col">{t('时限', 'Due')}</th></tr></thead>
              <tbody>{cases.map((c) => <tr key={c.case}><th scope="row" className="stuck-case"><Link href={`/desk/cases/${c.case}`}>{c.name === '' ? c.case : c.name}</Link></th><td className="muted">{t(c.areaName)}</td><td>{t(c.stepTitle)}</td><td className="reason">{c.stuck && t(c.stuck)}{c.clause && <Clause clause={c.clause} />}</td><td>{c.holder ? t(c.holder) : '—'}</td><td className="number">{t(`${c.days}天`, `${c.days} days`)}</td><td className="due-day">{c.due ? shortDay(c.due, lang) : '—'}</td></tr>)}</tbody>
            </table>
          </div>
        )}
      </Section>
    </>
  )
}
