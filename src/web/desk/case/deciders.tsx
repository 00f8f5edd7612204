/** Who could have decided this on that day, and why not the others: a question with a day, and a paper to print. */
import { useState } from 'react'
import { Button } from 'antd'
import type { DecidersView } from '../../../server/contract/cases.ts'
import { at } from '../../shared/base.ts'
import { yuanIn } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { useLoad } from '../reads.tsx'
import { Badge, Clauses, PageTitle, Section, Waiting } from '../parts.tsx'
import { Authority } from './authority.tsx'

type Enquiry = { readonly outcome: string; readonly on: string; readonly name: string }

export function DecidersPage({ id }: { readonly id: string }) {
  const { t } = useLang()
  const [enquiry, setEnquiry] = useState<Enquiry>({ outcome: '', on: '', name: '' })
  const query = new URLSearchParams(Object.entries(enquiry).filter(([, v]) => v !== '')).toString()
  const path = `/api/cases/${encodeURIComponent(id)}/deciders`
  const { data, problem, reload } = useLoad<DecidersView>(`${path}${query ? `?${query}` : ''}`)
  return (
    <>
      <p>
        <Link href={`/desk/cases/${encodeURIComponent(id)}`}>
          {t('返回办件', 'Back to the case')} {id}
        </Link>
      </p>
      <PageTitle title={t('谁有权决定', 'Who could decide')} />
      <Question enquiry={enquiry} view={data} ask={setEnquiry} />
      {data ? (
        <Answer view={data} file={`${path}?${query ? `${query}&` : ''}format=docx`} />
      ) : (
        <Waiting problem={problem} retry={reload} />
      )}
    </>
  )
}

function Question({
  enquiry,
  view,
  ask,
}: {
  readonly enquiry: Enquiry
  readonly view: DecidersView | null
  readonly ask: (a: Enquiry) => void
}) {
  const { t } = useLang()
  const [name, setName] = useState(enquiry.name)
  return (
    <form
      className="filters"
      onSubmit={(e) => {
        e.preventDefault()
        ask({ ...enquiry, name: name.trim() })
      }}
    >
      <label className="field">
        <span>{t('决定', 'Decision')}</span>
        <select
          className="input"
          value={enquiry.outcome || view?.outcome || ''}
          onChange={(e) => ask({ ...enquiry, outcome: e.target.value })}
        >
          {(view?.choices ?? []).map((c) => (
            <option key={c.outcome} value={c.outcome}>
              {t(c.title)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('日期', 'Day')}</span>
        <input
          className="input"
          type="date"
          value={enquiry.on || view?.on || ''}
          onChange={(e) => ask({ ...enquiry, on: e.target.value })}
        />
      </label>
      <label className="field">
        <span>{t('查某位工作人员（可不填）', 'A certain official (optional)')}</span>
        <input
          className="input"
          value={name}
          onChange={(e) => setName(e.target.value)}
          placeholder={t('姓名', 'Name')}
        />
      </label>
      <Button htmlType="submit">{t('查询', 'Ask')}</Button>
    </form>
  )
}

function Answer({ view, file }: { readonly view: DecidersView; readonly file: string }) {
  const { lang, t } = useLang()
  const could = view.candidates.filter((c) => c.could)
  const not = view.candidates.filter((c) => !c.could)
  return (
    <>
      <p>
        {view.standing
          ? t(
              `${view.on}，办件在“${view.standing.step.zh}”环节${view.amount === null ? '' : `，金额${yuanIn(view.amount, 'zh')}`}。`,
              `On ${view.on} the case stood at “${view.standing.step.en}”${view.amount === null ? '' : `, about ${yuanIn(view.amount, 'en')}`}.`,
            )
          : t(
              `${view.on}，办件不在能作出这一决定的环节，谁都不能决定。`,
              `On ${view.on} the case was not where this is decided: nobody could.`,
            )}
        {view.decided && t(` 实际由${view.decided.name}决定。`, ` It was decided by ${view.decided.name}.`)}
      </p>
      {view.standing && (
        <>
          <Section
            id="could"
            title={t(`有权决定（${could.length}）`, `Could decide (${could.length})`)}
            extra={
              <a className="link-button" href={at(file)} download>
                {t('下载权限证明', 'Download the proof')}
              </a>
            }
          >
            {could.length === 0 && <p className="muted">{t('没有符合的岗位。', 'No such post.')}</p>}
            <ul className="plain-list" data-testid="could">
              {could.map((c) => (
                <li key={`${c.name} ${c.post}`}>
                  <Who of={c} decided={view.decided?.name === c.name && view.decided.post === c.post} />
                  {c.authority && <Authority authority={c.authority} />}
                </li>
              ))}
            </ul>
          </Section>
          <Section
            id="not"
            title={t(`不能决定，为什么（${not.length}）`, `Could not, and why (${not.length})`)}
          >
            {not.length === 0 && <p className="muted">{t('没有其他岗位。', 'No other posts.')}</p>}
            <table className="grid" data-testid="could-not">
              <thead>
                <tr>
                  <th scope="col">{t('岗位', 'Post')}</th>
                  <th scope="col">{t('原因', 'Why')}</th>
                </tr>
              </thead>
              <tbody>
                {not.map((c) => (
                  <tr key={`${c.name} ${c.post}`}>
                    <th scope="row">
                      <Who of={c} decided={false} />
                    </th>
                    <td lang={lang}>
                      {c.why && t(c.why)}
                      <Clauses clauses={c.clauses} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Section>
        </>
      )}
    </>
  )
}

function Who({
  of: c,
  decided,
}: {
  readonly of: DecidersView['candidates'][number]
  readonly decided: boolean
}) {
  const { t } = useLang()
  return (
    <span>
      <b>{c.name}</b> {c.areaName} {t(c.roleTitle)}{' '}
      {c.acting && (
        <>
          <Badge tone="warn">{t(`代${c.acting.name}`, `for ${c.acting.name}`)}</Badge>{' '}
          <span className="muted">{t(c.acting.order)}</span>
        </>
      )}{' '}
      {decided && <Badge tone="good">{t('实际决定人', 'Decided it')}</Badge>}
    </span>
  )
}
