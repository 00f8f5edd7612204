/** [RO3] Calls: taken with their number, made into a report that begins with it, called back and logged. */
import { useState } from 'react'
import { Button } from 'antd'
import type { CaseView, Done } from '../../../server/contract/cases.ts'
import type { RoomView } from '../../../server/contract/rooms.ts'
import { asProblem, get, newKey, post as send, type ProblemError } from '../../shared/api.ts'
import { useLang } from '../../shared/lang.tsx'
import { go, Link } from '../../shared/router.tsx'
import { Act } from '../case/act.tsx'
import { Due } from '../due.tsx'
import { keepDraft } from '../form/drafts.ts'
import { ProblemBox } from '../parts.tsx'
import { useProgramme } from '../programme.ts'
import { useSession } from '../session.tsx'
import { Sheet } from '../sheet.tsx'
import { useRoomRows } from './rows.ts'

type Rules = NonNullable<RoomView['calls']>

export function Calls({
  rules,
  area,
  say,
}: {
  readonly rules: Rules
  readonly area: string
  readonly say: (text: string) => void
}) {
  const { t } = useLang()
  const { rows } = useRoomRows(rules.programme)
  const [isTaking, setTaking] = useState(false)
  const [backTo, setBackTo] = useState<string | null>(null)
  const openCalls = [...(rows?.values() ?? [])]
    .filter((r) => !r.closed)
    .toSorted((a, b) => b.since.localeCompare(a.since))
  return (
    <div className="calls">
      <Button type="primary" data-testid="take-call" onClick={() => setTaking(true)}>
        {t('接电话', 'Take a call')}
      </Button>
      <ul>
        {openCalls.map((row) => (
          <li key={row.case} data-case={row.case} className="call">
            <Link href={`/desk/cases/${row.case}`}>{row.subject}</Link>
            <span className="muted">
              {row.since.slice(11, 16)} · {t(row.stepTitle)}
            </span>
            <Due deadline={row} clock={row.clock} />
            <Button size="small" onClick={() => setBackTo(row.case)}>
              {t('回电', 'Call back')}
            </Button>
          </li>
        ))}
      </ul>
      {rows && openCalls.length === 0 && (
        <p className="muted">{t('没有未办结的来电。', 'No call is open.')}</p>
      )}
      {isTaking && <Take rules={rules} area={area} close={() => setTaking(false)} say={say} />}
      {backTo !== null && <Back id={backTo} outcome={rules.back} close={() => setBackTo(null)} say={say} />}
    </div>
  )
}

function Take({
  rules,
  area,
  close,
  say,
}: {
  readonly rules: Rules
  readonly area: string
  readonly close: () => void
  readonly say: (text: string) => void
}) {
  const { t } = useLang()
  const { me, post, now } = useSession()
  const programme = useProgramme({ id: rules.programme, version: 1 })
  const [values, setValues] = useState<Readonly<Record<string, string | boolean>>>({})
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const [key] = useState(newKey)
  const [isBusy, setBusy] = useState(false)
  const way = programme?.opens[rules.takes]
  const askedFields = Object.keys(way?.asks ?? {})
  const fieldOf = (name: string) => programme!.fields[name]!
  const isFull = askedFields.every((name) => values[name] !== undefined && values[name] !== '')
  const take = async (andReport: boolean): Promise<void> => {
    setBusy(true)
    setProblem(null)
    try {
      const done = await send<Done>(
        '/api/cases',
        { programme: rules.programme, outcome: rules.takes, area, post: post?.id, input: values },
        key,
      )
      say(t(`已登记来电 ${done.case}`, `The call is logged: ${done.case}`))
      close()
      if (!andReport) return
      const { opens } = rules
      const begun = {
        ...opens.set,
        ...Object.fromEntries(
          Object.entries(opens.fill).flatMap(([field, from]) =>
            values[from] === undefined ? [] : [[field, values[from]]],
          ),
        ),
      }
      /** The form finds it as a draft of its own: a number never stands in an address. */
      keepDraft(
        me.drafts,
        `new-${opens.programme}-${opens.outcome}`,
        null,
        { area: null, values: begun },
        now(),
      )
      go(`/desk/new/${encodeURIComponent(opens.programme)}?form=${opens.outcome}`)
    } catch (error) {
      setProblem(asProblem(error))
    }
    setBusy(false)
  }
  return (
    <Sheet title={t('接电话', 'Take a call')} close={close}>
      {programme && (
        <div className="stack">
          {askedFields.map((name) => {
            const field = fieldOf(name)
            return field.type === 'boolean' ? (
              <fieldset key={name} className="field">
                <legend>{t(field.title)}</legend>
                {[true, false].map((v) => (
                  <label key={String(v)} className="row">
                    <input
                      type="radio"
                      name={`call-${name}`}
                      checked={values[name] === v}
                      onChange={() => setValues({ ...values, [name]: v })}
                    />
                    {v ? t('是', 'Yes') : t('否', 'No')}
                  </label>
                ))}
              </fieldset>
            ) : (
              <label key={name} className="field">
                <span>{t(field.title)}</span>
                <input
                  className="input"
                  name={`call-${name}`}
                  inputMode={field.type === 'mobile' ? 'tel' : 'text'}
                  autoComplete="off"
                  maxLength={field.type === 'text' ? field.max : 20}
                  value={String(values[name] ?? '')}
                  onChange={(e) => setValues({ ...values, [name]: e.target.value })}
                />
              </label>
            )
          })}
          {problem && <ProblemBox problem={problem} />}
          <p className="row">
            <Button
              type="primary"
              disabled={!isFull || isBusy}
              onClick={() => void take(true)}
              data-testid="call-report"
            >
              {t('登记并填反映件', 'Log it and fill in a report')}
            </Button>
            <Button disabled={!isFull || isBusy} onClick={() => void take(false)} data-testid="call-only">
              {t('只登记', 'Log it only')}
            </Button>
          </p>
        </div>
      )}
    </Sheet>
  )
}

function Back({
  id,
  outcome,
  close,
  say,
}: {
  readonly id: string
  readonly outcome: string
  readonly close: () => void
  readonly say: (text: string) => void
}) {
  const { t } = useLang()
  const { post } = useSession()
  const [view, setView] = useState<CaseView | null>(null)
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const programme = useProgramme(view?.programme)
  const read = (): void => {
    const query = post ? `?post=${encodeURIComponent(post.id)}` : ''
    void get<CaseView>(`/api/cases/${id}${query}`).then(setView, (error: unknown) =>
      setProblem(asProblem(error)),
    )
  }
  if (view === null && problem === null) read()
  const way = view?.ways.find((w) => w.outcome === outcome)
  if (problem || (view && !way))
    return (
      <Sheet title={t('回电', 'Call back')} close={close}>
        {problem ? (
          <ProblemBox problem={problem} />
        ) : (
          <p>{t('现在不能回电。', 'It cannot be called back now.')}</p>
        )}
      </Sheet>
    )
  if (!view || !way) return null
  return (
    <Act
      key={view.seq}
      view={view}
      way={way}
      prefilled={{}}
      post={post?.id}
      programme={programme}
      close={close}
      instead={() => undefined}
      done={(text) => {
        say(text)
        close()
      }}
      stale={read}
    />
  )
}
