/** Sign-in before the wall: the same accounts as at the desk. A rehearsal lists its fictional leaders. */
import type { DemoAccount } from '../../server/contract/people.ts'
import { useLang } from '../shared/lang.tsx'
import { useTitle } from '../shared/router.tsx'
import { useLoad } from '../shared/use-load.ts'
import { useSignIn } from '../shared/use-sign-in.ts'

const rehearsalPassword = 'yimen-rehearsal'

export function Enter({ entered }: { readonly entered: () => Promise<void> }) {
  const { t } = useLang()
  useTitle(t('调度墙登录 · 一门', 'Sign in · Yimen'))
  const { data: accounts } = useLoad<readonly DemoAccount[]>('/api/demo-accounts')
  const { login, setLogin, password, setPassword, code, setCode, asksCode, wrong, busy, enter, submit } = useSignIn(entered)
  const officials = (accounts ?? []).filter((a) => a.face === 'desk')
  return (
    <main className="enter">
      <h1>{t('调度墙', 'The wall')}</h1>
      <p>{t('请用工作账号登录。', 'Sign in with your office account.')}</p>
      <form onSubmit={submit}>
        {wrong && <p className="alert" role="alert">{t(wrong)}</p>}
        <label><span>{t('用户名', 'Name')}</span><input value={login} onChange={(e) => setLogin(e.target.value)} autoComplete="username" autoCapitalize="none" required /></label>
        <label><span>{t('密码', 'Password')}</span><input type="password" value={password} onChange={(e) => setPassword(e.target.value)} autoComplete="current-password" required /></label>
        {asksCode && <label><span>{t('手机上的6位动态验证码', 'The six digits on your phone')}</span><input value={code} onChange={(e) => setCode(e.target.value)} inputMode="numeric" autoComplete="one-time-code" required /></label>}
        <button type="submit" disabled={busy}>{busy ? t('正在登录…', 'Signing in…') : t('登录', 'Sign in')}</button>
      </form>
      {officials.length > 0 && (
        <section>
          <h2>{t('演练账号（人物均为虚构）', 'Rehearsal accounts, all fictional')}</h2>
          <ul>{officials.map((a) => <li key={a.login}><button type="button" className="quiet" disabled={busy} onClick={() => void enter(a.login, rehearsalPassword, a.code)}>{t(a.title)} {a.name}</button></li>)}</ul>
        </section>
      )}
    </main>
  )
}
