/** How far it is: the line with the days that each stage may take. */
import { useState } from 'react'
import type { StageView } from '../../../server/contract/together.ts'
import { limitText, shortDay } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'

export function Line({ line }: { readonly line: readonly StageView[] }) {
  const { t, lang } = useLang()
  const here = line.findIndex((s) => s.state === 'here')
  const [all, setAll] = useState(false)
  const shown = all ? line : line.filter((_, i) => i >= Math.max(0, here) - 1 && i <= Math.max(0, here) + 3)
  const note = (s: StageView): string => {
    const limit = s.limit ? t(`规定${limitText(s.limit, 'zh')}`, `${limitText(s.limit, 'en')} by rule`) : ''
    if (s.state === 'done')
      return s.until ? t(`${shortDay(s.until, 'zh')}完成`, `done ${shortDay(s.until, lang)}`) : ''
    if (s.state === 'skipped') return t('不需要', 'not needed')
    return s.state === 'here'
      ? [t('正在办理', 'now'), limit].filter((x) => x !== '').join(t('，', ', '))
      : limit
  }
  return (
    <section aria-labelledby="line">
      <h2 id="line">{t('办到哪一步了', 'How far it is')}</h2>
      {here >= 0 && (
        <p className="meter-text">
          {t(`共${line.length}步，现在是第${here + 1}步：`, `Step ${here + 1} of ${line.length}: `)}
          <b>{t(line[here]!.title)}</b>
        </p>
      )}
      <div className="meter" aria-hidden="true">
        <i
          style={{
            width: `${Math.round(((here < 0 ? line.filter((s) => s.state === 'done').length : here) * 100) / line.length)}%`,
          }}
        />
      </div>
      <ol className="stages">
        {shown.map((s) => (
          <li key={s.title.zh} className={s.state} aria-current={s.state === 'here' ? 'step' : undefined}>
            <b>{t(s.title)}</b> <small>{note(s)}</small>
          </li>
        ))}
      </ol>
      {line.length > shown.length || all ? (
        <button type="button" className="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('收起', 'Fewer') : t(`看全部${line.length}步`, `All ${line.length} steps`)}
        </button>
      ) : null}
    </section>
  )
}
