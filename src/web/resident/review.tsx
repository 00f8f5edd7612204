/** Everything once more before it goes, each line with a way back to it. */
import type { AreaView } from '../../server/contract/people.ts'
import type { AskView } from '../../server/contract/programmes.ts'
import type { Text } from '../../kernel/text.ts'
import type { Field } from '../../kernel/programme/field.ts'
import { useLang } from '../shared/lang.tsx'
import { useLoad } from '../shared/use-load.ts'
import { fieldOf, type Typed, type Typed2, type Uploaded, type Values } from './values.ts'

export function Review({
  asks,
  values,
  where,
  area,
  pages,
  onChange,
}: {
  readonly asks: readonly AskView[]
  readonly values: Values
  /** What the place is called. */
  readonly where: Text
  readonly area: string
  readonly pages: readonly (readonly AskView[])[]
  readonly onChange: (page: number) => void
}) {
  const { t } = useLang()
  const places = useLoad<readonly AreaView[]>(`/api/areas/${area}`)
  const place = (places.data ?? [])
    .filter((a) => a.code.length > 6)
    .toReversed()
    .map((a) => t(a.name))
    .join('')
  const rows = asks.filter(
    (a) =>
      values[a.name] !== undefined &&
      values[a.name] !== '' &&
      !(Array.isArray(values[a.name]) && (values[a.name] as readonly unknown[]).length === 0),
  )
  return (
    <dl className="review">
      <div>
        <dt>{t(where)}</dt>
        <dd>
          <span>{place || '…'}</span>
          <button type="button" className="quiet" onClick={() => onChange(0)}>
            {t('修改', 'Change')}
          </button>
        </dd>
      </div>
      {rows.map((a) => (
        <div key={a.name}>
          <dt>{t(fieldOf(a).title)}</dt>
          <dd>
            <span>
              <Said field={fieldOf(a)} value={values[a.name]!} />
            </span>
            <button
              type="button"
              className="quiet"
              aria-label={`${t('修改', 'Change')} ${t(fieldOf(a).title)}`}
              onClick={() => onChange(1 + pages.findIndex((p) => p.some((x) => x.name === a.name)))}
            >
              {t('修改', 'Change')}
            </button>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Said({ field, value }: { readonly field: Field; readonly value: Typed }) {
  const { t } = useLang()
  if (typeof value === 'boolean') return <>{value ? t('是', 'Yes') : t('否', 'No')}</>
  if (typeof value === 'string')
    return (
      <>
        {field.type === 'choice'
          ? t(field.options[value] ?? { zh: value, en: value })
          : field.type === 'fen'
            ? `${value} ${t('元', 'yuan')}`
            : value}
      </>
    )
  if (field.type === 'papers') return <>{(value as readonly Uploaded[]).map((u) => u.name).join('、')}</>
  if (field.type === 'list')
    return (
      <ul>
        {(value as readonly Typed2[]).map((line, i) => (
          <li key={i}>
            {Object.entries(line)
              .map(([n, v]) => {
                const f = field.of[n]
                return f?.type === 'choice' ? (f.options[v] ? t(f.options[v]) : '') : v
              })
              .join(' ')}
          </li>
        ))}
      </ul>
    )
  return null
}
