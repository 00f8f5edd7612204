/**
 * What waits for me by name, and what I sent and wait for: on the first page and under the inbox, each with what it is, from whom
 * and until when.
 */
import type { ErrandsView } from '../../../server/contract/office.ts'
import { shortDay, shortInstant } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { useLoad } from '../reads.tsx'
import { Badge } from '../parts.tsx'

export function Errands({ box }: { readonly box: 'mine' | 'sent' }) {
  const { t, lang } = useLang()
  const { data } = useLoad<ErrandsView>(`/api/errands?box=${box}`)
  /** What was handed to me is a task of mine already. */
  const errands = data?.errands.filter((x) => box === 'sent' || x.kind !== 'handed') ?? []
  if (errands.length === 0) return null
  return (
    <section className="panel" data-testid={`errands-${box}`}>
      <h2>
        {box === 'mine'
          ? t('点名找我的', 'Asked of me by name')
          : t('我发出、在等的', 'Sent by me, and waiting')}{' '}
        <span className="count">{errands.length}</span>
      </h2>
      <ul className="errands">
        {errands.map((x) => (
          <li key={`${x.case} ${x.seq} ${x.to?.name ?? ''}`} className="stands">
            <p>
              <Badge tone={x.overdue ? 'bad' : 'warn'}>{t(x.kindTitle)}</Badge>{' '}
              <Link className="task-link" href={`/desk/cases/${x.case}`}>
                {x.case}
              </Link>{' '}
              {t(x.title)} · {x.subject} · {t(x.stepTitle)}
            </p>
            <p className="muted">
              {box === 'mine' ? x.by.name : `→ ${x.to?.name ?? t('有件的岗位', 'whoever has it')}`}{' '}
              {shortInstant(x.since, lang)}
              {x.until && ` · ${t(`${shortDay(x.until, 'zh')}前`, `until ${shortDay(x.until, lang)}`)}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
