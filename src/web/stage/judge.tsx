/** [SG4] A judge’s tablet: one team after another, by marks or by a rubric; those from whom one stands aside cannot be opened; the first sheet stands. */
import { useRef, useState } from 'react'
import type { Done } from '../../server/contract/index.ts'
import type { JudgingView } from '../../server/contract/stages.ts'
import { asProblem, newKey, post } from '../shared/api.ts'
import { useLang } from '../shared/lang.tsx'
import { useTitle } from '../shared/router.tsx'
import { useSession } from '../desk/session.tsx'
import { Waiting } from './hall.tsx'
import { LineSign } from './line.tsx'
import { useHall } from './use-hall.ts'
import { useOwn } from './use-own.ts'

type Team = JudgingView['of'][number]
type Said = { readonly good: boolean; readonly text: string }

export function Judge({ stage, event }: { readonly stage: string; readonly event: string }) {
  const { t } = useLang()
  const { me, leave } = useSession()
  const { hall, line, turn } = useHall(stage, event)
  const { data, again } = useOwn(stage, event, turn, true)
  const [chosen, setChosen] = useState<{ readonly part: string; readonly no: number } | null>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const [busy, setBusy] = useState(false)
  const attempt = useRef<{ readonly what: string; readonly key: string } | null>(null)
  useTitle(t('评委', 'Judges'))
  if (!hall || !data) return <Waiting line={line} />
  const judging = data.judging.find((j) => j.state === 'on') ?? data.judging[0]
  if (!judging)
    return (
      <main className="st-waiting">
        <h1>{t('您不是本场的评委', 'You are on no panel here')}</h1>
        <button type="button" className="st-button" onClick={() => void leave()}>
          {t('换个账号', 'Another account')}
        </button>
      </main>
    )
  const team =
    chosen?.part === judging.case ? judging.of.find((x) => x.no === chosen.no && !x.aside) : undefined
  const send = async (outcome: string, to: Team, input: Readonly<Record<string, unknown>>, done: string) => {
    const body = { post: judging.post, seq: judging.seq, outcome, input: { no: to.no, ...input } }
    const what = JSON.stringify([judging.case, outcome, body.input])
    if (attempt.current?.what !== what) attempt.current = { what, key: newKey() }
    setBusy(true)
    try {
      const answer = await post<Done>(`/api/cases/${judging.case}/commands`, body, attempt.current.key)
      attempt.current = null
      setSaid({ good: true, text: `${to.no} ${to.name}：${done} · ${answer.at.slice(11, 19)}` })
      setChosen(null)
    } catch (error) {
      setSaid({ good: false, text: t(asProblem(error).detail) })
    } finally {
      setBusy(false)
      again()
    }
  }
  return (
    <main className="st-tablet" data-testid="judge">
      <header className="st-desk-head">
        <h1>
          {judging.part} <small>{hall.event.name}</small>
        </h1>
        <p>
          {me.name}
          <button type="button" className="st-bare" onClick={() => void leave()}>
            {t('退出', 'Sign out')}
          </button>
        </p>
        <LineSign line={line} />
      </header>
      {judging.state !== 'on' && (
        <p className="st-none">
          {judging.state === 'before'
            ? t('本环节还没有开始，开始后即可打分。', 'It has not begun: you score once it has.')
            : t('本环节已经结束，不再收评分表。', 'It is over: no sheet is taken any more.')}
        </p>
      )}
      <p className={`st-said${said ? (said.good ? ' good' : ' bad') : ''}`} role="status" data-testid="said">
        {said ? `${said.good ? '✓ 已收到' : '✗'} ${said.text}` : ' '}
      </p>
      <ul className="st-teams">
        {judging.of.map((x) => (
          <li key={x.no}>
            <button
              type="button"
              data-team={x.no}
              aria-pressed={team?.no === x.no}
              disabled={x.aside || judging.state !== 'on'}
              className={x.now ? 'now' : ''}
              onClick={() => {
                setSaid(null)
                setChosen({ part: judging.case, no: x.no })
              }}
            >
              <b>{x.no}</b> {x.name !== String(x.no) && x.name}
              <small>
                {x.aside
                  ? t('本人与该队有关系，回避', 'You have to do with them: you stand aside')
                  : x.given
                    ? givenText(judging, x.given, t)
                    : x.now
                      ? t('正在台上，待打分', 'On the stage: to be scored')
                      : t('待打分', 'To be scored')}
              </small>
            </button>
          </li>
        ))}
      </ul>
      {team && judging.state === 'on' && (
        <Sheet
          key={`${judging.case} ${team.no} ${team.given === null}`}
          judging={judging}
          team={team}
          busy={busy}
          send={send}
        />
      )}
    </main>
  )
}

const marksText = (marks: number, per: number): string => (marks / per).toFixed(String(per).length - 1)

function givenText(
  j: JudgingView,
  given: NonNullable<Team['given']>,
  t: (zh: string, en: string) => string,
): string {
  if (j.by.kind === 'marks') return `${t('已打分', 'Scored')} ${marksText(given.marks ?? 0, j.by.per)}`
  return `${t('已打分', 'Scored')} ${leftOf(j, given.faults)} / ${wholeOf(j)}`
}

type Rubric = Extract<JudgingView['by'], { kind: 'rubric' }>
const wholeOf = (j: JudgingView): number =>
  j.by.kind === 'rubric' ? j.by.steps.reduce((sum, s) => sum + s.points, 0) : 0
/** What is left of a step: nothing below nought, and nothing at all after a critical fault. */
function leftOfStep(by: Rubric, step: string, faults: Readonly<Record<string, number>>): number {
  const points = by.steps.find((s) => s.step === step)!.points
  return by.items
    .filter((i) => i.step === step)
    .reduce((left, i) => {
      const times = faults[i.item] ?? 0
      if (times === 0) return left
      if (i.kind === 'critical') return 0
      return Math.max(0, left - i.deduct * (i.kind === 'each' ? times : 1))
    }, points)
}
function leftOf(j: JudgingView, faults: Readonly<Record<string, number>>): number {
  const { by } = j
  return by.kind === 'rubric' ? by.steps.reduce((sum, s) => sum + leftOfStep(by, s.step, faults), 0) : 0
}

function Sheet({
  judging,
  team,
  busy,
  send,
}: {
  readonly judging: JudgingView
  readonly team: Team
  readonly busy: boolean
  readonly send: (
    outcome: string,
    to: Team,
    input: Readonly<Record<string, unknown>>,
    done: string,
  ) => Promise<void>
}) {
  const { t } = useLang()
  const { by } = judging
  const isCorrection = team.given !== null
  const [marks, setMarks] = useState('')
  const [faults, setFaults] = useState<Readonly<Record<string, number>>>(team.given?.faults ?? {})
  const [why, setWhy] = useState('')
  const value = by.kind === 'marks' ? Math.round(Number(marks) * by.per) : 0
  const isGood =
    (by.kind === 'marks' ? marks !== '' && Number.isFinite(value) && value >= 0 && value <= by.most : true) &&
    (!isCorrection || why.trim() !== '')
  const done =
    by.kind === 'marks' ? marksText(value, by.per) : `${leftOf(judging, faults)} / ${wholeOf(judging)}`
  const outcome = isCorrection ? judging.correct : judging.score
  if (outcome === null) return null
  const submit = (): void => {
    const input =
      by.kind === 'marks'
        ? { [by.field]: value }
        : {
            [by.field]: Object.entries(faults)
              .filter(([, times]) => times > 0)
              .map(([item, times]) => ({ [by.item]: item, [by.times]: times })),
          }
    void send(outcome, team, { ...input, ...(isCorrection ? { why: why.trim() } : {}) }, done)
  }
  return (
    <form
      className="st-sheet"
      data-testid="sheet"
      aria-label={t(`${team.no}号 评分表`, `Sheet of ${team.no}`)}
      onSubmit={(e) => {
        e.preventDefault()
        if (isGood && !busy) submit()
      }}
    >
      <h2>
        {t(`${team.no}号`, `No. ${team.no}`)} {team.name !== String(team.no) && team.name}
        {isCorrection && (
          <small>
            {t(
              '第一份评分表为准；请求更正，由裁判长签字',
              'The first sheet stands: a correction is asked, and signed by the chief',
            )}
          </small>
        )}
      </h2>
      {by.kind === 'marks' ? (
        <Pad value={marks} set={setMarks} most={by.most / by.per} />
      ) : (
        <Faults by={by} faults={faults} set={setFaults} />
      )}
      {isCorrection && (
        <label>
          {t('更正的理由', 'Why')}
          <input value={why} maxLength={90} onChange={(e) => setWhy(e.target.value)} />
        </label>
      )}
      <p className="st-submit">
        <output>
          {by.kind === 'marks' ? marks || '—' : `${leftOf(judging, faults)}`}
          <small> / {by.kind === 'marks' ? by.most / by.per : wholeOf(judging)}</small>
        </output>
        <button type="submit" className="st-button" disabled={!isGood || busy}>
          {isCorrection ? t('请求更正', 'Ask to correct') : t('签字交分', 'Sign and hand in')}
        </button>
      </p>
    </form>
  )
}

/** Large keys: marks are tapped, no keyboard of the tablet covers the sheet. */
function Pad({
  value,
  set,
  most,
}: {
  readonly value: string
  readonly set: (value: string) => void
  readonly most: number
}) {
  const { t } = useLang()
  const press = (key: string): void => {
    const next = key === '⌫' ? value.slice(0, -1) : key === '.' && value.includes('.') ? value : value + key
    if (next === '' || (/^\d{0,3}(\.\d{0,2})?$/.test(next) && Number(next) <= most)) set(next)
  }
  return (
    <div className="st-pad" role="group" aria-label={t('得分', 'Marks')}>
      {['7', '8', '9', '4', '5', '6', '1', '2', '3', '.', '0', '⌫'].map((key) => (
        <button
          key={key}
          type="button"
          aria-label={key === '⌫' ? t('删去一位', 'Erase one') : key}
          onClick={() => press(key)}
        >
          {key}
        </button>
      ))}
    </div>
  )
}

function Faults({
  by,
  faults,
  set,
}: {
  readonly by: Rubric
  readonly faults: Readonly<Record<string, number>>
  readonly set: (faults: Readonly<Record<string, number>>) => void
}) {
  const { t } = useLang()
  return (
    <ol className="st-rubric">
      {by.steps.map((step) => (
        <li key={step.step} data-step={step.step}>
          <h3>
            {t(step.title)}
            <b>
              {leftOfStep(by, step.step, faults)}
              <small> / {step.points}</small>
            </b>
          </h3>
          {by.items
            .filter((i) => i.step === step.step)
            .map((i) => {
              const times = faults[i.item] ?? 0
              const says = i.kind === 'critical' ? t('本步骤零分', 'nothing left') : `−${i.deduct}`
              return i.kind === 'each' ? (
                <p key={i.item} className="st-fault" data-fault={i.item}>
                  <span>
                    {t(i.title)} <small>{t(`每次${says}`, `${says} each`)}</small>
                  </span>
                  <button
                    type="button"
                    disabled={times === 0}
                    aria-label={t(`${i.title.zh}少一次`, `${i.title.en}: one less`)}
                    onClick={() => set({ ...faults, [i.item]: times - 1 })}
                  >
                    −
                  </button>
                  <b>{times}</b>
                  <button
                    type="button"
                    disabled={times >= 20}
                    aria-label={t(`${i.title.zh}多一次`, `${i.title.en}: one more`)}
                    onClick={() => set({ ...faults, [i.item]: times + 1 })}
                  >
                    ＋
                  </button>
                </p>
              ) : (
                <p key={i.item} className="st-fault" data-fault={i.item}>
                  <span>
                    {t(i.title)} <small>{says}</small>
                  </span>
                  <button
                    type="button"
                    aria-pressed={times > 0}
                    aria-label={t(i.title)}
                    className={i.kind === 'critical' ? 'critical' : ''}
                    onClick={() => set({ ...faults, [i.item]: times > 0 ? 0 : 1 })}
                  >
                    {times > 0 ? t('有', 'Yes') : t('无', 'No')}
                  </button>
                </p>
              )
            })}
        </li>
      ))}
    </ol>
  )
}
