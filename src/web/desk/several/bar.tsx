/** What can be done with the cases that are marked: each way with how many of them are open to it, and a list to print. */
import { useEffect, useState } from 'react'
import { Button } from 'antd'
import { PrinterOutlined } from '@ant-design/icons'
import type { TaskView } from '../../../server/contract/cases.ts'
import type { SeveralWays } from '../../../server/contract/several.ts'
import { asProblem, post as send, type ProblemError } from '../../shared/api.ts'
import { useLang } from '../../shared/lang.tsx'
import { useSession } from '../session.tsx'
import { SeveralDialog } from './dialog.tsx'
import { PrintedList } from './print.tsx'

/** So many does the server take in one confirmation. */
const mostSeveral = 200

type SeveralWay = SeveralWays['ways'][number]

export function Several({
  tasks,
  clear,
  done,
}: {
  readonly tasks: readonly TaskView[]
  readonly clear: () => void
  /** These were done and need no mark any more. */
  readonly done: (cases: readonly string[]) => void
}) {
  const { t } = useLang()
  const { post } = useSession()
  const [ways, setWays] = useState<readonly SeveralWay[] | null>(null)
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const [way, setWay] = useState<SeveralWay | null>(null)
  const [isPrinting, setIsPrinting] = useState(false)
  const cases = tasks.map((task) => task.case).join(' ')
  const isTooMany = tasks.length > mostSeveral
  useEffect(() => {
    if (isTooMany || cases === '') return setWays(null)
    let mine = true
    setProblem(null)
    const question = { cases: cases.split(' '), ...(post ? { post: post.id } : {}) }
    send<SeveralWays>('/api/several/ways', question).then(
      (answer) => mine && setWays(answer.ways),
      (error: unknown) => mine && setProblem(asProblem(error)),
    )
    return () => {
      mine = false
    }
  }, [cases, isTooMany, post])
  return (
    <section
      className="several-bar"
      aria-label={t('对选中的办件', 'With the marked cases')}
      data-testid="several"
    >
      <b role="status">{t(`已选 ${tasks.length} 件`, `${tasks.length} marked`)}</b>
      {isTooMany && (
        <span className="bad-text">
          {t(`一次最多办理 ${mostSeveral} 件，请少选一些`, `At most ${mostSeveral} at once: mark fewer`)}
        </span>
      )}
      {problem && <span className="bad-text">{t(problem.detail)}</span>}
      {!isTooMany && ways?.length === 0 && (
        <span className="muted">
          {t('选中的办件没有您现在可以办的动作', 'Nothing can be done with these now')}
        </span>
      )}
      {!isTooMany &&
        ways?.map((w) => (
          <Button key={w.outcome} data-several={w.outcome} onClick={() => setWay(w)}>
            {t(w.title)}
            {w.able < tasks.length && ` ${t(`${w.able} 件`, `(${w.able})`)}`}
          </Button>
        ))}
      <Button icon={<PrinterOutlined aria-hidden="true" />} onClick={() => setIsPrinting(true)}>
        {t('打印清单', 'Print the list')}
      </Button>
      <Button type="text" onClick={clear}>
        {t('取消选择', 'Unmark all')}
      </Button>
      {isPrinting && <PrintedList tasks={tasks} close={() => setIsPrinting(false)} />}
      {way && (
        <SeveralDialog
          key={way.outcome}
          way={way}
          tasks={tasks}
          close={(cases) => {
            setWay(null)
            if (cases.length > 0) done(cases)
          }}
        />
      )}
    </section>
  )
}
