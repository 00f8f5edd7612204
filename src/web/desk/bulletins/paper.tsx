/** The paper itself: issuer, number, title, paragraphs and tables, in the manner of an official document. */
import type { BulletinView } from '../../../server/contract/figures.ts'
import { dayText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'

type Paragraph = BulletinView['paragraphs'][number]

export function BulletinPaper({
  view,
  openSlot,
}: {
  readonly view: BulletinView
  readonly openSlot: (slot: string) => void
}) {
  const { lang, t } = useLang()
  return (
    <article className="paper" data-testid="paper">
      <p className="issuer">{t(view.issuer)}</p>
      <p className="paper-number">{view.number ?? t('（未签发，无文号）', '(not signed, no number)')}</p>
      <h2>{t(view.title)}</h2>
      {view.to && <p>{t(`${view.to.zh}：`, `${view.to.en}:`)}</p>}
      {view.paragraphs.map((p, i) => (
        <Part key={i} part={p} openSlot={openSlot} view={view} />
      ))}
      <div className="closing">
        <p>{t(view.issuer)}</p>
        <p>{dayText(view.signed?.at ?? view.asOf, lang)}</p>
      </div>
      {view.copies && <p>{t(`抄送：${view.copies.zh}。`, `Copies: ${view.copies.en}.`)}</p>}
    </article>
  )
}

function Part({
  part,
  openSlot,
  view,
}: {
  readonly part: Paragraph
  readonly openSlot: (slot: string) => void
  readonly view: BulletinView
}) {
  const { lang, t } = useLang()
  return (
    <section>
      {part.heading && <h3>{t(part.heading)}</h3>}
      {part.runs && (
        <p className="prose">
          {part.runs[lang].map((run, i) => {
            if (run.slot === undefined) return <span key={i}>{run.text}</span>
            const name = run.slot
            return (
              <button
                key={i}
                type="button"
                className="live"
                data-slot={name}
                aria-label={t(
                  `${run.text}，${view.slots[name]?.title.zh ?? name}，查看记录`,
                  `${run.text}, ${view.slots[name]?.title.en ?? name}, show the records`,
                )}
                onClick={() => openSlot(name)}
              >
                {run.text}
              </button>
            )
          })}
        </p>
      )}
      {part.table && <Annex table={part.table} view={view} openSlot={openSlot} />}
    </section>
  )
}

/** Each cell is a figure of one place: it opens the figure's page there. The totals are the bulletin's own numbers. */
function Annex({
  table,
  view,
  openSlot,
}: {
  readonly table: NonNullable<Paragraph['table']>
  readonly view: BulletinView
  readonly openSlot: (slot: string) => void
}) {
  const { t } = useLang()
  const at = (slot: string, area: string): string =>
    `/desk/figures/${view.slots[slot]?.reading.figure ?? ''}?area=${area}&asOf=${view.asOf}`
  const label = (value: string, place: string, i: number): string =>
    `${place}，${t(table.columns[i]!)}，${value}`
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t(table.title)}>
      <table className={table.columns.length > 5 ? 'annex wide' : 'annex'}>
        <caption>{t(table.title)}</caption>
        <thead>
          <tr>
            {table.ranked && <th scope="col">{t('排名', 'Rank')}</th>}
            <th scope="col">{t('地方', 'Place')}</th>
            {table.columns.map((c, i) => (
              <th key={i} scope="col" className="number">
                {t(c)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((r) => (
            <tr key={r.area}>
              {table.ranked && <td>{r.rank ?? '—'}</td>}
              <th scope="row">{t(r.name)}</th>
              {r.cells.map((c, i) => (
                <td key={i} className="number">
                  <Link href={at(table.slots[i]!, r.area)} aria-label={label(c, t(r.name), i)}>
                    {c}
                  </Link>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            {table.ranked && <td />}
            <th scope="row">{t('合计', 'Total')}</th>
            {table.total.map((c, i) => (
              <td key={i} className="number">
                <button
                  type="button"
                  className="live"
                  aria-label={label(c, t('合计', 'Total'), i)}
                  onClick={() => openSlot(table.slots[i]!)}
                >
                  {c}
                </button>
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
