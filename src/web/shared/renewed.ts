/** [AB8] What a panel shows for a few seconds only is read anew while somebody looks at it. */
import { useEffect, useRef } from 'react'
import type { PanelView } from '../../server/contract/panels.ts'

export function useRenewed(panels: readonly PanelView[], reload: () => void): void {
  const latest = useRef(reload)
  useEffect(() => {
    latest.current = reload
  })
  const seconds = Math.min(...panels.flatMap((p) => (p.kind === 'sum' && p.renews ? [p.renews] : [])))
  useEffect(() => {
    if (!Number.isFinite(seconds)) return
    const every = setInterval(() => {
      if (document.visibilityState === 'visible') latest.current()
    }, seconds * 1_000)
    return () => clearInterval(every)
  }, [seconds])
}
