/**
 * [DF3] The session ended while somebody was at a page: they sign in over it and go on where they were. Nothing of the page is seen
 * meanwhile; whoever else signs in begins a page of their own.
 */
import { useEffect, useId, useRef } from 'react'
import { Alert, Button } from 'antd'
import type { DemoAccount, Me } from '../../server/contract/people.ts'
import { at } from '../shared/base.ts'
import { useLang } from '../shared/lang.tsx'
import { useOidc } from '../shared/oidc.ts'
import { SignInFields } from '../shared/sign-in-fields.tsx'
import { rehearsalPassword, useSignIn } from '../shared/use-sign-in.ts'
import { useLoad } from './reads.tsx'

export function SignInAgain({
  who,
  entered,
  leave,
}: {
  readonly who: Me
  readonly entered: () => Promise<void>
  readonly leave: () => void
}) {
  const { t } = useLang()
  const heading = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const oidc = useOidc()
  const { data: accounts } = useLoad<readonly DemoAccount[]>(
    who.realm.rehearsal ? '/api/demo-accounts' : null,
  )
  const own = accounts?.find((a) => a.login === who.login)
  const signIn = useSignIn(entered)
  const { busy, enter, submit, wrong, setLogin } = signIn
  useEffect(() => setLogin(who.login), [who.login])
  useEffect(() => {
    const back = document.activeElement
    dialog.current?.showModal()
    /** A browser closes dialogs that it takes for one together: Escape would take the form behind along. */
    const stay = (e: KeyboardEvent) => {
      if (e.key !== 'Escape') return
      e.preventDefault()
      e.stopImmediatePropagation()
    }
    addEventListener('keydown', stay, { capture: true })
    return () => {
      removeEventListener('keydown', stay, { capture: true })
      if (back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true })
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className="sign-in-again"
      aria-labelledby={heading}
      data-testid="sign-in-again"
      onCancel={(e) => e.preventDefault()}
      /** Keys and submits of it are no keys of the page behind. */
      onKeyDown={(e) => e.stopPropagation()}
    >
      <h2 id={heading} tabIndex={-1} autoFocus>
        {t('登录已过期，请重新登录', 'Your session ended: sign in again')}
      </h2>
      <p>
        {t(
          '您填写的内容都在，登录后接着办，刚才的操作会自动再试一次。',
          'What you wrote is still here. Once you are back you go on, and what you just did is tried again.',
        )}
      </p>
      <form
        className="stack"
        onSubmit={(e) => {
          e.stopPropagation()
          submit(e)
        }}
      >
        {wrong && <Alert type="error" showIcon title={t(wrong)} role="alert" />}
        <SignInFields of={signIn} isSame className="input" />
        <div className="row">
          <Button type="primary" htmlType="submit" size="large" loading={busy}>
            {t('登录，接着办', 'Sign in and go on')}
          </Button>
          {own && (
            <Button
              size="large"
              disabled={busy}
              data-testid="rehearsal-again"
              onClick={() => void enter(own.login, rehearsalPassword, own.code)}
            >
              {t('演练：一键登录', 'Rehearsal: at once')}
            </Button>
          )}
          <Button size="large" onClick={leave}>
            {t('换人登录', 'Somebody else')}
          </Button>
        </div>
        {oidc && (
          <p className="row">
            <a
              className="link-button"
              href={at('/api/oidc/start?face=desk')}
              target="_blank"
              rel="noreferrer"
            >
              {t(`在新标签页用${oidc.zh}登录`, `Sign in with ${oidc.en} in a new tab`)}
            </a>
            <Button onClick={() => void entered().catch(() => undefined)}>
              {t('已登录，接着办', 'I am back: go on')}
            </Button>
          </p>
        )}
      </form>
    </dialog>
  )
}
