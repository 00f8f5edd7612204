/** The proof of authority: by which grants, up to what, counting what came before, on which clauses. */
import type { CaseView } from '../../../server/contract/cases.ts'
import { yuanIn } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Clause } from '../parts.tsx'

type Chain = NonNullable<CaseView['timeline'][number]['authority']>

export function Authority({ authority: a }: { readonly authority: Chain }) {
  const { lang, t } = useLang()
  return (
    <div className="authority" data-testid="authority">
      <p>
        <b>{t('有权决定', 'Authority')}</b>{' '}
        {a.max === null
          ? t('不设限额', 'without limit')
          : t(`限额 ${yuanIn(a.max, 'zh')}`, `limit ${yuanIn(a.max, 'en')}`)}
      </p>
      <p className="sum">
        {t('本次', 'this')} <b>{yuanIn(a.amount, lang)}</b>
        {' + '}
        {t('合并期内此前', 'earlier, in the window')} <b>{yuanIn(a.counted, lang)}</b>
        {a.max !== null && (
          <>
            {' ≤ '}
            <b>{yuanIn(a.max, lang)}</b>
          </>
        )}
      </p>
      {a.together.length > 0 && (
        <p>
          <b>{t('共同决定', 'Together with')}</b>{' '}
          {a.together.map((x) => t(`${x.name}（${x.title.zh}）`, `${x.name} (${x.title.en})`)).join('、')}
        </p>
      )}
      <ol className="chain">
        {a.chain.map((link, i) => (
          <li key={link.grant}>
            {i > 0 && <span className="muted">{t('受托自', 'delegated by')} </span>}
            <b>{t(link.holder)}</b> <Clause clause={link.clause} />
          </li>
        ))}
      </ol>
    </div>
  )
}
