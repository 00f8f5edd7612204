/** What was found: by a word out of memory, by the beginning of a case's number, or of a place; and what one opened last. */
import { useState } from 'react'
import type { Inbox, TaskView } from '../../server/contract/cases.ts'
import { useLang } from '../shared/lang.tsx'
import { useAddress } from '../shared/router.tsx'
import { useLoad } from './reads.tsx'
import { useAsked } from './find/asked.ts'
import { AllFound, Own } from './find/results.tsx'
import { useWalk } from './inbox/keys.ts'
import { TaskList } from './inbox/tasks.tsx'
import { ExportLink, PageTitle, Waiting } from './parts.tsx'
import { useProgrammes } from './programme.ts'
import { useSession } from './session.tsx'

/** The server counts no further. */
const mostCounted = 1_000

export function SearchPage() {
  const { t } = useLang()
  const query = new URLSearchParams(useAddress().split('?')[1] ?? '')
  const word = useAsked()
  const listed = ['q', 'area'].flatMap((name) => {
    const value = query.get(name) ?? ''
    return value === '' ? [] : [[name, value] as const]
  })[0]
  useWalk('.task-link, .hit-link')
  return (
    <>
      <PageTitle title={t('查找', 'Search')} />
      {listed ? (
        <Listed key={listed.join('=')} query={new URLSearchParams([[...listed]])} />
      ) : word === '' ? (
        <Own />
      ) : (
        <AllFound word={word} />
      )}
      <ByProgramme />
    </>
  )
}

/** What was found by a name or a person's number is not exported: neither stands in an address. */
function Listed({ query }: { readonly query: URLSearchParams }) {
  const { t } = useLang()
  const { now } = useSession()
  const { data, problem, reload } = useLoad<Inbox>(`/api/found?${query}`)
  if (data === null) return <Waiting problem={problem} retry={reload} />
  return (
    <section aria-labelledby="found" aria-live="polite">
      <div className="between">
        <h2 id="found">{headOf(t, data.total, data.tasks)}</h2>
        {data.tasks.length > 0 && (
          <span className="row">
            <ExportLink people path="/api/cases.xlsx" query={query} />
            <ExportLink people path="/api/cases.csv" query={query} title="CSV" />
          </span>
        )}
      </div>
      {data.tasks.length > 0 && <TaskList tasks={data.tasks} now={now()} />}
    </section>
  )
}

/** How many there are, and not how many are shown. */
function headOf(t: ReturnType<typeof useLang>['t'], total: number, tasks: readonly TaskView[]): string {
  if (tasks.length === 0) return t('没有找到您可以查看的办件', 'No case that you may see was found')
  const shown =
    tasks.length < total ? t(`，显示前 ${tasks.length} 件`, `; the first ${tasks.length} are shown`) : ''
  return total > mostCounted
    ? t(`找到超过 ${mostCounted} 件`, `More than ${mostCounted} found`) + shown
    : t(`共找到 ${total} 件`, `${total} found`) + shown
}

/** All cases of a programme that I may see, as a file. */
function ByProgramme() {
  const { t } = useLang()
  const programmes = useProgrammes() ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const programme = chosen ?? programmes[0]?.id
  if (programme === undefined) return null
  return (
    <section className="panel stack" aria-labelledby="by-programme">
      <h2 id="by-programme">{t('按事项导出', 'Export a programme')}</h2>
      <p className="hint">
        {t(
          '只含您可以查看的办件，姓名已隐去部分；每次导出都会留下记录。',
          'Only cases that you may see, names masked. Every export is recorded.',
        )}
      </p>
      <div className="filters">
        <label>
          <span>{t('事项', 'Programme')}</span>
          <select className="input" value={programme} onChange={(e) => setChosen(e.target.value)}>
            {programmes.map((p) => (
              <option key={p.id} value={p.id}>
                {t(p.title)}
              </option>
            ))}
          </select>
        </label>{' '}
        <ExportLink people path="/api/cases.csv" query={new URLSearchParams({ programme })} />
      </div>
    </section>
  )
}
