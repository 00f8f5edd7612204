/** A cell of a register in words for residents: days as people write them, and whether one is over. */
import { cellText } from '../../kernel/register/cell.ts'
import type { RegisterColumnView, RegisterListView } from '../../server/contract/registers.ts'
import { dayText, packUnits } from '../shared/format.ts'
import { useLang } from '../shared/lang.tsx'

export function CellWords({
  column,
  value,
  today,
}: {
  readonly column: RegisterColumnView
  readonly value: RegisterListView['entries'][number]['cells'][number]
  readonly today: string
}) {
  const { t, lang } = useLang()
  if ((column.kind === 'day' || column.kind === 'valid_to') && typeof value === 'string')
    return (
      <>
        {dayText(value, lang)}
        {column.kind === 'valid_to' && value < today && (
          <em className="chip overdue">{t('已过期', 'expired')}</em>
        )}
      </>
    )
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
