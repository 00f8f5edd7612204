/** Sign-in. A rehearsal shows its fictional accounts; a real office does not. */
import type { DemoAccount } from '../../server/contract/people.ts'
import { at } from '../shared/base.ts'
import { useLang } from '../shared/lang.tsx'
import { go, useAddress, useTitle } from '../shared/router.tsx'
import { useOidc, whyBack } from '../shared/oidc.ts'
import { useLoad } from '../shared/use-load.ts'
import { SignInFields } from '../shared/sign-in-fields.tsx'
import { rehearsalPassword, useSignIn } from '../shared/use-sign-in.ts'
import { useSession } from './session.tsx'

/** Only our own pages: an address from elsewhere is not followed. */
export function backTo(address: string): string {
  const to = new URLSearchParams(address.split('?')[1] ?? '').get('to') ?? '/'
  return /^\/(?!\/)/.test(to) ? to : '/'
}

export function SignIn() {
  const { t } = useLang()
  const { refresh } = useSession()
  const address = useAddress()
  useTitle(t('登录', 'Sign in'))
  const { data: demo } = useLoad<readonly DemoAccount[]>('/api/demo-accounts')
  const oidc = useOidc()
  const back = whyBack(address)
  const signIn = useSignIn(async () => {
    await refresh()
    go(backTo(address))
  })
  const { busy, enter, submit, wrong } = signIn
  const residents = (demo ?? []).filter((a) => a.face === 'resident')
  return (
    <div className="wide narrow">
      <h1>{t('登录', 'Sign in')}</h1>
      <form className="form" onSubmit={submit}>
        {(wrong ?? back) && (
          <p className="alert" role="alert">
            {t((wrong ?? back)!)}
          </p>
        )}
        {oidc && (
          <p>
            <a className="button" href={at('/api/oidc/start?face=resident')}>
              {t(`${oidc.zh}登录`, `Sign in with ${oidc.en}`)}
            </a>
          </p>
        )}
        <SignInFields of={signIn} />
        <button type="submit" className="button" disabled={busy}>
          {busy ? t('正在登录…', 'Signing in…') : t('登录', 'Sign in')}
        </button>
      </form>
      {residents.length > 0 && (
        <section className="demo" aria-labelledby="demo">
          <h2 id="demo">{t('演练账号', 'Rehearsal accounts')}</h2>
          <p>{t('都是虚构的人，点一下就能进入。', 'Fictional people. One tap and you are in.')}</p>
          <ul className="cards">
            {residents.map((a) => (
              <li key={a.login}>
                <button
                  type="button"
                  className="card"
                  disabled={busy}
                  onClick={() => void enter(a.login, rehearsalPassword)}
                >
                  <b>{a.name}</b>
                  <span>{t(a.title)}</span>
                </button>
              </li>
            ))}
          </ul>
          <p>
            <a href={at('/desk')}>{t('以工作人员身份进入', 'Enter as an official')}</a>
          </p>
        </section>
      )}
    </div>
  )
}
