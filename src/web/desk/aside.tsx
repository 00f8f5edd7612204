/** [QA3] What phones sent after their session was ended: who sees the case takes it over as their own act, or discards it for a reason. */
import { useState } from 'react'
import { Button } from 'antd'
import type { Text } from '../../kernel/text.ts'
import type { AsideReason, AsideView } from '../../server/contract/aside.ts'
import type { Done } from '../../server/contract/cases.ts'
import { asProblem, post as send, type ProblemError } from '../shared/api.ts'
import { clockOff } from '../shared/clock-off.ts'
import { instantText } from '../shared/format.ts'
import { useLang } from '../shared/lang.tsx'
import { Link } from '../shared/router.tsx'
import { Badge, PageTitle, ProblemBox, Section, Waiting } from './parts.tsx'
import { useLoad } from './reads.tsx'
import { useSession } from './session.tsx'

const causes: Readonly<Record<AsideView['cause'], Text>> = {
  phone: { zh: '手机已被注销登录', en: 'The phone was signed out from elsewhere' },
  login: { zh: '账号已停用', en: 'The account was switched off' },
  post: { zh: '岗位已经结束', en: 'The post has ended' },
}
const reasons: Readonly<Record<AsideReason, Text>> = {
  not_theirs: { zh: '不是本人所写', en: 'Not written by its person' },
  done_already: { zh: '事情已经办过', en: 'Done already' },
  changed: { zh: '情况已变，不再适用', en: 'Things have changed' },
  unclear: { zh: '内容不清，已另行联系本人', en: 'Unclear: its person was asked' },
}

/** Where there is any, the inbox says so. */
export function AsideNotice() {
  const { t } = useLang()
  const { me } = useSession()
  const { data } = useLoad<readonly AsideView[]>(me.posts.length > 0 ? '/api/field/aside' : null)
  if (!data || data.length === 0) return null
  return (
    <p className="panel" role="status" data-testid="aside-notice">
      <Link href="/desk/aside">
        {t(
          `停用的手机发来${data.length}项，没有办理，等您接手或者注明不办`,
          `${data.length} items came from phones that are their persons’ no more: nothing was done`,
        )}
      </Link>
    </p>
  )
}

export function AsidePage() {
  const { t } = useLang()
  const { data, problem, reload } = useLoad<readonly AsideView[]>('/api/field/aside')
  return (
    <>
      <PageTitle title={t('停用手机所发', 'From phones that were signed out')} />
      <p className="muted">
        {t(
          '手机报失、账号停用或岗位结束以后，手机里还没有发出的内容封存在这里，没有办理，也不算本人所办。' +
            '您接手的，以您的岗位办理；不办的，注明理由。两样都记入日志。',
          'After a phone was reported, an account switched off or a post ended, what was still to be sent from ' +
            'the phone is kept here, sealed. Nothing was done. What you take over is your own act; ' +
            'what you discard needs a reason; both are in the log.',
        )}
      </p>
      {!data ? (
        <Waiting problem={problem} retry={reload} />
      ) : data.length === 0 ? (
        <p className="muted" role="status">
          {t('没有等您处理的。', 'Nothing waits for you.')}
        </p>
      ) : (
        data.map((one) => <One key={one.id} of={one} reload={reload} />)
      )}
    </>
  )
}

function One({ of, reload }: { readonly of: AsideView; readonly reload: () => void }) {
  const { lang, t } = useLang()
  const { post } = useSession()
  const [reason, setReason] = useState<AsideReason | ''>('')
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<string | null>(null)
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const off = clockOff(of.written.behind * 1000)
  const ask = async (path: string, body: object): Promise<void> => {
    setBusy(true)
    setProblem(null)
    try {
      const answer = await send<Done | undefined>(`/api/field/aside/${of.id}/${path}`, {
        post: post?.id,
        ...body,
      })
      if (answer) setDone(answer.case)
      else reload()
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Section id={of.id} title={`${t(of.programme)} · ${t(of.title)}`}>
      <p>
        <Badge tone="warn">{t(causes[of.cause])}</Badge> {of.writer} · {of.device} · {t(of.area)} ·{' '}
        {of.case === null ? (
          t('新开办件', 'Opens a case')
        ) : (
          <Link href={`/desk/cases/${of.case}`}>{of.case}</Link>
        )}
      </p>
      <p className="muted">
        {t('手机上写于 ', 'Written on the phone ')}
        <time dateTime={of.written.at}>{instantText(of.written.at, lang)}</time>
        {off && t(`（手机时钟${off.zh}，已改正）`, ` (its clock was ${off.en} ours, set right)`)}
        {t('，服务器收到 ', ', received ')}
        <time dateTime={of.at}>{instantText(of.at, lang)}</time>
        {of.photos > 0 &&
          t(`；另有${of.photos}张照片留在手机上，没有收到`, `; ${of.photos} photos stayed on the phone`)}
      </p>
      <dl className="facts">
        {of.content.map((f) => (
          <div key={f.name}>
            <dt>{t(f.title)}</dt>
            <dd>{f.said ? t(f.said) : f.text}</dd>
          </div>
        ))}
      </dl>
      {problem && <ProblemBox problem={problem} />}
      {done !== null ? (
        <p role="status" data-testid="aside-done">
          {t('已由您办理：', 'Done as yours: ')}
          <Link href={`/desk/cases/${done}`}>{done}</Link>
        </p>
      ) : (
        <div className="row">
          <Button
            type="primary"
            loading={busy}
            disabled={!post}
            onClick={() => void ask('take', { seq: of.seq })}
          >
            {t('由我接手办理', 'Do it as my own')}
          </Button>
          <select
            className="input"
            aria-label={t('不办的理由', 'Why it is not done')}
            value={reason}
            onChange={(e) => setReason(e.target.value as AsideReason | '')}
          >
            <option value="">{t('不办的理由…', 'Why it is not done…')}</option>
            {Object.entries(reasons).map(([name, text]) => (
              <option key={name} value={name}>
                {t(text)}
              </option>
            ))}
          </select>
          <Button disabled={busy || reason === '' || !post} onClick={() => void ask('discard', { reason })}>
            {t('不办', 'Discard')}
          </Button>
        </div>
      )}
    </Section>
  )
}
