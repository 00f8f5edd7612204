/** What would happen, before it does: the next step, the amount and how it comes about, the authority; or why not, and who could. */
import { Alert } from 'antd'
import type { Programme } from '../../../kernel/programme/programme.ts'
import type { CaseView, Trial } from '../../../server/contract/cases.ts'
import { yuanIn } from '../../shared/format.ts'
import { WhyNot } from '../../shared/why-not.tsx'
import { useLang } from '../../shared/lang.tsx'
import { Clause, Clauses } from '../parts.tsx'
import { theirClauses } from '../form/values.ts'
import { Value } from '../value.tsx'
import { Authority } from './authority.tsx'
import { Trace } from './trace.tsx'

type Happened = CaseView['timeline'][number]

export function TrialView({
  trial,
  programme,
  caseId,
  origin,
}: {
  readonly trial: Trial
  readonly programme: Programme | null
  readonly caseId: string
  /** The earlier event that worked out the amount that is decided now. */ readonly origin:
    | Happened
    | undefined
}) {
  const { t } = useLang()
  if (trial.refusal)
    return (
      <section className="trial" aria-label={t('试算结果', 'Dry run')} data-testid="trial">
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t(`不能办理：${trial.refusal.message.zh}`, `Not possible: ${trial.refusal.message.en}`)}
          description={<Clauses clauses={theirClauses(trial.refusal)} />}
        />
        <WhyNot told={trial.whyNot} />
        <WhoCould trial={trial} />
      </section>
    )
  return (
    <section className="trial" aria-label={t('试算结果', 'Dry run')} data-testid="trial">
      <p className="to">
        <span>{t('办理后进入', 'The case moves to')}</span> <b>{trial.to && t(trial.to)}</b>
      </p>
      {trial.sets.length > 0 && (
        <dl className="facts sets">
          {trial.sets.map((f) => (
            <div key={f.name} className={f.text.includes('\n') ? 'line-by-line' : undefined}>
              <dt>{t(f.title)}</dt>
              <dd>
                <b className="big">
                  <Value shown={f} programme={programme} caseId={caseId} />
                </b>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {trial.authority && <Authority authority={trial.authority} />}
      {trial.trace.length > 0 && (
        <details className="more" open={trial.sets.length > 0}>
          <summary>
            {t(`本次推算：${trial.trace.length} 步`, `Worked out now: ${trial.trace.length} steps`)}
          </summary>
          <Trace trace={trial.trace} programme={programme} />
        </details>
      )}
      {origin && (
        <details className="more">
          <summary>
            {t(
              `金额是怎样得出的（${origin.title.zh}，${origin.by.name}）`,
              `How the amount came about (${origin.title.en}, ${origin.by.name})`,
            )}
          </summary>
          <Trace trace={origin.trace} programme={programme} />
        </details>
      )}
    </section>
  )
}

function WhoCould({ trial }: { readonly trial: Trial }) {
  const { lang, t } = useLang()
  if (trial.whoCould.length === 0) return null
  return (
    <div data-testid="who-could">
      <h3>{t('谁可以决定', 'Who could decide')}</h3>
      <ul className="plain-list">
        {trial.whoCould.map((w, i) => (
          <li key={i}>
            <b>
              {w.areaName} {t(w.role)}
            </b>
            {w.people.length > 0 && `：${w.people.join('、')}`} ·{' '}
            {w.max === null
              ? t('不设限额', 'without limit')
              : t(`限额 ${yuanIn(w.max, 'zh')}`, `up to ${yuanIn(w.max, lang)}`)}{' '}
            <Clause clause={w.clause} />
          </li>
        ))}
      </ul>
    </div>
  )
}
