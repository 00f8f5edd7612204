/** The batches of a bank, newest first. */
import type { TaskView } from '../../../server/contract/cases.ts'
import { instantText, yuan } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { Due } from '../due.tsx'
import { Badge } from '../parts.tsx'
import { clockUnit, type Banking } from '../programme.ts'

export function Batches({
  batches,
  programme,
}: {
  readonly batches: readonly TaskView[]
  readonly programme: Banking
}) {
  const { lang, t } = useLang()
  const end = (b: TaskView) => programme.steps[b.step]?.end
  return (
    <table className="grid tasks" data-testid="batches">
      <thead>
        <tr>
          <th scope="col">{t('批次', 'Batch')}</th>
          <th scope="col">{t('环节', 'Step')}</th>
          <th scope="col" className="number">
            {t('总额（元）', 'Yuan')}
          </th>
          <th scope="col">{t('时限', 'Limit')}</th>
          <th scope="col">{t('到达', 'Since')}</th>
        </tr>
      </thead>
      <tbody>
        {batches.map((b) => (
          <tr key={b.case}>
            <th scope="row">
              <Link className="task-link" href={`/desk/cases/${b.case}`}>
                {b.case}
              </Link>
            </th>
            <td className="c-step">
              <Badge tone={end(b) === 'done' ? 'good' : end(b) ? 'plain' : 'warn'}>{t(b.stepTitle)}</Badge>
            </td>
            <td className="number c-amount">{b.amount === null ? '—' : yuan(b.amount)}</td>
            <td className="c-due">
              {end(b) ? (
                t('已办结', 'Closed')
              ) : (
                <Due
                  deadline={{
                    due: b.due,
                    left: b.left,
                    over: b.over,
                    state: b.state,
                    unit: clockUnit(programme, b.clock),
                  }}
                  clock={b.clock}
                />
              )}
            </td>
            <td className="c-since">{instantText(b.since, lang)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
