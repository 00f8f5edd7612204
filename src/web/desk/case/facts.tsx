/** What is known of a case, sensitive values masked and marked as such. */
import type { Programme } from '../../../kernel/programme/programme.ts'
import type { CaseView } from '../../../server/contract/cases.ts'
import { useLang } from '../../shared/lang.tsx'
import { Badge } from '../parts.tsx'
import { Value } from '../value.tsx'

export function Facts({ view, programme }: { readonly view: CaseView; readonly programme: Programme | null }) {
  const { t } = useLang()
  return (
    <dl className="facts" data-testid="facts">
      {view.facts.map((f) => (
        <div key={f.name} className={Array.isArray(f.value) && f.type === 'list' ? 'whole' : undefined}>
          <dt>{t(f.title)}{f.sensitive && <> <Badge tone="plain">{t('脱敏', 'masked')}</Badge></>}</dt>
          <dd><Value shown={f} programme={programme} caseId={view.id} /></dd>
        </div>
      ))}
    </dl>
  )
}
