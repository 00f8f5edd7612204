/** Sign-in of officials. A rehearsal lists its fictional accounts by office; a real office does not. */
import { useState, type FormEvent } from 'react'
import { Alert, Button } from 'antd'
import type { DemoAccount, Me } from '../../server/contract/people.ts'
import { asProblem, post } from '../shared/api.ts'
import { useLang } from '../shared/lang.tsx'
import { useTitle } from '../shared/router.tsx'
import { useLoad } from '../shared/use-load.ts'
import { LanguageSwitch } from './parts.tsx'

const rehearsalPassword = 'yimen-rehearsal'

export function SignIn({ entered }: { readonly entered: () => Promise<void> }) {
  const { t } = useLang()
  useTitle(t('工作台登录 · 一门', 'Sign in · Yimen'))
  const { data: accounts } = useLoad<readonly DemoAccount[]>('/api/demo-accounts')
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [wrong, setWrong] = useState<{ readonly zh: string; readonly en: string } | null>(null)
  const [busy, setBusy] = useState(false)
  const enter = async (as: string, secret: string) => {
    setBusy(true)
    setWrong(null)
    try {
      await post<Me>('/api/session', { login: as, password: secret })
      await entered()
    } catch (error) {
      setWrong(asProblem(error).detail)
      setBusy(false)
    }
  }
  const submit = (e: FormEvent) => {
    e.preventDefault()
    void enter(login, password)
  }
  const officials = (accounts ?? []).filter((a) => a.face === 'desk')
  return (
    <main className="sign-in">
      <div className="between"><p className="brand-large"><span className="seal" aria-hidden="true">一门</span>{t('一门 · 工作台', 'Yimen · Desk')}</p><LanguageSwitch /></div>
      <h1>{t('工作人员登录', 'Sign in, officials')}</h1>
      <form onSubmit={submit} className="stack">
        {wrong && <Alert type="error" showIcon title={t(wrong)} role="alert" />}
        <label className="field"><span>{t('用户名', 'Name')}</span><input className="input" value={login} onChange={(e) => setLogin(e.target.value)} autoComplete="username" autoCapitalize="none" required /></label>
        <label className="field"><span>{t('密码', 'Password')}</span><input className="input" type="password" value={password} onChange={(e) => setPassword(e.target.value)} autoComplete="current-password" required /></label>
        <Button type="primary" htmlType="submit" size="large" loading={busy}>{t('登录', 'Sign in')}</Button>
      </form>
      {officials.length > 0 && (
        <section aria-labelledby="accounts">
          <h2 id="accounts">{t('演练账号', 'Rehearsal accounts')}</h2>
          <p className="muted">{t('人物均为虚构，点一下即可进入；密码都是', 'All fictional; one click enters. Everybody’s password is')} <code>{rehearsalPassword}</code></p>
          <ul className="accounts">{officials.map((a) => <li key={a.login}><button type="button" disabled={busy} onClick={() => void enter(a.login, rehearsalPassword)}><b>{t(a.title)}</b><span>{a.name} · {a.login}</span></button></li>)}</ul>
        </section>
      )}
      <p><a href="/">{t('群众办事入口', 'For residents')}</a></p>
    </main>
  )
}
