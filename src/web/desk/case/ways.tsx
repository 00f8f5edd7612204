/** What I may do here: open ways as buttons with a number key, closed ones with the reason in words. */
import { useEffect } from 'react'
import { Button } from 'antd'
import type { CaseView, WayView } from '../../../server/contract/cases.ts'
import { useLang } from '../../shared/lang.tsx'
import { isWriting } from '../inbox/keys.ts'
import { Section } from '../parts.tsx'

export function Ways({ view, choose }: { readonly view: CaseView; readonly choose: (way: WayView) => void }) {
  const { t } = useLang()
  const openWays = view.ways.filter((w) => w.open)
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
              type={i === openWays.findIndex((x) => x.barred === null) ? 'primary' : 'default'}
              onClick={() => choose(w)}
              data-way={w.outcome}
            >
              <kbd aria-hidden="true">{i + 1}</kbd> {t(w.title)}
            </Button>
            {w.barred && <p className="why">{t(w.barred.message)}</p>}
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
