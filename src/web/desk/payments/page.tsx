/** Payments: what is granted and waits for the bank, listed into a batch by one person and released by another. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import { Button } from 'antd'
import type { Done } from '../../../server/contract/cases.ts'
import type { PostView } from '../../../server/contract/people.ts'
import { asProblem, newKey, post as send, type ProblemError } from '../../shared/api.ts'
import { yuan } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { go } from '../../shared/router.tsx'
import { flash } from '../flash.ts'
import { PageTitle, Section, Waiting as Loading, ProblemBox } from '../parts.tsx'
import { useProgrammes, type Banking } from '../programme.ts'
import { useSession } from '../session.tsx'
import { Batches } from './batches.tsx'
import { loadWaiting, openingOf, type Waiting } from './waiting.ts'
import { WaitingList } from './waiting-list.tsx'

export function PaymentsPage() {
  const { t } = useLang()
  const { me } = useSession()
  const all = useProgrammes()
  const banks = (all ?? []).filter((p): p is Banking => p.bank !== undefined)
  const mine = banks.flatMap((p) => {
    const post = me.posts.find((x) => p.bank.by.includes(x.role))
    return post ? [{ p, post }] : []
  })
  return (
    <>
      <PageTitle title={t('资金发放', 'Payments')} />
      {all && mine.length === 0 && (
        <div className="empty">
          <p>{t('您的岗位不经办资金发放。', 'Your post does not deal with payments.')}</p>
        </div>
      )}
      {mine.map(({ p, post }) => (
        <Bank key={p.id} programme={p} post={post} />
      ))}
    </>
  )
}

function Bank({ programme, post }: { readonly programme: Banking; readonly post: PostView }) {
  const { t } = useLang()
  const all = useProgrammes()
  const [waiting, setWaiting] = useState<Waiting | null>(null)
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const load = useCallback(() => {
    if (all)
      loadWaiting(programme, all, post.id).then(
        (w) => {
          setWaiting(w)
          setProblem(null)
        },
        (e: unknown) => setProblem(asProblem(e)),
      )
  }, [all, programme, post.id])
  useEffect(load, [load])
  if (!waiting) return <Loading problem={problem} retry={load} />
  const compiles = openingOf(programme)?.by.includes(post.role) ?? false
  return (
    <>
      {compiles && <Compile programme={programme} post={post} waiting={waiting} reload={load} />}
      <Section
        id="batches"
        title={t(`发放批次（${waiting.batches.length}）`, `Batches (${waiting.batches.length})`)}
      >
        {waiting.batches.length === 0 ? (
          <p className="muted">{t('还没有批次。', 'No batch yet.')}</p>
        ) : (
          <Batches batches={waiting.batches} programme={programme} />
        )}
      </Section>
    </>
  )
}

function Compile({
  programme,
  post,
  waiting,
  reload,
}: {
  readonly programme: Banking
  readonly post: PostView
  readonly waiting: Waiting
  readonly reload: () => void
}) {
  const { t } = useLang()
  const free = useMemo(
    () => waiting.tasks.filter((task) => !waiting.listed.has(task.case) && task.amount !== null),
    [waiting],
  )
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [key, setKey] = useState(newKey)
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const [busy, setBusy] = useState(false)
  const chosen = free.filter((task) => !left.has(task.case))
  const sum = chosen.reduce((total, task) => total + task.amount!, 0)
  const turn = (id: string, on: boolean) => {
    setLeft((was) => new Set(on ? [...was].filter((x) => x !== id) : [...was, id]))
    setKey(newKey())
  }
  const compile = async () => {
    const opening = openingOf(programme)!
    setBusy(true)
    try {
      const done = await send<Done>(
        '/api/cases',
        {
          programme: programme.id,
          outcome: opening.outcome,
          area: post.area,
          post: post.id,
          input: {
            [programme.bank.lines]: chosen.map((task) => ({
              [opening.member]: task.case,
              [opening.amount]: task.amount,
            })),
          },
        },
        key,
      )
      flash(
        t(
          `已编制批次 ${done.case}，待负责人复核。`,
          `Batch ${done.case} is compiled and waits to be checked.`,
        ),
      )
      go(`/desk/cases/${done.case}`)
    } catch (error) {
      setProblem(asProblem(error))
      setBusy(false)
      reload()
    }
  }
  return (
    <Section
      id="waiting"
      title={t(`待发放（${waiting.tasks.length}）`, `To be paid (${waiting.tasks.length})`)}
      extra={
        <Button
          type="primary"
          loading={busy}
          disabled={chosen.length === 0}
          onClick={() => void compile()}
          data-testid="compile"
        >
          {t(
            `编制批次：${chosen.length} 笔 ${yuan(sum)} 元`,
            `Compile a batch: ${chosen.length} lines, ${yuan(sum)} yuan`,
          )}
        </Button>
      }
    >
      {problem && <ProblemBox problem={problem} />}
      {waiting.tasks.length === 0 ? (
        <p className="muted">{t('没有待发放的款项。', 'Nothing waits to be paid.')}</p>
      ) : (
        <WaitingList waiting={waiting} left={left} turn={turn} />
      )}
    </Section>
  )
}
