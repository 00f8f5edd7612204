/** What one may ask by name, one’s own building for instance: found in the registers, and told as it stands, with the reasons. */
import { useEffect, useState, type FormEvent } from 'react'
import type { RegisterEntryView, RegisterListView, RegisterSummary } from '../../server/contract/registers.ts'
import { dayText } from '../shared/format.ts'
import { useLang } from '../shared/lang.tsx'
import { go, Link, useAddress, useTitle } from '../shared/router.tsx'
import { Scan } from '../shared/scan.tsx'
import { Mark } from '../shared/standing.tsx'
import { useLoad } from '../shared/use-load.ts'
import { Waiting } from './session.tsx'
import { Clause } from './clause.tsx'
import { scanButton } from './scan-button.tsx'

export default function Units({ id, entry }: { readonly id: string | null; readonly entry: string | null }) {
  return id !== null && entry !== null ? (
    <div className="wide narrow">
      <Unit id={id} entry={entry} />
    </div>
  ) : (
    <Find />
  )
}

const least = 2

function Find() {
  const { t } = useLang()
  const query = new URLSearchParams(useAddress().split('?')[1] ?? '')
  const q = query.get('q') ?? ''
  const [written, setWritten] = useState(q)
  useEffect(() => setWritten(q), [q])
  const { data, problem, reload } = useLoad<readonly RegisterSummary[]>('/api/registers')
  const all = (data ?? []).filter((r) => r.asked !== null)
  const first = all.find((r) => r.id === query.get('in')) ?? all[0]
  const registersOnPage = all.filter((r) => r.asked!.page.zh === first?.asked!.page.zh)
  useTitle(first ? t(first.asked!.page) : t('查一查', 'Look up'))
  const lookUp = (name: string) => {
    if (name !== '') go(`/units?${new URLSearchParams({ ...(first ? { in: first.id } : {}), q: name })}`)
  }
  const find = (e: FormEvent) => {
    e.preventDefault()
    lookUp(written.trim())
  }
  if (!data || !first)
    return (
      <div className="wide narrow">
        <h1>{t('查一查', 'Look up')}</h1>
        {data ? (
          <p className="empty">
            {t('本地区还没有可以查询的名录。', 'There is nothing to ask about here yet.')}
          </p>
        ) : (
          <Waiting problem={problem} retry={reload} />
        )}
      </div>
    )
  return (
    <div className="wide narrow">
      <p className="crumb">
        <Link href="/services">{t('首页', 'Home')}</Link>
      </p>
      <h1>{t(first.asked!.page)}</h1>
      <p>{t(first.asked!.intro)}</p>
      <form className="ask" role="search" onSubmit={find}>
        <label htmlFor="name">{t(first.asked!.label)}</label>
        <div className="with-button">
          <input
            id="name"
            type="search"
            value={written}
            maxLength={60}
            autoComplete="off"
            onChange={(e) => setWritten(e.target.value)}
            aria-describedby="name-hint"
          />
          <button type="submit" className="button">
            {t('查询', 'Find')}
          </button>
        </div>
        <p className="hint" id="name-hint">
          {t(first.asked!.hint)}
        </p>
        {first.asked!.whole && (
          <Scan
            what={first.asked!.label}
            button={scanButton}
            onRead={(code) => {
              lookUp(code)
              return null
            }}
          />
        )}
      </form>
      {q === '' ? null : [...q.replaceAll(' ', '')].length < least ? (
        <p className="fault" role="alert">
          {t('请至少写两个字。', 'Two characters at least.')}
        </p>
      ) : (
        <div aria-live="polite">
          {registersOnPage.map((r) => (
            <Found key={r.id} register={r} q={q} />
          ))}
        </div>
      )}
    </div>
  )
}

function Found({ register, q }: { readonly register: RegisterSummary; readonly q: string }) {
  const { t } = useLang()
  const { data, problem, reload } = useLoad<RegisterListView>(
    `/api/registers/${register.id}?limit=60&q=${encodeURIComponent(q)}`,
  )
  const [only] = data?.entries ?? []
  /** [RG14] A whole code names one: whoever reads it with a camera is answered at once. */
  if (register.asked!.whole && only && data!.entries.length === 1)
    return <Unit id={register.id} entry={only.id} within />
  return (
    <section aria-labelledby={`found-${register.id}`}>
      <h2 id={`found-${register.id}`}>{t(register.asked!.title)}</h2>
      {!data ? (
        <Waiting problem={problem} retry={reload} />
      ) : data.entries.length === 0 ? (
        <p className="empty">
          {register.asked!.whole
            ? t(
                '没有查到。请对照原件逐位核对；仍查不到的，请向出具单位核实，不要凭它办事。',
                'Nothing found: compare it with the paper letter by letter. If it still is not there, ask who issued it, and do not rely on it.',
              )
            : t(
                '没有找到。可以少写几个字，或者问问村（居）委会。',
                'Nothing found: write less, or ask the village or residents’ committee.',
              )}
        </p>
      ) : (
        <>
          <ul className="entries near">
            {data.entries.map((e) => (
              <UnitLink key={e.id} register={register} entry={e} />
            ))}
          </ul>
          {data.more && (
            <p className="hint">{t('还有更多，请写得更完整。', 'There are more: write more of the name.')}</p>
          )}
        </>
      )}
    </section>
  )
}

function UnitLink({
  register,
  entry: e,
}: {
  readonly register: RegisterSummary
  readonly entry: RegisterListView['entries'][number]
}) {
  const { t } = useLang()
  const index = register.standings.findIndex((s) => s.name === e.standing)
  return (
    <li>
      <Link className="entry-link" href={unitPath(register.id, e.id)}>
        <span>
          <b>{e.name}</b>
          <small>{e.areaName}</small>
        </span>
        <span className="how">
          <Mark index={index} /> {t(register.standings[index]?.title ?? { zh: e.standing, en: e.standing })}
        </span>
      </Link>
    </li>
  )
}

const unitPath = (register: string, entry: string): string =>
  `/units/${encodeURIComponent(register)}/${encodeURIComponent(entry)}`

/** `within`: below the question that it answers, whose page has a heading. */
function Unit({
  id,
  entry,
  within = false,
}: {
  readonly id: string
  readonly entry: string
  readonly within?: boolean
}) {
  const { t, lang } = useLang()
  const Heading = within ? 'h2' : 'h1'
  const {
    data: e,
    problem,
    reload,
  } = useLoad<RegisterEntryView>(
    `/api/registers/${encodeURIComponent(id)}/entries/${encodeURIComponent(entry)}`,
  )
  useTitle(e ? e.name : t('查一查', 'Look up'))
  if (!e) return <Waiting problem={problem} retry={reload} />
  const groups = [...new Set(e.reasons.map((r) => r.column))].map((column) =>
    e.reasons.filter((r) => r.column === column),
  )
  return (
    <>
      {!within && (
        <p className="crumb">
          <Link href={`/units?in=${id}`}>{t(e.register.asked?.page ?? e.register.title)}</Link>
        </p>
      )}
      <Heading>
        {e.name}
        <small className="place">{e.areaName}</small>
      </Heading>
      <div className="standing">
        <p className="now">
          <small>{t(e.register.asked?.title ?? e.register.title)}</small>
          <strong>
            {e.standingTitle ? (
              <>
                <Mark index={e.register.standings.findIndex((s) => s.name === e.standing)} />{' '}
                {t(e.standingTitle)}
              </>
            ) : (
              t('不在册', 'Not on the register')
            )}
          </strong>
        </p>
        {e.since && (
          <p>
            <small>{t(`自${dayText(e.since, 'zh')}起`, `since ${dayText(e.since, lang)}`)}</small>
          </p>
        )}
      </div>
      {groups.map((group) => (
        <section key={group[0]!.column} aria-labelledby={`why-${group[0]!.column}`}>
          <h2 id={`why-${group[0]!.column}`}>{t(group[0]!.title)}</h2>
          <ul className="points">
            {group.map((r) => (
              <li key={r.text.zh}>
                {t(r.text)}
                <Clause clause={r.clause} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {e.also.map((a) => (
        <section key={a.register} aria-labelledby={`also-${a.register}`}>
          <h2 id={`also-${a.register}`}>{t(a.title)}</h2>
          <p className="done">
            {t('现在：', 'Now: ')}
            <b>{t(a.standingTitle)}</b>{' '}
            <small>{t(`自${dayText(a.since, 'zh')}起`, `since ${dayText(a.since, lang)}`)}</small>{' '}
            {a.case !== null && <Link href={`/cases/${a.case}`}>{t('打开办件', 'Open the case')}</Link>}
          </p>
        </section>
      ))}
      <section aria-labelledby="found">
        <h2 id="found">{t('登记的情况', 'What is recorded')}</h2>
        <dl className="review">
          {e.values.map((v) => (
            <div key={v.name}>
              <dt>{t(v.title)}</dt>
              <dd>{v.kind === 'day' && v.link !== undefined ? dayText(v.link, lang) : t(v.text)}</dd>
            </div>
          ))}
        </dl>
      </section>
      {e.versions.length > 1 && (
        <section aria-labelledby="before">
          <h2 id="before">{t('以前的结论', 'Before')}</h2>
          <ol className="history">
            {e.versions.slice(1).map((v, i) => (
              <li key={`${v.from} ${i}`}>
                <time dateTime={v.from}>{dayText(v.from, lang)}</time>
                <div>
                  <b>{t(v.standingTitle)}</b>
                  {v.until && (
                    <small> {t(`到${dayText(v.until, 'zh')}`, `until ${dayText(v.until, lang)}`)}</small>
                  )}
                  {v.voided && <em className="chip stopped">{t('已撤回', 'taken back')}</em>}
                </div>
              </li>
            ))}
          </ol>
        </section>
      )}
      {e.register.note && (
        <div className="notice">
          <p>{t(e.register.note.text)}</p>
          <Clause clause={e.register.note.clause} />
        </div>
      )}
    </>
  )
}
