/** The stages across the top of a case, passed ones with their day. */
import type { StageView } from '../../../server/contract/together.ts'
import { shortDay } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'

export function LineOfSteps({ line }: { readonly line: readonly StageView[] }) {
  const { t, lang } = useLang()
  if (line.length === 0) return null
  const whenOf = (s: StageView) => {
    if (s.state === 'here') return t(s.step ?? s.title)
    if (s.until) return shortDay(s.until, lang)
    return s.state === 'skipped' ? t('不需要', 'not needed') : ''
  }
  return (
    <ol className="stages" aria-label={t('办理进程', 'Line of steps')}>
      {line.map((s, i) => (
        <li key={s.title.zh} className={s.state} aria-current={s.state === 'here' ? 'step' : undefined}>
          <span className="stage-no" aria-hidden="true">
            {s.state === 'done' ? '✓' : i + 1}
          </span>
          <span className="stage-name">{t(s.title)}</span>
          <span className="stage-day">{whenOf(s)}</span>
        </li>
      ))}
    </ol>
  )
}
