/** [SG5] A table, or a phone: what is asked, what one may send now, and in words what was received of it. */
import { useEffect, useRef, useState } from 'react'
import type { HallView, OwnStageView, SeatView } from '../../server/contract/stages.ts'
import { get } from '../shared/api.ts'
import { useLang } from '../shared/lang.tsx'
import { useTitle } from '../shared/router.tsx'
import { useSession } from '../desk/session.tsx'
import { Waiting } from './hall.tsx'
import { LineSign } from './line.tsx'
import { useOutbox, type Answered, type Item } from './outbox.ts'
import { AheadSign } from './picture.tsx'
import { useAhead, usePicture } from './pictures.ts'
import { apiOf } from './place.ts'
import { optionParts, Question } from './question.tsx'
import { useHall } from './use-hall.ts'
import { useOwn } from './use-own.ts'

type Act = SeatView['acts'][number]
type Send = (item: Omit<Item, 'key'>) => void

export function Play({ stage, event }: { readonly stage: string; readonly event: string }) {
  const { t } = useLang()
  const { me, leave } = useSession()
  const { hall, line, now, turn } = useHall(stage, event)
  const { data, again } = useOwn(stage, event, turn, false)
  const { waiting, done, send } = useOutbox(me.login, event, again)
  const latency = useLatency(stage, event)
  const ahead = useAhead(stage, event, hall, line, true)
  const picture = usePicture(stage, event, hall?.now?.opening ?? null, ahead)
  useTitle(t('选手', 'Players'))
  if (!hall || !data) return <Waiting line={line} />
  const on = hall.now
  const seat = data.seats.find((s) => s.part === on?.case) ?? data.seats.find((s) => !s.over) ?? data.seats[0]
  const sheet = data.sheets.find((s) => s.part === on?.case)
  return (
    <main className="st-phone" data-testid="play">
      <header>
        <h1>
          {seat?.no != null && <b>{seat.no}</b>} {seat && seat.no !== null ? seat.name : me.name}
          <small>{hall.event.name}</small>
        </h1>
        <LineSign line={line} />
      </header>
      {line === 'lost' && (
        <p role="alert" className="st-wrong">
          {t(
            '网络断了。已经点下的都记在本机，连上后自动补交。',
            'The line is lost. What you tapped is kept here and is sent when it is back.',
          )}
        </p>
      )}
      {on ? (
        <Question on={on} now={now} picture={picture} />
      ) : (
        <p className="st-none">{t('请等主持人开始。', 'Wait for the host to begin.')}</p>
      )}
      {!on?.opening && <AheadSign ahead={ahead} />}
      {sheet && <Begin sheet={sheet} waiting={waiting} send={send} />}
      {seat && on && seat.part === on.case && (
        <Acts
          key={`${seat.case} ${on.number} ${on.epoch}`}
          seat={seat}
          on={on}
          waiting={waiting}
          send={send}
          latency={latency}
        />
      )}
      {seat?.handIn && (
        <p>
          <button
            type="button"
            className="st-bare"
            data-act={seat.handIn.outcome}
            disabled={waiting.length > 0}
            onClick={() =>
              send({
                path: `/api/cases/${seat.case}/commands`,
                body: { seq: seat.seq, outcome: seat.handIn!.outcome, input: {} },
                title: seat.handIn!.title,
                given: '',
              })
            }
          >
            {t(seat.handIn.title)}
          </button>
        </p>
      )}
      <Receipts waiting={waiting} done={done} seat={seat} />
      {!seat && !sheet && data.sheets.length === 0 && (
        <p className="st-none">
          {t('您不是本场的选手。可以看', 'You play in no part of this. You may look on at ')}
          <a href={`./`}>{t('现场', 'the live page')}</a>
        </p>
      )}
      <p className="st-who">
        {me.name}
        <button type="button" className="st-bare" disabled={waiting.length > 0} onClick={() => void leave()}>
          {t('退出', 'Sign out')}
        </button>
      </p>
    </main>
  )
}

const measured = 5
/** How long an answer of the server takes now and then, the shortest of the last: the receipt of a buzz is told it. */
function useLatency(stage: string, event: string): { readonly current: number } {
  const latency = useRef(0)
  useEffect(() => {
    let last: readonly number[] = []
    const measure = (): void => {
      const began = performance.now()
      get(apiOf(stage, event)).then(
        () => {
          last = [...last, Math.round(performance.now() - began)].slice(-measured)
          latency.current = Math.min(...last)
        },
        () => undefined,
      )
    }
    measure()
    const timer = setInterval(measure, 20_000)
    return () => clearInterval(timer)
  }, [stage, event])
  return latency
}

/** A sheet of one's own is begun once, by one's number, and is found again on any device. */
function Begin({
  sheet,
  waiting,
  send,
}: {
  readonly sheet: OwnStageView['sheets'][number]
  readonly waiting: readonly Item[]
  readonly send: Send
}) {
  const { t } = useLang()
  const [value, setValue] = useState('')
  return (
    <form
      className="st-form"
      data-testid="begin"
      onSubmit={(e) => {
        e.preventDefault()
        send({
          path: '/api/cases',
          body: {
            ref: sheet.ref,
            programme: sheet.programme,
            outcome: sheet.outcome,
            area: sheet.area,
            input: { [sheet.field]: sheet.part, ...(sheet.asks ? { [sheet.asks.name]: value.trim() } : {}) },
          },
          title: { zh: '开始答题', en: 'Begin' },
          given: sheet.name,
        })
      }}
    >
      {sheet.asks && (
        <label>
          {t(sheet.asks.field.title)}
          <input value={value} autoComplete="off" onChange={(e) => setValue(e.target.value)} required />
        </label>
      )}
      <button type="submit" className="st-button" disabled={waiting.length > 0}>
        {t('开始答题', 'Begin')}
      </button>
    </form>
  )
}

function Acts({
  seat,
  on,
  waiting,
  send,
  latency,
}: {
  readonly seat: SeatView
  readonly on: NonNullable<HallView['now']>
  readonly waiting: readonly Item[]
  readonly send: Send
  readonly latency: { readonly current: number }
}) {
  const { t } = useLang()
  const acts = seat.acts.filter(
    (act) =>
      act.standings.includes(on.standing.name) &&
      (act.forms?.includes(on.formName ?? '') ?? true) &&
      (!act.holds || on.holder === seat.name),
  )
  const give = (act: Act, said: string | null): void =>
    send({
      path: `/api/cases/${seat.case}/commands`,
      body: {
        ...(seat.post === null ? {} : { post: seat.post }),
        seq: seat.seq,
        outcome: act.outcome,
        input: {
          ...Object.fromEntries(
            Object.entries(act.fill).map(([name, what]) => [
              name,
              what === 'latency' ? latency.current : (on[what] ?? 0),
            ]),
          ),
          ...(act.ask && said !== null ? { [act.ask.name]: said } : {}),
        },
      },
      title: act.title,
      given: [on.number === null ? '' : t(`第${on.number}题`, `question ${on.number}`), said ?? '']
        .filter(Boolean)
        .join(' '),
    })
  const isOnItsWay = (act: Act): boolean => waiting.some((x) => x.title.zh === act.title.zh)
  return acts.map((act) =>
    act.ask === null ? (
      <button
        key={act.outcome}
        type="button"
        className="st-buzz"
        data-act={act.outcome}
        disabled={isOnItsWay(act)}
        onClick={() => give(act, null)}
      >
        {t(act.title)}
      </button>
    ) : act.chooses && on.options.length > 0 ? (
      <div key={act.outcome} className="st-choose" role="group" aria-label={t(act.title)}>
        <h2>{t(act.title)}</h2>
        {on.options.map((option) => {
          const [letter, text] = optionParts(option)
          return (
            <button
              key={option}
              type="button"
              data-act={act.outcome}
              data-option={letter || text}
              disabled={isOnItsWay(act)}
              onClick={() => give(act, letter || text)}
            >
              <b>{letter}</b> {text}
            </button>
          )
        })}
      </div>
    ) : (
      <Written key={act.outcome} act={act} busy={isOnItsWay(act)} give={(said) => give(act, said)} />
    ),
  )
}

function Written({
  act,
  busy,
  give,
}: {
  readonly act: Act
  readonly busy: boolean
  readonly give: (said: string) => void
}) {
  const { t } = useLang()
  const [said, setSaid] = useState('')
  return (
    <details className="st-written" open={act.chooses}>
      <summary>{t(act.title)}</summary>
      <form
        onSubmit={(e) => {
          e.preventDefault()
          give(said.trim())
          setSaid('')
        }}
      >
        <label>
          {t(act.ask!.field.title)}
          <input value={said} onChange={(e) => setSaid(e.target.value)} required />
        </label>
        <button type="submit" className="st-button" disabled={busy || said.trim() === ''}>
          {t(act.title)}
        </button>
      </form>
    </details>
  )
}

/** What is on its way, what the server said to it, and what it has of me: the last survives a new page and another phone. */
function Receipts({
  waiting,
  done,
  seat,
}: {
  readonly waiting: readonly Item[]
  readonly done: readonly Answered[]
  readonly seat: SeatView | undefined
}) {
  const { t } = useLang()
  return (
    <section className="st-receipts" aria-label={t('回执', 'Receipts')} aria-live="polite">
      {waiting.map((x) => (
        <p key={x.key} className="waits" data-testid="waiting">
          <span aria-hidden="true">…</span> {t(x.title)} {x.given}
          <small>{t('正在送出，没有丢', 'On its way: nothing is lost')}</small>
        </p>
      ))}
      {done.map((x) => (
        <p key={x.key} className={x.refusal ? 'bad' : 'good'} data-testid={x.refusal ? 'refused' : 'taken'}>
          <span aria-hidden="true">{x.refusal ? '✗' : '✓'}</span> {t(x.title)} {x.given}
          <small>
            {x.refusal
              ? t(`没有收：${x.refusal.zh}`, `Not taken: ${x.refusal.en}`)
              : t(`服务器 ${x.at!.slice(11, 23)} 收到`, `Received at ${x.at!.slice(11, 23)}`)}
          </small>
        </p>
      ))}
      {seat && seat.receipts.length > 0 && (
        <>
          <h2>{t('服务器收到的', 'What the server has')}</h2>
          <ul>
            {seat.receipts.slice(0, 12).map((receipt, i) => (
              <li key={seat.receipts.length - i} data-testid="receipt">
                {receipt.cells.map((cell) => (
                  <span key={cell.title.zh}>
                    <small>{t(cell.title)}</small> {t(cell.text) || '—'}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
