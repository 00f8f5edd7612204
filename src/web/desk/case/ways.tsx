/** What I may do here: open ways as buttons with a number key, closed ones with the reason in words. */
import { useEffect, useState } from 'react'
import { Button } from 'antd'
import type { CaseView, WayView } from '../../../server/contract/cases.ts'
import { useLang } from '../../shared/lang.tsx'
import { draftName, hasDraft, onDrafts } from '../form/drafts.ts'
import { useSession } from '../session.tsx'
import { isWriting } from '../inbox/keys.ts'
import { Clause, Section } from '../parts.tsx'

export function Ways({ view, choose }: { readonly view: CaseView; readonly choose: (way: WayView) => void }) {
  const { t } = useLang()
  const { me } = useSession()
  const [, drawAgain] = useState(0)
  useEffect(() => onDrafts(() => drawAgain((n) => n + 1)), [])
  /** [A8] What is offered first stands first, what cannot be done now last. */
  const rank = (w: WayView): number => (w.first ? 0 : w.barred === null ? 1 : 2)
  const openWays = view.ways.filter((w) => w.open).toSorted((a, b) => rank(a) - rank(b))
  const others = view.ways.filter((w) => !w.open && w.refusal?.code === 'wrong_role')
  const closed = view.ways.filter((w) => !w.open && !others.includes(w))
  useEffect(() => {
    const hear = (e: KeyboardEvent) => {
      if (
        !/^[1-9]$/.test(e.key) ||
        e.ctrlKey ||
        e.metaKey ||
        e.altKey ||
        isWriting(e.target) ||
        document.querySelector('dialog[open]')
      )
        return
      const way = openWays[Number(e.key) - 1]
      if (!way) return
      e.preventDefault()
      choose(way)
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  })
  return (
    <Section
      id="ways"
      title={t('办理', 'Act')}
      extra={
        openWays.length > 0 && <span className="muted keys">{t('按数字键选择', 'press the number')}</span>
      }
    >
      {view.ways.length === 0 && (
        <p className="muted">{t('已办结，没有可办的动作。', 'Closed: there is nothing to do.')}</p>
      )}
      {view.ways.length > 0 && openWays.length === 0 && (
        <p className="muted">
          {t('您的岗位现在没有可办的动作。', 'There is nothing for your post to do now.')}
        </p>
      )}
      <ol className="ways" data-testid="ways">
        {openWays.map((w, i) => (
          <li key={w.outcome}>
            <Button
              block
              type={w.first ? 'primary' : 'default'}
              onClick={() => choose(w)}
              data-way={w.outcome}
            >
              <kbd aria-hidden="true">{i + 1}</kbd> {t(w.title)}
              {hasDraft(me.drafts, draftName(view.id, w.outcome)) && (
                <small>{t('（有草稿）', ' (draft)')}</small>
              )}
            </Button>
            {w.barred && <Bar barred={w.barred} />}
          </li>
        ))}
      </ol>
      {closed.length > 0 && (
        <ul className="ways closed">
          {closed.map((w) => (
            <Closed key={w.outcome} way={w} />
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <details className="more">
          <summary>{t(`由其他岗位办理（${others.length}）`, `For other posts (${others.length})`)}</summary>
          <ul className="ways closed">
            {others.map((w) => (
              <Closed key={w.outcome} way={w} />
            ))}
          </ul>
        </details>
      )}
    </Section>
  )
}

/** Said before anybody opens the form, with the clause that it stands on. */
function Bar({ barred }: { readonly barred: NonNullable<WayView['barred']> }) {
  const { t } = useLang()
  return (
    <div className="why" data-testid="barred" data-code={barred.code}>
      {t(barred.message)} <Clause clause={barred.clause} />
    </div>
  )
}

function Closed({ way }: { readonly way: WayView }) {
  const { t } = useLang()
  return (
    <li>
      <Button block disabled>
        {t(way.title)}
      </Button>
      <p className="why">{way.refusal ? t(way.refusal.message) : ''}</p>
    </li>
  )
}
