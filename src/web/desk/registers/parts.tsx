/** Pieces that the table, the entry and the map of a register share. */
import { cellText } from '../../../kernel/register/cell.ts'
import type { Value } from '../../../kernel/rule/index.ts'
import type { RegisterColumnView, RegisterSummary } from '../../../server/contract/registers.ts'
import { dayText, packUnits } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { Mark } from '../../shared/standing.tsx'
import { useSession } from '../session.tsx'
import './registers.css'

export const entryPath = (register: string, entry: string): string =>
  `/desk/registers/${encodeURIComponent(register)}/${encodeURIComponent(entry)}`
export const mapPath = (register: string, entry?: string): string =>
  `/desk/map?${new URLSearchParams({ register, ...(entry === undefined ? {} : { entry }) })}`

/** A standing in its register's words, with its shape. */
export function Stands({
  register,
  standing,
}: {
  readonly register: Pick<RegisterSummary, 'standings'>
  readonly standing: string
}) {
  const { t } = useLang()
  const index = register.standings.findIndex((s) => s.name === standing)
  return (
    <span className="stands">
      <Mark index={index} />
      {index === -1 ? standing : t(register.standings[index]!.title)}
    </span>
  )
}

/** A cell in words; a case opens, a day that is over says so. */
export function CellText({ column, value }: { readonly column: RegisterColumnView; readonly value: Value }) {
  const { lang, t } = useLang()
  const { now } = useSession()
  if (column.kind === 'case' && typeof value === 'string')
    return <Link href={`/desk/cases/${value}`}>{value}</Link>
  if ((column.kind === 'day' || column.kind === 'valid_to') && typeof value === 'string')
    return (
      <>
        {dayText(value, lang)}
        {column.kind === 'valid_to' && value < now().slice(0, 10) && (
          <>
            {' '}
            <span className="expired">{t('已过期', 'expired')}</span>
          </>
        )}
      </>
    )
  /** The titles of a column are all that words need. */
  const text = cellText(
    {
      title: column.title,
      ...(column.options ? { options: column.options } : {}),
      ...(column.kind ? { kind: column.kind } : {}),
      ...(column.unit ? { unit: column.unit } : {}),
    },
    value,
    packUnits(),
  )
  return <>{text === null ? '—' : t(text)}</>
}
