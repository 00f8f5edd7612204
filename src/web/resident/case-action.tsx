/** What the one concerned may do now: supplement, correct the account, rate, withdraw. */
import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { CaseView, Done, WayView } from '../../server/contract/cases.ts'
import type { Day } from '../../kernel/day/civil.ts'
import type { Text } from '../../kernel/text.ts'
import { asProblem, isMoved, newKey, post, type ProblemError } from '../shared/api.ts'
import { HeldPapersFor } from '../shared/held-papers.tsx'
import { useLang } from '../shared/lang.tsx'
import { useSession } from './session.tsx'
import { FieldInput } from './fields.tsx'
import { useAsked } from './use-conditions.ts'
import { useUploading } from './uploading.ts'
import { changed, faultOf, fieldOf, toSend, typedOf, type Values } from './values.ts'

/** Whose turn it is: the one concerned's own. */
export const isMyTurn = (c: CaseView): boolean => c.holder?.role === 'resident'

/** What was done last is the page's to keep: what is to do stands elsewhere once it is somebody else's turn. */
export function CaseAction({
  c,
  doneTitle,
  onDone,
}: {
  readonly c: CaseView
  readonly doneTitle: Text | null
  readonly onDone: (title: Text | null) => void
}) {
  const { t } = useLang()
  const [chosen, setChosen] = useState<string | null>(null)
  /** What has its own place on the page needs no button besides. */
  const { objections, urgent } = c.together
  const placed = [
    objections?.outcome,
    urgent?.outcome,
    ...c.panels.flatMap((panel) => [
      ...(panel.holds ?? []),
      ...(panel.kind === 'ask' ? [panel.outcome] : []),
    ]),
  ]
  const openWays = c.ways.filter((w) => w.open && !placed.includes(w.outcome))
  const thanks = doneTitle && (
    <p className="done" role="status">
      {t(`已提交：${doneTitle.zh}。`, `Done: ${doneTitle.en}.`)}
    </p>
  )
  if (openWays.length === 0) return thanks
  const mine = isMyTurn(c)
  /** What the office wrote when it handed the case back; what they wrote themselves asks nothing of them. */
  const last = c.timeline.at(-1)
  const words = last?.by.post ? last.input.find((f) => f.type === 'text' && !f.sensitive) : undefined
  const way = openWays.find((w) => w.outcome === chosen)
  return (
    <section className={mine ? 'todo' : ''} aria-labelledby="todo">
      {thanks}
      <h2 id="todo">{mine ? t('现在要您做的', 'What you need to do') : t('您可以', 'You may')}</h2>
      {mine && words && <p className="said">{words.text}</p>}
      {way ? (
        <ActionForm
          key={way.outcome}
          c={c}
          way={way}
          onCancel={() => setChosen(null)}
          onDone={(stale) => {
            setChosen(null)
            onDone(stale ? null : way.title)
          }}
        />
      ) : (
        <div className="actions">
          {openWays.map((w, i) => (
            <button
              key={w.outcome}
              type="button"
              className={i === 0 && mine ? 'button' : 'button plain'}
              onClick={() => setChosen(w.outcome)}
            >
              {t(w.title)}
            </button>
          ))}
        </div>
      )}
    </section>
  )
}

/** One way on as a form. */
export function ActionForm({
  c,
  way,
  prefilled = {},
  onCancel,
  onDone,
}: {
  readonly c: CaseView
  readonly way: Pick<WayView, 'outcome' | 'title' | 'asks'>
  /** What is filled in already, as it would be sent. */
  readonly prefilled?: Readonly<Record<string, unknown>>
  readonly onCancel: () => void
  readonly onDone: (stale: boolean) => void
}) {
  const { t } = useLang()
  const { me } = useSession()
  const [values, setValues] = useState<Values>(() => typedOf(way.asks, prefilled))
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<ProblemError['problem'] | null>(null)
  const uploading = useUploading()
  const key = useRef(newKey())
  const box = useRef<HTMLFormElement>(null)
  useEffect(() => box.current?.querySelector<HTMLElement>('input, textarea, select, button')?.focus(), [])
  const askedFields = useAsked(way.asks, values)
  const today = (me?.now.slice(0, 10) ?? '2021-01-01') as Day
  const faults = Object.fromEntries(
    askedFields.map((a) => [a.name, faultOf(fieldOf(a), a.ask !== 'optional', values[a.name], today)]),
  )
  const send = async (e: FormEvent) => {
    e.preventDefault()
    setShown(true)
    if (Object.values(faults).some((f) => f !== null)) return
    setBusy(true)
    try {
      const input = Object.fromEntries(
        askedFields
          .map((a) => [a.name, toSend(fieldOf(a), values[a.name])])
          .filter(([, v]) => v !== undefined),
      )
      await post<Done>(
        `/api/cases/${c.id}/commands`,
        { seq: c.seq, outcome: way.outcome, input },
        key.current,
      )
      onDone(false)
    } catch (error) {
      const problem = asProblem(error)
      setRefused(problem)
      setBusy(false)
      if (isMoved(problem.code)) onDone(true)
    }
  }
  return (
    <form className="form" noValidate ref={box} onSubmit={(e) => void send(e)}>
      <h3>{t(way.title)}</h3>
      {refused && (
        <p className="alert" role="alert">
          {t(refused.detail)}
        </p>
      )}
      <HeldPapersFor of={{ programme: c.programme.id, case: c.id }}>
        {askedFields.map((a) => (
          <FieldInput
            key={a.name}
            name={a.name}
            field={fieldOf(a)}
            required={a.ask !== 'optional'}
            value={values[a.name]}
            fault={
              refused?.field === a.name
                ? { at: '', message: refused.detail }
                : shown
                  ? (faults[a.name] ?? null)
                  : null
            }
            onChange={(v) => {
              key.current = newKey()
              setValues((all) => ({ ...all, [a.name]: changed(v, all[a.name]) }))
            }}
          />
        ))}
      </HeldPapersFor>
      <div className="actions">
        <button type="submit" className="button" disabled={busy || uploading > 0}>
          {uploading > 0
            ? t('照片还在上传…', 'Papers are still being sent…')
            : busy
              ? t('正在提交…', 'Sending…')
              : t('确认', 'Confirm')}
        </button>
        <button type="button" className="button plain" onClick={onCancel}>
          {t('先不办', 'Not now')}
        </button>
      </div>
    </form>
  )
}
