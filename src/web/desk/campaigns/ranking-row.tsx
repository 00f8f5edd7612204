/** One place in the ranking, and the total: every number a way to its records, reasons in a row of their own when asked for. */
import { Fragment, type ReactNode } from 'react'
import type { CampaignRowView, CampaignView } from '../../../server/contract/campaigns.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { useSession } from '../session.tsx'
import { recordsOf, type Address } from './address.ts'
import { Lamp } from './lamp.tsx'
import { Why } from './why.tsx'

/** `done` is what the campaign counts as done, by its figure's title; `more` shows the other figures as well. */
export type Columns = { readonly done: string; readonly more: boolean }
type Pace = CampaignView['total']

export function RankingRow({
  row: r,
  view,
  address,
  columns,
  isOpen,
  toggle,
}: {
  readonly row: CampaignRowView
  readonly view: CampaignView
  readonly address: Address
  readonly columns: Columns
  readonly isOpen: boolean
  readonly toggle: () => void
}) {
  const { t } = useLang()
  const { post } = useSession()
  const mine = r.area !== view.within.code && post?.area.startsWith(r.area)
  const why = `why-${r.area}`
  const hasReasons = r.reasons.length + r.undecided.length + r.consequences.length > 0
  const small =
    r.range &&
    (r.range.best === r.range.worst
      ? t('±1件：不变', '±1: the same')
      : t(`±1件：${r.range.best}—${r.range.worst}名`, `±1: ${r.range.best}–${r.range.worst}`))
  return (
    <>
      <tr className={r.rank === null ? 'unranked' : undefined}>
        <td className="rank" data-label={t('排名', 'Rank')}>
          <b>{r.rank ?? '—'}</b>
          {r.small && <span>＊</span>}
          {r.small && small && <small>{small}</small>}
        </td>
        <th scope="row">
          {canOpen(r, view) ? (
            <Link className="place-link" href={address.to({ area: r.area })}>
              {t(r.name)}
            </Link>
          ) : (
            t(r.name)
          )}
          {mine && <span className="badge calm">{t('本单位', 'yours')}</span>}
          {r.unranked && <small>{t(r.unranked)}</small>}
          {r.flags.map((f, i) => (
            <small key={i} className="flagged">
              {t(f)}
            </small>
          ))}
          {r.revised && <small>{t(r.revised)}</small>}
        </th>
        <Cells
          pace={r}
          area={r.area}
          view={view}
          columns={columns}
          stuck={address.to({ view: 'stuck', area: r.area })}
          lamp={
            hasReasons ? (
              <button
                type="button"
                className="lamp-button"
                aria-expanded={isOpen}
                aria-controls={why}
                onClick={toggle}
              >
                <Lamp light={r.light} undecided={r.undecided.length > 0} />
                <span className="unseen">{t(`，${r.name.zh}亮灯依据`, `, reasons for ${r.name.en}`)}</span>
              </button>
            ) : (
              <Lamp light={r.light} undecided={false} />
            )
          }
        />
      </tr>
      {isOpen && (
        <tr className="why-row" id={why}>
          <td colSpan={9 + view.stages.length + (columns.more ? view.more.length : 0)}>
            {hasReasons ? (
              <Why pace={r} rules={view.rules} />
            ) : (
              <span className="muted">
                {t(
                  `${r.name.zh}：${r.unranked?.zh ?? '没有目标'}，不亮灯`,
                  `${r.name.en}: ${r.unranked?.en ?? 'no target'}, no light`,
                )}
              </span>
            )}
          </td>
        </tr>
      )}
    </>
  )
}

export function TotalRow({
  view,
  address,
  columns,
}: {
  readonly view: CampaignView
  readonly address: Address
  readonly columns: Columns
}) {
  const { t } = useLang()
  return (
    <tr className="sum">
      <td />
      <th scope="row">{t('合计', 'Total')}</th>
      <Cells
        pace={view.total}
        area={view.within.code}
        view={view}
        columns={columns}
        stuck={address.to({ view: 'stuck' })}
        lamp={<Lamp light={view.total.light} undecided={view.total.undecided.length > 0} />}
      />
    </tr>
  )
}

function Cells({
  pace: p,
  area,
  view,
  columns,
  stuck,
  lamp,
}: {
  readonly pace: Pace
  readonly area: string
  readonly view: CampaignView
  readonly columns: Columns
  readonly stuck: string
  readonly lamp: ReactNode
}) {
  const { t } = useLang()
  const opens = (figure: string, value: string | number) =>
    value === 0 || value === '0' ? (
      <span className="none">0</span>
    ) : (
      <Link href={recordsOf(view, figure, area)}>{value}</Link>
    )
  const gap = p.gap === null ? '—' : p.gap.replace('-', '−')
  return (
    <>
      <td className="number" data-label={t('年度目标', 'Target')}>
        {p.target === null ? '—' : opens(view.figures.target, p.target)}
      </td>
      <td className="number" data-label={columns.done}>
        {opens(view.figures.done, p.done)}
      </td>
      <td className="number" data-label={t('完成率', 'Percent')}>
        <b>
          {p.percent}
          {p.target !== null && p.percent !== '—' && '%'}
        </b>
      </td>
      <td
        className={`number ${p.gap === null ? '' : p.gap.startsWith('-') ? 'bad-text' : 'good-text'}`}
        data-label={t('序时差', 'Gap')}
      >
        {gap}
      </td>
      <td className="lit" data-label={t('亮灯', 'Light')}>
        {lamp}
      </td>
      <td className="number" data-label={t('本周/上周', 'Week/last')}>
        <b>{p.week}</b> / {p.lastWeek}
      </td>
      {view.stages.map((s, i) => (
        <td key={s.figure} className="number" data-label={t(s.title)}>
          {opens(s.figure, p.stages[i] ?? 0)}
        </td>
      ))}
      <td className="number" data-label={t('卡点', 'Stuck')}>
        {p.stuck === 0 ? (
          <span className="none">0</span>
        ) : (
          <Link className="bad-text" href={stuck}>
            {p.stuck}
          </Link>
        )}
      </td>
      {columns.more &&
        view.more.map((m, i) => (
          <Fragment key={m.figure}>
            <td className="number" data-label={t(m.title)}>
              {opens(m.figure, p.more[i] ?? '—')}
            </td>
          </Fragment>
        ))}
    </>
  )
}

/**
 * Codes of nine digits and fewer are places with communities below; what has joined another, or is the rest
 * of the place itself, has no parts of its own.
 */
const canOpen = (r: CampaignRowView, view: CampaignView): boolean =>
  r.area.length <= 9 && r.area !== view.within.code
