/** Deadlines with their proof: why this day. Each day is counted or not, and says why. */
import type { CaseView } from '../../../server/contract/cases.ts'
import { dayText, instantText, limitText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Due } from '../due.tsx'
import { Clause, Section } from '../parts.tsx'

type Clock = CaseView['clocks'][number]

export function Clocks({ view }: { readonly view: CaseView }) {
  const { t } = useLang()
  if (view.clocks.length === 0) return null
  const running = view.clocks.filter((k) => k.state !== 'stopped')
  const stopped = view.clocks.filter((k) => k.state === 'stopped')
  return (
    <Section id="clocks" title={t('时限', 'Time limits')}>
      {running.map((k) => (
        <One key={`${k.name} ${k.startedAt}`} clock={k} />
      ))}
      {stopped.length > 0 && (
        <details className="more" open={running.length === 0 && stopped.length <= 3}>
          <summary>{t(`已停止的时限（${stopped.length}）`, `Stopped (${stopped.length})`)}</summary>
          {stopped.map((k) => (
            <One key={`${k.name} ${k.startedAt}`} clock={k} />
          ))}
        </details>
      )}
    </Section>
  )
}

function One({ clock }: { readonly clock: Clock }) {
  const { lang, t } = useLang()
  const late = clock.stoppedAt !== undefined && clock.due !== null && clock.stoppedAt > clock.due
  return (
    <div className="clock-card">
      <div className="between">
        <h3>{t(clock.title)}</h3>
        <Due
          deadline={{
            due: clock.due,
            left: clock.left,
            over: clock.over,
            state: clock.state,
            unit: clock.limit.unit,
          }}
          clock={null}
        />
      </div>
      <p className="muted">
        {t(
          `限 ${limitText(clock.limit, 'zh')}，自 ${instantText(clock.startedAt, 'zh')} 起`,
          `${limitText(clock.limit, 'en')} from ${instantText(clock.startedAt, 'en')}`,
        )}
        {clock.stoppedAt !== undefined &&
          t(
            `，${instantText(clock.stoppedAt, 'zh')} 停止${late ? '（已超期）' : ''}`,
            `, stopped ${instantText(clock.stoppedAt, 'en')}${late ? ' (late)' : ''}`,
          )}
      </p>
      <Clause clause={clock.clause} />
      {clock.days.length > 0 && (
        <details className="proof">
          <summary>
            {t('逐日推算', 'Day by day')}
            {clock.provisional &&
              t('（含尚未公布的节假日安排，可能变动）', ' (some holidays are not published yet)')}
          </summary>
          <ol className="days">
            {clock.days.map((d) => (
              <li key={d.day} className={d.counted ? 'counted' : undefined}>
                <span className="day-number">{d.counted ? (d.number ?? '✓') : '—'}</span>
                <span>{dayText(d.day, lang)}</span>
                <span className="muted">{t(d.reason)}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  )
}
