/** The fields of signing in, alike at either face: the name, the password, and the code where it is asked for. */
import { useLang } from './lang.tsx'
import type { useSignIn } from './use-sign-in.ts'

export function SignInFields({
  of: { login, setLogin, password, setPassword, code, setCode, asksCode },
  isSame = false,
  className,
  recovery = false,
}: {
  readonly of: ReturnType<typeof useSignIn>
  /** The same person comes back: the name stands. */
  readonly isSame?: boolean
  readonly className?: string
  /** Whether the page says that a recovery code does as well. */
  readonly recovery?: boolean
}) {
  const { t } = useLang()
  return (
    <>
      <label className="field">
        <span>{t('用户名', 'Name')}</span>
        <input
          className={className}
          value={login}
          onChange={(e) => setLogin(e.target.value)}
          readOnly={isSame}
          autoComplete="username"
          autoCapitalize="none"
          required
        />
      </label>
      <label className="field">
        <span>{t('密码', 'Password')}</span>
        <input
          className={className}
          type="password"
          value={password}
          onChange={(e) => setPassword(e.target.value)}
          autoComplete="current-password"
          required
        />
      </label>
      {asksCode && (
        <label className="field">
          <span>{t('手机上的6位动态验证码', 'The six digits on your phone')}</span>
          <input
            className={className}
            value={code}
            onChange={(e) => setCode(e.target.value)}
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
            required
          />
          {recovery && (
            <small className="muted">
              {t('手机不在身边，可输入一个备用码。', 'Without your phone, enter a recovery code.')}
            </small>
          )}
        </label>
      )}
    </>
  )
}
