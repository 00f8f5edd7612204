/** Applying: one thing a page, checked before the next, nothing lost on the way, sent once however often one taps. */
import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { Done, Trial, WayView } from '../../server/contract/cases.ts'
import type { ClauseView } from '../../server/contract/common.ts'
import type { FormView, Guide } from '../../server/contract/programmes.ts'
import type { Text } from '../../kernel/text.ts'
import type { Day } from '../../kernel/day/civil.ts'
import { asProblem, newKey, post, type ProblemError } from '../shared/api.ts'
import { addressHere } from '../shared/base.ts'
import { HeldPapersFor } from '../shared/held-papers.tsx'
import { useLang } from '../shared/lang.tsx'
import { WhyNot } from '../shared/why-not.tsx'
import type { WhyNotView } from '../../server/contract/why-not.ts'
import { go, Link, useAddress, useTitle } from '../shared/router.tsx'
import { useLoad } from '../shared/use-load.ts'
import { useSession, Waiting } from './session.tsx'
import { FieldInput } from './fields.tsx'
import { Place } from './place.tsx'
import { Review } from './review.tsx'
import { useAsked } from './use-conditions.ts'
import { dropDraft, findDraft, keepDraft, type DraftOwner } from './drafts.ts'
import { useUploading } from './uploading.ts'
import { changed, faultOf, fieldOf, pagesOf, toSend, type Change, type Values } from './values.ts'

export function Apply({ programme }: { readonly programme: string }) {
  const { t } = useLang()
  const { me } = useSession()
  const wanted = new URLSearchParams(useAddress().split('?')[1] ?? '').get('form')
  const {
    data: guide,
    problem,
    reload,
  } = useLoad<Guide>(`/api/programmes/${encodeURIComponent(programme)}/guide`)
  const form = guide?.forms.find(
    (f) => (wanted === null || f.outcome === wanted) && f.by.includes('resident'),
  )
  useTitle(form ? t(form.title) : t('申请', 'Apply'))
  if (me === null)
    return (
      <div className="wide narrow">
        <h1>{t('先登录，再办理', 'Sign in first')}</h1>
        <p>
          {t(
            '登录后填写的内容会一直保留，交上去以后可以随时查看进度。',
            'What you write is kept, and you can follow your case afterwards.',
          )}
        </p>
        <Link className="button" href={`/sign-in?to=${encodeURIComponent(addressHere())}`}>
          {t('去登录', 'Sign in')}
        </Link>
      </div>
    )
  if (!guide || me === undefined)
    return (
      <div className="wide narrow">
        <Waiting problem={problem} retry={reload} />
      </div>
    )
  if (!form)
    return (
      <div className="wide narrow">
        <p className="alert">
          {t(
            '这个事项目前不能网上申请，请到乡镇便民服务中心办理。',
            'This cannot be applied for here: please go to the service centre.',
          )}
        </p>
      </div>
    )
  return (
    <Wizard
      key={`${me.drafts.name} ${form.outcome}`}
      guide={guide}
      form={form}
      today={me.now.slice(0, 10) as Day}
      name={me.name}
      owner={me.drafts}
    />
  )
}

/** What would be refused, told before it is sent. */
function Warning({
  title,
  text,
  clauses,
  whyNot = null,
}: {
  readonly title: Text
  readonly text: Text
  readonly clauses: readonly ClauseView[]
  readonly whyNot?: WhyNotView | null
}) {
  const { t } = useLang()
  return (
    <div className="alert" role="alert" data-testid="warning">
      <p>
        {t(title)}
        {t(text)}
      </p>
      {clauses.map((c) => (
        <p className="hint" key={c.id}>
          {t('依据：', 'By ')}
          {c.title}
        </p>
      ))}
      <WhyNot told={whyNot} />
    </div>
  )
}

type Draft = { readonly area: string; readonly values: Values; readonly page: number }

function Wizard({
  guide,
  form,
  today,
  name,
  owner,
}: {
  readonly guide: Guide
  readonly form: FormView
  readonly today: Day
  readonly name: string
  readonly owner: DraftOwner
}) {
  const { t } = useLang()
  const { refresh } = useSession()
  const uploading = useUploading()
  const draftForm = `${guide.id}-${form.outcome}`
  const [draft, setDraft] = useState<Draft>(
    () =>
      findDraft<Draft>(owner, draftForm) ?? {
        area: '',
        values: form.asks.some((a) => a.name === 'applicantName') ? { applicantName: name } : {},
        page: 0,
      },
  )
  /** How often this page was tried: faults show from the first try on, and each try goes to the first of them. */
  const [tried, setTried] = useState(0)
  const shown = tried > 0
  const [refused, setRefused] = useState<ProblemError['problem'] | null>(null)
  const [busy, setBusy] = useState(false)
  const key = useRef(newKey())
  const heading = useRef<HTMLHeadingElement>(null)
  const { area, values, page } = draft
  /** What would become of it as it stands, asked where everything is looked over once more. */
  const [trial, setTrial] = useState<Trial | null>(null)
  useEffect(() => keepDraft(owner, draftForm, draft), [owner, draftForm, draft])
  useEffect(() => {
    if (tried > 0)
      document.querySelector<HTMLElement>('.wrong input, .wrong textarea, .wrong select')?.focus()
  }, [tried])
  const askedFields = useAsked(form.asks, values)
  const pages = pagesOf(form.asks)
  const last = pages.length + 1
  const asksHere = page >= 1 && page < last ? pages[page - 1]!.filter((a) => askedFields.includes(a)) : []
  const ways = useLoad<readonly WayView[]>(
    area.length === 12 ? `/api/programmes/${encodeURIComponent(guide.id)}/openings?area=${area}` : null,
  ).data
  const way = ways?.find((w) => w.outcome === form.outcome)
  const bar = way?.refusal?.message ?? way?.barred?.message
  const body = () => ({
    programme: guide.id,
    outcome: form.outcome,
    area,
    input: Object.fromEntries(
      askedFields.map((a) => [a.name, toSend(fieldOf(a), values[a.name])]).filter(([, v]) => v !== undefined),
    ),
  })
  useEffect(() => {
    setTrial(null)
    if (page !== last) return
    let stays = true
    /** A line that is down is told when it is sent; the limit of a day before. */
    post<Trial>('/api/cases/try', body()).then(
      (answer) => stays && setTrial(answer),
      (error: unknown) => {
        const problem = asProblem(error)
        if (stays && problem.status === 429) setRefused(problem)
      },
    )
    return () => {
      stays = false
    }
    // Whatever changes is changed on an earlier page.
  }, [page, last])
  const turn = (to: number) => {
    setDraft((d) => ({ ...d, page: to }))
    setTried(0)
    setTimeout(() => heading.current?.focus(), 0)
  }
  const set = (n: string, v: Change) => {
    key.current = newKey()
    if (refused?.field?.split('.')[0] === n) setRefused(null)
    setDraft((d) => ({ ...d, values: { ...d.values, [n]: changed(v, d.values[n]) } }))
  }
  const faults = Object.fromEntries(
    asksHere.map((a) => [a.name, faultOf(fieldOf(a), a.ask !== 'optional', values[a.name], today)]),
  )
  const placeFault: Text | null =
    area.length === 12
      ? null
      : guide.place
        ? { zh: '请选择所在的村或社区', en: 'Choose where it is' }
        : { zh: '请选择居住的村或社区', en: 'Choose where you live' }

  const next = (e: FormEvent) => {
    e.preventDefault()
    setTried((n) => n + 1)
    const wrong = page === 0 ? placeFault !== null : Object.values(faults).some((f) => f !== null)
    if (wrong) return
    if (page < last) return turn(page + 1)
    return void send()
  }
  const send = async () => {
    setBusy(true)
    setRefused(null)
    try {
      const done = await post<Done>('/api/cases', body(), key.current)
      dropDraft(owner, draftForm)
      go(`/cases/${done.case}?new=1`)
    } catch (error) {
      const problem = asProblem(error)
      setRefused(problem)
      setBusy(false)
      /** [DF1] The session is over: the page shows nothing of what was written until its owner is back. */
      if (problem.status === 401) return void refresh()
      const at = pages.findIndex((asks) => asks.some((a) => a.name === problem.field?.split('.')[0]))
      if (at >= 0) {
        turn(at + 1)
        setTried(1)
      }
    }
  }
  const faultAt = (n: string) =>
    refused?.field?.split('.')[0] === n
      ? { at: refused.field.split('.').slice(1).join('.'), message: refused.detail }
      : shown
        ? (faults[n] ?? null)
        : null
  return (
    <div className="wide narrow">
      <p className="crumb">
        <Link href={`/services/${guide.id}`}>{t(guide.title)}</Link>
      </p>
      <p className="step" aria-live="polite">
        {t(`第${page + 1}步，共${last + 1}步`, `Step ${page + 1} of ${last + 1}`)}
      </p>
      <progress className="steps" max={last + 1} value={page + 1} aria-label={t('填写进度', 'Progress')} />
      <h1 ref={heading} tabIndex={-1}>
        {page === 0
          ? guide.place
            ? t('是哪里的事？', 'Where is it?')
            : t('您住在哪里？', 'Where do you live?')
          : page === last
            ? t('请核对后提交', 'Check and send')
            : t(form.title)}
      </h1>
      <form className="form" noValidate onSubmit={next}>
        {refused && (
          <div className="alert" role="alert">
            <p>{t(refused.detail)}</p>
            {refused.clauses?.map((c) => (
              <p className="hint" key={c.id}>
                {t('依据：', 'By ')}
                {c.title}
              </p>
            ))}
          </div>
        )}
        {!refused && page === last && trial?.refusal && (
          <Warning
            text={trial.refusal.message}
            clauses={trial.refusal.clauses}
            whyNot={trial.whyNot}
            title={{ zh: '现在提交不会被接受：', en: 'It would not be accepted now: ' }}
          />
        )}
        {!refused && page < last && bar && (
          <Warning
            text={bar}
            clauses={way?.barred ? [way.barred.clause] : []}
            title={{ zh: '目前不能办理：', en: 'Not possible now: ' }}
          />
        )}
        {page === 0 && (
          <Place
            value={area}
            fault={shown ? placeFault : null}
            onChange={(a) => {
              key.current = newKey()
              setDraft((d) => ({ ...d, area: a }))
            }}
          />
        )}
        <HeldPapersFor of={{ programme: guide.id }}>
          {asksHere.map((a) => (
            <FieldInput
              key={a.name}
              name={a.name}
              field={fieldOf(a)}
              required={a.ask !== 'optional'}
              value={values[a.name]}
              fault={faultAt(a.name)}
              onChange={(v) => set(a.name, v)}
            />
          ))}
        </HeldPapersFor>
        {page === last && (
          <Review
            asks={askedFields}
            values={values}
            where={guide.place ? { zh: '地方', en: 'Place' } : { zh: '居住地', en: 'Home' }}
            area={area}
            pages={pages}
            onChange={turn}
          />
        )}
        <div className="actions">
          <button type="submit" className="button" disabled={busy || (page === last && uploading > 0)}>
            {page === last && uploading > 0
              ? t('照片还在上传…', 'Papers are still being sent…')
              : page < last
                ? t('下一步', 'Next')
                : busy
                  ? t('正在提交…', 'Sending…')
                  : t('提交', 'Send')}
          </button>
          {page > 0 && (
            <button type="button" className="button plain" disabled={busy} onClick={() => turn(page - 1)}>
              {t('上一步', 'Back')}
            </button>
          )}
        </div>
      </form>
    </div>
  )
}
