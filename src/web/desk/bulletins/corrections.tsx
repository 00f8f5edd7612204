/** What changed after the signing: drafted sentences, with the cases whose records came or went. */
import type { BulletinView } from '../../../server/contract/figures.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { Section } from '../parts.tsx'

export function Corrections({ view }: { readonly view: BulletinView }) {
  const { t } = useLang()
  const all = view.signed?.corrections ?? []
  if (all.length === 0)
    return (
      <p className="muted">{t('签发以来，所依据的记录没有变动。', 'Nothing behind it has changed since.')}</p>
    )
  const cases = (title: string, ids: readonly string[]) =>
    ids.length > 0 && (
      <p className="row">
        <span className="muted">{title}</span>
        {ids.map((id) => (
          <Link key={id} href={`/desk/cases/${id}`}>
            {id}
          </Link>
        ))}
      </p>
    )
  return (
    <Section
      id="corrections"
      title={t(`更正稿（${all.length} 处，系统起草）`, `Corrections (${all.length}, drafted)`)}
    >
      <ul className="plain-list" data-testid="corrections">
        {all.map((c) => (
          <li key={c.slot}>
            <p>{t(c.sentence)}</p>
            {cases(t('新增记录：', 'Came: '), c.added)}
            {cases(t('减少记录：', 'Went: '), c.removed)}
          </li>
        ))}
      </ul>
    </Section>
  )
}
