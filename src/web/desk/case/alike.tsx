/** [RO4] Cases that may be of the same thing, side by side with what tells it: whoever joins them has seen why. */
import type { CaseView, WayView } from '../../../server/contract/cases.ts'
import type { AlikeCases } from '../../../server/contract/rooms.ts'
import { shortInstant } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { useLoad } from '../../shared/use-load.ts'
import { Badge, Section } from '../parts.tsx'

type One = AlikeCases['cases'][number]

export function Alike({
  view,
  choose,
}: {
  readonly view: CaseView
  readonly choose: (way: WayView, filled: Readonly<Record<string, unknown>>) => void
}) {
  const { t } = useLang()
  const { data } = useLoad<AlikeCases>(view.end === null ? `/api/cases/${view.id}/alike` : null)
  if (!data || data.cases.length === 0) return null
  const merge = data.merge && view.ways.find((w) => w.outcome === data.merge!.outcome && w.open && !w.barred)
  return (
    <Section
      id="alike"
      title={t(`可能重复（${data.cases.length}）`, `May be the same (${data.cases.length})`)}
    >
      <div className="scroll" tabIndex={0} role="region" aria-label={t('可能重复', 'May be the same')}>
        <table className="grid small" data-testid="alike">
          <thead>
            <tr>
              <th scope="col">{t('像多少', 'How alike')}</th>
              <th scope="col">{t('哪一件', 'Which')}</th>
              <th scope="col">{t('说的是什么', 'What it says')}</th>
              <th scope="col">{t('凭什么说像', 'What tells it')}</th>
              {merge && <th scope="col">{t(merge.title)}</th>}
            </tr>
          </thead>
          <tbody>
            {data.cases.map((c) => (
              <tr key={c.case} data-case={c.case}>
                <td className="number">
                  <b>{c.score}</b>
                  <small>/100</small>
                </td>
                <td>
                  <Link href={`/desk/cases/${c.case}`}>{c.subject}</Link>
                  <br />
                  <small className="muted">
                    {c.areaName} · {c.case} · {t(c.step)}
                  </small>
                </td>
                <td>
                  {c.kind}
                  <br />
                  {c.words}
                </td>
                <td>
                  <What c={c} />
                </td>
                {merge && (
                  <td>
                    {c.closed ? (
                      <span className="muted">{t('已办结', 'Closed')}</span>
                    ) : (
                      <button
                        type="button"
                        className="bare dark"
                        onClick={() => choose(merge, { [data.merge!.into]: c.case })}
                      >
                        {t('并入这一件', 'Into this one')}
                      </button>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

function What({ c }: { readonly c: One }) {
  const { t, lang } = useLang()
  return (
    <span className="row">
      {c.metres !== null && <Badge tone="plain">{t(`相距${c.metres}米`, `${c.metres} m apart`)}</Badge>}
      <Badge tone="plain">
        {shortInstant(c.openedAt, lang)} · {t(`相隔${c.hours}小时`, `${c.hours} h apart`)}
      </Badge>
      {c.sameKind ? (
        <Badge tone="warn">{t('同一类别', 'Same kind')}</Badge>
      ) : (
        c.nearKind && <Badge tone="plain">{t('同一小类', 'Same class')}</Badge>
      )}
      <Badge tone="plain">{t(`文字相同${c.wordsAlike}%`, `${c.wordsAlike}% of the words`)}</Badge>
      {c.photos > 0 && <Badge tone="plain">{t(`照片${c.photos}张`, `${c.photos} photos`)}</Badge>}
    </span>
  )
}
