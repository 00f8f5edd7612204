/** [XC16] [XC17] Exchange with other installations: partners as who administers sees them, and shared cases as officials do. */
import { useLang } from '../../shared/lang.tsx'
import { PageTitle } from '../parts.tsx'
import { useSession } from '../session.tsx'
import { Partners } from './partners.tsx'
import { SharedCasesList } from './shared-cases.tsx'

export function ExchangePage() {
  const { t } = useLang()
  const { me } = useSession()
  return (
    <>
      <PageTitle title={t('跨地区办件', 'Exchange with partners')} />
      {(me.posts.length > 0 || me.permissions.includes('audit')) && <SharedCasesList />}
      {me.permissions.includes('admin') && <Partners />}
    </>
  )
}
