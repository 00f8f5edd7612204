/** One way on: the form that it asks, a dry run of what would happen, and only then the act itself. */
import { useEffect, useMemo, useRef, useState, type FormEvent } from 'react'
import { Button } from 'antd'
import type { Programme } from '../../../kernel/programme/programme.ts'
import type { CaseView, Done, Trial, WayView } from '../../../server/contract/cases.ts'
import { asProblem, newKey, post as send, type ProblemError } from '../../shared/api.ts'
import { useAskedBy } from '../../shared/conditions.ts'
import { HeldPapersFor } from '../../shared/held-papers.tsx'
import { useLang } from '../../shared/lang.tsx'
import { Fields } from '../form/fields.tsx'
import { faults, fieldOf, isRequired, sent, type Errors, type Values } from '../form/values.ts'
import { ProblemBox } from '../parts.tsx'
import { useSession } from '../session.tsx'
import { Sheet } from '../sheet.tsx'
import { Pad } from './office/pad.tsx'
import { TrialView } from './trial.tsx'

type Props = {
  readonly view: CaseView
  readonly way: WayView
  /** What is filled in already, as it would be sent. */
  readonly prefilled: Readonly<Record<string, unknown>>
  readonly post: string | undefined
  readonly programme: Programme | null
  readonly close: () => void
  readonly done: (text: string) => void
  readonly stale: () => void
}

export function Act({ view, way, prefilled, post, programme, close, done, stale }: Props) {
  const { t } = useLang()
  const { me, now } = useSession()
  const [values, setValues] = useState<Values>(prefilled)
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
      if (p.code === 'stale_seq' || p.code === 'wrong_step') stale()
      else setProblem(p)
      if (p.field !== undefined) setErrors({ [p.field.split('.')[0]!]: p.detail })
    }
    setBusy(false)
  }
  const dryRun = () =>
    attempt(async () => {
      const answer = await send<Trial>(`/api/cases/${view.id}/try`, body())
      if (answer.refusal?.code === 'stale_seq' || answer.refusal?.code === 'wrong_step') return stale()
      if (answer.refusal?.field !== undefined)
        setErrors({ [answer.refusal.field.split('.')[0]!]: answer.refusal.message })
      setTrial(answer)
    })
  const act = () =>
    attempt(async () => {
      const answer = await send<Done>(`/api/cases/${view.id}/commands`, signed(), key.current)
      const to = programme?.steps[answer.step]?.title
      done(
        t(
          `已办理 ${view.id}：${way.title.zh}${to ? ` → ${to.zh}` : ''}`,
          `Done, ${view.id}: ${way.title.en}${to ? ` → ${to.en}` : ''}`,
        ),
      )
    })

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
    setValues((was) => ({ ...was, [name]: value }))
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
    if (first !== undefined) return document.getElementById(`f-${first}`)?.focus()
    return void (trial?.ok ? act() : dryRun())
  }
  return (
    <Sheet title={t(way.title)} close={close}>
      <form onSubmit={submit} noValidate className="stack">
        <HeldPapersFor of={{ programme: view.programme.id, case: view.id }}>
          <Fields asks={asks} values={values} errors={errors} change={change} />
        </HeldPapersFor>
        {view.office.signs && (
          <Pad
            signed={(paper, unkept) => {
              setSignature(paper)
              setIsUnkept(unkept)
              key.current = newKey()
            }}
          />
        )}
        {problem && <ProblemBox problem={problem} />}
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
