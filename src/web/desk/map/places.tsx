/** The map as a list: places with how many they have, level by level, and in the last one the things themselves. */
import { useEffect, useState } from 'react'
import type { RegisterListView, RegisterPoints, RegisterSummary } from '../../../server/contract/registers.ts'
import { useLang } from '../../shared/lang.tsx'
import { Mark } from '../../shared/standing.tsx'
import { useLoad } from '../reads.tsx'
import { Pager, Waiting } from '../parts.tsx'
import { countIn, type Place, type Points } from './points.ts'

type Props = {
  readonly register: RegisterSummary
  readonly data: RegisterPoints
  readonly points: Points
  readonly places: ReadonlyMap<string, Place>
  readonly shown: ReadonlySet<number>
  readonly area: string | null
  readonly chosen: string | null
  readonly look: (code: string) => void
  readonly openEntry: (entry: string) => void
}

export function Places({ register, data, points, places, shown, area, chosen, look, openEntry }: Props) {
  const { t } = useLang()
  const here = area === null ? undefined : places.get(area)
  const below = [...places.values()]
    .filter((p) => p.parent === area)
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const up: Place[] = []
  for (let p = here; p; p = p.parent === null ? undefined : places.get(p.parent)) up.unshift(p)
  const many = (p: Place) =>
    countIn(points, p.runs, register.standings.length)
      .filter((_, i) => shown.has(i))
      .reduce((a, b) => a + b, 0)
  return (
    <section className="panel" aria-labelledby="places">
      <h2 id="places">{t('地方', 'Places')}</h2>
      <p className="way-up">
        {up.map((p, i) =>
          i === up.length - 1 ? (
            <b key={p.code}>{t(data.names[p.code]!.name)}</b>
          ) : (
            <span key={p.code}>
              <button type="button" className="bare dark" onClick={() => look(p.code)}>
                {t(data.names[p.code]!.name)}
              </button>
              ›
            </span>
          ),
        )}
      </p>
      {below.length > 0 ? (
        <ul className="places" data-testid="places">
          {below.map((p) => (
            <li key={p.code}>
              <button type="button" onClick={() => look(p.code)}>
                <span>{t(data.names[p.code]!.name)}</span>
                <b>{many(p).toLocaleString('en-US')}</b>
              </button>
            </li>
          ))}
        </ul>
      ) : (
        here && (
          <Things
            key={here.code}
            register={register}
            area={here.code}
            shown={shown}
            chosen={chosen}
            openEntry={openEntry}
          />
        )
      )}
    </section>
  )
}

const size = 100

function Things({
  register,
  area,
  shown,
  chosen,
  openEntry,
}: {
  readonly register: RegisterSummary
  readonly area: string
  readonly shown: ReadonlySet<number>
  readonly chosen: string | null
  readonly openEntry: (entry: string) => void
}) {
  const { t } = useLang()
  const [offset, setOffset] = useState(0)
  const standings = register.standings
    .filter((_, i) => shown.has(i))
    .map((s) => s.name)
    .join(',')
  useEffect(() => setOffset(0), [standings])
  const { data, problem, reload } = useLoad<RegisterListView>(
    standings === ''
      ? null
      : `/api/registers/${register.id}?${new URLSearchParams({ area, standing: standings, offset: String(offset), limit: String(size) })}`,
  )
  if (standings === '')
    return <p className="muted">{t('图例里没有选中的状态。', 'No standing is chosen in the legend.')}</p>
  if (!data) return <Waiting problem={problem} retry={reload} />
  return (
    <>
      <ul className="places" data-testid="things">
        {data.entries.map((e) => (
          <li key={e.id}>
            <button
              type="button"
              aria-current={e.id === chosen ? 'true' : undefined}
              onClick={() => openEntry(e.id)}
            >
              <span>
                <Mark index={register.standings.findIndex((s) => s.name === e.standing)} />
                {e.name}
              </span>
              <b>
                {t(
                  register.standings.find((s) => s.name === e.standing)?.title ?? {
                    zh: e.standing,
                    en: e.standing,
                  },
                )}
              </b>
            </button>
          </li>
        ))}
      </ul>
      {data.total !== null && data.total > size && (
        <Pager offset={offset} size={size} total={data.total} onMove={setOffset} />
      )}
    </>
  )
}
