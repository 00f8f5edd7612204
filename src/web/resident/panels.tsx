/** [AB5] What abilities tell the one concerned: what is asked of them first, then what there is to know. */
import { useState } from 'react'
import type { CaseView } from '../../server/contract/cases.ts'
import type { PanelOf, PanelView } from '../../server/contract/panels.ts'
import { useLang } from '../shared/lang.tsx'
import { barPercent, barText, valueText } from '../shared/panels.ts'
import { ActionForm } from './case-action.tsx'
import { Clause } from './clause.tsx'
import { SecondLook } from './second-look.tsx'

export function Asks({ c, onDone }: { readonly c: CaseView; readonly onDone: () => void }) {
  return c.panels.map((panel) =>
    panel.kind === 'ask' ? <Ask key={panel.id} c={c} panel={panel} onDone={onDone} /> : null,
  )
}

export function Panels({ c }: { readonly c: CaseView }) {
  return c.panels.map((panel) => (panel.kind === 'ask' ? null : <Telling key={panel.id} panel={panel} />))
}

function Telling({ panel }: { readonly panel: Exclude<PanelView, { kind: 'ask' }> }) {
  const { t } = useLang()
  return (
    <section aria-labelledby={panel.id}>
      <h2 id={panel.id}>{t(panel.title)}</h2>
      {panel.kind === 'sum' && <Sum panel={panel} />}
      {panel.kind === 'progress' && <Progress panel={panel} />}
      {panel.kind === 'table' && <Table panel={panel} />}
      {panel.notes.map((note) => (
        <p key={note.zh} className="hint">
          {t(note)}
        </p>
      ))}
      {panel.clause && <Clause clause={panel.clause} />}
    </section>
  )
}

function Sum({ panel }: { readonly panel: PanelOf<'sum'> }) {
  const { t } = useLang()
  return (
    <>
      <p className="share">
        {panel.says && <span>{t(panel.says)}</span>} <b>{t(valueText(panel.sum))}</b>
      </p>
      {panel.parts && panel.parts.length > 0 && (
        <dl className="review">
          {panel.parts.map((part) => (
            <div key={part.title.zh}>
              <dt>{t(part.title)}</dt>
              <dd>{t(valueText(part.is))}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}

function Progress({ panel }: { readonly panel: PanelOf<'progress'> }) {
  const { t } = useLang()
  return (
    <>
      {panel.says && (
        <p>
          <b>{t(panel.says.text)}</b>
        </p>
      )}
      <ul className="points">
        {panel.bars.map((bar) => (
          <li key={bar.title.zh}>
            {t(bar.title)}{' '}
            <em className={`chip ${bar.met ? '' : 'overdue'}`}>
              {bar.met ? t('达到', 'met') : t('未达到', 'not met')}
            </em>
            <div className="meter" aria-hidden="true">
              <i style={{ width: `${barPercent(bar)}%` }} />
            </div>
            <small>{t(barText(bar))}</small>
          </li>
        ))}
      </ul>
    </>
  )
}

/** On a phone a table is a list of what each line says. */
function Table({ panel }: { readonly panel: PanelOf<'table'> }) {
  const { t } = useLang()
  const lines = (
    <dl className="review">
      {panel.rows.map((row, i) => (
        <div key={i} className={row.mine ? 'mine' : undefined}>
          <dt>
            {row.cells[0] ? t(valueText(row.cells[0])) : '—'}
            {row.mine && t('（我的）', ' (mine)')}
          </dt>
          <dd>
            {row.cells
              .slice(1)
              .flatMap((cell) => (cell === null ? [] : [t(valueText(cell))]))
              .join(t('，', ', '))}
          </dd>
        </div>
      ))}
    </dl>
  )
  return panel.folded ? (
    <details className="proof">
      <summary>{t(panel.folded)}</summary>
      {lines}
    </details>
  ) : (
    lines
  )
}

/** A way that fills the whole form is looked at once more and signed; the others open the form with what they know. */
function Ask({
  c,
  panel,
  onDone,
}: {
  readonly c: CaseView
  readonly panel: PanelOf<'ask'>
  readonly onDone: () => void
}) {
  const { t } = useLang()
  const [chosen, setChosen] = useState<number | null>(null)
  const way = c.ways.find((w) => w.outcome === panel.outcome && w.open)
  if (!way) return null
  const answer = chosen === null ? null : panel.ways[chosen]!
  const isWhole = way.asks.every((a) => a.ask !== 'required' || Object.hasOwn(answer?.input ?? {}, a.name))
  const back = () => setChosen(null)
  return (
    <section className="todo" aria-labelledby={panel.id}>
      <h2 id={panel.id}>{t(panel.title)}</h2>
      {panel.notes.map((note) => (
        <p key={note.zh} className="hint">
          {t(note)}
        </p>
      ))}
      {answer === null ? (
        <div className="actions votes">
          {panel.ways.map((w, i) => (
            <button
              key={w.title.zh}
              type="button"
              className={`button ${w.first ? '' : 'plain'}`}
              onClick={() => setChosen(i)}
            >
              {t(w.title)}
            </button>
          ))}
        </div>
      ) : isWhole ? (
        <SecondLook
          key={chosen}
          c={c}
          outcome={panel.outcome}
          input={answer.input}
          back={back}
          onDone={onDone}
        >
          <p className="sealed">{t(answer.title)}</p>
          {panel.signs && <p>{t(panel.signs)}</p>}
        </SecondLook>
      ) : (
        <ActionForm c={c} way={way} prefilled={answer.input} onCancel={back} onDone={onDone} />
      )}
      {panel.clause && <Clause clause={panel.clause} />}
    </section>
  )
}
