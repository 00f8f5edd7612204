/** Sign-in at a face of the stage; a rehearsal lists its fictional people. */
import type { DemoAccount } from '../../server/contract/people.ts'
import { useLang } from '../shared/lang.tsx'
import { useTitle } from '../shared/router.tsx'
import { SignInFields } from '../shared/sign-in-fields.tsx'
import { useLoad } from '../shared/use-load.ts'
import { rehearsalPassword, useSignIn } from '../shared/use-sign-in.ts'
import type { Face } from './place.ts'

export function SignIn({ face, entered }: { readonly face: Face; readonly entered: () => Promise<void> }) {
  const { t } = useLang()
  const { data: accounts } = useLoad<readonly DemoAccount[]>('/api/demo-accounts')
  const signIn = useSignIn(entered)
  const { wrong, busy, enter, submit } = signIn
  const title =
    face === 'desk' ? t('主持台', 'Desk') : face === 'judge' ? t('评委', 'Judges') : t('选手', 'Players')
  useTitle(title)
  const listed = (accounts ?? []).filter((a) => a.face === 'desk' || face === 'play')
  return (
    <main className="st-page st-sign-in">
      <h1>{title}</h1>
      <form onSubmit={submit}>
        {wrong && (
          <p role="alert" className="st-wrong">
            {t(wrong)}
          </p>
        )}
        <SignInFields of={signIn} />
        <button type="submit" className="st-button" disabled={busy}>
          {busy ? t('正在登录…', 'Signing in…') : t('登录', 'Sign in')}
        </button>
      </form>
      {listed.length > 0 && (
        <section aria-labelledby="accounts">
          <h2 id="accounts">{t('演练账号（点一下进入）', 'Rehearsal accounts: one tap enters')}</h2>
          <ul className="st-accounts">
            {listed.map((a) => (
              <li key={a.login}>
                <button
                  type="button"
                  disabled={busy}
                  onClick={() => void enter(a.login, rehearsalPassword, a.code)}
                >
                  <b>{t(a.title)}</b>
                  <span>
                    {a.name} · {a.login}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  )
}
