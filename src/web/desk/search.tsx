/** Finding a case: by the beginning of its number, or by a person's ID number, which never stands in an address. */
import { useState, type FormEvent } from 'react'
import { Button } from 'antd'
import type { TaskView } from '../../server/contract/cases.ts'
import { asProblem, post as send, type ProblemError } from '../shared/api.ts'
import { useLang } from '../shared/lang.tsx'
import { go, useAddress } from '../shared/router.tsx'
import { useLoad } from '../shared/use-load.ts'
import { useWalk } from './inbox/keys.ts'
import { TaskList } from './inbox/tasks.tsx'
import { ExportLink, PageTitle, ProblemBox, Waiting } from './parts.tsx'
import { useProgrammes } from './programme.ts'
import { useSession } from './session.tsx'

export function SearchPage() {
  const { t } = useLang()
  const q = new URLSearchParams(useAddress().split('?')[1] ?? '').get('q') ?? ''
  const [byPerson, setByPerson] = useState<readonly TaskView[] | null>(null)
  const { data, problem, reload } = useLoad<readonly TaskView[]>(
    q === '' ? null : `/api/cases?q=${encodeURIComponent(q)}`,
  )
  useWalk('.task-link')
  return (
    <>
      <PageTitle title={t('查找', 'Search')} />
      <div className="two">
        <ByNumber key={q} q={q} start={() => setByPerson(null)} />
        <ByPerson onFound={setByPerson} />
      </div>
      {byPerson ? (
        <Results tasks={byPerson} />
      ) : (
        q !== '' &&
        (data ? <Results tasks={data} number={q} /> : <Waiting problem={problem} retry={reload} />)
      )}
      <ByProgramme />
    </>
  )
}

/**
 * `number` is the case number that was looked for; what was found by a person's ID number is not exported,
 * because that number stands in no address.
 */
function Results({ tasks, number }: { readonly tasks: readonly TaskView[]; readonly number?: string }) {
  const { t } = useLang()
  const { now } = useSession()
  return (
    <section aria-labelledby="found" aria-live="polite">
      <div className="between">
        <h2 id="found">
          {tasks.length === 0
            ? t('没有找到您可以查看的办件', 'No case that you may see was found')
            : t(`找到 ${tasks.length} 件`, `${tasks.length} found`)}
        </h2>
        {number !== undefined && tasks.length > 0 && (
          <ExportLink people path="/api/cases.csv" query={new URLSearchParams({ q: number })} />
        )}
      </div>
      {tasks.length > 0 && <TaskList tasks={tasks} now={now()} />}
    </section>
  )
}

function ByNumber({ q, start }: { readonly q: string; readonly start: () => void }) {
  const { t } = useLang()
  const [text, setText] = useState(q)
  const find = (e: FormEvent) => {
    e.preventDefault()
    start()
    go(`/desk/search?q=${encodeURIComponent(text.trim().toUpperCase())}`)
  }
  return (
    <form className="panel stack" onSubmit={find}>
      <div className="field">
        <label htmlFor="number">{t('办件编号', 'Case number')}</label>
        <small className="hint">{t('输入开头三位以上即可', 'Three signs of its beginning or more')}</small>
        <input
          id="number"
          className="input"
          value={text}
          minLength={3}
          maxLength={60}
          required
          onChange={(e) => setText(e.target.value)}
        />
      </div>
      <div>
        <Button type="primary" htmlType="submit">
          {t('按编号查找', 'Find by number')}
        </Button>
      </div>
    </form>
  )
}

function ByPerson({ onFound }: { readonly onFound: (tasks: readonly TaskView[]) => void }) {
  const { t } = useLang()
  const [idNo, setIdNo] = useState('')
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const [busy, setBusy] = useState(false)
  const find = async (e: FormEvent) => {
    e.preventDefault()
    setBusy(true)
    setProblem(null)
    await send<readonly TaskView[]>('/api/search', { idNo: idNo.trim().toUpperCase() }).then(
      onFound,
      (error: unknown) => setProblem(asProblem(error)),
    )
    setBusy(false)
  }
  return (
    <form className="panel stack" onSubmit={(e) => void find(e)}>
      <div className="field">
        <label htmlFor="person">{t('身份证号', 'ID number')}</label>
        <small className="hint">
          {t(
            '只用于本次查找，不出现在网址和日志里',
            'Used for this search alone: it is in no address and no log',
          )}
        </small>
        <input
          id="person"
          className="input"
          autoComplete="off"
          value={idNo}
          minLength={15}
          maxLength={18}
          required
          onChange={(e) => setIdNo(e.target.value)}
        />
      </div>
      <div>
        <Button htmlType="submit" loading={busy}>
          {t('按身份证号查找', 'Find by person')}
        </Button>
      </div>
      {problem && <ProblemBox problem={problem} />}
    </form>
  )
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
