/** One act of the office: its form, whom it asks, and what the server says of it. */
import { useRef, useState, type FormEvent } from 'react'
import { Button } from 'antd'
import type { CaseView, Done } from '../../../../server/contract/cases.ts'
import type { OfficeWayView } from '../../../../server/contract/office.ts'
import { asProblem, newKey, post as send, type ProblemError } from '../../../shared/api.ts'
import { useLang } from '../../../shared/lang.tsx'
import { draftName } from '../../form/drafts.ts'
import { DraftNote, useDraft } from '../../form/use-draft.tsx'
import { errorsOf, faults, focusOn, sent, theirClauses, type Errors, type Values } from '../../form/values.ts'
import { WrongPlaces } from '../../form/wrong-places.tsx'
import { Clause, ProblemBox } from '../../parts.tsx'
import { useSession } from '../../session.tsx'
import { Sheet } from '../../sheet.tsx'
import { colleaguesPath, OfficeFields } from './fields.tsx'
import { Pad } from './pad.tsx'

type Props = {
  readonly view: CaseView
  readonly way: OfficeWayView
  readonly post: string | undefined
  /** Which case it is, where that is not on the page already. */
  readonly about?: string
  readonly close: () => void
  readonly done: (text: string) => void
  /** Somebody acted on the case meanwhile, and this act must see it first. */ readonly stale?: () => void
}

export function OfficeAct({ view, way, post, about, close, done, stale }: Props) {
  const { t } = useLang()
  const { now } = useSession()
  const draft = useDraft<Values>(draftName(view.id, way.outcome), {})
  const values = draft.held
  const [errors, setErrors] = useState<Errors>({})
  const [signature, setSignature] = useState<string | null>(null)
  const [isUnkept, setIsUnkept] = useState(false)
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const [busy, setBusy] = useState(false)
  const key = useRef(newKey())
  /** [OA6] Who refuses to sign says why. */
  const asks = way.asks.map((a) =>
    way.verb === 'sign' && a.name === 'words' && values.agree === false
      ? { ...a, ask: 'required' as const }
      : a,
  )
  const change = (name: string, value: unknown) => {
    draft.change((was) => ({ ...was, [name]: value }))
    setErrors({})
    key.current = newKey()
  }
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    const wrong = faults(asks, values, now().slice(0, 10))
    setErrors(wrong)
    const first = Object.keys(wrong)[0]
    if (first !== undefined) return focusOn(first)
    setBusy(true)
    setProblem(null)
    try {
      await send<Done>(
        `/api/cases/${view.id}/commands`,
        {
          seq: view.seq,
          outcome: way.outcome,
          ...(post === undefined ? {} : { post }),
          input: sent(asks, values),
          ...(signature === null ? {} : { signature }),
        },
        key.current,
      )
      draft.done()
      done(t(`已办理 ${view.id}：${way.title.zh}`, `Done, ${view.id}: ${way.title.en}`))
    } catch (error) {
      const p = asProblem(error)
      if (p.code === 'stale_seq' && stale) return stale()
      const atField = errorsOf(p, p.detail)
      setErrors(atField)
      /** What stands beside its field is not said a second time. */
      if (!asks.some((a) => atField[a.name])) setProblem(p)
    }
    setBusy(false)
  }
  return (
    <Sheet title={about === undefined ? t(way.title) : `${t(way.title)} · ${about}`} close={close}>
      <form onSubmit={(e) => void submit(e)} noValidate className="stack">
        <DraftNote of={draft.told} />
        <OfficeFields
          asks={asks}
          values={values}
          errors={errors}
          change={change}
          path={colleaguesPath(view.id, way.verb, post, values)}
        />
        {way.verb === 'sign' && view.office.signs && (
          <Pad
            signed={(paper, unkept) => {
              setSignature(paper)
              setIsUnkept(unkept)
            }}
          />
        )}
        <WrongPlaces asks={asks} errors={errors} />
        {problem && <ProblemBox problem={{ ...problem, clauses: [...theirClauses(problem)] }} />}
        <div className="sheet-foot">
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            loading={busy}
            disabled={isUnkept}
            data-testid="confirm-office"
          >
            {t(`确认：${way.title.zh}`, `Confirm: ${way.title.en}`)}
          </Button>
          <Button size="large" onClick={close}>
            {t('取消', 'Cancel')}
          </Button>
        </div>
        <p className="muted">
          {t('依据', 'By')} <Clause clause={way.clause} />
        </p>
      </form>
    </Sheet>
  )
}
