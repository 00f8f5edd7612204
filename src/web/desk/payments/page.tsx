/**
 * Payments: the run of a month over all programmes that the reader pays, made by one, checked and released by others, answered by the bank;
 * what came back goes with the next run.
 */
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { Button } from 'antd'
import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { monthText } from '../../../kernel/day/index.ts'
import type { BatchView, PaymentMonth } from '../../../server/contract/payment-month.ts'
import type { TaskView } from '../../../server/contract/cases.ts'
import { count, shortDay, yuan } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link, useAddress } from '../../shared/router.tsx'
import { PageTitle, Section, Waiting as Loading } from '../parts.tsx'
import { useProgrammes, type Banking } from '../programme.ts'
import { useLoad } from '../reads.tsx'
import { useSession } from '../session.tsx'
import { Batches } from './batches.tsx'
import { chosenOf, Compile, listing } from './compile.tsx'
import { MakeAll, type ToMake } from './make-all.tsx'
import { batchesOf, beside, sumsOf, type OfProgramme } from './month.ts'
import { ReturnedLines } from './returned.tsx'
import { Summary } from './summary.tsx'
import { loadWaiting, openingOf, type Waiting } from './waiting.ts'
import './payments.css'

const Several = lazy(() => import('../several/bar.tsx').then((m) => ({ default: m.Several })))
const nothing: ReadonlySet<string> = new Set()
const nameOf = (key: string): string => key
/** While a list is being gathered the page looks again. */
const lookAgainMs = 2_000

export function PaymentsPage() {
  const { t } = useLang()
  const { me } = useSession()
  const inAddress = new URLSearchParams(useAddress().split('?')[1] ?? '').get('month')
  const month = /^\d{4}-\d{2}$/.test(inAddress ?? '') ? inAddress! : me.now.slice(0, 7)
  const { data, problem, reload } = useLoad<PaymentMonth>(`/api/payments/months/${month}`)
  /** A month before anything was paid is empty for everybody. */
  if (data?.programmes.length === 0 && !me.rooms.includes('payments'))
    return (
      <>
        <PageTitle title={t('资金发放', 'Payments')} />
        <div className="empty">
          <p>{t('您的岗位不经办资金发放。', 'Your post does not deal with payments.')}</p>
        </div>
      </>
    )
  return (
    <>
      <div className="between">
        <PageTitle title={t('资金发放', 'Payments')} />
        <MonthPicker month={month} />
      </div>
      {data ? <Run key={month} month={data} reload={reload} /> : <Loading problem={problem} retry={reload} />}
    </>
  )
}

function MonthPicker({ month }: { readonly month: string }) {
  const { t } = useLang()
  const to = (months: number) => `/desk/payments?month=${beside(month, months)}`
  return (
    <nav className="row month-picker" aria-label={t('月份', 'Month')}>
      <Link className="link-button" href={to(-1)} aria-label={t('上个月', 'The month before')}>
        <LeftOutlined aria-hidden="true" />
      </Link>
      <b>{t(monthText(month))}</b>
      <Link className="link-button" href={to(1)} aria-label={t('下个月', 'The month after')}>
        <RightOutlined aria-hidden="true" />
      </Link>
    </nav>
  )
}

function Run({ month, reload }: { readonly month: PaymentMonth; readonly reload: () => void }) {
  const { t } = useLang()
  const { me } = useSession()
  const all = useProgrammes()
  const isNow = month.month === month.current
  const waitings = useWaitings(isNow, month)
  const [left, setLeft] = useState(nothing)
  const [marked, setMarked] = useState(nothing)
  const [isMaking, setIsMaking] = useState(false)
  const batches = useMemo(() => month.programmes.flatMap((of) => of.batches), [month])
  /** Those that wait for an act of the house; whatever the bank has is answered by its file. */
  const can = useCallback(
    (key: string) => batches.some((b) => b.case === key && b.stage === 'making' && b.holder !== null),
    [batches],
  )
  const isGathering = batches.some((b) => b.stage === 'making' && b.holder === null)
  useEffect(() => {
    if (!isGathering) return
    const timer = setTimeout(reload, lookAgainMs)
    return () => clearTimeout(timer)
  }, [isGathering, month, reload])
  const turn = useCallback(
    (id: string, on: boolean) =>
      setLeft((was) => new Set(on ? [...was].filter((x) => x !== id) : [...was, id])),
    [],
  )
  const post = (p: Banking) => me.posts.find((x) => openingOf(p)?.by.includes(x.role))
  const typed = (id: string) => {
    const p = all?.find((x): x is Banking => x.id === id && x.bank !== undefined)
    const own = p && post(p)
    const waiting = waitings.get(id)
    return p && own && waiting ? { programme: p, post: own, waiting } : null
  }
  const due = month.programmes.flatMap((of): ToMake[] => {
    if (of.opens) {
      const { outcome, post: by, area } = of.opens
      const lists = { zh: '按名单汇集本月应发', en: 'gathers what the month owes' }
      return [{ programme: of.id, title: of.title, lists, opening: { outcome, area, post: by, input: {} } }]
    }
    const w = typed(of.id)
    const chosen = w ? chosenOf(w.waiting, left) : []
    return w && chosen.length > 0 ? [listing(w.programme, w.post, chosen)] : []
  })
  return (
    <>
      <Summary month={month} />
      {due.length > 0 && (
        <p className="row make-all">
          <Button type="primary" onClick={() => setIsMaking(true)} data-testid="make-all">
            {t(`编制全部到期批次（${due.length}）`, `Begin all that is due (${due.length})`)}
          </Button>
          <span className="muted">{due.map((d) => t(d.title)).join('、')}</span>
        </p>
      )}
      {month.programmes.map((of) => {
        const w = typed(of.id)
        return (
          <Section
            key={of.id}
            id={`paying-${of.id}`}
            title={t(of.title)}
            extra={<Due of={of} month={month} />}
          >
            {of.batches.length === 0 ? (
              <p className="muted">{t('当月没有批次。', 'No batch in the month.')}</p>
            ) : (
              <Batches
                batches={of.batches}
                caption={t(`${of.title.zh}：批次`, `${of.title.en}: batches`)}
                marks={{ keys: marked, set: setMarked, nameOf, can }}
              />
            )}
            {w && <Compile {...w} left={left} turn={turn} reload={reload} />}
          </Section>
        )
      })}
      <ReturnedLines month={month} />
      {marked.size > 0 && (
        <Suspense fallback={null}>
          <Several
            tasks={batches.filter((b) => marked.has(b.case)).map((b) => inWords(b, t))}
            clear={() => setMarked(nothing)}
            done={() => {
              setMarked(nothing)
              reload()
            }}
          />
        </Suspense>
      )}
      {isMaking && (
        <MakeAll
          due={due}
          close={(begun) => {
            setIsMaking(false)
            if (begun) reload()
          }}
        />
      )}
    </>
  )
}

/** Whoever confirms several at once reads of each which it is and what it comes to. */
const inWords = (b: BatchView, t: ReturnType<typeof useLang>['t']): TaskView => ({
  ...b,
  subject: t(
    `${b.title.zh} ${count(b.listed.count)} 笔 ${yuan(b.listed.sum)} 元`,
    `${b.title.en}: ${count(b.listed.count)} lines, ${yuan(b.listed.sum)} yuan`,
  ),
})

function Due({ of, month }: { readonly of: OfProgramme; readonly month: PaymentMonth }) {
  const { t, lang } = useLang()
  const { listed } = sumsOf(batchesOf(of, month.month))
  const days = of.dueDays.map((day) => shortDay(day, lang)).join('、')
  return (
    <span className="muted">
      {days !== '' && t(`应发日 ${days}；`, `due ${days}; `)}
      {t(
        `${count(listed.count)} 笔 ${yuan(listed.sum)} 元`,
        `${count(listed.count)} lines, ${yuan(listed.sum)} yuan`,
      )}
    </span>
  )
}

/** What waits to be listed by hand, by programme, for those whose post lists it; read anew with the month. */
function useWaitings(isNow: boolean, month: PaymentMonth): ReadonlyMap<string, Waiting> {
  const { me } = useSession()
  const all = useProgrammes()
  const [waitings, setWaitings] = useState<ReadonlyMap<string, Waiting>>(new Map())
  useEffect(() => {
    if (!all || !isNow) return
    let mine = true
    const read = all.flatMap((p) => {
      const post = me.posts.find((x) => p.bank && openingOf(p as Banking)?.by.includes(x.role))
      return post ? [loadWaiting(p as Banking, all, post.id).then((waiting) => [p.id, waiting] as const)] : []
    })
    Promise.all(read).then(
      (byProgramme) => mine && setWaitings(new Map(byProgramme)),
      () => undefined,
    )
    return () => {
      mine = false
    }
  }, [all, isNow, me.posts, month])
  return waitings
}
