/**
 * [WL5] The views one after another: the whole, what is stuck, then each place below. They turn by themselves
 * only while somebody has asked for it.
 */
import { useEffect, useState } from 'react'
import type { CampaignView } from '../../server/contract/campaigns.ts'
import { show, type Shown, type View } from './place.ts'

export const turnMs = 20_000

export type Step = { readonly area: string | null; readonly view: View }
export type Rotation = {
  readonly on: boolean
  readonly toggle: () => void
  readonly move: (by: 1 | -1) => void
}

/** Places that stand in no ranking by themselves have nothing below to show. */
export const stepsOf = (whole: CampaignView): readonly Step[] => [
  { area: null, view: 'progress' },
  { area: null, view: 'stuck' },
  ...whole.rows
    .filter((r) => r.target !== null && r.area !== whole.area)
    .map((r): Step => ({ area: r.area, view: 'progress' })),
]

/** `pages` of what is shown now are turned before the next view. */
export function useRotation(steps: readonly Step[], shown: Shown, pages: number): Rotation {
  const [on, setOn] = useState(false)
  const move = (by: 1 | -1) => {
    if (steps.length === 0) return
    const page = shown.page + by
    if (shown.view === 'progress' && page >= 1 && page <= pages) return show({ ...shown, page }, true)
    const here = steps.findIndex((s) => s.area === shown.area && s.view === shown.view)
    show({ ...shown, ...steps[(Math.max(0, here) + by + steps.length) % steps.length]!, page: 1 }, true)
  }
  useEffect(() => {
    if (!on) return
    const timer = setTimeout(() => move(1), turnMs)
    return () => clearTimeout(timer)
  })
  return { on, toggle: () => setOn(!on), move }
}
