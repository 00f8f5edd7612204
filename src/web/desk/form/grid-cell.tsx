/** One cell of a grid: as narrow as a table allows, and what is wrong is its title and is read out. */
import { parsePoint, pointOfText, pointText } from '../../../kernel/area/point.ts'
import type { Field } from '../../../kernel/programme/field.ts'
import type { Text } from '../../../kernel/text.ts'
import { scaledIn } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Amount } from './amount.tsx'

export function GridCell({
  id,
  label,
  field,
  value,
  wrong,
  change,
}: {
  readonly id: string
  readonly label: string
  readonly field: Field
  readonly value: unknown
  readonly wrong: Text | undefined
  readonly change: (value: unknown) => void
}) {
  const { t } = useLang()
  const common = {
    id,
    className: `input${wrong ? ' wrong' : ''}`,
    'aria-label': label,
    'aria-invalid': wrong !== undefined,
    ...(wrong ? { title: t(wrong), 'aria-description': t(wrong) } : {}),
  }
  if (field.type === 'fen' || scaledIn(field)) return <Amount {...common} value={value} change={change} />
  if (field.type === 'choice' || field.type === 'boolean') {
    const options: readonly (readonly [string, string])[] =
      field.type === 'choice'
        ? Object.entries(field.options).map(([key, title]) => [key, t(title)])
        : [
            ['true', t('是', 'Yes')],
            ['false', t('否', 'No')],
          ]
    const held = value === undefined ? '' : String(value)
    return (
      <select
        {...common}
        value={held}
        onChange={(e) =>
          change(
            e.target.value === ''
              ? undefined
              : field.type === 'boolean'
                ? e.target.value === 'true'
                : e.target.value,
          )
        }
      >
        <option value="" />
        {/* What was pasted and is none of the options stays to be seen. */}
        {held !== '' && !options.some(([key]) => key === held) && <option value={held}>{held}</option>}
        {options.map(([key, title]) => (
          <option key={key} value={key}>
            {title}
          </option>
        ))}
      </select>
    )
  }
  const isWhole = field.type === 'integer'
  const isPoint = field.type === 'point' && typeof value === 'object'
  return (
    <input
      {...common}
      type="text"
      autoComplete="off"
      inputMode={isWhole ? 'numeric' : undefined}
      value={value === undefined ? '' : isPoint ? (pointOfCell(value) ?? '') : String(value)}
      onChange={(e) =>
        change(
          e.target.value === ''
            ? undefined
            : field.type === 'point'
              ? (pointOfText(e.target.value) ?? e.target.value)
              : isWhole && /^-?\d{1,15}$/.test(e.target.value)
                ? Number(e.target.value)
                : e.target.value,
        )
      }
    />
  )
}

function pointOfCell(value: unknown): string | null {
  const point = parsePoint(value)
  return point.ok ? pointText(point.value) : null
}
