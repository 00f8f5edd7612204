/** What a room knows beside its cases: who is on duty, and what lies on the stretch of the map that is looked at. */
import { useCallback, useState } from 'react'
import type { MapCases } from '../../../server/contract/map.ts'
import type { RoomSummary, RoomView } from '../../../server/contract/rooms.ts'
import type { Stretch } from '../../shared/map/index.ts'
import { useAgain } from '../../shared/use-again.ts'
import { useLoad } from '../../shared/use-load.ts'

/** Who walks moves without anything happening to the cases of the room. */
const pace = { burstMs: 250, everyMs: 15_000 }
const none: MapCases['clusters'] = []

/** The room of a programme; null where it has none, undefined until that is known. */
export function useRoomOf(programme: string | null): RoomSummary | null | undefined {
  const { data } = useLoad<readonly RoomSummary[]>('/api/rooms')
  return data ? (data.find((r) => r.programme === programme) ?? null) : undefined
}

export const useDuty = (id: string, turn: unknown): RoomView | null =>
  useAgain<RoomView>(`/api/rooms/${id}`, turn, pace).data

export function useClusters(
  programme: string,
  turn: unknown,
): { readonly clusters: MapCases['clusters']; readonly moved: (stretch: Stretch) => void } {
  const [stretch, setStretch] = useState<Stretch | null>(null)
  const path =
    stretch === null
      ? null
      : `/api/map/cases?${new URLSearchParams({ programme, bbox: stretch.bbox, zoom: String(stretch.zoom) })}`
  const { data } = useAgain<MapCases>(path, turn, pace)
  const moved = useCallback((next: Stretch) => setStretch(next), [])
  return { clusters: data?.clusters ?? none, moved }
}
