/** What several people do in one case, on one page and in its order: what abilities tell, objections, and all that is told. */
import type { Programme } from '../../../kernel/programme/programme.ts'
import type { CaseView, WayView } from '../../../server/contract/cases.ts'
import type { SectionView } from '../../../server/contract/together.ts'
import { at } from '../../shared/base.ts'
import { dayText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Badge, Section } from '../parts.tsx'
import { Objections } from './hearing.tsx'
import { Panels } from './panels.tsx'

export function Together({
  view,
  programme,
  post,
  reload,
  choose,
}: {
  readonly view: CaseView
  readonly programme: Programme | null
  readonly choose: (way: WayView, prefilled: Readonly<Record<string, unknown>>) => void
  readonly post: string | undefined
  readonly reload: () => void
}) {
  const { t } = useLang()
  const { objections, sections } = view.together
  const sectionsWhere = (some: (s: SectionView) => boolean) =>
    sections.filter(some).map((s) => (
      <Section
        key={s.id}
        id={`s-${s.id}`}
        title={s.warns ? <span className="bad-text">{t(s.title)}</span> : t(s.title)}
      >
        <SectionTold section={s} view={view} />
      </Section>
    ))
  const isNow = (s: SectionView) => s.clocks.length > 0
  const panels = { view, post, reload, choose }
  /** What goes on now stands above what is over. */
  return (
    <>
      {sectionsWhere((s) => s.warns)}
      <Panels stands="first" {...panels} />
      {objections && (
        <Section
          id="objections"
          title={t(`异议和调解（${objections.total}）`, `Objections (${objections.total})`)}
        >
          <Objections objections={objections} programme={programme} />
        </Section>
      )}
      {sectionsWhere((s) => !s.warns && isNow(s))}
      <Panels stands="below" {...panels} />
      {sectionsWhere((s) => !s.warns && !isNow(s))}
      <Panels stands="over" {...panels} />
    </>
  )
}

function SectionTold({ section: s, view }: { readonly section: SectionView; readonly view: CaseView }) {
  const { t, lang } = useLang()
  return (
    <>
      {s.clocks.length > 0 && (
        <p className="dues">
          {s.clocks.map((k) => (
            <Badge key={k.title.zh} tone={k.late ? 'bad' : 'calm'}>
              {t(k.title)} {k.due ? dayText(k.due, lang) : '—'}
              {k.late && t('（已超期）', ' (overdue)')}
            </Badge>
          ))}
        </p>
      )}
      {s.facts.length > 0 && (
        <dl className="facts">
          {s.facts.map((f) => (
            <div key={f.name}>
              <dt>{t(f.title)}</dt>
              <dd>
                {f.papers.length > 0 ? (
                  <span className="row">
                    {f.papers.map((id, i) => (
                      <a key={id} href={at(`/api/uploads/${id}?case=${view.id}`)}>
                        {t(`附件${i + 1}`, `File ${i + 1}`)}
                      </a>
                    ))}
                  </span>
                ) : (
                  t(f.text)
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {s.tables.map((x) => (
        <div className="scroll" key={x.name} tabIndex={0} role="region" aria-label={t(x.title)}>
          <table className="plain-table">
            <caption>{t(x.title)}</caption>
            <thead>
              <tr>
                {x.columns.map((c) => (
                  <th key={c.zh} scope="col">
                    {t(c)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {x.rows.toReversed().map((row, i) => (
                <tr key={i}>
                  {row.map((cell, n) => (
                    <td key={n}>{t(cell)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </>
  )
}
