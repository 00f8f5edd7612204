/** The head of a case: what and whose, the step it stands at, who has it, and what can be printed. */
import type { Programme } from '../../../kernel/programme/programme.ts'
import type { CaseView } from '../../../server/contract/cases.ts'
import { instantText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { Due } from '../due.tsx'
import { Badge, Clause, PageTitle } from '../parts.tsx'
import { valueText } from '../value.tsx'
import { Prints } from './prints.tsx'

export function CaseHead({
  view,
  programme,
}: {
  readonly view: CaseView
  readonly programme: Programme | null
}) {
  const { lang, t } = useLang()
  const about = programme?.about
    ?.map((name) => view.facts.find((f) => f.name === name))
    .find((f) => f !== undefined)
  return (
    <header className="case-head">
      <p className="crumb">
        {t(view.programme.title)} ·{' '}
        {t(`第 ${view.programme.version} 版`, `version ${view.programme.version}`)} · {view.areaName} ·{' '}
        {t(`${instantText(view.openedAt, 'zh')} 收件`, `opened ${instantText(view.openedAt, 'en')}`)}
      </p>
      <div className="between">
        <PageTitle title={`${view.subject} ${view.id}`}>
          {view.subject} <span className="case-no">{view.id}</span>
        </PageTitle>
        <div className="row">
          {view.programme.versions > 1 && (
            <Link className="link-button" href={`/desk/cases/${encodeURIComponent(view.id)}/versions`}>
              {t('各版办法对照', 'Beside other versions')}
            </Link>
          )}
          {programme !== null && decides(programme) && (
            <Link className="link-button" href={`/desk/cases/${encodeURIComponent(view.id)}/deciders`}>
              {t('谁有权决定', 'Who could decide')}
            </Link>
          )}
          <Prints view={view} />
        </div>
      </div>
      <dl className="line-facts">
        <div>
          <dt>{t('当前环节', 'Step')}</dt>
          <dd data-testid="step">
            <Badge tone={view.endTone ?? 'calm'}>{t(view.stepTitle)}</Badge>
          </dd>
        </div>
        {about && (
          <div>
            <dt>{t(about.title)}</dt>
            <dd>
              <b>{valueText(programme, about.name, about.value, lang)}</b>
            </dd>
          </div>
        )}
        {view.holder && (
          <div>
            <dt>{t('在谁手上', 'Who has it')}</dt>
            <dd>
              {view.holder.areaName} {t(view.holder.roleTitle)}
              {view.holder.handed !== null &&
                t(`（已转给${view.holder.handed}）`, ` (handed to ${view.holder.handed})`)}
              {view.holder.handed === null &&
                view.holder.people.length > 0 &&
                view.holder.people.length <= 3 &&
                `（${view.holder.people.join('、')}）`}
            </dd>
          </div>
        )}
        {view.byItself.asleep && (
          <div>
            <dt>{t('在谁手上', 'Who has it')}</dt>
            <dd>{t('自动办理，现在不需要谁经手', 'Goes on by itself: nobody has to act now')}</dd>
          </div>
        )}
        {view.holder && (
          <div>
            <dt>{t('自何时', 'Since')}</dt>
            <dd>{instantText(view.holder.since, lang)}</dd>
          </div>
        )}
        {view.holder && (
          <div>
            <dt>{t('到何时、依据', 'Until, by which rule')}</dt>
            <dd>
              <Pressing view={view} />
              {view.holder.clause && <Clause clause={view.holder.clause} />}
            </dd>
          </div>
        )}
      </dl>
    </header>
  )
}

const decides = (p: Programme): boolean =>
  Object.values(p.steps).some((s) => Object.values(s.outcomes).some((o) => o.decides))

function Pressing({ view }: { readonly view: CaseView }) {
  const { t } = useLang()
  const clock = view.clocks.find((k) => k.title.zh === view.holder?.clock?.zh && k.stoppedAt === undefined)
  return clock ? (
    <Due
      deadline={{
        due: clock.due,
        left: clock.left,
        over: clock.over,
        state: clock.state,
        unit: clock.limit.unit,
      }}
      clock={clock.title}
    />
  ) : (
    <>{t('本环节无时限', 'No limit at this step')}</>
  )
}
