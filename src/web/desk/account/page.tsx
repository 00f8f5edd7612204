/** One's own account: where one is signed in, the second factor, the password. */
import { useState, type FormEvent } from 'react'
import { Button } from 'antd'
import type { SessionsView } from '../../../server/contract/people.ts'
import { asProblem, post, remove } from '../../shared/api.ts'
import { instantText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { useLoad } from '../reads.tsx'
import { Badge, PageTitle, ProblemBox, Section, Waiting } from '../parts.tsx'
import { useSession } from '../session.tsx'
import { Confirm, Enrol } from './factor.tsx'

export function AccountPage() {
  const { t } = useLang()
  const { me, refresh } = useSession()
  const [enrolling, setEnrolling] = useState(false)
  return (
    <>
      <PageTitle title={t('账户与安全', 'Account and security')} />
      <Sessions />
      <Section id="factor" title={t('动态验证码', 'Second factor')}>
        <p>
          {me.factor.enrolled
            ? t(
                '已设置。换手机时可以重新设置，旧手机随即失效。',
                'It is set up. Set it up again for a new phone; the old one then stops working.',
              )
            : t(
                '尚未设置。设置后，即使密码泄露，别人也登录不了。',
                'It is not set up. With it, a stolen password alone opens nothing.',
              )}
        </p>
        {me.factor.enrolled && !me.factor.strong && <Confirm done={refresh} />}
        {enrolling ? (
          <Enrol
            done={async () => {
              setEnrolling(false)
              await refresh()
            }}
          />
        ) : (
          <p>
            <Button onClick={() => setEnrolling(true)}>
              {me.factor.enrolled ? t('重新设置', 'Set up again') : t('设置', 'Set up')}
            </Button>
          </p>
        )}
      </Section>
      <Password />
    </>
  )
}

function Sessions() {
  const { lang, t } = useLang()
  const { refresh } = useSession()
  const { data, problem, reload } = useLoad<SessionsView>('/api/sessions')
  const leave = (id: string) => void remove(`/api/sessions/${id}`).then(reload, reload)
  return (
    <Section
      id="sessions"
      title={t('登录的设备', 'Where you are signed in')}
      extra={
        <Button danger onClick={() => void remove('/api/sessions').then(refresh, refresh)}>
          {t('全部退出', 'Sign out everywhere')}
        </Button>
      }
    >
      {!data ? (
        <Waiting problem={problem} retry={reload} />
      ) : (
        <div
          className="scroll"
          tabIndex={0}
          role="region"
          aria-label={t('登录的设备', 'Where you are signed in')}
        >
          <table className="grid" data-testid="sessions">
            <thead>
              <tr>
                <th scope="col">{t('设备', 'Device')}</th>
                <th scope="col">{t('登录于', 'Since')}</th>
                <th scope="col">{t('最近使用', 'Last seen')}</th>
                <th scope="col">
                  <span className="unseen">{t('操作', 'Action')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.map((s) => (
                <tr key={s.id}>
                  <th scope="row">
                    {s.device} {s.mine && <Badge tone="good">{t('本机', 'this one')}</Badge>}
                  </th>
                  <td>{instantText(s.since, lang)}</td>
                  <td>{instantText(s.seen, lang)}</td>
                  <td>
                    {!s.mine && (
                      <Button size="small" onClick={() => leave(s.id)}>
                        {t('退出此设备', 'Sign it out')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  )
}

function Password() {
  const { t } = useLang()
  const [old, setOld] = useState('')
  const [fresh, setFresh] = useState('')
  const [said, setSaid] = useState<ReturnType<typeof asProblem> | 'done' | null>(null)
  const submit = (e: FormEvent) => {
    e.preventDefault()
    post('/api/password', { old, fresh }).then(
      () => {
        setSaid('done')
        setOld('')
        setFresh('')
      },
      (error: unknown) => setSaid(asProblem(error)),
    )
  }
  return (
    <Section id="password" title={t('修改密码', 'Change the password')}>
      <form className="stack narrow-form" onSubmit={submit}>
        {said === 'done' ? (
          <p role="status" className="flash">
            {t(
              '密码已修改，其他设备上的登录已全部退出。',
              'The password is changed. All other devices are signed out.',
            )}
          </p>
        ) : (
          said && <ProblemBox problem={said} />
        )}
        <label className="field">
          <span>{t('当前密码', 'Present password')}</span>
          <input
            className="input"
            type="password"
            value={old}
            onChange={(e) => setOld(e.target.value)}
            autoComplete="current-password"
            required
          />
        </label>
        <label className="field">
          <span>{t('新密码', 'New password')}</span>
          <input
            className="input"
            type="password"
            value={fresh}
            onChange={(e) => setFresh(e.target.value)}
            autoComplete="new-password"
            minLength={10}
            required
          />
          <small className="hint">
            {t(
              '至少10位，用一句好记的话最好',
              'At least 10 characters; a sentence that you remember is best',
            )}
          </small>
        </label>
        <Button htmlType="submit">{t('修改', 'Change')}</Button>
      </form>
    </Section>
  )
}
