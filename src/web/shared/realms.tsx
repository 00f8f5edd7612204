/** Which realm one is at, and the way to the others: a house may serve several. */
import type { RealmView } from '../../server/contract/realms.ts'
import { isHere } from './base.ts'
import { useLang } from './lang.tsx'
import { useLoad } from './use-load.ts'

/** `page` is where the way leads in each of them, as `desk`. Nothing until it is known. */
export function RealmSwitch({ page }: { readonly page: string }) {
  const { t } = useLang()
  const { data } = useLoad<readonly RealmView[]>('/api/realms')
  const here = data?.find(isHere)
  if (!data || !here) return null
  const others = data.filter((r) => r !== here)
  return (
    <div className="realm">
      <b>{t(here.name)}</b>
      {others.length > 0 && (
        <details>
          <summary>{t('切换地区', 'Other places')}</summary>
          <ul>
            {others.map((r) => (
              <li key={r.code}>
                <a href={r.path + page}>{t(r.name)}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
