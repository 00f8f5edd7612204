/** Whom I lead: what waits for each, the most behind first. */
import { useState } from 'react'
import type { StartView } from '../../../server/contract/start.ts'
import { count, shortDay } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Section } from '../parts.tsx'

const atFirst = 8

export function Team({ team }: { readonly team: NonNullable<StartView['team']> }) {
  const { lang, t } = useLang()
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? team : team.slice(0, atFirst)
  const most = Math.max(1, ...team.map((m) => m.total))
  const total = team.reduce((sum, m) => sum + m.total, 0)
  return (
    <Section
      id="team"
      title={
        <>
          {t('我的团队手上的件', 'What my team has')} <span className="count">{count(total)}</span>
        </>
      }
    >
      <ul className="team" data-testid="team">
        {shown.map((m) => (
          <li key={m.title.zh}>
            <span className="team-who">
              <b>{t(m.title)}</b> <span className="muted">{m.people.join(t('、', ', '))}</span>
            </span>
            <span className="team-count">
              <b>{m.total}</b>
              {m.late > 0 && <span className="count bad">{t(`超期 ${m.late}`, `${m.late} overdue`)}</span>}
              {m.today > 0 && <span className="count warn">{t(`今天 ${m.today}`, `${m.today} today`)}</span>}
            </span>
            <meter min={0} max={most} value={m.total} aria-hidden="true" />
            <small>
              {m.oldest === null
                ? t('没有待办', 'Nothing waits')
                : t(
                    `最早一件 ${shortDay(m.oldest, 'zh')} 到达`,
                    `the oldest since ${shortDay(m.oldest, lang)}`,
                  )}
            </small>
          </li>
        ))}
      </ul>
      {team.length > atFirst && (
        <button
          type="button"
          className="bare dark"
          aria-expanded={isWhole}
          onClick={() => setIsWhole(!isWhole)}
        >
          {isWhole ? t('收起', 'Fewer') : t(`全部 ${team.length} 个岗位`, `All ${team.length} posts`)}
        </button>
      )}
    </Section>
  )
}
