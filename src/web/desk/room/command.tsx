/** [RO1] [RO2] The room with its map: queue, ground, and who is on duty, all as it stands now. */
import { Suspense, useCallback, useMemo, useState } from 'react'
import type { OnDuty, RoomSummary } from '../../../server/contract/rooms.ts'
import { useLang } from '../../shared/lang.tsx'
import { SharedMap, type Person } from '../../shared/map/index.ts'
import { go } from '../../shared/router.tsx'
import { useWalk } from '../inbox/keys.ts'
import { useNow, useSession } from '../session.tsx'
import { Sheet } from '../sheet.tsx'
import { Calls } from './calls.tsx'
import { Duty, isOldPlace, Picker } from './duty.tsx'
import { Hand, type Handing } from './hand.tsx'
import { Happened } from './happened.tsx'
import type { By } from './near.ts'
import { Queue } from './queue.tsx'
import type { Happening, Row } from './rows.ts'
import { useClusters, useDuty } from './use-room.ts'

type Side = 'duty' | 'calls' | 'happened'
type At = { readonly lon: number; readonly lat: number }

export function Command({
  room,
  rows,
  fresh,
  happened,
  titles,
  order,
}: {
  readonly room: RoomSummary
  readonly rows: ReadonlyMap<string, Row>
  readonly fresh: ReadonlySet<string>
  readonly happened: readonly Happening[]
  readonly titles: Readonly<Record<string, Row['stepTitle']>>
  readonly order: readonly string[]
}) {
  const { t } = useLang()
  const { me } = useSession()
  const now = useNow()
  useWalk('.queued-card')
  const turn = happened[0] ? `${happened[0].row.case} ${happened[0].row.seq}` : ''
  const duty = useDuty(room.id, turn)
  const { clusters, moved } = useClusters(room.programme, turn)
  const [side, setSide] = useState<Side>('duty')
  const [chosen, setChosen] = useState<string | null>(null)
  const [by, setBy] = useState<By>('load')
  const [asking, setAsking] = useState<string | null>(null)
  const [handing, setHanding] = useState<Handing | null>(null)
  const [lookAt, setLookAt] = useState<At | null>(null)
  const [said, setSaid] = useState('')
  const openRows = useMemo(() => [...rows.values()].filter((r) => !r.closed).toSorted(pressing), [rows])
  const late = useMemo(
    () => new Set(openRows.filter((r) => r.state === 'overdue').map((r) => r.case)),
    [openRows],
  )
  const point = (chosen !== null && rows.get(chosen)?.point) || null
  const people: readonly OnDuty[] = duty?.people ?? []
  const shownPeople: readonly Person[] = people.flatMap((p) =>
    p.seen
      ? [{ id: p.post, text: p.person, lon: p.seen.lon, lat: p.seen.lat, isOld: isOldPlace(p.seen.at, now) }]
      : [],
  )
  const choose = useCallback((id: string) => {
    setChosen(id)
    setLookAt(null)
  }, [])
  const hand = (id: string, to: OnDuty): void => {
    const row = rows.get(id)
    setAsking(null)
    if (row) setHanding({ case: id, subject: row.subject, seq: row.seq, to, by })
  }
  const steps = order.filter((step) => openRows.some((r) => r.step === step))
  const rowToHand = asking === null ? null : rows.get(asking)
  return (
    <div className="command">
      <Queue
        rows={openRows}
        steps={steps}
        titles={titles}
        fresh={fresh}
        chosen={chosen}
        choose={choose}
        hand={setAsking}
      />
      <div className="command-map">
        <Suspense fallback={<p role="status">{t('正在画图…', 'Drawing…')}</p>}>
          <SharedMap
            label={t(
              '地图：事件和在外的人；左侧队列可用键盘办理',
              'Map: cases and who is out; the queue beside it works by keyboard',
            )}
            groups={clusters}
            people={shownPeople}
            late={late}
            chosen={chosen}
            goTo={lookAt ?? point}
            moved={moved}
            openCase={(id) => {
              if (rows.has(id)) choose(id)
              else go(`/desk/cases/${id}`)
            }}
            openPerson={() => setSide('duty')}
          />
        </Suspense>
        <p className="legend-line muted">
          <span className="dot group" aria-hidden="true" /> {t('事件', 'case')}{' '}
          <span className="dot late" aria-hidden="true" /> {t('超期', 'overdue')}{' '}
          <span className="dot person" aria-hidden="true" />{' '}
          {t('在外的人（空心：半小时没有新位置）', 'who is out (hollow: no place for half an hour)')}
        </p>
      </div>
      <section className="command-side" aria-label={t('值守', 'Duty')}>
        <div className="tabs" role="tablist">
          {(
            [
              ['duty', t('在岗', 'On duty')],
              ...(duty?.calls ? [['calls', t('来电', 'Calls')] as const] : []),
              ['happened', t('刚刚发生', 'Just now')],
            ] as const
          ).map(([name, title]) => (
            <button
              key={name}
              type="button"
              role="tab"
              aria-selected={side === name}
              data-tab={name}
              onClick={() => setSide(name)}
            >
              {title}
            </button>
          ))}
        </div>
        {side === 'duty' && (
          <Duty people={people} now={now} point={point} by={by} setBy={setBy} drop={hand} look={setLookAt} />
        )}
        {side === 'calls' && duty?.calls && <Calls rules={duty.calls} area={me.realm.area} say={setSaid} />}
        {side === 'happened' && <Happened happened={happened} titles={titles} />}
      </section>
      <p role="status" className={said === '' ? 'unseen' : 'room-said'} data-testid="said">
        {said}
      </p>
      {rowToHand && (
        <Sheet
          title={t(`交办：${rowToHand.subject}`, `Hand out: ${rowToHand.subject}`)}
          close={() => setAsking(null)}
        >
          <Picker
            people={people}
            point={rowToHand.point ?? null}
            by={by}
            pick={(to) => hand(rowToHand.case, to)}
          />
        </Sheet>
      )}
      {handing && duty && (
        <Hand
          handing={handing}
          hands={duty.hands}
          newest={rows.get(handing.case)?.seq ?? handing.seq}
          instead={
            people.some((p) => p.post === handing.to.away?.post && p.takes)
              ? (post) =>
                  hand(
                    handing.case,
                    people.find((p) => p.post === post)!,
                  )
              : null
          }
          close={() => setHanding(null)}
          done={(text) => {
            setSaid(text)
            setHanding(null)
          }}
        />
      )}
    </div>
  )
}

const pressing = (a: Row, b: Row): number =>
  (a.due ?? '9999').localeCompare(b.due ?? '9999') || a.case.localeCompare(b.case)
