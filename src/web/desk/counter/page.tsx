/** [CT2] [CT6] The window: the queue, the person who is there, what is opened for them, and the screen before them; all of it by the keyboard. */
import { lazy, Suspense, useEffect, useState } from 'react'
import { Button } from 'antd'
import type { CounterSummary, CounterTicket, CounterView } from '../../../server/contract/counters.ts'
import type { Guide } from '../../../server/contract/programmes.ts'
import { ownName } from '../../shared/base.ts'
import { recall, remember, useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { useLoad } from '../reads.tsx'
import { isWriting } from '../inbox/keys.ts'
import { PageTitle, ProblemBox, Waiting } from '../parts.tsx'
import { useSession } from '../session.tsx'
import { OtherScreen } from './other-screen.tsx'
import { useCounter, type AtCounter } from './use-counter.ts'
import './counter.css'

const OpeningForm = lazy(() => import('../form/new-case.tsx').then((m) => ({ default: m.OpeningForm })))

export function CounterPage() {
  const { t } = useLang()
  const { data, problem, reload } = useLoad<readonly CounterSummary[]>('/api/counters')
  if (!data) return <Waiting problem={problem} retry={reload} />
  const [first] = data
  if (!first)
    return (
      <div className="empty">
        <PageTitle title={t('窗口', 'Window')} />
        <p>{t('您的岗位没有可以叫号的窗口。', 'Your post calls numbers at no window.')}</p>
      </div>
    )
  return <Counter of={first} />
}

const windowKey = ownName('yimen-window')
type Opening = CounterView['opens'][number]

function Counter({ of }: { readonly of: CounterSummary }) {
  const { t } = useLang()
  const { post: current } = useSession()
  const counter = useCounter(of.id)
  const { view, mine } = counter
  const post = of.posts.find((id) => id === current?.id) ?? of.posts[0]!
  const [window, setWindow] = useState(recall(windowKey) ?? '1')
  const [kind, setKind] = useState('')
  const [opening, setOpening] = useState<Opening | null>(null)
  const [opened, setOpened] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  /** What stood on the other screen before this page was opened anew is gone on with. */
  const inHand = opened ?? view?.pairing?.case ?? null
  const isPaired = view?.pairing?.paired === true
  const callNext = async () => {
    const ticket = await counter.callNext(post, window, kind)
    if (!ticket) return setSaid(t('没有人在等候', 'Nobody waits'))
    setOpened(null)
    setSaid(t(`已叫 ${nameOf(ticket).zh}`, `Called ${nameOf(ticket).en}`))
    if (isPaired) await counter.show({ ticket: ticket.case, case: null })
  }
  const does: Readonly<Record<string, (() => void) | undefined>> = {
    n: mine ? undefined : () => void callNext(),
    r: mine?.state === 'called' ? () => void counter.act('again', mine, post) : undefined,
    s: mine?.state === 'called' ? () => void counter.act('start', mine, post) : undefined,
    x: mine?.state === 'called' ? () => void counter.act('skip', mine, post) : undefined,
    f: mine?.state === 'serving' ? () => void finish() : undefined,
    ...Object.fromEntries(
      (view?.opens ?? []).map((o, i) => [
        String(i + 1),
        mine?.state === 'serving' && !opening ? () => setOpening(o) : undefined,
      ]),
    ),
  }
  const finish = async () => {
    if (!mine || !view) return
    const isDone = await counter.act(
      'finish',
      mine,
      post,
      inHand === null ? {} : { [view.fields.served]: inHand },
    )
    if (!isDone) return
    setOpened(null)
    setOpening(null)
    setSaid(t(`${nameOf(mine).zh} 已办完`, `${nameOf(mine).en} is done`))
    if (isPaired) await counter.show({ ticket: null, case: null })
  }
  useKeys(does)
  if (!view) return <Waiting problem={counter.problem} retry={() => location.reload()} />
  return (
    <div className="counter">
      <div className="between">
        <PageTitle title={t(view.title)} />
        <label className="row">
          {t('窗口号', 'Window')}{' '}
          <input
            className="input"
            size={4}
            maxLength={10}
            value={window}
            data-testid="window"
            onChange={(e) => {
              setWindow(e.target.value)
              remember(windowKey, e.target.value)
            }}
          />
        </label>
        <label className="row">
          {t('叫号类别', 'Kind')}{' '}
          <select className="input" value={kind} onChange={(e) => setKind(e.target.value)}>
            <option value="">{t('全部', 'All')}</option>
            {view.kinds.map((k) => (
              <option key={k.name} value={k.name}>
                {t(k.title)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p role="status" className={said === '' ? 'unseen' : 'counter-said'} data-testid="said">
        {said}
      </p>
      {counter.problem && <ProblemBox problem={counter.problem} />}
      {counter.line === 'lost' && (
        <p role="alert" className="fault">
          {t('连接中断，队列可能不是最新的', 'The line is lost: the queue may be old')}
        </p>
      )}
      <div className="counter-parts">
        <section className="counter-queue" aria-label={t('叫号', 'Queue')}>
          <Mine mine={mine} isIdle={mine?.state === 'serving' && inHand === null} acts={does} />
          <WaitingTickets tickets={view.tickets} kind={kind} />
        </section>
        <section className="counter-work" aria-label={t('办理', 'At the window')}>
          {mine?.state === 'serving' && !opening && (
            <div className="row" role="group" aria-label={t('为当事人收件', 'Open for the person')}>
              {view.opens.map((o, i) => (
                <Button
                  key={o.programme}
                  type={i === 0 && inHand === null ? 'primary' : 'default'}
                  onClick={() => setOpening(o)}
                  data-open={o.programme}
                >
                  {t(o.title)} <kbd>{i + 1}</kbd>
                </Button>
              ))}
            </div>
          )}
          {mine?.state !== 'serving' && inHand === null && (
            <p className="empty muted">
              {t('开始办理以后在这里收件。', 'Once somebody is served, cases are opened here.')}
            </p>
          )}
          {opening && (
            <Opened
              of={opening}
              close={() => setOpening(null)}
              done={(id) => {
                setOpening(null)
                setOpened(id)
                if (isPaired) void counter.show({ ticket: mine?.case ?? null, case: id })
              }}
            />
          )}
          {inHand !== null && !opening && <InHand id={inHand} counter={counter} />}
        </section>
        <OtherScreen counter={counter} post={post} window={window} />
      </div>
    </div>
  )
}

const nameOf = ({ kind, number }: CounterTicket) => ({
  zh: `${kind?.zh ?? ''}${number ?? ''}号`,
  en: `${kind?.en ?? ''} ${number ?? ''}`,
})

/** A letter does what the button with that letter does, while nobody writes. */
function useKeys(does: Readonly<Record<string, (() => void) | undefined>>): void {
  useEffect(() => {
    const hear = (e: KeyboardEvent) => {
      if (e.ctrlKey || e.metaKey || e.altKey || e.repeat || isWriting(e.target)) return
      const work = does[e.key]
      if (!work) return
      e.preventDefault()
      work()
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  })
}

function Mine({
  mine,
  isIdle,
  acts,
}: {
  readonly mine: CounterTicket | null
  /** Somebody sits there and nothing was taken in for them yet: to be done with them is not what comes next. */
  readonly isIdle: boolean
  readonly acts: Readonly<Record<string, (() => void) | undefined>>
}) {
  const { t } = useLang()
  const buttons = [
    ['n', t('叫下一号', 'Call next'), 'call'],
    ['s', t('开始办理', 'Begin'), 'start'],
    ['r', t('再叫一次', 'Call again'), 'again'],
    ['x', t('未到', 'Did not come'), 'skip'],
    ['f', t('办完', 'Done'), 'finish'],
  ] as const
  return (
    <div className="panel stack counter-mine">
      <p className="counter-number" data-testid="mine" data-state={mine?.state ?? 'none'}>
        {mine ? (
          <>
            <b>{t(nameOf(mine))}</b>{' '}
            <small>
              {mine.state === 'serving'
                ? t('办理中', 'being served')
                : t(`已叫${mine.calls}次`, `called ${mine.calls} times`)}
            </small>
          </>
        ) : (
          <span className="muted">{t('本窗口空闲', 'This window is free')}</span>
        )}
      </p>
      <div className="row">
        {buttons
          .filter(([key]) => acts[key] !== undefined)
          .map(([key, title, name], i) => (
            <Button
              key={key}
              type={i === 0 && !isIdle ? 'primary' : 'default'}
              onClick={acts[key]!}
              data-act={name}
            >
              {title} <kbd>{key}</kbd>
            </Button>
          ))}
      </div>
    </div>
  )
}

function WaitingTickets({
  tickets,
  kind,
}: {
  readonly tickets: readonly CounterTicket[]
  readonly kind: string
}) {
  const { t } = useLang()
  const others = tickets.filter((x) => !x.mine)
  const waiting = others.filter((x) => x.state === 'waiting' && (kind === '' || x.kindName === kind))
  const elsewhere = others.filter((x) => x.state !== 'waiting')
  return (
    <>
      <h2>{t(`等候 ${waiting.length} 人`, `${waiting.length} waiting`)}</h2>
      <ol className="counter-list" data-testid="waiting">
        {waiting.map((x) => (
          <li key={x.case}>
            <b>{t(nameOf(x))}</b>
            <span className="muted">
              {x.since.slice(11, 16)} {t('取号', 'taken')}
              {x.calls > 0 && t(` · 叫过${x.calls}次未到`, ` · called ${x.calls} times`)}
            </span>
          </li>
        ))}
      </ol>
      {elsewhere.length > 0 && (
        <>
          <h2>{t('其他窗口', 'Other windows')}</h2>
          <ul className="counter-list">
            {elsewhere.map((x) => (
              <li key={x.case}>
                <b>{t(nameOf(x))}</b>
                <span className="muted">
                  {x.window !== null && t(`${x.window}号窗口`, `window ${x.window}`)} {x.by}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Opened({
  of,
  close,
  done,
}: {
  readonly of: Opening
  readonly close: () => void
  readonly done: (id: string) => void
}) {
  const { t } = useLang()
  const {
    data: guide,
    problem,
    reload,
  } = useLoad<Guide>(`/api/programmes/${encodeURIComponent(of.programme)}/guide`)
  const form = guide?.forms.find((f) => f.outcome === of.outcome)
  if (!guide || !form) return <Waiting problem={problem} retry={reload} />
  return (
    <Suspense
      fallback={
        <p className="waiting" role="status">
          {t('正在读取…', 'Loading…')}
        </p>
      }
    >
      <OpeningForm guide={guide} form={form} here={of.here} opened={({ case: id }) => done(id)} />
      <Button onClick={close}>{t('先不收件', 'Not now')}</Button>
    </Suspense>
  )
}

/** The case that was opened for the person there, and whether they checked and signed it. */
function InHand({ id, counter }: { readonly id: string; readonly counter: AtCounter }) {
  const { t } = useLang()
  const { view, mine } = counter
  const pairing = view?.pairing ?? null
  const isThere = pairing?.case === id
  return (
    <div className="panel stack" data-testid="in-hand" data-said={pairing?.said ?? ''}>
      <h2>
        <Link href={`/desk/cases/${id}`}>{id}</Link>
      </h2>
      <p role="status">
        {isThere
          ? pairing.said === 'wrong'
            ? t('本人说内容有误，请改正后再交核对。', 'They say that something is wrong: put it right first.')
            : t('正在请本人核对签名。', 'It stands before them to be checked and signed.')
          : pairing?.said === 'signed'
            ? t('本人已经当面核对并签名。', 'They have checked and signed it.')
            : pairing?.paired
              ? t('还没有交本人核对。', 'It was not handed over to be checked.')
              : t('对面屏幕没有配对，不能请本人签名。', 'No screen is paired: nobody can sign.')}
      </p>
      {pairing?.paired && pairing.said !== 'signed' && (
        <p className="row">
          {isThere ? (
            <Button
              onClick={() => void counter.show({ ticket: mine?.case ?? null, case: null })}
              data-testid="take-back"
            >
              {t('从屏幕收回', 'Take it off the screen')}
            </Button>
          ) : (
            <Button
              onClick={() => void counter.show({ ticket: mine?.case ?? null, case: id })}
              data-testid="hand"
            >
              {t('交本人核对签名', 'Hand it over to be signed')}
            </Button>
          )}
        </p>
      )}
    </div>
  )
}
