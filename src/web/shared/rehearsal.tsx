/** Every page of a rehearsal says that it is one: its passwords are public, and nothing real belongs in it. */
import type { RealmView } from '../../server/contract/realms.ts'
import { isHere } from './base.ts'
import { useLang } from './lang.tsx'
import { useLoad } from './use-load.ts'

/** [RM10] Nothing where the realm is a real one; for a stranger as for who is signed in. */
export function RehearsalBar() {
  const { data } = useLoad<readonly RealmView[]>('/api/realms')
  if (!data?.find(isHere)?.rehearsal) return null
  return <RehearsalNote />
}

/** What it says, for a page that knows already which realm it is. */
export function RehearsalNote() {
  const { t } = useLang()
  return (
    <p className="rehearsal" role="note" data-testid="rehearsal">
      {t(
        '演练环境：密码公开，人物和数据均为虚构，请勿录入真实信息',
        'Rehearsal: passwords are public, all people and data are fictional. Enter nothing real',
      )}
    </p>
  )
}
