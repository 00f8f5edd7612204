/** What a room knows beside its cases: who is on duty, and what lies on the stretch of the map that is looked at. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { MapCases } from '../../../server/contract/map.ts'
import type { RoomSummary, RoomView } from '../../../server/contract/rooms.ts'
import { get } from '../../shared/api.ts'
import type { Stretch } from '../../shared/map/index.ts'
import { useLoad } from '../../shared/use-load.ts'

/** What happens in a burst is read once, after it. */
const burstMs = 250
/** Who walks moves without anything happening to the cases of the room. */
const againMs = 15_000

/** The room of a programme; null where it has none, undefined until that is known. */
export function useRoomOf(programme: string | null): RoomSummary | null | undefined {
  const { data } = useLoad<readonly RoomSummary[]>('/api/rooms')
  return data ? (data.find((r) => r.programme === programme) ?? null) : undefined
}

/** Reads again after `turn` changed, and by itself. What was read stays when a reading fails. */
function useAgain<T>(path: string | null, turn: unknown): T | null {
  const [data, setData] = useState<T | null>(null)
  useEffect(() => {
    if (path === null) return
    let mine = true
    const read = (): void =>
      void get<T>(path).then(
        (answer) => mine && setData(answer),
        () => undefined,
      )
    const soon = setTimeout(read, data === null ? 0 : burstMs)
    const timer = setInterval(read, againMs)
    return () => {
      mine = false
      clearTimeout(soon)
      clearInterval(timer)
    }
    // What was read before says only how soon.
  }, [path, turn])
  return data
}

export const useDuty = (id: string, turn: unknown): RoomView | null =>
  useAgain<RoomView>(`/api/rooms/${id}`, turn)

export function useClusters(
  programme: string,
  turn: unknown,
): { readonly clusters: MapCases['clusters']; readonly moved: (stretch: Stretch) => void } {
  const [stretch, setStretch] = useState<Stretch | null>(null)
  const path =
    stretch === null
      ? null
      : `/api/map/cases?${new URLSearchParams({ programme, bbox: stretch.bbox, zoom: String(stretch.zoom) })}`
  const data = useAgain<MapCases>(path, turn)
  const shown = useRef<MapCases['clusters']>([])
  if (data) shown.current = data.clusters
  const moved = useCallback((next: Stretch) => setStretch(next), [])
  return { clusters: shown.current, moved }
}
