/** One campaign at the desk: what it stands at, who is how far, what is where, and what does not move. */
import type { ReactNode } from 'react'
import type { CampaignView } from '../../../server/contract/campaigns.ts'
import type { FigureSummary } from '../../../server/contract/figures.ts'
import type { AreaView } from '../../../server/contract/people.ts'
import { useLang } from '../../shared/lang.tsx'
import { go, Link } from '../../shared/router.tsx'
import { useLoad } from '../reads.tsx'
import { ExportLink, PageTitle, Waiting } from '../parts.tsx'
import { useSession } from '../session.tsx'
import { dayAfter, useCampaignAddress, type Address } from './address.ts'
import { Board } from './board.tsx'
import '../board.css'
import './campaigns.css'
import { Checks } from './checks.tsx'
import { Circular } from './circular.tsx'
import { Ranking } from './ranking.tsx'
import { StuckList } from './stuck.tsx'
import { Summary } from './summary.tsx'

export function CampaignPage({ id }: { readonly id: string }) {
  const { t } = useLang()
  const address = useCampaignAddress(id)
  const path = `/api/campaigns/${encodeURIComponent(id)}`
  const {
    data: view,
    problem,
    reload,
  } = useLoad<CampaignView>(address.query.size > 0 ? `${path}?${address.query}` : path)
  const { data: figures } = useLoad<readonly FigureSummary[]>('/api/figures')
  const done = figures?.find((f) => f.id === view?.figures.done)
  if (!view)
    return (
      <>
        <PageTitle title={t('专项行动', 'Campaign')} />
        <Waiting problem={problem} retry={reload} />
        {problem && address.query.size > 0 && (
          <p>
            <Link href={address.to({ area: null, asOf: null, rules: null })}>
              {t('回到整项行动的今天', 'Back to the whole campaign as it stands today')}
            </Link>
          </p>
        )}
      </>
    )
  const at = { path, query: new URLSearchParams({ area: view.within.code, asOf: view.asOf }) }
  return (
    <>
      <div className="between">
        <div>
          <Crumbs view={view} address={address} />
          <PageTitle title={t(view.title)} />
        </div>
        <span className="row">
          {address.view === 'ranking' && view.checks.length > 0 && (
            <a href="#checks">
              {t(
                `印发前须核对 ${view.checks.length} 项`,
                `${view.checks.length} to check before it goes out`,
              )}
            </a>
          )}
          <ExportLink
            path={`${path}/sheet.xlsx`}
            query={address.query}
            title={t(`导出${view.called.sheet.zh}`, `Export ${view.called.sheet.en}`)}
          />
        </span>
      </div>
      <Controls view={view} address={address} />
      <Views view={view} address={address} />
      {address.view === 'board' ? (
        <Board key={String(at.query)} view={view} at={at} />
      ) : address.view === 'stuck' ? (
        <StuckList view={view} at={at} address={address} />
      ) : (
        <>
          <Summary view={view} unit={done?.unit} />
          <Ranking view={view} address={address} doneTitle={done ? t(done.title) : t('完成', 'Done')} />
          <div className="two">
            <Checks view={view} />
            <Circular view={view} done={done} />
          </div>
        </>
      )}
    </>
  )
}

/** From the campaign's own place down to the one whose parts are shown. */
function Crumbs({ view, address }: { readonly view: CampaignView; readonly address: Address }) {
  const { t } = useLang()
  const { data } = useLoad<readonly AreaView[]>(
    view.within.code === view.area ? null : `/api/areas/${view.within.code}`,
  )
  const path = data ?? []
  const above = path.slice(1, path.findIndex((a) => a.code === view.area) + 1).toReversed()
  return (
    <nav className="crumb" aria-label={t('区划', 'Area')}>
      {above.map((a) => (
        <span key={a.code}>
          <Link href={address.to({ area: a.code === view.area ? null : a.code })}>{t(a.name)}</Link> ›{' '}
        </span>
      ))}
      <b>{t(view.within.name)}</b>
    </nav>
  )
}

function Controls({ view, address }: { readonly view: CampaignView; readonly address: Address }) {
  const { t } = useLang()
  const { now } = useSession()
  const today = now().slice(0, 10)
  const on = (day: string) => go(address.to({ asOf: day >= today ? null : day }), true)
  return (
    <div className="filters">
      <label>
        <span>{t('统计日', 'As of')}</span>
        <input
          className="input"
          type="date"
          value={view.asOf}
          min={view.from}
          max={today}
          onChange={(e) => e.target.value !== '' && on(e.target.value)}
        />
      </label>
      <span className="row">
        <button
          type="button"
          className="bare dark"
          disabled={dayAfter(view.asOf, -7) < view.from}
          onClick={() => on(dayAfter(view.asOf, -7))}
        >
          {t('‹ 前一周', '‹ A week before')}
        </button>
        {view.asOf < today && (
          <>
            <button type="button" className="bare dark" onClick={() => on(dayAfter(view.asOf, 7))}>
              {t('后一周 ›', 'A week later ›')}
            </button>
            <button type="button" className="bare dark" onClick={() => on(today)}>
              {t('今天', 'Today')}
            </button>
          </>
        )}
      </span>
      {address.view === 'ranking' && (
        <label>
          <span>{t('亮灯规则', 'Rules of the lights')}</span>
          <select
            className="input"
            value={view.rules.chosen}
            onChange={(e) =>
              go(
                address.to({ rules: e.target.value === view.rules.all[0]!.id ? null : e.target.value }),
                true,
              )
            }
          >
            {view.rules.all.map((r) => (
              <option key={r.id} value={r.id}>
                {t(r.title)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  )
}

function Views({ view, address }: { readonly view: CampaignView; readonly address: Address }) {
  const { t } = useLang()
  const tab = (of: Address['view'], title: ReactNode) => (
    <Link
      href={address.to({ view: of, reason: null })}
      aria-current={address.view === of ? 'page' : undefined}
    >
      {title}
    </Link>
  )
  return (
    <nav className="tabs" aria-label={t('看什么', 'What to look at')}>
      {tab('ranking', t('进度排名', 'Ranking'))}
      {tab('board', t('看板', 'Board'))}
      {tab(
        'stuck',
        <>
          {t('卡点清单', 'Stuck')}{' '}
          <span className={view.total.stuck > 0 ? 'count bad' : 'count'}>{view.total.stuck}</span>
        </>,
      )}
    </nav>
  )
}
