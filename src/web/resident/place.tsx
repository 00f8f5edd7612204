/** Where one lives: the township first, then the village, both from the list that the office uses. */
import type { AreaView } from '../../server/contract/people.ts'
import type { Text } from '../../kernel/text.ts'
import { useLang } from '../shared/lang.tsx'
import { useLoad } from '../shared/use-load.ts'

export function Place({
  value,
  fault,
  onChange,
}: {
  readonly value: string
  readonly fault: Text | null
  readonly onChange: (area: string) => void
}) {
  const { t } = useLang()
  const townships = useLoad<readonly AreaView[]>('/api/areas')
  const township = value.slice(0, 9)
  const villages = useLoad<readonly AreaView[]>(township === '' ? null : `/api/areas?under=${township}`)
  return (
    <>
      <div className="field">
        <label htmlFor="township">{t('乡镇（街道）', 'Township or street')}</label>
        <select id="township" value={township} onChange={(e) => onChange(e.target.value)}>
          <option value="">{t('请选择', 'Choose')}</option>
          {(townships.data ?? []).map((a) => (
            <option key={a.code} value={a.code}>
              {t(a.name)}
            </option>
          ))}
        </select>
      </div>
      <div className={fault ? 'field wrong' : 'field'}>
        <label htmlFor="village">{t('村（社区）', 'Village or community')}</label>
        <select
          id="village"
          value={value.length === 12 ? value : ''}
          disabled={township === ''}
          aria-invalid={fault !== null}
          aria-describedby="village-f"
          onChange={(e) => onChange(e.target.value)}
        >
          <option value="">{t('请选择', 'Choose')}</option>
          {(villages.data ?? []).map((a) => (
            <option key={a.code} value={a.code}>
              {t(a.name)}
            </option>
          ))}
        </select>
        <p className="fault" id="village-f" role={fault ? 'alert' : undefined}>
          {fault ? t(fault) : ''}
        </p>
      </div>
    </>
  )
}
