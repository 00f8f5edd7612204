/** [AB5] Many of one kind one by one at the desk: the bars, the cells, "what if" on the same cells, and paper entered many at a time. */
import { useState } from 'react'
import { Button } from 'antd'
import type { CaseView } from '../../../server/contract/cases.ts'
import type { PanelOf } from '../../../server/contract/panels.ts'
import { at } from '../../shared/base.ts'
import { dayText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { barText, hasText, needsText, ofText, useSupposed, type Bar } from '../../shared/panels.ts'
import { Badge, Clause, Section } from '../parts.tsx'
import { FromPaper, useFromPaper } from './from-paper.tsx'

type Grid = PanelOf<'grid'>
type Cell = Grid['rows'][number]['cells'][number]
type Mode = 'look' | 'suppose' | 'enter'

export function GridPanel({
  panel,
  view,
  post,
  reload,
}: {
  readonly panel: Grid
  readonly view: CaseView
  readonly post: string | undefined
  readonly reload: () => void
}) {
  const { t } = useLang()
  const [mode, setMode] = useState<Mode>('look')
  const { shown, supposed, suppose, waits, problem } = useSupposed(view.id, panel, post)
  const paper = useFromPaper(view, panel, post, reload)
  const supposing = mode === 'suppose'
  const turn = (to: Mode) => {
    setMode(mode === to ? 'look' : to)
    suppose({})
  }
  const turns = panel.supposes?.turns ?? []
  /** Through what it may say, and back to what is so. */
  const turnCell = (id: string) => {
    const { [id]: was, ...rest } = supposed
    const next = turns[was === undefined ? 0 : turns.findIndex((x) => x.name === was) + 1]
    suppose(next === undefined ? rest : { ...rest, [id]: next.name })
  }
  return (
    <Section
      id={panel.id}
      title={t(panel.title)}
      extra={
        <span className="row">
          {panel.supposes && (
            <Button
              size="small"
              aria-pressed={supposing}
              type={supposing ? 'primary' : 'default'}
              onClick={() => turn('suppose')}
            >
              {t('假设推算', 'What if')}
            </Button>
          )}
          {panel.enters && (
            <Button
              size="small"
              aria-pressed={mode === 'enter'}
              type={mode === 'enter' ? 'primary' : 'default'}
              data-testid="enter-paper"
              onClick={() => turn('enter')}
            >
              {t(panel.enters.title)}
            </Button>
          )}
        </span>
      }
    >
      <p>
        {shown.says && (
          <Badge tone={shown.says.tone === 'good' ? 'good' : 'warn'}>{t(shown.says.text)}</Badge>
        )}{' '}
        {panel.notes.map((note) => t(note)).join(' · ')}
        {panel.until &&
          t(` · ${dayText(panel.until, 'zh')}截止`, ` · until ${dayText(panel.until, 'en')}`)}{' '}
        {panel.clause && <Clause clause={panel.clause} />}
      </p>
      {supposing && (
        <p className="suppose-note" role="note">
          {panel.supposes && t(panel.supposes.note)}
          {t('只推算，不写入、不提交。', ' Only worked out: nothing is written or sent in.')}{' '}
          <Button size="small" onClick={() => suppose({})}>
            {t('全部恢复现状', 'As it is')}
          </Button>
        </p>
      )}
      {problem && (
        <p className="fault" role="alert">
          {t(problem)}
        </p>
      )}
      <Bars bars={shown.bars} now={panel.bars} supposing={supposing} waits={waits} />
      {shown.wants && (
        <p role="status" data-testid="wants">
          <b>{t(shown.wants)}</b>
        </p>
      )}
      <table className={`cells mode-${mode}`}>
        <caption>{t(panel.caption)}</caption>
        <tbody>
          {shown.rows.map((row) => (
            <tr key={row.title.zh}>
              <th scope="row">{t(row.title)}</th>
              {row.cells.map((cell) => (
                <CellOf
                  key={cell.id}
                  cell={cell}
                  view={view}
                  mode={mode}
                  entered={panel.enters?.cells.includes(cell.id) ?? false}
                  picked={paper.cells.includes(cell.id)}
                  turn={() => turnCell(cell.id)}
                  pick={() => paper.pick(cell.id)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {mode === 'enter' && panel.enters && <FromPaper enters={panel.enters} paper={paper} />}
    </Section>
  )
}

/** Each bar as a line of a table: what there is, what it needs, whether it is met. */
function Bars({
  bars,
  now,
  supposing,
  waits,
}: {
  readonly bars: readonly Bar[]
  readonly now: readonly Bar[]
  readonly supposing: boolean
  readonly waits: boolean
}) {
  const { t } = useLang()
  return (
    <div className={supposing ? 'scroll supposing' : 'scroll'}>
      <table className="plain-table bars" aria-live={supposing ? 'polite' : undefined} aria-busy={waits}>
        <caption className="unseen">{t('各项要求', 'What is wanted')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('要求', 'Wanted')}</th>
            <th scope="col">{supposing ? t('假设之下', 'If so') : t('现有', 'Has')}</th>
            <th scope="col">{t('须达到', 'Needs')}</th>
            <th scope="col">{t('结果', 'Result')}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar, i) => (
            <tr key={bar.title.zh}>
              <th scope="row">{t(bar.title)}</th>
              <td>
                {t(hasText(bar))} / {t(ofText(bar))}
              </td>
              <td>{t(needsText(bar))}</td>
              <td>
                <Badge tone={bar.met ? 'good' : 'bad'}>
                  {bar.met ? t('达到', 'met') : t('未达到', 'not met')}
                </Badge>
                {!bar.met && (
                  <>
                    {' '}
                    <small>{t(barText(bar))}</small>
                  </>
                )}
                {supposing && bar.met !== now[i]?.met && (
                  <>
                    {' '}
                    <small>{t('（现状不同）', '(not so now)')}</small>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function CellOf({
  cell,
  view,
  mode,
  entered,
  picked,
  turn,
  pick,
}: {
  readonly cell: Cell
  readonly view: CaseView
  readonly mode: Mode
  /** It may still be filled in from paper. */
  readonly entered: boolean
  readonly picked: boolean
  readonly turn: () => void
  readonly pick: () => void
}) {
  const { t } = useLang()
  const look = `${cell.tone ?? 'open'}${cell.supposed ? ' supposed' : ''}`
  const face = (
    <>
      <b>{cell.id}</b> <span>{t(cell.says)}</span>
      {cell.supposed && <em>{t('假设', 'supposed')}</em>}
    </>
  )
  if (mode === 'suppose')
    return (
      <td className={look}>
        <button type="button" onClick={turn}>
          {face}
        </button>
      </td>
    )
  if (mode === 'enter' && entered)
    return (
      <td className={`${look}${picked ? ' picked' : ''}`}>
        <button type="button" aria-pressed={picked} onClick={pick}>
          {face}
        </button>
      </td>
    )
  return (
    <td className={look}>
      {face}
      {cell.notes && (
        <small>
          {t(cell.notes)}
          {(cell.papers ?? []).map((id) => (
            <a
              key={id}
              href={at(`/api/uploads/${id}?case=${view.id}`)}
              download
              aria-label={t(`${cell.id} 的照片`, `Photo of ${cell.id}`)}
            >
              {' '}
              {t('照片', 'photo')}
            </a>
          ))}
        </small>
      )}
      {cell.mark && <em>{t(cell.mark)}</em>}
    </td>
  )
}
