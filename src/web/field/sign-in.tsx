/** Signing in on a phone: the first time with network; afterwards the phone opens without. */
import type { Text } from '../../kernel/text.ts'
import type { DemoAccount } from '../../server/contract/people.ts'
import { useLang } from '../shared/lang.tsx'
import { SignInFields } from '../shared/sign-in-fields.tsx'
import { useLoad } from '../shared/use-load.ts'
import { rehearsalPassword, useSignIn } from '../shared/use-sign-in.ts'
import { signedIn, useField } from './app-state.ts'

export function SignIn({
  why,
  closed,
  aside,
}: {
  readonly why: Text | null
  readonly closed: number
  readonly aside: number
}) {
  const { t } = useLang()
  const { online } = useField()
  const { data: demo } = useLoad<readonly DemoAccount[]>('/api/demo-accounts')
  const signIn = useSignIn(signedIn)
  const { busy, enter, submit, wrong } = signIn
  const officials = (demo ?? []).filter((a) => a.face === 'desk')
  return (
    <>
      <h1>{t('登录', 'Sign in')}</h1>
      {why && (
        <p className="alert" role="alert">
          {t(why)}
        </p>
      )}
      {closed > 0 && (
        <p className="f-card" data-testid="closed">
          {t(
            `本机有${closed}项没有发出的内容，已经封存，只有写的人登录后才能打开和发送。`,
            `${closed} items on this phone are not sent. They are sealed, and open only for who wrote them.`,
          )}
        </p>
      )}
      {aside > 0 && (
        <p className="f-card" data-testid="aside">
          {t(
            `本机已被注销登录：没有发出的${aside}项已封存转交负责人，` +
              '不再以本人名义办理；照片仍封存在本机。',
            `This phone was signed out from elsewhere: ${aside} items that were not sent were handed over, ` +
              'sealed, and are no act of their writer any more. Photos stay here, sealed.',
          )}
        </p>
      )}
      {!online && (
        <p className="alert" role="alert">
          {t('第一次使用，或者退出以后，登录需要网络。', 'To sign in you need a network.')}
        </p>
      )}
      <form className="form" onSubmit={submit}>
        {wrong && (
          <p className="alert" role="alert">
            {t(wrong)}
          </p>
        )}
        <SignInFields of={signIn} />
        <button type="submit" className="button" disabled={busy}>
          {busy ? t('正在登录…', 'Signing in…') : t('登录', 'Sign in')}
        </button>
      </form>
      {officials.length > 0 && (
        <details className="f-card">
          <summary>{t('演练账号', 'Rehearsal accounts')}</summary>
          <ul className="f-list">
            {officials.map((a) => (
              <li key={a.login}>
                <button
                  type="button"
                  className="f-row"
                  disabled={busy}
                  onClick={() => void enter(a.login, rehearsalPassword, a.code)}
                >
                  <b>{a.name}</b>
                  <span>{t(a.title)}</span>
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
