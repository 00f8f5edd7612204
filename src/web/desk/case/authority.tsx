/** The proof of authority: by which grants, up to what, counting what came before, on which clauses. */
import type { ClauseView } from '../../../server/contract/common.ts'
import type { CaseView } from '../../../server/contract/cases.ts'
import { yuanIn } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Clause } from '../parts.tsx'

type Chain = NonNullable<CaseView['timeline'][number]['authority']>

/** `known` gives the texts of the clauses that the chain names by id. */
export function Authority({ authority: a, known }: { readonly authority: Chain; readonly known: readonly ClauseView[] }) {
  const { lang, t } = useLang()
  const clause = (id: string): ClauseView => known.find((c) => c.id === id) ?? { id, title: id.split('/').at(-1)!, text: '' }
  return (
    <div className="authority" data-testid="authority">
      <p><b>{t('有权决定', 'Authority')}</b> {a.max === null ? t('不设限额', 'without limit') : t(`限额 ${yuanIn(a.max, 'zh')}`, `limit ${yuanIn(a.max, 'en')}`)}</p>
      <p className="sum">{t('本次', 'this')} <b>{yuanIn(a.amount, lang)}</b>{' + '}{t('合并期内此前', 'earlier, in the window')} <b>{yuanIn(a.counted, lang)}</b>{a.max !== null && <>{' ≤ '}<b>{yuanIn(a.max, lang)}</b></>}</p>
      <ol className="chain">{a.grants.map((g, i) => <li key={g}>{i > 0 && <span className="muted">{t('受托自', 'delegated by')} </span>}<code>{g}</code> <Clause clause={clause(a.clauses[i] ?? '')} /></li>)}</ol>
    </div>
  )
}
