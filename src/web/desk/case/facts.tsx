/** What is known of a case, amounts first, then in the order of the forms; sensitive values masked and marked as such. */
import type { Programme } from '../../../kernel/programme/programme.ts'
import type { CaseView } from '../../../server/contract/cases.ts'
import { useLang } from '../../shared/lang.tsx'
import { Value } from '../value.tsx'

export function Facts({ view, programme }: { readonly view: CaseView; readonly programme: Programme | null }) {
  const { t } = useLang()
  const order = Object.keys({ ...programme?.values, ...programme?.fields })
  const facts = programme ? view.facts.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name)) : view.facts
  return (
    <dl className="facts" data-testid="facts">
      {facts.map((f) => (
        <div key={f.name} className={Array.isArray(f.value) && f.type === 'list' ? 'whole' : undefined}>
          <dt>{t(f.title)}{f.sensitive && <> <small>{t('（脱敏）', '(masked)')}</small></>}</dt>
          <dd><Value shown={f} programme={programme} caseId={view.id} /></dd>
        </div>
      ))}
    </dl>
  )
}
