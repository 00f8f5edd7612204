/** The grants that wait, each with a box: in the next batch or not; those already listed name their batch. */
import { yuan } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { Due } from '../due.tsx'
import { clockUnit, useProgrammes } from '../programme.ts'
import type { Waiting } from './waiting.ts'

export function WaitingList({
  waiting,
  left,
  turn,
}: {
  readonly waiting: Waiting
  readonly left: ReadonlySet<string>
  readonly turn: (id: string, on: boolean) => void
}) {
  const { t } = useLang()
  const programmes = useProgrammes()
  return (
    <table className="grid tasks picks" data-testid="waiting">
      <thead>
        <tr>
          <th scope="col">{t('列入', 'In')}</th>
          <th scope="col">{t('办件编号', 'Case')}</th>
          <th scope="col">{t('对象', 'Subject')}</th>
          <th scope="col">{t('地点', 'Place')}</th>
          <th scope="col" className="number">
            {t('金额（元）', 'Yuan')}
          </th>
          <th scope="col">{t('发放时限', 'To be paid by')}</th>
        </tr>
      </thead>
      <tbody>
        {waiting.tasks.map((task) => {
          const batch = waiting.listed.get(task.case)
          return (
            <tr key={task.case}>
              <td className="c-pick">
                {batch === undefined ? (
                  <input
                    type="checkbox"
                    aria-label={t(`把 ${task.case} 列入批次`, `Put ${task.case} into the batch`)}
                    checked={!left.has(task.case)}
                    onChange={(e) => turn(task.case, e.target.checked)}
                  />
                ) : (
                  <Link href={`/desk/cases/${batch}`}>
                    {t('已列入', 'listed')} {batch}
                  </Link>
                )}
              </td>
              <th scope="row">
                <Link className="task-link" href={`/desk/cases/${task.case}`}>
                  {task.case}
                </Link>
              </th>
              <td className="c-subject">{task.subject}</td>
              <td className="c-place">{task.areaName}</td>
              <td className="number c-amount">{task.amount === null ? '—' : yuan(task.amount)}</td>
              <td className="c-due">
                <Due
                  deadline={{
                    due: task.due,
                    left: task.left,
                    over: task.over,
                    state: task.state,
                    unit: clockUnit(programmes?.find((p) => p.id === task.programme) ?? null, task.clock),
                  }}
                  clock={task.clock}
                />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
