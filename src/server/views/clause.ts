/** A clause as every view shows it, and an event as the log holds it. */
import type { CaseEvent } from '#kernel/case'
import type { ClauseView } from '../contract/index.ts'
import type { House } from '../realm.ts'

export type Logged = { readonly event: CaseEvent; readonly recordedAt: string; readonly hash: string }

/** [OA9] What of it stands: an act that was taken back brought nothing about, and no paper or proof tells of it. */
export function notTakenBack(log: readonly Logged[]): readonly Logged[] {
  const taken = new Set(log.flatMap(({ event }) => event.office?.takes?.seq ?? []))
  return log.filter(({ event }) => !taken.has(event.seq))
}

export const clauseView = (house: House, id: string): ClauseView =>
  house.packs.clause(id) ?? { id, title: id, text: '' }
