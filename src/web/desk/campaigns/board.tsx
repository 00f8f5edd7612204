/** The board: stages side by side, in each the cases that stand there longest, the stuck ones marked with why. */
import { useState } from 'react'
import type { CampaignBoard, CampaignCaseView, CampaignView } from '../../../server/contract/campaigns.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { useLoad } from '../reads.tsx'
import { useWalk } from '../inbox/keys.ts'
import { Badge, Waiting } from '../parts.tsx'
import { recordsOf } from './address.ts'
import { CaseLink, DueDay } from './standing-case.tsx'

/** As many as a screen holds; the rest on demand. */
const atFirst = 8
/** As many of a stage as the server gives. */
const given = 50

export type At = { readonly path: string; readonly query: URLSearchParams }

export function Board({ view, at }: { readonly view: CampaignView; readonly at: At }) {
  const { t } = useLang()
  const { data, problem, reload } = useLoad<CampaignBoard>(`${at.path}/board?${at.query}`)
  useWalk('.case-link')
  if (!data) return <Waiting problem={problem} retry={reload} />
  return (
    <>
      <p className="muted">
        {t(
          '按环节排列，停留最久的在最前；红边为卡点。',
          'By stage, the longest standing first; a red edge marks what is stuck.',
        )}{' '}
        <span className="keys">
          <kbd>j</kbd>
          <kbd>k</kbd> {t('上下移动，回车打开', 'to move, Enter to open')}
        </span>
      </p>
      <div className="board" tabIndex={0} role="region" aria-label={t('看板', 'Board')}>
        {data.stages.map((s) => (
          <Stage key={s.figure} stage={s} view={view} />
        ))}
      </div>
    </>
  )
}

function Stage({
  stage: s,
  view,
}: {
  readonly stage: CampaignBoard['stages'][number]
  readonly view: CampaignView
}) {
  const { t } = useLang()
  const [all, setAll] = useState(false)
  const shown = all ? s.cases : s.cases.slice(0, atFirst)
  const heading = `stage-${s.figure}`
  return (
    <section className="stage" aria-labelledby={heading}>
      <div className="stage-head">
        <h2 id={heading}>{t(s.title)}</h2>
        <Link className="big" href={recordsOf(view, s.figure, view.within.code)}>
          {s.total}
          <span className="unseen">{t('件', ' cases')}</span>
        </Link>
        {s.stuck > 0 && <Badge tone="bad">{t(`卡点 ${s.stuck}`, `${s.stuck} stuck`)}</Badge>}
      </div>
      {s.total === 0 && <p className="muted">{t('没有办件', 'None')}</p>}
      <ul>
        {shown.map((c) => (
          <Card key={c.case} of={c} view={view} />
        ))}
      </ul>
      {shown.length < s.cases.length && (
        <button type="button" className="bare dark" onClick={() => setAll(true)}>
          {t(`再看 ${s.cases.length - shown.length} 件`, `${s.cases.length - shown.length} more`)}
        </button>
      )}
      {shown.length === s.cases.length && s.cases.length < s.total && (
        <p className="muted small-text">
          {s.cases.length >= given
            ? t(
                `只列停留最久的${given}件，其余点上面的数字看。`,
                `The ${given} longest standing; the others behind the number above.`,
              )
            : t(
                `其余${s.total - s.cases.length}件不在您的辖区和职责之内，只计数。`,
                `The other ${s.total - s.cases.length} are not within your area and duty: only counted.`,
              )}
        </p>
      )}
    </section>
  )
}

function Card({ of: c, view }: { readonly of: CampaignCaseView; readonly view: CampaignView }) {
  const { t } = useLang()
  return (
    <li className={c.stuck ? 'standing stuck' : 'standing'}>
      <p className="between">
        <CaseLink of={c} />
        <b className="number">{t(`${c.days}天`, `${c.days} d`)}</b>
      </p>
      <p className="muted">{t(c.areaName)}</p>
      <p>
        {t(c.stepTitle)}
        {c.due !== null && (
          <>
            {' '}
            · <span className="muted">{t('时限', 'due')}</span> <DueDay due={c.due} view={view} />
          </>
        )}
      </p>
      {c.holder && (
        <p className="muted">
          {t('办理：', 'With: ')}
          {t(c.holder)}
        </p>
      )}
      {c.stuck && (
        <p className="why-stuck">
          <Badge tone="bad">{t('卡点', 'Stuck')}</Badge> {t(c.stuck)}
        </p>
      )}
    </li>
  )
}
