/**
 * [BK5] What lies where: goods in stores, plates, reserves; a table for each level of place and unit, each number open to what
 * moved it.
 */
import type { HoldingKindView } from '../../../server/contract/holdings.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { PageTitle, Section, Waiting } from '../parts.tsx'
import { useLoad } from '../reads.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/table.tsx'
import '../registers/registers.css'
import { heldText } from './held.ts'

export const holdingPath = (account: string): string => `/desk/holdings/${encodeURIComponent(account)}`

/** Kinds of one level and one unit, which have a row for a place together. */
const groupsOf = (kinds: readonly HoldingKindView[]): readonly (readonly HoldingKindView[])[] => {
  const nameOf = (k: HoldingKindView): string => `${k.level} ${k.unit}`
  return [...new Set(kinds.map(nameOf))].map((name) => kinds.filter((k) => nameOf(k) === name))
}

type Row = { readonly area: string; readonly areaName: string }

export function HoldingsPage() {
  const { t } = useLang()
  const { data, problem, reload } = useLoad<readonly HoldingKindView[]>('/api/holdings')
  return (
    <>
      <PageTitle title={t('库存和结存', 'Stock and balances')} />
      <p className="muted">
        {t(
          '哪里存着什么、还有多少：由办件里的每一笔收支算出，不会少于零；点开数字看每一笔。',
          'What lies where, and how much: worked out of every movement of the cases, never below nothing. ' +
            'Open a number to read its movements.',
        )}
      </p>
      {!data ? (
        <Waiting problem={problem} retry={reload} />
      ) : data.length === 0 ? (
        <div className="empty">
          <p>{t('您的岗位不经管库存和备用金。', 'Your post keeps no stock and no reserve.')}</p>
        </div>
      ) : (
        groupsOf(data).map((kinds) => <Group key={kinds[0]!.name} kinds={kinds} />)
      )}
    </>
  )
}

function Group({ kinds }: { readonly kinds: readonly HoldingKindView[] }) {
  const { lang, t } = useLang()
  const rows: readonly Row[] = [
    ...new Map(kinds.flatMap((k) => k.holdings.map((h) => [h.area, h] as const))).values(),
  ]
  const columns: readonly Column<Row>[] = [
    { key: 'place', title: t('地方', 'Place'), head: true, cell: (row) => row.areaName },
    ...kinds.map((kind): Column<Row> => {
      const at = new Map(kind.holdings.map((h) => [h.area, h]))
      return {
        key: kind.name,
        title: t(kind.title),
        number: true,
        sort: (a, b) => (at.get(a.area)?.balance ?? 0) - (at.get(b.area)?.balance ?? 0),
        cell: (row) => {
          const holding = at.get(row.area)
          return holding ? (
            <Link href={holdingPath(holding.account)}>{heldText(holding.balance, kind.unit, lang)}</Link>
          ) : (
            '—'
          )
        },
      }
    }),
  ]
  return (
    <Section
      id={`holdings-${kinds[0]!.name}`}
      title={kinds.map((k) => `${t(k.title)} ${heldText(k.total, k.unit, lang)}`).join(t('，', ', '))}
    >
      <DataTable
        testid={`holdings-${kinds[0]!.name}`}
        className="entries"
        caption={t('各处结存', 'By place')}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.area}
      />
    </Section>
  )
}
