/** A clause as every view shows it, and an event as the log holds it. */
import type { CaseEvent } from '#kernel/case'
import type { ClauseView } from '../contract/index.ts'
import type { House } from '../realm.ts'

export type Logged = { readonly event: CaseEvent; readonly recordedAt: string; readonly hash: string }

export const clauseView = (house: House, id: string): ClauseView =>
  house.packs.clause(id) ?? { id, title: id, text: '' }
