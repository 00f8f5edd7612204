/** Cases in a list: a dense table, or cards where the screen is narrow. The same words in both. */
import { useState } from 'react'
import type { TaskView } from '../../../server/contract/cases.ts'
import { shortDay, shortInstant, yuan } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { Due } from '../due.tsx'
import { Badge } from '../parts.tsx'
import { clockUnit, useProgrammes } from '../programme.ts'

/** `now` is the server's clock, which the ages are told from. */
export function TaskList({ tasks, now }: { readonly tasks: readonly TaskView[]; readonly now: string }) {
  const { lang, t } = useLang()
  const programmes = useProgrammes()
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set())
  /** Those that are alike stand behind the first of them. */
  const groupOf = (task: TaskView) =>
    task.alike === null ? [] : tasks.filter((other) => other.alike === task.alike)
  const isFirst = (task: TaskView) => groupOf(task)[0] === task
  const inOrder = tasks.flatMap((task) =>
    task.alike === null ? [task] : !isFirst(task) ? [] : unfolded.has(task.alike) ? groupOf(task) : [task],
  )
  const fold = (alike: string) =>
    setUnfolded((was) => new Set(was.has(alike) ? [...was].filter((a) => a !== alike) : [...was, alike]))
  const programmeOf = (task: TaskView) => programmes?.find((p) => p.id === task.programme) ?? null
  const closed = (task: TaskView) => programmeOf(task)?.steps[task.step]?.end !== undefined
  const deadline = (task: TaskView) => ({
    due: task.due,
    left: task.left,
    over: task.over,
    state: task.state,
    unit: clockUnit(programmeOf(task), task.clock),
  })
  const sameYear = (at: string) =>
    at.slice(0, 4) === now.slice(0, 4) ? shortInstant(at, lang) : `${at.slice(0, 4)} ${shortDay(at, lang)}`
  return (
    <table className="grid tasks" data-testid="tasks">
      <caption className="unseen">{t('办件列表，最紧急的在前', 'Cases, the most pressing first')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('办件编号', 'Case')}</th>
          <th scope="col">{t('事项', 'Programme')}</th>
          <th scope="col">{t('对象', 'Subject')}</th>
          <th scope="col">{t('地点', 'Place')}</th>
          <th scope="col">{t('环节', 'Step')}</th>
          <th scope="col" className="number">
            {t('金额（元）', 'Yuan')}
          </th>
          <th scope="col">{t('到期和时限', 'Due, by which clock')}</th>
          <th scope="col">{t('到达', 'Since')}</th>
        </tr>
      </thead>
      <tbody>
        {inOrder.map((task) => (
          <tr key={task.case} className={task.alike !== null && !isFirst(task) ? 'alike' : undefined}>
            <th scope="row">
              <Link className="task-link" href={`/desk/cases/${task.case}`}>
                {task.case}
              </Link>
              {task.alike !== null && isFirst(task) && (
                <button
                  type="button"
                  className="fold"
                  aria-expanded={unfolded.has(task.alike)}
                  onClick={() => fold(task.alike!)}
                >
                  {t(
                    `同一人同一事项共${groupOf(task).length}件`,
                    `${groupOf(task).length} of the same person and programme`,
                  )}
                </button>
              )}
            </th>
            <td className="c-title">{t(task.title)}</td>
            <td className="c-subject">{task.subject}</td>
            <td className="c-place">{task.areaName}</td>
            <td className="c-step">
              {t(task.stepTitle)}
              {task.marks.map((m, i) => (
                <Badge
                  key={`${m.kind} ${i}`}
                  tone={m.kind === 'supervised' || m.kind === 'urged' ? 'bad' : 'warn'}
                >
                  {t(m.title)}
                </Badge>
              ))}
            </td>
            <td className="number c-amount">
              {task.amount === null ? <span className="none">—</span> : yuan(task.amount)}
            </td>
            <td className="c-due">
              {closed(task) && task.state === null ? (
                <Badge tone="plain">{t('已办结', 'Closed')}</Badge>
              ) : (
                <Due deadline={deadline(task)} clock={task.clock} />
              )}
            </td>
            <td className="c-since">{sameYear(task.since)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
