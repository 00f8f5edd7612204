/** One way on: the form that it asks, a dry run of what would happen, and only then the act itself. */
import { lazy, Suspense, useEffect, useMemo, useRef, useState, type FormEvent } from 'react'
import { Button } from 'antd'
import type { Programme } from '../../../kernel/programme/programme.ts'
import type { CaseView, Done, Trial, WayView } from '../../../server/contract/cases.ts'
import { asProblem, isMoved, newKey, post as send, type ProblemError } from '../../shared/api.ts'
import { useAskedBy } from '../../shared/conditions.ts'
import { HeldPapersFor } from '../../shared/held-papers.tsx'
import { useLang } from '../../shared/lang.tsx'
import { AboutForm, isOfficial } from '../form/about.tsx'
import { Fields } from '../form/fields.tsx'
import { papersOf } from '../form/papers.ts'
import { draftName, keepLast, lastOf } from '../form/drafts.ts'
import { DraftNote, useDraft } from '../form/use-draft.tsx'
import { WrongPlaces } from '../form/wrong-places.tsx'
import {
  errorsOf,
  faults,
  fieldOf,
  focusOn,
  isEmpty,
  isRequired,
  sent,
  theirClauses,
  type Errors,
  type Values,
} from '../form/values.ts'
import { ProblemBox } from '../parts.tsx'
import { useSession } from '../session.tsx'
import { Sheet } from '../sheet.tsx'
import { Pad } from './office/pad.tsx'
import { TrialView } from './trial.tsx'

const PapersBeside = lazy(() => import('../form/papers-beside.tsx'))

/** What is somebody else's to decide. */
const isBeyond = (code: string): boolean => code === 'above_authority' || code === 'no_authority'

type Props = {
  readonly view: CaseView
  readonly way: WayView
  /** What is filled in already, as it would be sent. */
  readonly prefilled: Readonly<Record<string, unknown>>
  readonly post: string | undefined
  readonly programme: Programme | null
  readonly close: () => void
  /** Another way in the place of this one. */ readonly instead: (way: WayView) => void
  readonly done: (text: string) => void
  readonly stale: () => void
}

export function Act({ view, way, prefilled, post, programme, close, instead, done, stale }: Props) {
  const { t } = useLang()
  const { me, now } = useSession()
  /** What is filled in already goes before what was written earlier. */
  const draft = useDraft<Values>(draftName(view.id, way.outcome), prefilled, (earlier) => ({
    ...earlier,
    ...prefilled,
  }))
  const values = draft.held
  const [errors, setErrors] = useState<Errors>({})
  const [trial, setTrial] = useState<Trial | null>(null)
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const [busy, setBusy] = useState(false)
  const [signature, setSignature] = useState<string | null>(null)
  const [isUnkept, setIsUnkept] = useState(false)
  /** The same key while the person tries the same thing again: a lost answer does not do it twice. */
  const key = useRef(newKey())
  const confirm = useRef<HTMLButtonElement>(null)
  /** Some fields are asked of whoever acts for others. */
  const actorRole = me.posts.find((p) => p.id === post)?.role ?? 'resident'
  const caseFacts = useMemo(
    () => ({ ...Object.fromEntries(view.facts.map((f) => [f.name, f.value])), actorRole }),
    [view, actorRole],
  )
  const asks = useAskedBy(way.asks, { ...caseFacts, ...values })
  const body = () => ({
    seq: view.seq,
    outcome: way.outcome,
    ...(post === undefined ? {} : { post }),
    input: sent(asks, values),
  })
  const signed = () => ({ ...body(), ...(signature === null ? {} : { signature }) })

  /** Runs one request; a case that somebody else has moved meanwhile is said plainly and read again. */
  const attempt = async (what: () => Promise<void>) => {
    setBusy(true)
    setProblem(null)
    try {
      await what()
    } catch (error) {
      const p = asProblem(error)
      if (isMoved(p.code)) stale()
      else setProblem(p)
      setErrors(errorsOf(p, p.detail))
    }
    setBusy(false)
  }
  const dryRun = () =>
    attempt(async () => {
      const answer = await send<Trial>(`/api/cases/${view.id}/try`, body())
      if (isMoved(answer.refusal?.code)) return stale()
      if (answer.refusal) setErrors(errorsOf(answer.refusal, answer.refusal.message))
      setTrial(answer)
    })
  const act = () =>
    attempt(async () => {
      const answer = await send<Done>(`/api/cases/${view.id}/commands`, signed(), key.current)
      draft.done()
      /** Of what was written only who in office it named: never anything of the people whom it concerns. */
      keepLast(
        me.drafts,
        kind,
        Object.fromEntries(
          asks.flatMap((a) =>
            isOfficial(fieldOf(a)) && !isEmpty(values[a.name]) ? [[a.name, values[a.name]]] : [],
          ),
        ),
      )
      const to = programme?.steps[answer.step]?.title
      done(
        t(
          `已办理 ${view.id}：${way.title.zh}${to ? ` → ${to.zh}` : ''}`,
          `Done, ${view.id}: ${way.title.en}${to ? ` → ${to.en}` : ''}`,
        ),
      )
    })

  /** [A8] */
  const other = view.ways.find((w) => w.first && w.outcome !== way.outcome)
  const kind = `${view.programme.id}-${way.outcome}`
  const [last] = useState(() => lastOf(me.drafts, kind))
  const papers = papersOf(view)
  const [papersOpen, setPapersOpen] = useState(false)
  const mustFill = way.asks.some(isRequired)
  useEffect(() => {
    if (!mustFill) void dryRun()
    // Once, when the sheet opens.
  }, [])
  useEffect(() => {
    if (trial?.ok && !busy && !['INPUT', 'TEXTAREA'].includes(document.activeElement?.tagName ?? ''))
      confirm.current?.focus()
  }, [trial, busy])
  const change = (name: string, value: unknown) => {
    draft.change((was) => ({ ...was, [name]: value }))
    setErrors({})
    key.current = newKey()
    const ask = way.asks.find((a) => a.name === name)
    // A remark changes nothing that was worked out; a number does.
    if (!(trial?.ok && ask && fieldOf(ask).type === 'text' && !isRequired(ask))) setTrial(null)
  }
  const submit = (e: FormEvent) => {
    e.preventDefault()
    const wrong = faults(asks, values, now().slice(0, 10))
    setErrors(wrong)
    const first = Object.keys(wrong)[0]
    if (first !== undefined) return focusOn(first)
    return void (trial?.ok ? act() : dryRun())
  }
  return (
    <Sheet
      title={t(way.title)}
      close={close}
      beside={
        papersOpen && (
          <Suspense fallback={null}>
            <PapersBeside caseId={view.id} papers={papers} />
          </Suspense>
        )
      }
    >
      {papers.length > 0 && (
        <p>
          <Button
            aria-pressed={papersOpen}
            onClick={() => setPapersOpen((was) => !was)}
            data-testid="see-papers"
          >
            {papersOpen
              ? t('收起材料', 'Close the papers')
              : t(`对照材料填写（${papers.length}份）`, `See the papers beside (${papers.length})`)}
          </Button>
        </p>
      )}
      <form onSubmit={submit} noValidate className="stack">
        <DraftNote of={draft.told} />
        <HeldPapersFor of={{ programme: view.programme.id, case: view.id }}>
          <AboutForm value={{ caseId: view.id, post, last }}>
            <Fields asks={asks} values={values} errors={errors} change={change} />
          </AboutForm>
        </HeldPapersFor>
        <WrongPlaces asks={asks} errors={errors} />
        {view.office.signs && (
          <Pad
            signed={(paper, unkept) => {
              setSignature(paper)
              setIsUnkept(unkept)
              key.current = newKey()
            }}
          />
        )}
        {problem && <ProblemBox problem={{ ...problem, clauses: [...theirClauses(problem)] }} />}
        {trial && (
          <TrialView
            trial={trial}
            programme={programme}
            caseId={view.id}
            origin={
              way.decides
                ? view.timeline.findLast((e) => e.trace.length > 0 && e.sets.some((f) => f.type === 'fen'))
                : undefined
            }
          />
        )}
        {other && trial?.refusal && isBeyond(trial.refusal.code) && (
          <Button type="primary" size="large" onClick={() => instead(other)} data-testid="instead">
            {t(`改办：${other.title.zh}`, `Instead: ${other.title.en}`)}
          </Button>
        )}
        <div className="sheet-foot">
          {trial?.ok ? (
            <Button
              key="confirm"
              ref={confirm}
              type="primary"
              size="large"
              htmlType="submit"
              loading={busy}
              disabled={isUnkept}
              data-testid="confirm"
            >
              {t(`确认：${way.title.zh}`, `Confirm: ${way.title.en}`)}
            </Button>
          ) : (
            <Button
              key="try"
              type="primary"
              size="large"
              htmlType="submit"
              loading={busy}
              disabled={trial !== null && !mustFill}
              data-testid="try"
            >
              {t('试算结果', 'See what would happen')}
            </Button>
          )}
          <Button size="large" onClick={close}>
            {t('取消', 'Cancel')}
          </Button>
        </div>
        {!trial && !busy && (
          <p className="muted">
            {t('先试算，不会写入；确认后才办理。', 'A dry run writes nothing; only the confirmation acts.')}
          </p>
        )}
      </form>
    </Sheet>
  )
}
