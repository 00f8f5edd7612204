/** [RG15] Entries of a register as cards to print and cut, each with its id as a code. */
import { Button } from 'antd'
import type { RegisterListView } from '../../../server/contract/registers.ts'
import { QrCode } from '../../shared/qr-code.tsx'
import { useLang } from '../../shared/lang.tsx'
import { filledIn, go, useAddress } from '../../shared/router.tsx'
import { PageTitle, Waiting } from '../parts.tsx'
import { useLoad } from '../reads.tsx'
import { homeArea, useSession } from '../session.tsx'
import './cards.css'

/** Fifty sheets: more are printed class by class. */
const most = 500

export function CardsPage({ id }: { readonly id: string }) {
  const { t } = useLang()
  const session = useSession()
  const query = new URLSearchParams(useAddress().split('?')[1] ?? '')
  const apiQuery = filledIn(query, ['q'])
  apiQuery.set('area', query.get('area') ?? homeArea(session))
  const { data, problem, reload } = useLoad<RegisterListView>(
    `/api/registers/${encodeURIComponent(id)}?${apiQuery}&limit=${most}`,
  )
  const cards = data?.register.cards
  if (!data || !cards) return <Waiting problem={problem} retry={reload} />
  const columns = cards.says
    .map((name) => data.columns.findIndex((c) => c.name === name))
    .filter((i) => i >= 0)
  const saidOn = (e: RegisterListView['entries'][number]) => columns.map((i) => String(e.cells[i] ?? ''))
  const order = new Intl.Collator('zh-CN', { numeric: true })
  const entries = [...data.entries].sort((a, b) => order.compare(saidOn(a).join(' '), saidOn(b).join(' ')))
  const named = (words: string) => {
    query.set('q', words)
    go(`/desk/registers/${id}?${query}`, true)
  }
  return (
    <>
      <div className="between">
        <PageTitle title={t('打印卡片', 'Print cards')}>
          {t(cards.title)} <span className="count">{data.entries.length}</span>
        </PageTitle>
        <Button type="primary" onClick={() => print()}>
          {t('打印', 'Print')}
        </Button>
      </div>
      <div className="filters">
        <label>
          <span>{t('名称', 'Name')}</span>
          <input
            className="input wide-input"
            type="search"
            value={query.get('q') ?? ''}
            maxLength={60}
            placeholder={t('班级', 'A class')}
            onChange={(e) => named(e.target.value)}
          />
        </label>
        {data.more && (
          <p role="status">
            {t(`只列出前${most}张，请按班级分批打印。`, `The first ${most} only: print class by class.`)}
          </p>
        )}
      </div>
      <ul className="id-cards">
        {entries.map((e) => (
          <li key={e.id}>
            <div>
              <b>{t(cards.title)}</b>
              {columns.map((at) => (
                <span key={at}>
                  {t(data.columns[at]!.title)} {String(e.cells[at] ?? '')}
                </span>
              ))}
              <small>{t(cards.note)}</small>
            </div>
            <figure>
              <QrCode text={e.id} label={e.id} />
              <figcaption>{e.id}</figcaption>
            </figure>
          </li>
        ))}
      </ul>
    </>
  )
}
