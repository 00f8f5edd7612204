/** Sign-in of officials. A rehearsal lists its fictional accounts by office; a real office does not. */
import { Alert, Button } from 'antd'
import type { DemoAccount } from '../../server/contract/people.ts'
import { at } from '../shared/base.ts'
import { useLang } from '../shared/lang.tsx'
import { useOidc, whyBack } from '../shared/oidc.ts'
import { RealmSwitch } from '../shared/realms.tsx'
import { useAddress, useTitle } from '../shared/router.tsx'
import { useLoad } from './reads.tsx'
import { SignInFields } from '../shared/sign-in-fields.tsx'
import { rehearsalPassword, useSignIn } from '../shared/use-sign-in.ts'
import { LanguageSwitch } from './parts.tsx'

export function SignIn({ entered }: { readonly entered: () => Promise<void> }) {
  const { t } = useLang()
  useTitle(t('工作台登录 · 一门', 'Sign in · Yimen'))
  const { data: accounts } = useLoad<readonly DemoAccount[]>('/api/demo-accounts')
  const oidc = useOidc()
  const back = whyBack(useAddress())
  const signIn = useSignIn(entered)
  const { busy, enter, submit, wrong } = signIn
  const officials = (accounts ?? []).filter((a) => a.face === 'desk')
  return (
    <main className="sign-in">
      <div className="between">
        <p className="brand-large">
          <span className="seal" aria-hidden="true">
            一门
          </span>
          {t('一门 · 工作台', 'Yimen · Desk')}
        </p>
        <LanguageSwitch />
      </div>
      <h1>{t('工作人员登录', 'Sign in, officials')}</h1>
      <RealmSwitch page="desk" />
      {back && !wrong && <Alert type="error" showIcon title={t(back)} role="alert" />}
      {oidc && (
        <p>
          <a className="link-button" href={at('/api/oidc/start?face=desk')}>
            {t(`${oidc.zh}登录`, `Sign in with ${oidc.en}`)}
          </a>
        </p>
      )}
      <form onSubmit={submit} className="stack">
        {wrong && <Alert type="error" showIcon title={t(wrong)} role="alert" />}
        <SignInFields of={signIn} className="input" recovery />
        <Button type="primary" htmlType="submit" size="large" loading={busy}>
          {t('登录', 'Sign in')}
        </Button>
      </form>
      {officials.length > 0 && (
        <section aria-labelledby="accounts">
          <h2 id="accounts">{t('演练账号', 'Rehearsal accounts')}</h2>
          <p className="muted">
            {t(
              '人物均为虚构，点一下即可进入；密码都是',
              'All fictional; one click enters. Everybody’s password is',
            )}{' '}
            <code>{rehearsalPassword}</code>
            {t(
              '。有审批权限的账号还要动态验证码，演练时由本页代填。',
              '. Accounts that decide take a second factor, which this page fills in for a rehearsal.',
            )}
          </p>
          <ul className="accounts">
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
      <p>
        <a href={at('/services')}>{t('群众办事入口', 'For residents')}</a>
      </p>
    </main>
  )
}
