/** The marked cases as a list on paper: drawn for the printer alone. */
import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import type { TaskView } from '../../../server/contract/cases.ts'
import { instantText, yuan } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { useSession } from '../session.tsx'

export function PrintedList({
  tasks,
  close,
}: {
  readonly tasks: readonly TaskView[]
  readonly close: () => void
}) {
  const { lang, t } = useLang()
  const { me, now } = useSession()
  useEffect(() => {
    document.body.classList.add('printing-list')
    addEventListener('afterprint', close, { once: true })
    const timer = setTimeout(() => window.print())
    return () => {
      clearTimeout(timer)
      removeEventListener('afterprint', close)
      document.body.classList.remove('printing-list')
    }
    // Once: the printer is asked when it is drawn.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  return createPortal(
    <section className="printed-list">
      <h2>{t(`办件清单（${tasks.length} 件）`, `Cases (${tasks.length})`)}</h2>
      <p>
        {t('打印：', 'Printed by ')}
        {me.name} {instantText(now(), lang)}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('序号', 'No.')}</th>
            <th scope="col">{t('办件编号', 'Case')}</th>
            <th scope="col">{t('事项', 'Programme')}</th>
            <th scope="col">{t('对象', 'Subject')}</th>
            <th scope="col">{t('地点', 'Place')}</th>
            <th scope="col">{t('环节', 'Step')}</th>
            <th scope="col">{t('金额（元）', 'Yuan')}</th>
            <th scope="col">{t('到期', 'Due')}</th>
          </tr>
        </thead>
        <tbody>
          {tasks.map((task, i) => (
            <tr key={task.case}>
              <td>{i + 1}</td>
              <td>{task.case}</td>
              <td>{t(task.title)}</td>
              <td>{task.subject}</td>
              <td>{task.areaName}</td>
              <td>{t(task.stepTitle)}</td>
              <td className="number">{task.amount === null ? '' : yuan(task.amount)}</td>
              <td>{task.due === null ? '' : task.due.slice(0, 10)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>,
    document.body,
  )
}
