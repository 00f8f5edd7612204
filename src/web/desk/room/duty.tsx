/** [RO1] Who is on duty: who takes cases, with what they have, and who is out, where and since when. */
import { useState } from 'react'
import type { OnDuty } from '../../../server/contract/rooms.ts'
import { useLang } from '../../shared/lang.tsx'
import { Badge } from '../parts.tsx'
import { distanceText } from '../../shared/distance.ts'
import { offered, type By, type Offered } from './near.ts'
import { dragType } from './queue.tsx'

type At = { readonly lon: number; readonly lat: number }

export function Duty({
  people,
  now,
  point,
  by,
  setBy,
  drop,
  look,
}: {
  readonly people: readonly OnDuty[]
  readonly now: string
  /** Where the chosen case lies. */
  readonly point: At | null
  readonly by: By
  readonly setBy: (by: By) => void
  readonly drop: (id: string, to: OnDuty) => void
  readonly look: (at: At) => void
}) {
  const { t } = useLang()
  const [words, setWords] = useState('')
  const wanted = offered(people, point, by).filter((p) =>
    `${p.person}${p.organisation}${p.areaName}${p.title.zh}`.includes(words.trim()),
  )
  const takers = wanted.filter((p) => p.takes)
  const out = wanted.filter((p) => !p.takes && p.seen !== null)
  const rest = wanted.filter((p) => !p.takes && p.seen === null)
  return (
    <div className="duty">
      <p className="row">
        <input
          className="input"
          type="search"
          value={words}
          onChange={(e) => setWords(e.target.value)}
          placeholder={t('找人、单位、网格', 'Find people, units, places')}
          aria-label={t('找人', 'Find people')}
        />
        <select value={by} onChange={(e) => setBy(e.target.value as By)} aria-label={t('排序', 'Order')}>
          <option value="load">{t('手头少的在前', 'Least load first')}</option>
          <option value="near">{t('离得近的在前', 'Nearest first')}</option>
        </select>
      </p>
      <h3>{t(`接办单位 ${takers.length}`, `Who take cases: ${takers.length}`)}</h3>
      <ul>
        {takers.map((p) => (
          <Person key={p.post} p={p} now={now} drop={drop} look={look} />
        ))}
      </ul>
      <h3>{t(`在外 ${out.length}`, `Out: ${out.length}`)}</h3>
      <ul>
        {out.map((p) => (
          <Person key={p.post} p={p} now={now} drop={drop} look={look} />
        ))}
      </ul>
      <details>
        <summary>{t(`其他在岗 ${rest.length}`, `Others on duty: ${rest.length}`)}</summary>
        <ul>
          {rest.map((p) => (
            <Person key={p.post} p={p} now={now} drop={drop} look={look} />
          ))}
        </ul>
      </details>
    </div>
  )
}

/** Older than that a place says where somebody was, not where they are. */
const oldMinutes = 30
export const isOldPlace = (at: string, now: string): boolean => minutesSince(at, now) > oldMinutes
const minutesSince = (at: string, now: string): number =>
  Math.max(0, Math.round((Date.parse(now) - Date.parse(at)) / 60_000))

function Person({
  p,
  now,
  drop,
  look,
}: {
  readonly p: Offered
  readonly now: string
  readonly drop: (id: string, to: OnDuty) => void
  readonly look: (at: At) => void
}) {
  const { t } = useLang()
  const [isOver, setOver] = useState(false)
  const age = p.seen && minutesSince(p.seen.at, now)
  return (
    <li
      className={`on-duty${p.takes ? ' takes' : ''}${isOver ? ' over' : ''}${p.away ? ' away' : ''}`}
      data-post={p.post}
      onDragOver={(e) => {
        if (!p.takes) return
        e.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        e.preventDefault()
        setOver(false)
        const id = e.dataTransfer.getData(dragType)
        if (id !== '' && p.takes) drop(id, p)
      }}
    >
      <span className="between">
        <b>{p.person}</b>
        {p.away ? (
          <Badge tone="bad">{t(`不在岗 · ${p.away.by}代理`, `Away: ${p.away.by}`)}</Badge>
        ) : (
          <span>
            {p.late > 0 && <Badge tone="bad">{t(`超期 ${p.late}`, `${p.late} late`)}</Badge>}{' '}
            <Badge tone="plain">{t(`手头 ${p.tasks}`, `${p.tasks} in hand`)}</Badge>
          </span>
        )}
      </span>
      <span className="muted">{p.takes ? p.organisation : t(p.title)}</span>
      {p.seen && (
        <span>
          <button type="button" className="link" onClick={() => look(p.seen!)}>
            {t(p.seen.what)}
          </button>{' '}
          <span className={age! > oldMinutes ? 'bad-text' : 'muted'}>
            {t(`${age}分钟前`, `${age} min ago`)}
            {p.metres !== null && ` · ${distanceText(p.metres)}`}
          </span>
        </span>
      )}
      {p.doing && (
        <span className="muted">
          {t(`正办：${p.doing.subject}（${p.doing.step.zh}）`, `On: ${p.doing.subject} (${p.doing.step.en})`)}
        </span>
      )}
    </li>
  )
}

/** Who gets it, with the keyboard alone: letters narrow, arrows move, Enter takes. */
export function Picker({
  people,
  point,
  by,
  pick,
}: {
  readonly people: readonly OnDuty[]
  readonly point: At | null
  readonly by: By
  readonly pick: (to: OnDuty) => void
}) {
  const { t } = useLang()
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const list = offered(
    people.filter((p) => p.takes),
    point,
    by,
  ).filter((p) => `${p.person}${p.organisation}`.includes(words.trim()))
  const here = Math.min(at, list.length - 1)
  return (
    <div className="picker">
      <input
        className="input"
        autoFocus
        type="search"
        role="combobox"
        aria-expanded="true"
        aria-controls="picker-list"
        aria-activedescendant={list[here] ? `to-${list[here].post}` : undefined}
        aria-label={t('交给谁', 'To whom')}
        placeholder={t('输入姓名或单位，上下键选，回车确定', 'Name or unit; arrows, Enter')}
        value={words}
        onChange={(e) => {
          setWords(e.target.value)
          setAt(0)
        }}
        onKeyDown={(e) => {
          if (e.key === 'ArrowDown') setAt(Math.min(list.length - 1, here + 1))
          else if (e.key === 'ArrowUp') setAt(Math.max(0, here - 1))
          else if (e.key === 'Enter' && list[here]) pick(list[here])
          else return
          e.preventDefault()
        }}
      />
      <ul id="picker-list" role="listbox" aria-label={t('交给谁', 'To whom')}>
        {list.map((p, i) => (
          <li
            key={p.post}
            id={`to-${p.post}`}
            role="option"
            aria-selected={i === here}
            onClick={() => pick(p)}
          >
            <b>{p.person}</b> {p.organisation}{' '}
            <span className="muted">
              {t(`手头 ${p.tasks}`, `${p.tasks} in hand`)}
              {p.away && t(' · 不在岗', ' · away')}
              {p.metres !== null && ` · ${distanceText(p.metres)}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
