/** The second factor: set up with a picture for the camera, or shown again where a post begins to ask for it. */
import { useState, type FormEvent } from 'react'
import { Alert, Button } from 'antd'
import type { Enrolment } from '../../../server/contract/people.ts'
import { asProblem, post, put } from '../../shared/api.ts'
import { useLang } from '../../shared/lang.tsx'
import { PageTitle, ProblemBox, Section } from '../parts.tsx'
import { useSession } from '../session.tsx'

type Wrong = ReturnType<typeof asProblem>

/** Runs a request, with its problem to show. */
function useAsk() {
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const [busy, setBusy] = useState(false)
  const ask = async (work: () => Promise<void>) => {
    setBusy(true)
    setWrong(null)
    await work().catch((e: unknown) => setWrong(asProblem(e)))
    setBusy(false)
  }
  return { wrong, busy, ask }
}

const CodeInput = ({
  label,
  value,
  change,
}: {
  readonly label: string
  readonly value: string
  readonly change: (text: string) => void
}) => (
  <label className="field">
    <span>{label}</span>
    <input
      className="input"
      value={value}
      onChange={(e) => change(e.target.value)}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={12}
      required
    />
  </label>
)

/** What stands in the way of the desk until the second factor is there. */
export function FactorGate() {
  const { t } = useLang()
  const { me, refresh } = useSession()
  return (
    <>
      <PageTitle title={t('动态验证码', 'Second factor')} />
      <p>
        {t(
          '您的岗位要作决定或经手资金，登录要有第二道验证：密码之外，再输入手机上每半分钟一换的6位数字。',
          'Your post decides or handles money. Besides the password, sign-in takes six digits from your phone, which change every half minute.',
        )}
      </p>
      {me.factor.enrolled ? <Confirm done={refresh} /> : <Enrol done={refresh} />}
    </>
  )
}

/** The code of a phone that is set up, for a session that began without it. */
export function Confirm({ done }: { readonly done: () => Promise<void> }) {
  const { t } = useLang()
  const { wrong, busy, ask } = useAsk()
  const [code, setCode] = useState('')
  const submit = (e: FormEvent) => {
    e.preventDefault()
    void ask(async () => {
      await post('/api/session/confirm', { code })
      await done()
    })
  }
  return (
    <form className="stack narrow-form" onSubmit={submit}>
      {wrong && <ProblemBox problem={wrong} />}
      <CodeInput
        label={t('手机上的6位动态验证码', 'The six digits on your phone')}
        value={code}
        change={setCode}
      />
      <Button type="primary" htmlType="submit" loading={busy}>
        {t('确认', 'Confirm')}
      </Button>
    </form>
  )
}

/** Three steps: the password again, the picture, the first code; then the codes on paper. */
export function Enrol({ done }: { readonly done: () => Promise<void> }) {
  const { t } = useLang()
  const { wrong, busy, ask } = useAsk()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [offer, setOffer] = useState<Enrolment | null>(null)
  const [recovery, setRecovery] = useState<readonly string[] | null>(null)
  if (recovery)
    return (
      <Section id="recovery" title={t('备用码：只显示这一次', 'Recovery codes: shown this once')}>
        <p>
          {t(
            '手机丢了，用其中一个代替验证码登录，每个只能用一次。请抄下或打印，放在安全的地方。',
            'If you lose your phone, sign in with one of these instead; each works once. Write them down or print them, and keep them safe.',
          )}
        </p>
        <ol className="codes" data-testid="recovery">
          {recovery.map((c) => (
            <li key={c}>
              <code>{c}</code>
            </li>
          ))}
        </ol>
        <p className="row">
          <Button onClick={() => window.print()}>{t('打印', 'Print')}</Button>
          <Button type="primary" onClick={() => void done()}>
            {t('我已保存，继续', 'I have kept them: go on')}
          </Button>
        </p>
      </Section>
    )
  const begin = (e: FormEvent) => {
    e.preventDefault()
    void ask(async () => setOffer(await post<Enrolment>('/api/totp', { password })))
  }
  const confirm = (e: FormEvent) => {
    e.preventDefault()
    void ask(async () =>
      setRecovery((await put<{ recovery: readonly string[] }>('/api/totp', { code })).recovery),
    )
  }
  return offer ? (
    <form className="stack narrow-form" onSubmit={confirm}>
      {wrong && <ProblemBox problem={wrong} />}
      <p>
        {t(
          '用手机上的验证器应用扫描，再输入它显示的6位数字。',
          'Scan with an authenticator app on your phone, then enter the six digits it shows.',
        )}
      </p>
      <img
        className="qr"
        alt={t('二维码；不能扫描就输入下面的密钥', 'QR code; if you cannot scan it, type the key below')}
        src={`data:image/svg+xml;utf8,${encodeURIComponent(offer.qr)}`}
      />
      <p>
        {t('密钥', 'Key')}{' '}
        <code className="key" data-testid="secret">
          {offer.secret.replace(/(.{4})/g, '$1 ').trim()}
        </code>
      </p>
      <CodeInput label={t('6位动态验证码', 'Six digits')} value={code} change={setCode} />
      <Button type="primary" htmlType="submit" loading={busy}>
        {t('确认', 'Confirm')}
      </Button>
    </form>
  ) : (
    <form className="stack narrow-form" onSubmit={begin}>
      {wrong && <ProblemBox problem={wrong} />}
      <Alert
        type="info"
        showIcon
        title={t('准备一部装有验证器应用的手机', 'Have a phone with an authenticator app at hand')}
      />
      <label className="field">
        <span>{t('先再输入一次密码', 'First your password again')}</span>
        <input
          className="input"
          type="password"
          value={password}
          onChange={(e) => setPassword(e.target.value)}
          autoComplete="current-password"
          required
        />
      </label>
      <Button type="primary" htmlType="submit" loading={busy}>
        {t('下一步', 'Next')}
      </Button>
    </form>
  )
}
