/**
 * Where on the campaign's pages one is: the address says the place, the day, the rules and the view, so that
 * a link shows a colleague the same.
 */
import type { CampaignView } from '../../../server/contract/campaigns.ts'
import { useAddress } from '../../shared/router.tsx'

const views = ['ranking', 'board', 'stuck'] as const
export type View = (typeof views)[number]
type Change = {
  readonly view?: View
  readonly area?: string | null
  readonly asOf?: string | null
  readonly rules?: string | null
  readonly reason?: string | null
}

export type Address = {
  readonly view: View
  readonly asOf: string | null
  readonly reason: string | null
  /** Place, day and rules as the server is asked for them. */
  readonly query: URLSearchParams
  /** The address with something changed; null takes it out. */
  readonly to: (change: Change) => string
}

export function useCampaignAddress(id: string): Address {
  const all = new URLSearchParams(useAddress().split('?')[1] ?? '')
  return {
    view: views.find((v) => v === all.get('view')) ?? 'ranking',
    asOf: all.get('asOf'),
    reason: all.get('reason'),
    query: new URLSearchParams([...all].filter(([name]) => ['area', 'asOf', 'rules'].includes(name))),
    to(change) {
      const q = new URLSearchParams(all)
      for (const [name, value] of Object.entries(change)) {
        if (value === null || value === 'ranking') q.delete(name)
        else q.set(name, value)
      }
      return `/desk/campaigns/${encodeURIComponent(id)}${q.size > 0 ? `?${q}` : ''}`
    },
  }
}

/** Where a number opens into its records: after its end a campaign is read as it ended. */
export const recordsOf = (view: Pick<CampaignView, 'asOf' | 'to'>, figure: string, area: string): string =>
  `/desk/figures/${figure}?area=${area}&asOf=${view.asOf < view.to ? view.asOf : view.to}`

/** The same day so many days later. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
