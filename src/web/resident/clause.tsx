/** A clause by its name; its text opens under it. */
import type { ClauseView } from '../../server/contract/common.ts'
import { useLang } from '../shared/lang.tsx'

export function Clause({ clause }: { readonly clause: ClauseView }) {
  const { t } = useLang()
  if (clause.text === '') return <small className="clause">{clause.title}</small>
  return (
    <details className="clause">
      <summary>
        {t('依据：', 'By ')}
        {clause.title}
      </summary>
      <blockquote>
        {clause.text
          .split('\n')
          .filter((l) => l.trim() !== '')
          .map((l) => (
            <p key={l}>{l}</p>
          ))}
      </blockquote>
    </details>
  )
}
