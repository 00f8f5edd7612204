/**
 * What the wall shows, as its address says it: which campaign, the parts of which place, by whose light
 * rules, on which day, and which of its views.
 */
import { go, useAddress } from '../shared/router.tsx'

export type View = 'progress' | 'stuck'
export type Shown = {
  readonly id: string | null
  readonly area: string | null
  readonly rules: string | null
  readonly asOf: string | null
  readonly view: View
  readonly page: number
}

export function shownAt(address: string): Shown {
  const [path = '', search = ''] = address.split('?')
  const query = new URLSearchParams(search)
  const id = path.split('/')[2]
  return {
    id: id === undefined || id === '' ? null : decodeURIComponent(id),
    area: query.get('area'),
    rules: query.get('rules'),
    asOf: query.get('asOf'),
    view: query.get('view') === 'stuck' ? 'stuck' : 'progress',
    page: Math.max(1, Math.trunc(Number(query.get('page')) || 1)),
  }
}

export function addressOf(s: Shown): string {
  const query = new URLSearchParams()
  for (const name of ['area', 'rules', 'asOf'] as const) if (s[name] !== null) query.set(name, s[name])
  if (s.view !== 'progress') query.set('view', s.view)
  if (s.page > 1) query.set('page', String(s.page))
  return `/wall${s.id === null ? '' : `/${encodeURIComponent(s.id)}`}${query.size > 0 ? `?${query}` : ''}`
}

export const useShown = (): Shown => shownAt(useAddress())
export const show = (s: Shown, replace = false): void => go(addressOf(s), replace)

/** The same campaign as the server is asked for it. */
export function apiPath(id: string, s: Shown, leaf: '' | '/stuck'): string {
  const query = new URLSearchParams()
  for (const name of leaf === '' ? (['area', 'rules', 'asOf'] as const) : (['area', 'asOf'] as const))
    if (s[name] !== null) query.set(name, s[name])
  return `/api/campaigns/${encodeURIComponent(id)}${leaf}${query.size > 0 ? `?${query}` : ''}`
}

/** The records behind a number, on the desk. */
export const recordsOf = (figure: string, area: string, asOf: string): string =>
  `/desk/figures/${encodeURIComponent(figure)}?area=${area}&asOf=${asOf}`

/** A room that the address names, and how it looks: dark unless it says otherwise. */
export function roomAt(address: string): { readonly id: string | null; readonly tone: 'dark' | 'light' } {
  const [path = '', search = ''] = address.split('?')
  const [, , what, id] = path.split('/')
  return {
    id: what === 'room' && id !== undefined && id !== '' ? decodeURIComponent(id) : null,
    tone: new URLSearchParams(search).get('tone') === 'light' ? 'light' : 'dark',
  }
}
