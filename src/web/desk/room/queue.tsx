/** The queue of a room: what presses first; a case is chosen with the keyboard or the mouse, and dragged onto somebody. */
import { useState } from 'react'
import { Due } from '../due.tsx'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { Badge } from '../parts.tsx'
import type { Row } from './rows.ts'

const atFirst = 60
export const dragType = 'application/x-yimen-case'

export function Queue({
  rows,
  steps,
  titles,
  fresh,
  chosen,
  choose,
  hand,
}: {
  readonly rows: readonly Row[]
  readonly steps: readonly string[]
  readonly titles: Readonly<Record<string, Row['stepTitle']>>
  readonly fresh: ReadonlySet<string>
  readonly chosen: string | null
  readonly choose: (id: string) => void
  /** Who gets it is asked. */
  readonly hand: (id: string) => void
}) {
  const { t } = useLang()
  const [step, setStep] = useState('')
  const [all, setAll] = useState(false)
  const wanted = step === '' ? rows : rows.filter((r) => r.step === step)
  const shown = all ? wanted : wanted.slice(0, atFirst)
  return (
    <section className="room-queue" aria-labelledby="queue">
      <div className="between">
        <h2 id="queue">
          {t('待办事件', 'Queue')} <span className="muted">{wanted.length}</span>
        </h2>
        <select value={step} onChange={(e) => setStep(e.target.value)} aria-label={t('环节', 'Step')}>
          <option value="">{t('全部环节', 'All steps')}</option>
          {steps.map((s) => (
            <option key={s} value={s}>
              {t(titles[s] ?? { zh: s, en: s })} {rows.filter((r) => r.step === s).length}
            </option>
          ))}
        </select>
      </div>
      <ul>
        {shown.map((row) => (
          <li
            key={row.case}
            draggable
            className={`queued${row.state === 'overdue' ? ' late' : ''}${fresh.has(row.case) ? ' fresh' : ''}`}
            data-case={row.case}
            data-chosen={row.case === chosen}
            onDragStart={(e) => {
              e.dataTransfer.setData(dragType, row.case)
              e.dataTransfer.effectAllowed = 'move'
              choose(row.case)
            }}
          >
            <button
              type="button"
              className="queued-card"
              aria-pressed={row.case === chosen}
              onClick={() => choose(row.case)}
              onFocus={() => choose(row.case)}
              onKeyDown={(e) => {
                if (e.key === 'h' && !e.ctrlKey && !e.metaKey && !e.altKey) {
                  e.preventDefault()
                  hand(row.case)
                }
              }}
            >
              <span className="between">
                <b>{row.subject}</b>
                <Badge tone={row.state === 'overdue' ? 'bad' : 'plain'}>{t(row.stepTitle)}</Badge>
              </span>
              <span className="muted">
                {row.areaName} · {row.case}
              </span>
              <Due deadline={row} clock={row.clock} />
            </button>
            {row.case === chosen && (
              <p className="row queued-acts">
                <button type="button" className="bare dark" data-testid="hand" onClick={() => hand(row.case)}>
                  {t('交办…', 'Hand out…')} <kbd>h</kbd>
                </button>
                <Link href={`/desk/cases/${row.case}`}>{t('打开办件', 'Open the case')}</Link>
              </p>
            )}
          </li>
        ))}
      </ul>
      {wanted.length === 0 && <p className="muted">{t('没有待办事件。', 'Nothing waits.')}</p>}
      {shown.length < wanted.length && (
        <button type="button" className="bare dark" onClick={() => setAll(true)}>
          {t(`再看 ${wanted.length - shown.length} 件`, `${wanted.length - shown.length} more`)}
        </button>
      )}
    </section>
  )
}
