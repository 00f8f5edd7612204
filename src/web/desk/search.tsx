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
import { PageTitle, ProblemBox, Waiting } from './parts.tsx'
import { useSession } from './session.tsx'

export function SearchPage() {
  const { t } = useLang()
  const q = new URLSearchParams(useAddress().split('?')[1] ?? '').get('q') ?? ''
  const [byPerson, setByPerson] = useState<readonly TaskView[] | null>(null)
  const { data, problem, reload } = useLoad<readonly TaskView[]>(q === '' ? null : `/api/cases?q=${encodeURIComponent(q)}`)
  useWalk('.task-link')
  return (
    <>
      <PageTitle title={t('查找', 'Search')} />
      <div className="two">
        <ByNumber key={q} q={q} start={() => setByPerson(null)} />
        <ByPerson found={setByPerson} />
      </div>
      {byPerson ? <Results tasks={byPerson} /> : q !== '' && (data ? <Results tasks={data} /> : <Waiting problem={problem} retry={reload} />)}
    </>
  )
}

function Results({ tasks }: { readonly tasks: readonly TaskView[] }) {
  const { t } = useLang()
  const { now } = useSession()
  return (
    <section aria-labelledby="found" aria-live="polite">
      <h2 id="found">{tasks.length === 0 ? t('没有找到您可以查看的办件', 'No case that you may see was found') : t(`找到 ${tasks.length} 件`, `${tasks.length} found`)}</h2>
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
  return <form className="panel stack" onSubmit={find}><div className="field"><label htmlFor="number">{t('办件编号', 'Case number')}</label><small className="hint">{t('输入开头三位以上即可', 'Three signs of its beginning or more')}</small><input id="number" className="input" value={text} minLength={3} maxLength={60} required onChange={(e) => setText(e.target.value)} /></div><div><Button type="primary" htmlType="submit">{t('按编号查找', 'Find by number')}</Button></div></form>
}

function ByPerson({ found }: { readonly found: (tasks: readonly TaskView[]) => void }) {
  const { t } = useLang()
  const [idNo, setIdNo] = useState('')
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const [busy, setBusy] = useState(false)
  const find = async (e: FormEvent) => {
    e.preventDefault()
    setBusy(true)
    setProblem(null)
    await send<readonly TaskView[]>('/api/search', { idNo: idNo.trim().toUpperCase() }).then(found, (error: unknown) => setProblem(asProblem(error)))
    setBusy(false)
  }
  return (
    <form className="panel stack" onSubmit={(e) => void find(e)}>
      <div className="field"><label htmlFor="person">{t('身份证号', 'ID number')}</label><small className="hint">{t('只用于本次查找，不出现在网址和日志里', 'Used for this search alone: it is in no address and no log')}</small><input id="person" className="input" autoComplete="off" value={idNo} minLength={15} maxLength={18} required onChange={(e) => setIdNo(e.target.value)} /></div>
      <div><Button htmlType="submit" loading={busy}>{t('按身份证号查找', 'Find by person')}</Button></div>
      {problem && <ProblemBox problem={problem} />}
    </form>
  )
}
