/** One act of the office: its form, whom it asks, and what the server says of it. */
import { useRef, useState, type FormEvent } from 'react'
import { Button } from 'antd'
import type { CaseView, Done } from '../../../../server/contract/cases.ts'
import type { OfficeWayView } from '../../../../server/contract/office.ts'
import { asProblem, newKey, post as send, type ProblemError } from '../../../shared/api.ts'
import { useLang } from '../../../shared/lang.tsx'
import { Fields } from '../../form/fields.tsx'
import { draftName } from '../../form/drafts.ts'
import { DraftNote, useDraft } from '../../form/use-draft.tsx'
import {
  errorsOf,
  faults,
  fieldOf,
  focusOn,
  isRequired,
  sent,
  type Errors,
  type Values,
} from '../../form/values.ts'
import { Clause, ProblemBox } from '../../parts.tsx'
import { useSession } from '../../session.tsx'
import { Sheet } from '../../sheet.tsx'
import { Pad } from './pad.tsx'
import { Pick } from './pick.tsx'

type Props = {
  readonly view: CaseView
  readonly way: OfficeWayView
  readonly post: string | undefined
  /** Which case it is, where that is not on the page already. */
  readonly about?: string
  readonly close: () => void
  readonly done: (text: string) => void
}

/** Fields that name colleagues: each is shown with why it cannot be asked. */
const namesColleagues = (name: string): boolean => name === 'to' || name === 'posts'

export function OfficeAct({ view, way, post, about, close, done }: Props) {
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
  const change = (name: string, value: unknown) => {
    draft.change((was) => ({ ...was, [name]: value }))
    setErrors({})
    key.current = newKey()
  }
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    const wrong = faults(way.asks, values, now().slice(0, 10))
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
          input: sent(way.asks, values),
          ...(signature === null ? {} : { signature }),
        },
        key.current,
      )
      draft.done()
      done(t(`已办理 ${view.id}：${way.title.zh}`, `Done, ${view.id}: ${way.title.en}`))
    } catch (error) {
      const p = asProblem(error)
      setProblem(p)
      setErrors(errorsOf(p, p.detail))
    }
    setBusy(false)
  }
  const ofOutcome = values.outcome === undefined ? '' : `&outcome=${String(values.outcome)}`
  const path = `/api/cases/${view.id}/colleagues?verb=${way.verb}${post === undefined ? '' : `&post=${post}`}${ofOutcome}`
  return (
    <Sheet title={about === undefined ? t(way.title) : `${t(way.title)} · ${about}`} close={close}>
      <form onSubmit={(e) => void submit(e)} noValidate className="stack">
        <DraftNote of={draft.told} />
        {way.asks.map((ask) => {
          if (!namesColleagues(ask.name))
            return <Fields key={ask.name} asks={[ask]} values={values} errors={errors} change={change} />
          const several = ask.name === 'posts'
          const chosen = several
            ? ((values.posts ?? []) as readonly { readonly post: string }[]).map((x) => x.post)
            : values.to === undefined
              ? []
              : [String(values.to)]
          return (
            <fieldset key={ask.name} className={`field${errors[ask.name] ? ' wrong' : ''}`}>
              <legend>
                {t(fieldOf(ask).title)}
                {isRequired(ask) ? <em aria-hidden="true">*</em> : <small>{t('选填', 'optional')}</small>}
              </legend>
              {errors[ask.name] && (
                <small className="fault" role="alert">
                  {t(errors[ask.name]!)}
                </small>
              )}
              <Pick
                id={`f-${ask.name}`}
                path={path}
                several={several}
                value={chosen}
                change={(posts) =>
                  several
                    ? change(
                        'posts',
                        posts.map((x) => ({ post: x })),
                      )
                    : change('to', posts[0])
                }
              />
            </fieldset>
          )
        })}
        {way.verb === 'sign' && view.office.signs && (
          <Pad
            signed={(paper, unkept) => {
              setSignature(paper)
              setIsUnkept(unkept)
            }}
          />
        )}
        {problem && <ProblemBox problem={problem} />}
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
