/**
 * One thing to several cases: the form where it asks something, a trial that says of each what will happen, one confirmation, and
 * of each what happened.
 */
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Alert, Button, Modal } from 'antd'
import type { TaskView } from '../../../server/contract/cases.ts'
import type { SeveralDone, SeveralWays } from '../../../server/contract/several.ts'
import { asProblem, isMoved, newKey, post as send, type ProblemError } from '../../shared/api.ts'
import { useLang } from '../../shared/lang.tsx'
import { colleaguesPath, OfficeFields } from '../case/office/fields.tsx'
import { Fields } from '../form/fields.tsx'
import { faults, focusOn, isRequired, sent, type Errors, type Values } from '../form/values.ts'
import { WrongPlaces } from '../form/wrong-places.tsx'
import { Badge, Clauses, ProblemBox } from '../parts.tsx'
import { useSession } from '../session.tsx'

type Told = SeveralDone['cases'][number]

export function SeveralDialog({
  way,
  tasks,
  close,
}: {
  readonly way: SeveralWays['ways'][number]
  readonly tasks: readonly TaskView[]
  /** With the cases that were done. */
  readonly close: (done: readonly string[]) => void
}) {
  const { t } = useLang()
  const { post, now } = useSession()
  const [values, setValues] = useState<Values>({})
  const [errors, setErrors] = useState<Errors>({})
  const [trial, setTrial] = useState<SeveralDone | null>(null)
  const [done, setDone] = useState<SeveralDone | null>(null)
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  /** The same key while the same thing is tried again: a lost answer does nothing twice. */
  const key = useRef(newKey())
  const mustFill = way.asks.some(isRequired)
  const body = () => ({
    outcome: way.outcome,
    ...(post ? { post: post.id } : {}),
    input: sent(way.asks, values),
    cases: tasks.map((task) => ({ case: task.case, seq: task.seq })),
  })
  const attempt = async (work: () => Promise<void>) => {
    setIsBusy(true)
    setProblem(null)
    try {
      await work()
    } catch (error) {
      setProblem(asProblem(error))
    }
    setIsBusy(false)
  }
  const tryAll = () => attempt(async () => setTrial(await send<SeveralDone>('/api/several/try', body())))
  const doAll = () =>
    attempt(async () => setDone(await send<SeveralDone>('/api/several', body(), key.current)))
  useEffect(() => {
    if (!mustFill) void tryAll()
    // Once, when it opens.
  }, [])
  const submit = (e: FormEvent) => {
    e.preventDefault()
    const wrong = faults(way.asks, values, now().slice(0, 10))
    setErrors(wrong)
    const first = Object.keys(wrong)[0]
    if (first !== undefined) return focusOn(first)
    return void (trial && trial.able > 0 ? doAll() : tryAll())
  }
  const change = (name: string, value: unknown) => {
    setValues((was) => ({ ...was, [name]: value }))
    setErrors({})
    key.current = newKey()
    setTrial(null)
  }
  const leave = () => close(done ? done.cases.filter((c) => c.ok).map((c) => c.case) : [])
  const answer = done ?? trial
  const n = tasks.length
  return (
    <Modal
      open
      width={760}
      title={t(`${way.title.zh}：${n} 件`, `${way.title.en}: ${n} cases`)}
      onCancel={leave}
      footer={null}
      className="several"
    >
      <form onSubmit={submit} noValidate className="stack" data-testid="several-form">
        {!done && way.asks.length > 0 && (
          <>
            {way.decides && (
              <Alert
                type="warning"
                showIcon
                title={t(
                  '这是审批动作：每一件都按它自己的金额和权限单独判断。',
                  'This decides: each case is judged by its own amount and authority.',
                )}
              />
            )}
            {way.kind === 'act' ? (
              /** Whom it may ask is asked of the first; of each of the others the trial says it. */
              <OfficeFields
                asks={way.asks}
                values={values}
                errors={errors}
                change={change}
                path={colleaguesPath(tasks[0]!.case, way.outcome.replace(/^act\./, ''), post?.id, values)}
              />
            ) : (
              <Fields asks={way.asks} values={values} errors={errors} change={change} />
            )}
            <WrongPlaces asks={way.asks} errors={errors} />
          </>
        )}
        {problem && <ProblemBox problem={problem} />}
        {isBusy && (
          <p className="muted" role="status">
            {trial
              ? t('正在办理…', 'Working…')
              : t('正在逐件试算，不会写入…', 'Trying each; nothing is written…')}
          </p>
        )}
        {answer && !isBusy && <Result answer={answer} tasks={tasks} isDone={done !== null} />}
        <div className="sheet-foot">
          {done ? (
            <Button type="primary" size="large" onClick={leave} data-testid="several-close" autoFocus>
              {t('知道了', 'Close')}
            </Button>
          ) : (
            <>
              {trial ? (
                <Button
                  key="do"
                  type="primary"
                  size="large"
                  htmlType="submit"
                  loading={isBusy}
                  disabled={trial.able === 0}
                  data-testid="several-confirm"
                >
                  {trial.able === 0
                    ? t('没有可以办的', 'None can be done')
                    : t(
                        `确认${way.title.zh}这 ${trial.able} 件`,
                        `Confirm for ${trial.able}: ${way.title.en}`,
                      )}
                </Button>
              ) : (
                <Button key="try" type="primary" size="large" htmlType="submit" loading={isBusy}>
                  {t('逐件试算', 'Try each')}
                </Button>
              )}
              <Button size="large" onClick={leave}>
                {t('取消', 'Cancel')}
              </Button>
            </>
          )}
        </div>
      </form>
    </Modal>
  )
}

/** How many, then each by its line: where it goes or went, or why not; those that cannot first. */
function Result({
  answer,
  tasks,
  isDone,
}: {
  readonly answer: SeveralDone
  readonly tasks: readonly TaskView[]
  readonly isDone: boolean
}) {
  const { t } = useLang()
  const cannot = answer.cases.length - answer.able
  const subjects = new Map(tasks.map((task) => [task.case, task.subject]))
  const lines = [...answer.cases].toSorted((a, b) => Number(a.ok) - Number(b.ok))
  return (
    <section data-testid="several-result" aria-live="polite" className="stack">
      <p>
        <b>
          {isDone
            ? t(`办成 ${answer.able} 件`, `${answer.able} done`)
            : t(`可以办 ${answer.able} 件`, `${answer.able} can be done`)}
        </b>
        {cannot > 0 &&
          (isDone
            ? t(`，${cannot} 件没有办，原样未动`, `, ${cannot} not done, and left as they were`)
            : t(`，${cannot} 件不能办，会原样留下`, `, ${cannot} cannot and will be left as they are`))}
      </p>
      <ul className="several-lines" tabIndex={0} aria-label={t('逐件情况', 'Each case')}>
        {lines.map((line) => (
          <li key={line.case} className={line.ok ? 'ok' : 'not'}>
            <span className="several-case">
              <b>{line.case}</b> <span className="muted">{subjects.get(line.case)}</span>
            </span>
            <WhatHappens line={line} isDone={isDone} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function WhatHappens({ line, isDone }: { readonly line: Told; readonly isDone: boolean }) {
  const { t } = useLang()
  if (line.ok)
    return (
      <span>
        <Badge tone="good">{isDone ? t('已办', 'Done') : t('可办', 'Can')}</Badge>{' '}
        {line.to &&
          (isDone
            ? t(`现在：${line.to.zh}`, `now: ${line.to.en}`)
            : t(`将进入：${line.to.zh}`, `goes to: ${line.to.en}`))}
      </span>
    )
  const isStale = isMoved(line.refusal?.code)
  return (
    <span>
      <Badge tone="bad">{isDone ? t('未办', 'Not done') : t('不能', 'Cannot')}</Badge>{' '}
      {isStale
        ? t(
            '别人刚刚办理了这一件，请刷新后重新判断',
            'Somebody else has just acted on it: refresh and decide again',
          )
        : line.refusal && t(line.refusal.message)}
      {line.refusal && !isStale && <Clauses clauses={line.refusal.clauses} />}
    </span>
  )
}
