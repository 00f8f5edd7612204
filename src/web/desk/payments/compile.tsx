/** What waits to be listed by hand: each grant with a box, and one act that lists those that are marked. */
import { useState } from 'react'
import { Button } from 'antd'
import type { Done, TaskView } from '../../../server/contract/cases.ts'
import type { PostView } from '../../../server/contract/people.ts'
import { asProblem, newKey, post as send, type ProblemError } from '../../shared/api.ts'
import { yuan } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { go } from '../../shared/router.tsx'
import { flash } from '../flash.ts'
import { ProblemBox } from '../parts.tsx'
import type { Banking } from '../programme.ts'
import type { ToMake } from './make-all.tsx'
import { openingOf, type Waiting } from './waiting.ts'
import { WaitingList } from './waiting-list.tsx'

/** Those that no batch lists yet and that were not left out. */
export const chosenOf = (waiting: Waiting, left: ReadonlySet<string>): readonly TaskView[] =>
  waiting.tasks.filter(
    (task) => !waiting.listed.has(task.case) && task.amount !== null && !left.has(task.case),
  )

const sumOf = (tasks: readonly TaskView[]): number => tasks.reduce((total, task) => total + task.amount!, 0)

/** The opening that lists these. */
export function listing(programme: Banking, post: PostView, tasks: readonly TaskView[]): ToMake {
  const { outcome, member, amount } = openingOf(programme)!
  return {
    programme: programme.id,
    title: programme.title,
    lists: {
      zh: `${tasks.length} 笔 ${yuan(sumOf(tasks))} 元`,
      en: `${tasks.length} lines, ${yuan(sumOf(tasks))} yuan`,
    },
    opening: {
      outcome,
      area: post.area,
      post: post.id,
      input: {
        [programme.bank.lines]: tasks.map((task) => ({ [member]: task.case, [amount]: task.amount })),
      },
    },
  }
}

export function Compile({
  programme,
  post,
  waiting,
  left,
  turn,
  reload,
}: {
  readonly programme: Banking
  readonly post: PostView
  readonly waiting: Waiting
  readonly left: ReadonlySet<string>
  readonly turn: (id: string, on: boolean) => void
  readonly reload: () => void
}) {
  const { t } = useLang()
  /** A new one for another choice: the same list sent again is listed once. */
  const [key, setKey] = useState(newKey)
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const [busy, setBusy] = useState(false)
  const chosen = chosenOf(waiting, left)
  const compile = async () => {
    setBusy(true)
    try {
      const { opening } = listing(programme, post, chosen)
      const done = await send<Done>('/api/cases', { programme: programme.id, ...opening }, key)
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
    <>
      <div className="between">
        <h3>{t(`待发放（${waiting.tasks.length}）`, `To be paid (${waiting.tasks.length})`)}</h3>
        <Button
          loading={busy}
          disabled={chosen.length === 0}
          onClick={() => void compile()}
          data-testid="compile"
        >
          {t(
            `编制批次：${chosen.length} 笔 ${yuan(sumOf(chosen))} 元`,
            `Compile a batch: ${chosen.length} lines, ${yuan(sumOf(chosen))} yuan`,
          )}
        </Button>
      </div>
      {problem && <ProblemBox problem={problem} />}
      {waiting.tasks.length === 0 ? (
        <p className="muted">{t('没有待发放的款项。', 'Nothing waits to be paid.')}</p>
      ) : (
        <WaitingList
          waiting={waiting}
          left={left}
          turn={(id, on) => {
            turn(id, on)
            setKey(newKey())
          }}
        />
      )}
    </>
  )
}
