/** [HK9] Receivers that are told of events: what waits for each, what failed and was given up, and what may be done about it. */
import { useState } from 'react'
import { Button } from 'antd'
import type { z } from 'zod'
import type { HookSecretSchema, HookView } from '../../../server/contract/hooks.ts'
import { asProblem, post as send, remove, type ProblemError } from '../../shared/api.ts'
import { instantText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Badge, PageTitle, ProblemBox, Section, Waiting } from '../parts.tsx'
import { useLoad } from '../reads.tsx'
import { NewHook } from './new-hook.tsx'
import { offText, troubleText } from './words.ts'

type Secret = z.infer<typeof HookSecretSchema>

export function HooksPage() {
  const { t } = useLang()
  const { data: hooks, problem, reload } = useLoad<readonly HookView[]>('/api/hooks')
  const [secret, setSecret] = useState<string | null>(null)
  return (
    <>
      <PageTitle title={t('事件推送', 'Receivers of events')} />
      <p className="muted">
        {t(
          '办件受理、办出结果、办结时，推送给下列接收方（CloudEvents，按 Standard Webhooks 签名）。' +
            '按所列账户的权限，发送时读取；不含个人信息。',
          'When a case is opened, decided or ended, these are told (CloudEvents, signed as Standard Webhooks). What they are ' +
            'told is read when it is sent, as the account that is named; personal data never is.',
        )}
      </p>
      {secret !== null && (
        <div className="panel stack" role="status" data-testid="hook-secret">
          <p>
            {t(
              '密钥只显示这一次，请现在交给接收方：',
              'The secret is shown this once. Give it to the receiver now:',
            )}
          </p>
          <code className="key">{secret}</code>
          <div>
            <Button onClick={() => setSecret(null)}>{t('已交付，不再显示', 'Done, hide it')}</Button>
          </div>
        </div>
      )}
      {!hooks ? (
        <Waiting problem={problem} retry={reload} />
      ) : hooks.length === 0 ? (
        <p className="muted" role="status">
          {t('还没有登记接收方。', 'No receiver is written down yet.')}
        </p>
      ) : (
        hooks.map((h) => <Hook key={h.id} hook={h} reload={reload} tell={setSecret} />)
      )}
      <NewHook
        taken={hooks?.map((h) => h.id) ?? []}
        done={(fresh) => {
          setSecret(fresh)
          reload()
        }}
      />
    </>
  )
}

function Hook({
  hook: h,
  reload,
  tell,
}: {
  readonly hook: HookView
  readonly reload: () => void
  readonly tell: (secret: string | null) => void
}) {
  const { lang, t } = useLang()
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const [isSure, setSure] = useState(false)
  const takeOut = () =>
    void remove(`/api/hooks/${h.id}`).then(reload, (e: unknown) => setProblem(asProblem(e)))
  const act = <T,>(path: string, body: object, then: (done: T) => void = () => undefined) =>
    void send<T>(`/api/hooks/${h.id}/${path}`, body).then(
      (done) => {
        setProblem(null)
        then(done)
        reload()
      },
      (e: unknown) => setProblem(asProblem(e)),
    )
  return (
    <Section id={`hook-${h.id}`} title={t(h.name)} extra={<Standing hook={h} />}>
      <p className="muted">
        <code>{h.url}</code> · {t(`按账户 ${h.login} 读取`, `read as ${h.login}`)}
      </p>
      <p>
        {h.programmes.map((p) => t(p.title)).join(t('、', ', '))}
        {h.outcomes.length > 0 && t(`；只推送 ${h.outcomes.join('、')}`, `; only ${h.outcomes.join(', ')}`)}
        {h.areas.length > 0 && ` · ${h.areas.map((a) => a.name).join(t('、', ', '))}`}
      </p>
      <dl className="line-facts">
        <div>
          <dt>{t('已送达', 'Taken')}</dt>
          <dd>{h.sent}</dd>
        </div>
        <div>
          <dt>{t('等待发送', 'Waiting')}</dt>
          <dd>
            {h.waiting}
            {h.waitingSince &&
              t(
                `，最早一条自 ${instantText(h.waitingSince, 'zh')} 起`,
                `, the first since ${instantText(h.waitingSince, 'en')}`,
              )}
          </dd>
        </div>
        <div>
          <dt>{t('已放弃', 'Given up')}</dt>
          <dd>{h.givenUp}</dd>
        </div>
        <div>
          <dt>{t('账户无权看，未发', 'Not its account’s to see')}</dt>
          <dd>{h.withheld}</dd>
        </div>
      </dl>
      {h.off && (
        <p className="bad-text" role="status">
          {t(offText[h.off])}
        </p>
      )}
      {h.bothSecrets && (
        <p className="muted">
          {t('新旧密钥同时签名，24小时后旧的失效。', 'Both secrets sign; the one before ends after a day.')}
        </p>
      )}
      {h.sendings.length > 0 && (
        <table className="grid small accesses" data-testid={`sendings-${h.id}`}>
          <caption>{t('没有送达的，已放弃的在前', 'Not taken, given up first')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('办件', 'Case')}</th>
              <th scope="col">{t('发生时间', 'Since')}</th>
              <th scope="col">{t('情况', 'How it stands')}</th>
            </tr>
          </thead>
          <tbody>
            {h.sendings.map((s) => (
              <tr key={`${s.case} ${s.seq}`}>
                <th scope="row">
                  {s.case} <span className="muted">{t(`第${s.seq}步`, `no. ${s.seq}`)}</span>
                </th>
                <td>{instantText(s.at, lang)}</td>
                <td>
                  {s.givenUpAt ? (
                    <b className="bad-text">
                      {t(`试了${s.tries}次，已放弃`, `Given up after ${s.tries} tries`)}
                    </b>
                  ) : s.tries > 0 ? (
                    t(
                      `试了${s.tries}次，${instantText(s.due, 'zh')} 再试`,
                      `${s.tries} tries; next ${instantText(s.due, 'en')}`,
                    )
                  ) : (
                    t('等待发送', 'Waits')
                  )}
                  {s.trouble && <span className="muted"> {t(troubleText(s.trouble))}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {problem && <ProblemBox problem={problem} />}
      <div className="row">
        {(h.givenUp > 0 || h.failing > 0) && h.off === null && (
          <Button type="primary" onClick={() => act('again', {})}>
            {t('重新发送', 'Send anew')}
          </Button>
        )}
        <Button onClick={() => act('switch', { on: h.off !== null })}>
          {h.off === null ? t('停用', 'Switch off') : t('启用', 'Switch on')}
        </Button>
        <Button onClick={() => act<Secret>('secret', {}, (done) => tell(done.secret))}>
          {t('更换密钥', 'New secret')}
        </Button>
        {h.off !== null && (
          <Button danger onClick={() => (isSure ? takeOut() : setSure(true))}>
            {isSure
              ? t(
                  `确定删除，未送达的${h.waiting + h.givenUp}条也不再发送`,
                  `Yes, take it out: ${h.waiting + h.givenUp} are told no more`,
                )
              : t('删除', 'Take out')}
          </Button>
        )}
      </div>
    </Section>
  )
}

function Standing({ hook: h }: { readonly hook: HookView }) {
  const { t } = useLang()
  if (h.off) return <Badge tone="bad">{t('已停用', 'Off')}</Badge>
  if (h.givenUp > 0) return <Badge tone="bad">{t('有放弃的', 'Some given up')}</Badge>
  if (h.failing > 0) return <Badge tone="warn">{t('暂时没有送达', 'Not taken for now')}</Badge>
  if (h.waiting > 0) return <Badge tone="calm">{t('正在发送', 'Under way')}</Badge>
  return <Badge tone="good">{t('全部送达', 'All taken')}</Badge>
}
