/** [AB5] What abilities tell an official of a case. */
import { Button } from 'antd'
import type { CaseView, WayView } from '../../../server/contract/cases.ts'
import type { PanelOf, PanelView } from '../../../server/contract/panels.ts'
import { at } from '../../shared/base.ts'
import { useLang } from '../../shared/lang.tsx'
import { PanelCode } from '../../shared/panel-code.tsx'
import { barPercent, barText, useSupposed, valueText } from '../../shared/panels.ts'
import { TryAsks } from '../../shared/try.tsx'
import { Badge, Clause, Section } from '../parts.tsx'
import { GridPanel } from './grid.tsx'

type Choose = (way: WayView, prefilled: Readonly<Record<string, unknown>>) => void
type PanelProps = { readonly view: CaseView; readonly choose: Choose }
type Stands = 'first' | 'below' | 'over'

/** Those that stand there. */
export function Panels({
  stands,
  post,
  reload,
  ...props
}: PanelProps & { readonly stands: Stands; readonly post: string | undefined; readonly reload: () => void }) {
  const { t } = useLang()
  return props.view.panels
    .filter((panel) => (panel.stands ?? 'first') === stands)
    .map((panel) =>
      panel.kind === 'grid' ? (
        <GridPanel key={panel.id} panel={panel} view={props.view} post={post} reload={reload} />
      ) : (
        <Section key={panel.id} id={panel.id} title={t(panel.title)}>
          <Panel panel={panel} post={post} {...props} />
          {panel.notes.map((note) => (
            <p key={note.zh} className="muted">
              {t(note)}
            </p>
          ))}
          {panel.clause && <Clause clause={panel.clause} />}
        </Section>
      ),
    )
}

function Panel({
  panel,
  view,
  post,
  choose,
}: PanelProps & { readonly panel: Exclude<PanelView, { kind: 'grid' }>; readonly post: string | undefined }) {
  switch (panel.kind) {
    case 'sum':
      return <Sum panel={panel} />
    case 'progress':
      return <Progress panel={panel} />
    case 'table':
      return <Table panel={panel} view={view} />
    case 'try':
      return <Try panel={panel} view={view} post={post} />
    case 'ask':
      return <Ask panel={panel} view={view} choose={choose} />
  }
}

function Sum({ panel }: { readonly panel: PanelOf<'sum'> }) {
  const { t } = useLang()
  const sums = (
    <dl className="sums">
      <div>
        <dt>{panel.says ? t(panel.says) : t(panel.title)}</dt>
        <dd>{t(valueText(panel.sum))}</dd>
      </div>
      {(panel.parts ?? []).map((part) => (
        <div key={part.title.zh}>
          <dt>{t(part.title)}</dt>
          <dd>{t(valueText(part.is))}</dd>
          {part.says && <dd className="muted">{t(part.says)}</dd>}
        </div>
      ))}
    </dl>
  )
  if (!panel.how && panel.code === undefined) return sums
  return (
    <>
      <PanelCode panel={panel} />
      {sums}
      {panel.how && <How how={panel.how} />}
    </>
  )
}

function How({ how }: { readonly how: NonNullable<PanelOf<'sum'>['how']> }) {
  const { t } = useLang()
  return (
    <details>
      <summary>{t(how.title)}</summary>
      <dl className="sums">
        {how.parts.map((part) => (
          <div key={part.title.zh}>
            <dt>{t(part.title)}</dt>
            <dd>{t(valueText(part.is))}</dd>
          </div>
        ))}
      </dl>
      {how.clause && <Clause clause={how.clause} />}
    </details>
  )
}

function Progress({ panel }: { readonly panel: PanelOf<'progress'> }) {
  const { t } = useLang()
  return (
    <>
      {panel.says && (
        <p>
          <b className={`${panel.says.tone}-text`}>{t(panel.says.text)}</b>
        </p>
      )}
      <ul className="plain-list">
        {panel.bars.map((bar) => (
          <li key={bar.title.zh}>
            {t(bar.title)}{' '}
            <progress max={100} value={barPercent(bar)} aria-label={t(bar.title)}>
              {barPercent(bar)}%
            </progress>{' '}
            <Badge tone={bar.met ? 'good' : 'warn'}>{t(barText(bar))}</Badge>
          </li>
        ))}
      </ul>
    </>
  )
}

function Table({ panel, view }: { readonly panel: PanelOf<'table'>; readonly view: CaseView }) {
  const { t } = useLang()
  const table = (
    <div className="scroll" tabIndex={0} role="region" aria-label={t(panel.title)}>
      <table className="plain-table">
        <thead>
          <tr>
            {panel.columns.map((c) => (
              <th key={c.title.zh} scope="col">
                {t(c.title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {panel.rows.map((row, i) => (
            <tr key={i} className={row.tone ? `${row.tone}-row` : undefined}>
              {row.cells.map((cell, n) => (
                <td key={n}>
                  {cell === null ? (
                    '—'
                  ) : n === row.cells.length - 1 && row.tone ? (
                    <Badge tone={row.tone}>{t(valueText(cell))}</Badge>
                  ) : (
                    t(valueText(cell))
                  )}
                  {n === row.cells.length - 1 && row.clause && (
                    <>
                      {' '}
                      <Clause clause={row.clause} />
                    </>
                  )}
                  {n === row.cells.length - 1 &&
                    (row.papers ?? []).map((id, k) => (
                      <a key={id} href={at(`/api/uploads/${id}?case=${view.id}`)}>
                        {' '}
                        {t(`附件${k + 1}`, `File ${k + 1}`)}
                      </a>
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {panel.foot && (
          <tfoot>
            <tr>
              {panel.foot.map((cell, n) => (
                <td key={n}>{cell && t(valueText(cell))}</td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
  return panel.folded ? (
    <details>
      <summary>{t(panel.folded)}</summary>
      {table}
    </details>
  ) : (
    table
  )
}

function Try({
  panel,
  view,
  post,
}: {
  readonly panel: PanelOf<'try'>
  readonly view: CaseView
  readonly post: string | undefined
}) {
  const { t } = useLang()
  const { shown, supposed, suppose, waits, problem } = useSupposed(view.id, panel, post)
  return (
    <>
      <div className="row">
        <TryAsks panel={panel} supposed={supposed} suppose={suppose} />
      </div>
      <div aria-busy={waits}>
        {problem && <p className="fault">{t(problem)}</p>}
        {shown.says && <p role="status">{t(shown.says.text)}</p>}
        <dl className="sums">
          {shown.answers.map((a) => (
            <div key={a.title.zh}>
              <dt>{t(a.title)}</dt>
              {a.is.map((x, i) => (
                <dd key={i}>{t(valueText(x))}</dd>
              ))}
              {a.says && <dd className="muted">{t(a.says)}</dd>}
            </div>
          ))}
        </dl>
      </div>
    </>
  )
}

/** Leads to the outcome's own form, with what is known of it filled in. */
function Ask({ panel, view, choose }: PanelProps & { readonly panel: PanelOf<'ask'> }) {
  const { t } = useLang()
  const way = view.ways.find((w) => w.outcome === panel.outcome && w.open)
  return way === undefined ? null : (
    <p className="row">
      {panel.ways.map((w) => (
        <Button key={w.title.zh} size="small" onClick={() => choose(way, w.input)}>
          {t(w.title)}
        </Button>
      ))}
    </p>
  )
}
