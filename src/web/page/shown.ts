/** What is drawn: the page as it was read, and the language that it is read in. */
import type { Text } from '../../kernel/text.ts'
import type { BroadsheetView } from '../../server/contract/broadsheet.ts'

export type Shown = {
  readonly view: BroadsheetView
  readonly lang: keyof Text
  readonly t: (text: Text) => string
}
export type Realm = BroadsheetView['realms'][number]
export type Section = BroadsheetView['sections'][number]

export const realmOf = (view: BroadsheetView, key: string | undefined): Realm | undefined =>
  view.realms.find((r) => r.realm === key)

/** The realm that is asked for a value. */
export const homeOf = (view: BroadsheetView, id: string): Realm | undefined =>
  realmOf(view, view.sections.find((s) => id.startsWith(`${s.article}-`))?.realm)

/** The realm's residents, whose first address may be this page. */
export const servicesOf = (path: string): string => (path === '/' ? '/services' : path)

/** 2021-10-20 09:30, as a moment of the server is told. */
export const minuteOf = (instant: string): string => instant.slice(0, 16).replace('T', ' ')
