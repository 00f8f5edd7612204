/** Published lists for residents: who is on them, how they stand, since when and why; and plainly what a list does not do. */
import { useState } from 'react'
import type { RegisterListView, RegisterSummary } from '../../server/contract/registers.ts'
import { dayText } from '../shared/format.ts'
import { addressHere } from '../shared/base.ts'
import { useLang } from '../shared/lang.tsx'
import { Link, useTitle } from '../shared/router.tsx'
import { useSettled } from '../shared/settled.ts'
import { Mark } from '../shared/standing.tsx'
import { useLoad } from '../shared/use-load.ts'
import { AskedCard, pagesAsked } from './asked-card.tsx'
import { Waiting } from './session.tsx'
import { Clause } from './clause.tsx'
import { CellWords } from './cell.tsx'

export default function Lists({ id }: { readonly id: string | null }) {
  return id === null ? <AllLists /> : <OneList id={id} />
}

function AllLists() {
  const { t } = useLang()
  useTitle(t('公开名录', 'Published lists'))
  const { data, problem, reload } = useLoad<readonly RegisterSummary[]>('/api/registers')
  const openRegisters = (data ?? []).filter((r) => r.open)
  const askedRegisters = pagesAsked(data ?? [])
  return (
    <div className="wide narrow">
      <p className="crumb">
        <Link href="/services">{t('首页', 'Home')}</Link>
      </p>
      <h1>{t('公开名录', 'Published lists')}</h1>
      {!data ? (
        <Waiting problem={problem} retry={reload} />
      ) : openRegisters.length + askedRegisters.length === 0 ? (
        <p className="empty">{t('本地区还没有公开的名录。', 'There is no published list here yet.')}</p>
      ) : (
        <ul className="cards">
          {askedRegisters.map((r) => (
            <AskedCard key={r.id} register={r} />
          ))}
          {openRegisters.map((r) => (
            <li key={r.id}>
              <Link className="card" href={`/lists/${r.id}`}>
                <b>{t(r.title)}</b>
                <span>{r.total === null ? '' : t(`共${r.total}条`, `${r.total} entries`)}</span>
                <i aria-hidden="true">→</i>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function OneList({ id }: { readonly id: string }) {
  const { t } = useLang()
  const [standing, setStanding] = useState('')
  const [offset, setOffset] = useState(0)
  const [sought, setSought] = useState(
    () => new URLSearchParams(addressHere().split('?')[1] ?? '').get('q') ?? '',
  )
  const words = useSettled(sought.trim())
  const size = 30
  const query = new URLSearchParams({
    limit: String(size),
    offset: String(offset),
    ...(standing === '' ? {} : { standing }),
    ...(words === '' ? {} : { q: words }),
  })
  const { data, problem, reload } = useLoad<RegisterListView>(
    `/api/registers/${encodeURIComponent(id)}?${query}`,
  )
  useTitle(data ? t(data.register.title) : t('公开名录', 'Published list'))
  const [first, setFirst] = useState<RegisterSummary | null>(null)
  if (data && !first) setFirst(data.register)
  const register = data?.register ?? first
  if (!register)
    return (
      <div className="wide narrow">
        <Waiting problem={problem} retry={reload} />
      </div>
    )
  const choose = (name: string) => {
    setOffset(0)
    setStanding(name)
  }
  return (
    <div className="wide narrow">
      <p className="crumb">
        <Link href="/lists">{t('公开名录', 'Published lists')}</Link>
      </p>
      <h1>{t(register.title)}</h1>
      {register.note && (
        <div className="notice">
          <p>{t(register.note.text)}</p>
          <Clause clause={register.note.clause} />
        </div>
      )}
      <label className="find">
        <span className="hidden">{t('在名录里查找', 'Find in this list')}</span>
        <input
          type="search"
          value={sought}
          placeholder={t('名称的几个字，或者拼音', 'A few letters of its name')}
          onChange={(e) => {
            setOffset(0)
            setSought(e.target.value)
          }}
        />
      </label>
      <div className="picks" role="group" aria-label={t('按状态看', 'By standing')}>
        <button type="button" className="pick" aria-pressed={standing === ''} onClick={() => choose('')}>
          {t('全部', 'All')} <b>{register.standings.reduce((n, s) => n + (s.n ?? 0), 0)}</b>
        </button>
        {register.standings.map((s, i) =>
          s.n === 0 && s.name !== standing ? null : (
            <button
              key={s.name}
              type="button"
              className="pick"
              aria-pressed={standing === s.name}
              onClick={() => choose(s.name)}
            >
              <Mark index={i} /> {t(s.title)} <b>{s.n ?? 0}</b>
            </button>
          ),
        )}
      </div>
      {!data ? (
        <Waiting problem={problem} retry={reload} />
      ) : data.entries.length === 0 ? (
        <p className="empty">
          {sought.trim() === ''
            ? t('没有这样的条目。', 'There is none of this kind.')
            : t(`名录里没有叫“${sought.trim()}”的。`, `Nothing here is called “${sought.trim()}”.`)}
        </p>
      ) : (
        <ul className="entries">
          {data.entries.map((e) => (
            <li key={e.id}>
              <Entry list={data} entry={e} />
            </li>
          ))}
        </ul>
      )}
      {data && data.total !== null && data.total > size && (
        <p className="pair">
          {offset > 0 && (
            <button
              type="button"
              className="button plain"
              onClick={() => setOffset(Math.max(0, offset - size))}
            >
              {t('上一页', 'Back')}
            </button>
          )}
          {data.more && (
            <button type="button" className="button plain" onClick={() => setOffset(offset + size)}>
              {t('下一页', 'More')}
            </button>
          )}
        </p>
      )}
      <section aria-labelledby="rule">
        <h2 id="rule">{t('按什么规定', 'By which rule')}</h2>
        <Clause clause={register.clause} />
      </section>
    </div>
  )
}

function Entry({
  list,
  entry: e,
}: {
  readonly list: RegisterListView
  readonly entry: RegisterListView['entries'][number]
}) {
  const { t, lang } = useLang()
  const index = list.register.standings.findIndex((s) => s.name === e.standing)
  const filledCells = list.columns
    .map((c, i) => [c, e.cells[i] ?? null] as const)
    .filter(([c, v]) => v !== null && v !== e.name && !(Array.isArray(v) && v.length === 0) && c.brief)
  return (
    <>
      <h2>{e.name}</h2>
      <p className="how">
        <Mark index={index} />{' '}
        <b>{t(list.register.standings[index]?.title ?? { zh: e.standing, en: e.standing })}</b>{' '}
        <small>{t(`自${dayText(e.since, 'zh')}起`, `since ${dayText(e.since, lang)}`)}</small>
      </p>
      <dl className="known">
        {filledCells.map(([c, v]) => (
          <div key={c.name}>
            <dt>{t(c.title)}</dt>
            <dd>
              <CellWords column={c} value={v} today={list.asOf} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
