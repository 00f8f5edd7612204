/** [AB5] What abilities tell the one concerned: what is asked of them first, then what there is to know. */
import { useState } from 'react'
import type { CaseView } from '../../server/contract/cases.ts'
import type { PanelOf, PanelView } from '../../server/contract/panels.ts'
import { useLang } from '../shared/lang.tsx'
import { PanelCode } from '../shared/panel-code.tsx'
import { barPercent, barText, useSupposed, valueText, type Bar } from '../shared/panels.ts'
import { TryAsks } from '../shared/try.tsx'
import { ActionForm } from './case-action.tsx'
import { Clause } from './clause.tsx'
import { SecondLook } from './second-look.tsx'

export function Asks({ c, onDone }: { readonly c: CaseView; readonly onDone: () => void }) {
  return c.panels.map((panel) =>
    panel.kind === 'ask' ? <Ask key={panel.id} c={c} panel={panel} onDone={onDone} /> : null,
  )
}

/** Those that stand there. */
export function Panels({ c, stands }: { readonly c: CaseView; readonly stands: 'first' | 'below' | 'over' }) {
  return c.panels.map((panel) =>
    panel.kind === 'ask' || (panel.stands ?? 'first') !== stands ? null : (
      <Telling key={panel.id} c={c} panel={panel} />
    ),
  )
}

type Told = Exclude<PanelView, { kind: 'ask' }>

/** What is over is told in one line that opens; a folded table is that line itself. */
function Telling({ c, panel }: { readonly c: CaseView; readonly panel: Told }) {
  const { t } = useLang()
  const notes = panel.notes.map((note) => (
    <p key={note.zh} className="hint">
      {t(note)}
    </p>
  ))
  /** What is only tried says so before. */
  const body = (
    <>
      {panel.kind === 'try' && notes}
      <Body c={c} panel={panel} />
      {panel.kind !== 'try' && notes}
      {panel.kind === 'sum' && panel.how && <How how={panel.how} />}
      {panel.clause && <Clause clause={panel.clause} />}
    </>
  )
  if (panel.kind === 'table' && panel.folded)
    return (
      <details className="proof" id={panel.id}>
        <summary>{t(panel.folded)}</summary>
        {body}
      </details>
    )
  if (panel.stands === 'over')
    return (
      <details className="proof" id={panel.id}>
        <summary>
          {t(panel.title)}
          {panel.kind === 'grid' && panel.says && <em className="chip">{t(panel.says.text)}</em>}
        </summary>
        {body}
      </details>
    )
  return (
    <section aria-labelledby={panel.id}>
      <h2 id={panel.id}>{t(panel.title)}</h2>
      {body}
    </section>
  )
}

function Body({ c, panel }: { readonly c: CaseView; readonly panel: Told }) {
  switch (panel.kind) {
    case 'sum':
      return <Sum panel={panel} />
    case 'progress':
      return <Progress panel={panel} />
    case 'table':
      return <Table panel={panel} />
    case 'grid':
      return <Grid panel={panel} />
    case 'try':
      return <Try c={c} panel={panel} />
  }
}

function Parts({ parts }: { readonly parts: NonNullable<PanelOf<'sum'>['parts']> }) {
  const { t } = useLang()
  return (
    <dl className="review">
      {parts.map((part) => (
        <div key={part.title.zh}>
          <dt>{t(part.title)}</dt>
          <dd>
            <span>
              {t(valueText(part.is))}
              {part.says && <small> {t(part.says)}</small>}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Sum({ panel }: { readonly panel: PanelOf<'sum'> }) {
  const { t } = useLang()
  return (
    <>
      <p className="share">
        {panel.says && <span>{t(panel.says)}</span>} <b>{t(valueText(panel.sum))}</b>
      </p>
      <PanelCode panel={panel} />
      {panel.parts && panel.parts.length > 0 && <Parts parts={panel.parts} />}
    </>
  )
}

function How({ how }: { readonly how: NonNullable<PanelOf<'sum'>['how']> }) {
  const { t } = useLang()
  return (
    <details className="proof">
      <summary>{t(how.title)}</summary>
      <Parts parts={how.parts} />
      {how.clause && <Clause clause={how.clause} />}
    </details>
  )
}

function Progress({ panel }: { readonly panel: Pick<PanelOf<'progress' | 'grid'>, 'says' | 'bars'> }) {
  const { t } = useLang()
  return (
    <>
      {panel.says && (
        <p>
          <b>{t(panel.says.text)}</b>
        </p>
      )}
      <Bars bars={panel.bars} />
    </>
  )
}

function Bars({ bars }: { readonly bars: readonly Bar[] }) {
  const { t } = useLang()
  return (
    <ul className="points">
      {bars.map((bar) => (
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
  )
}

/** The bars, and below them each cell as a line, folded: a phone has no room for a grid. */
function Grid({ panel }: { readonly panel: PanelOf<'grid'> }) {
  const { t } = useLang()
  return (
    <>
      <Progress panel={panel} />
      <details className="proof">
        <summary>{t(panel.caption)}</summary>
        <dl className="review">
          {panel.rows
            .flatMap((row) => row.cells)
            .map((cell) => (
              <div key={cell.id} className={cell.mine ? 'mine' : undefined}>
                <dt>
                  {cell.id}
                  {cell.mine && t('（我的）', ' (mine)')}
                </dt>
                <dd>
                  {t(cell.says)}
                  {cell.notes && <small> {t(cell.notes)}</small>}
                </dd>
              </div>
            ))}
        </dl>
      </details>
    </>
  )
}

/** Whoever asks what would be is told by the server; nothing is written. */
function Try({ c, panel }: { readonly c: CaseView; readonly panel: PanelOf<'try'> }) {
  const { t } = useLang()
  const { shown, supposed, suppose, waits, problem } = useSupposed(c.id, panel)
  return (
    <>
      <div className="form">
        <TryAsks panel={panel} supposed={supposed} suppose={suppose} />
      </div>
      <div aria-busy={waits}>
        {problem && (
          <p className="alert" role="alert">
            {t(problem)}
          </p>
        )}
        {shown.says && (
          <p className={shown.says.tone === 'bad' ? 'fault' : undefined} role="status">
            {t(shown.says.text)}
          </p>
        )}
        {shown.answers.length > 0 && (
          <ul className="points tables">
            {shown.answers.map((a) => (
              <li key={a.title.zh}>
                <b>{t(a.title)}</b>
                {a.is.map((x, i) => (
                  <strong key={i}>{t(valueText(x))}</strong>
                ))}
                {a.says && <span className="hint">{t(a.says)}</span>}
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  )
}

/** On a phone a table is a list of what each line says. */
function Table({ panel }: { readonly panel: PanelOf<'table'> }) {
  const { t } = useLang()
  return (
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
      {panel.foot && (
        <div>
          <dt>{panel.foot[0] && t(valueText(panel.foot[0]))}</dt>
          <dd>
            {panel.foot
              .slice(1)
              .flatMap((cell) => (cell === null ? [] : [t(valueText(cell))]))
              .join(t('，', ', '))}
          </dd>
        </div>
      )}
    </dl>
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
  /** What is to be decided on stands open below. */
  const first = c.together.sections[0]
  return (
    <section className="todo" aria-labelledby={panel.id}>
      <h2 id={panel.id}>{t(panel.title)}</h2>
      {panel.puts && (
        <p>
          {t(panel.puts)}{' '}
          {first && <a href={`#${first.id}`}>{t(`先看${first.title.zh}`, `See ${first.title.en}`)}</a>}
        </p>
      )}
      {panel.weighs && <p className="said">{t(panel.weighs)}</p>}
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
          {panel.answers && <p>{t(panel.answers)}</p>}
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
