/** What does not move: reasons with their counts as filters, row by row who has it to move, and a leader's way to see to it. */
import { useState } from 'react'
import { Button } from 'antd'
import type { CaseView } from '../../../server/contract/cases.ts'
import type { CampaignCaseView, CampaignStuck, CampaignView } from '../../../server/contract/campaigns.ts'
import { asProblem, get } from '../../shared/api.ts'
import { shortDay } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { go } from '../../shared/router.tsx'
import { useLoad } from '../reads.tsx'
import { useWalk } from '../inbox/keys.ts'
import { OfficeAct } from '../case/office/act.tsx'
import { Badge, Clause, Waiting } from '../parts.tsx'
import type { Address } from './address.ts'
import type { At } from './board.tsx'
import { CaseLink, DueDay } from './standing-case.tsx'

export function StuckList({
  view,
  at,
  address,
}: {
  readonly view: CampaignView
  readonly at: At
  readonly address: Address
}) {
  const { t } = useLang()
  const { data, problem, reload } = useLoad<CampaignStuck>(`${at.path}/stuck?${at.query}`)
  const [said, setSaid] = useState<string | null>(null)
  useWalk('.case-link')
  if (!data) return <Waiting problem={problem} retry={reload} />
  if (data.total === 0)
    return (
      <div className="empty">
        <p>
          <b>{t('没有停滞的项目', 'Nothing stands still')}</b>
        </p>
        <p>{t('各环节都在时限之内。', 'Every step is within its limit.')}</p>
      </div>
    )
  /** A reason that the day or the place does not have chooses nothing. */
  const chosen = data.reasons.find((r) => r.text.zh === address.reason) ?? null
  const shown = chosen ? data.cases.filter((c) => c.reason?.zh === chosen.text.zh) : data.cases
  const filter = (reason: string | null, title: string, count: number) => (
    <li key={title}>
      <button
        type="button"
        className="reason"
        aria-pressed={(chosen?.text.zh ?? null) === reason}
        onClick={() => go(address.to({ reason }), true)}
      >
        <b>{count}</b> {title}
      </button>
    </li>
  )
  const mayOne = data.cases.some((c) => c.supervise !== null)
  const done = (text: string) => {
    setSaid(text)
    reload()
  }
  return (
    <>
      {said !== null && (
        <p role="status" className="flash">
          {said}
        </p>
      )}
      <section aria-label={t('卡点原因', 'Reasons')}>
        <ul className="reasons">
          {filter(null, t('全部卡点', 'All'), data.total)}
          {data.reasons.map((r) => filter(r.text.zh, t(r.text), r.count))}
        </ul>
      </section>
      <section className="panel" aria-labelledby="stuck-list">
        <div className="between">
          <h2 id="stuck-list">
            {chosen ? t(chosen.text) : t('全部卡点', 'All that is stuck')}{' '}
            <span className="count bad">{chosen?.count ?? data.total}</span>
          </h2>
          <span className="keys muted">
            <kbd>j</kbd>
            <kbd>k</kbd> {t('上下移动，回车打开', 'to move, Enter to open')}
          </span>
        </div>
        {shown.length > 0 && (
          <div className="scroll" tabIndex={0} role="region" aria-label={t('卡点清单', 'Stuck cases')}>
            <table className="grid small stuck-list" data-testid="stuck">
              <thead>
                <tr>
                  <th scope="col">{t('项目', 'Case')}</th>
                  <th scope="col">{t('地点', 'Place')}</th>
                  <th scope="col">{t('环节', 'Step')}</th>
                  <th scope="col" className="number">
                    {t('停留', 'Stands')}
                  </th>
                  <th scope="col">{t('时限', 'Due')}</th>
                  <th scope="col">{t('办理单位', 'With')}</th>
                  <th scope="col">{t('卡点原因', 'Why')}</th>
                  {mayOne && <th scope="col">{t('督办', 'Supervise')}</th>}
                </tr>
              </thead>
              <tbody>
                {shown.map((c) => (
                  <Row key={c.case} of={c} view={view} done={mayOne ? done : null} />
                ))}
              </tbody>
            </table>
          </div>
        )}
        {data.cases.length < data.total && (
          <p className="muted">
            {t(
              `共${data.total}件，其中${data.cases.length}件在您的辖区和职责之内；其余只计数，不列出。`,
              `${data.total} in all, ${data.cases.length} within your area and duty; the others are only counted.`,
            )}
          </p>
        )}
      </section>
    </>
  )
}

function Row({
  of: c,
  view,
  done,
}: {
  readonly of: CampaignCaseView
  readonly view: CampaignView
  /** null: the reader supervises none of them. */ readonly done: ((text: string) => void) | null
}) {
  const { t, lang } = useLang()
  return (
    <tr>
      <th scope="row">
        <CaseLink of={c} />
        <small>{c.case}</small>
      </th>
      <td data-label={t('地点', 'Place')}>{t(c.areaName)}</td>
      <td data-label={t('环节', 'Step')}>{t(c.stepTitle)}</td>
      <td className="number" data-label={t('停留', 'Stands')}>
        <b>{t(`${c.days}天`, `${c.days} d`)}</b>
      </td>
      <td data-label={t('时限', 'Due')}>
        <DueDay due={c.due} view={view} />
      </td>
      <td data-label={t('办理单位', 'With')}>{c.holder ? t(c.holder) : <span className="none">—</span>}</td>
      <td className="why-cell" data-label={t('卡点原因', 'Why')}>
        {c.stuck && t(c.stuck)}
        {c.clause && <Clause clause={c.clause} />}
        {c.marks.map((m, i) => (
          <small key={`${m.kind} ${i}`}>
            <Badge tone="warn">{t(m.title)}</Badge> {m.by}
            {m.until && t(` · ${shortDay(m.until, 'zh')}前`, ` · until ${shortDay(m.until, lang)}`)}
          </small>
        ))}
      </td>
      {done && (
        <td className="supervise-cell">
          {c.supervise !== null && <Supervise of={c} post={c.supervise} done={done} />}
        </td>
      )}
    </tr>
  )
}

/** [OA12] The same form as on the case's own page, where the meeting looks at the list. */
function Supervise({
  of: c,
  post,
  done,
}: {
  readonly of: CampaignCaseView
  readonly post: string
  readonly done: (text: string) => void
}) {
  const { t } = useLang()
  const [view, setView] = useState<CaseView | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const way = view?.office.acts.find((w) => w.verb === 'supervise' && w.open)
  const openForm = async () => {
    setWrong(null)
    try {
      const fresh = await get<CaseView>(
        `/api/cases/${encodeURIComponent(c.case)}?post=${encodeURIComponent(post)}`,
      )
      setView(fresh)
      if (!fresh.office.acts.some((w) => w.verb === 'supervise' && w.open))
        setWrong(t('刚刚有人办理过，请刷新', 'Somebody has just acted on it: refresh'))
    } catch (error) {
      setWrong(t(asProblem(error).detail))
    }
  }
  return (
    <>
      <Button
        size="small"
        onClick={() => void openForm()}
        data-supervise={c.case}
        aria-label={t(`督办 ${c.name}`, `Supervise ${c.name}`)}
      >
        {t('督办', 'Supervise')}
      </Button>
      {wrong !== null && (
        <small className="fault" role="alert">
          {wrong}
        </small>
      )}
      {view && way && (
        <OfficeAct
          view={view}
          way={way}
          post={post}
          about={c.name}
          close={() => setView(null)}
          done={(text) => {
            setView(null)
            done(text)
          }}
        />
      )}
    </>
  )
}
