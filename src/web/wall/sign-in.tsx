/** Sign-in at the wall, as on the desk. A rehearsal lists its fictional officials. */
import type { DemoAccount } from '../../server/contract/people.ts'
import { at } from '../shared/base.ts'
import { useLang } from '../shared/lang.tsx'
import { useOidc, whyBack } from '../shared/oidc.ts'
import { RealmSwitch } from '../shared/realms.tsx'
import { useAddress, useTitle } from '../shared/router.tsx'
import { useLoad } from '../shared/use-load.ts'
import { SignInFields } from '../shared/sign-in-fields.tsx'
import { rehearsalPassword, useSignIn } from '../shared/use-sign-in.ts'

export function SignIn({ entered }: { readonly entered: () => Promise<void> }) {
  const { lang, setLang, t } = useLang()
  useTitle(t('调度屏登录 · 一门', 'Sign in · Yimen wall'))
  const { data: accounts } = useLoad<readonly DemoAccount[]>('/api/demo-accounts')
  const oidc = useOidc()
  const back = whyBack(useAddress())
  const signIn = useSignIn(entered)
  const { wrong, busy, enter, submit } = signIn
  const officials = (accounts ?? []).filter((a) => a.face === 'desk')
  const said = wrong ?? back
  return (
    <main className="w-sign-in">
      <div className="w-between">
        <h1>
          {t('调度屏', 'The wall')}
          <small>{t('工作人员登录', 'for officials')}</small>
        </h1>
        <button
          type="button"
          className="w-bare"
          lang={lang === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}
        >
          {lang === 'zh' ? 'English' : '中文'}
        </button>
      </div>
      <RealmSwitch page="wall" />
      <form onSubmit={submit}>
        {said && (
          <p role="alert" className="w-wrong">
            {t(said)}
          </p>
        )}
        {oidc && (
          <p>
            <a className="w-button" href={at('/api/oidc/start?face=wall')}>
              {t(`${oidc.zh}登录`, `Sign in with ${oidc.en}`)}
            </a>
          </p>
        )}
        <SignInFields of={signIn} />
        <button type="submit" className="w-button" disabled={busy}>
          {busy ? t('正在登录…', 'Signing in…') : t('登录', 'Sign in')}
        </button>
      </form>
      {officials.length > 0 && (
        <section aria-labelledby="accounts">
          <h2 id="accounts">{t('演练账号', 'Rehearsal accounts')}</h2>
          <p>{t('人物均为虚构，点一下即可进入。', 'All fictional; one click enters.')}</p>
          <ul>
            {officials.map((a) => (
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
