/** A new case on behalf of somebody (帮代办), or one of the office's own: the forms that my posts may open. */
import { useState, type FormEvent } from 'react'
import { Alert, Button } from 'antd'
import type { Done, Trial, WayView } from '../../../server/contract/cases.ts'
import type { FormView, Guide } from '../../../server/contract/programmes.ts'
import { asProblem, newKey, post as send, type ProblemError } from '../../shared/api.ts'
import { useAskedBy } from '../../shared/conditions.ts'
import { HeldPapersFor } from '../../shared/held-papers.tsx'
import { useLang } from '../../shared/lang.tsx'
import { Link, useAddress } from '../../shared/router.tsx'
import { useLoad } from '../reads.tsx'
import { Clauses, PageTitle, ProblemBox, Waiting } from '../parts.tsx'
import { TrialView } from '../case/trial.tsx'
import { useSession } from '../session.tsx'
import { AreaField } from './area.tsx'
import { Fields } from './fields.tsx'
import { Openings } from './openings.tsx'
import { DraftNote, useDraft } from './use-draft.tsx'
import { WrongPlaces } from './wrong-places.tsx'
import { errorsOf, faults, focusOn, sent, theirClauses, type Errors, type Values } from './values.ts'

/** What such a form holds. */
type Held = { readonly area: string | null; readonly values: Values }

export function NewCasePage({ programme }: { readonly programme: string | undefined }) {
  const query = new URLSearchParams(useAddress().split('?')[1] ?? '')
  const { t } = useLang()
  const {
    data: guide,
    problem,
    reload,
  } = useLoad<Guide>(
    programme === undefined ? null : `/api/programmes/${encodeURIComponent(programme)}/guide`,
  )
  if (programme === undefined) return <Openings />
  const form = guide?.forms.find((f) => f.outcome === query.get('form'))
  if (!guide) return <Waiting problem={problem} retry={reload} />
  if (!form)
    return (
      <div className="empty">
        <p>{t('没有这张表单。', 'There is no such form.')}</p>
        <Link href="/desk/new">{t('返回', 'Back')}</Link>
      </div>
    )
  return <OpeningForm key={form.outcome} guide={guide} form={form} />
}

/** `opened`: it stands on another page, which goes on with the case by itself; `here`: the case lies where the post does. */
export function OpeningForm({
  guide,
  form,
  opened,
  here = false,
}: {
  readonly guide: Guide
  readonly form: FormView
  readonly opened?: (done: Done) => void
  readonly here?: boolean
}) {
  const { t } = useLang()
  const { me, post: current, now } = useSession()
  const post =
    me.posts.find((p) => p.id === current?.id && form.by.includes(p.role)) ??
    me.posts.find((p) => form.by.includes(p.role))
  const draft = useDraft<Held>(`new-${guide.id}-${form.outcome}`, { area: null, values: {} })
  const { values } = draft.held
  const [onlyArea, setOnlyArea] = useState<string | null>(null)
  const area = here ? (post?.area ?? null) : (draft.held.area ?? onlyArea)
  const [isSettled, setLast] = useState(false)
  const isLast = here || isSettled
  const [errors, setErrors] = useState<Errors>({})
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const [key, setKey] = useState(newKey)
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<Done | null>(null)
  const [trial, setTrial] = useState<Trial | null>(null)
  const asks = useAskedBy(form.asks, values)
  const ways = useLoad<readonly WayView[]>(
    post && area !== null && isLast
      ? `/api/programmes/${encodeURIComponent(guide.id)}/openings?area=${area}&post=${encodeURIComponent(post.id)}`
      : null,
  ).data
  const way = ways?.find((w) => w.outcome === form.outcome)
  const bar = way?.refusal?.message ?? way?.barred?.message
  if (!post)
    return (
      <div className="empty">
        <p>{t('您的岗位不能提交这张表单。', 'Your post cannot send this form.')}</p>
      </div>
    )
  const again = () => {
    setKey(newKey())
    setDone(null)
    setTrial(null)
  }
  if (done)
    return (
      <div className="empty" role="status">
        <PageTitle title={t('已提交', 'Sent')} />
        <p>
          {t('办件编号', 'Case number')}{' '}
          <Link href={`/desk/cases/${done.case}`} data-testid="new-case">
            {done.case}
          </Link>
        </p>
        <p className="muted">
          {t(
            '请把编号告诉申请人，凭编号可以查询进度。',
            'Give the number to the applicant: it finds the case.',
          )}
        </p>
        <Button onClick={again}>{t('再办一件', 'Another one')}</Button>
      </div>
    )
  const change = (name: string, value: unknown) => {
    draft.change((was) => ({ ...was, values: { ...was.values, [name]: value } }))
    setErrors({})
    setKey(newKey())
    setTrial(null)
  }
  const moveTo = (code: string | null) => {
    draft.change((was) => (was.area === code ? was : { ...was, area: code }))
    setKey(newKey())
    setTrial(null)
  }
  const body = () => ({
    programme: guide.id,
    outcome: form.outcome,
    area,
    post: post.id,
    input: sent(asks, values),
  })
  /** First what would happen, then the act itself, as at every step of a case. */
  const attempt = async () => {
    if (trial?.ok) {
      const answer = await send<Done>('/api/cases', body(), key)
      draft.told.clear()
      return opened ? opened(answer) : setDone(answer)
    }
    const answer = await send<Trial>('/api/cases/try', body())
    if (answer.refusal) setErrors(errorsOf(answer.refusal, answer.refusal.message))
    setTrial(answer)
  }
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    const wrong = {
      ...faults(asks, values, now().slice(0, 10)),
      ...(area === null || !isLast
        ? { area: { zh: '请选到最末一级', en: 'Choose down to the last level' } }
        : {}),
    }
    setErrors(wrong)
    const first = Object.keys(wrong)[0]
    if (first !== undefined) return focusOn(first)
    setBusy(true)
    setProblem(null)
    try {
      await attempt()
    } catch (error) {
      const p = asProblem(error)
      setProblem(p)
      setErrors(errorsOf(p, p.detail))
    }
    setBusy(false)
  }
  return (
    <form className="panel stack form-page" onSubmit={(e) => void submit(e)} noValidate>
      {opened ? <h2>{t(form.title)}</h2> : <PageTitle title={t(form.title)} />}
      <p className="muted">
        {t(guide.title)} · {t(`以“${post.title.zh}”的身份代为提交`, `Sent as ${post.title.en}`)}
      </p>
      <DraftNote of={draft.told} />
      {!here && (
        <AreaField
          post={post}
          value={area}
          error={errors['area']}
          choose={moveTo}
          only={setOnlyArea}
          settled={setLast}
        />
      )}
      {bar && <Alert type="warning" showIcon role="alert" title={t(bar)} data-testid="barred" />}
      <HeldPapersFor of={{ programme: guide.id }}>
        <Fields asks={asks} values={values} errors={errors} change={change} />
      </HeldPapersFor>
      <WrongPlaces asks={asks} errors={errors} />
      {problem && <ProblemBox problem={{ ...problem, clauses: [...theirClauses(problem)] }} />}
      {trial && <TrialView trial={trial} programme={null} caseId="" origin={undefined} />}
      <div className="sheet-foot">
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          loading={busy}
          data-testid={trial?.ok ? 'confirm' : 'try'}
        >
          {trial?.ok ? t('提交', 'Send') : t('试算结果', 'See what would happen')}
        </Button>
      </div>
      {!trial && !busy && (
        <p className="muted">
          {t('先试算，不会写入；确认后才提交。', 'A dry run writes nothing; only sending opens the case.')}
        </p>
      )}
      <Clauses clauses={[form.clause]} />
    </form>
  )
}
