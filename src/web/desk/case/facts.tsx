/** What is known of a case, amounts first, then in the order of the forms; sealed values masked until opened for a purpose. */
import type { Programme } from '../../../kernel/programme/programme.ts'
import { useState } from 'react'
import type { CaseView, Shown } from '../../../server/contract/cases.ts'
import { useLang } from '../../shared/lang.tsx'
import { Value } from '../value.tsx'
import { RevealForm } from './reveal.tsx'

export function Facts({
  view,
  programme,
}: {
  readonly view: CaseView
  readonly programme: Programme | null
}) {
  const { t } = useLang()
  const order = Object.keys({ ...programme?.values, ...programme?.fields })
  const [opened, setOpened] = useState<readonly Shown[]>([])
  const facts = programme
    ? view.facts.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
    : view.facts
  const sealed = facts.filter((f) => f.sensitive).map((f) => f.name)
  return (
    <>
      {view.mayReveal && sealed.length > 0 && (
        <RevealForm caseId={view.id} names={sealed} opened={opened.length > 0} onOpen={setOpened} />
      )}
      <dl className="facts" data-testid="facts">
        {facts
          .map((masked) => opened.find((o) => o.name === masked.name) ?? masked)
          .map((f) => (
            <div key={f.name} className={Array.isArray(f.value) && f.type === 'list' ? 'whole' : undefined}>
              <dt>
                {t(f.title)}
                {f.sensitive && (
                  <>
                    {' '}
                    <small>
                      {opened.includes(f) ? t('（已查看）', '(opened)') : t('（脱敏）', '(masked)')}
                    </small>
                  </>
                )}
              </dt>
              <dd>
                <Value shown={f} programme={programme} caseId={view.id} />
              </dd>
            </div>
          ))}
      </dl>
    </>
  )
}
