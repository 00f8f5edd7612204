/** What board and list both tell of a case: its name as the way in, how long it stands, and until when. */
import type { CampaignCaseView, CampaignView } from '../../../server/contract/campaigns.ts'
import { dueDay } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { Badge } from '../parts.tsx'

export const CaseLink = ({ of: c }: { readonly of: CampaignCaseView }) => (
  <Link className="case-link" href={`/desk/cases/${encodeURIComponent(c.case)}`}>
    {c.name}
  </Link>
)

export function DueDay({
  due,
  view,
}: {
  readonly due: string | null
  readonly view: Pick<CampaignView, 'asOf'>
}) {
  const { lang, t } = useLang()
  if (due === null) return <span className="none">{t('无时限', 'no limit')}</span>
  return (
    <>
      {dueDay(due, view.asOf, lang)}
      {due.slice(0, 10) < view.asOf && (
        <>
          {' '}
          <Badge tone="bad">{t('超期', 'overdue')}</Badge>
        </>
      )}
    </>
  )
}
