/** Who is signed in, and a page that waits. */
import { createContext, useContext, type ReactNode } from 'react'
import type { Me } from '../../server/contract/people.ts'
import { addressHere } from '../shared/base.ts'
import { useLang } from '../shared/lang.tsx'
import { Link } from '../shared/router.tsx'

export type Session = {
  /** Undefined until known, null for a stranger. */
  readonly me: Me | null | undefined
  readonly refresh: () => Promise<void>
}

export const SessionContext = createContext<Session>({ me: undefined, refresh: async () => undefined })
export const useSession = (): Session => useContext(SessionContext)

/** Waiting, or what went wrong and what to do. */
export function Waiting({
  problem,
  retry,
  children,
}: {
  readonly problem: {
    readonly detail: { readonly zh: string; readonly en: string }
    readonly status: number
  } | null
  readonly retry: () => void
  readonly children?: ReactNode
}) {
  const { t } = useLang()
  if (!problem)
    return (
      <p className="waiting" role="status">
        {t('正在读取…', 'Loading…')}
      </p>
    )
  return (
    <div className="alert" role="alert">
      <p>{t(problem.detail)}</p>
      {problem.status === 401 ? (
        <Link className="button" href={`/sign-in?to=${encodeURIComponent(addressHere().split('?')[0]!)}`}>
          {t('去登录', 'Sign in')}
        </Link>
      ) : (
        <button type="button" className="button" onClick={retry}>
          {t('重试', 'Try again')}
        </button>
      )}
      {children}
    </div>
  )
}
