/** What an act on the table answers, and how rows read it. */
import type { CaseEvent, Refusal } from 'yimen/kernel/case'

export type Answer =
  | { readonly ok: true; readonly case: string; readonly event: CaseEvent }
  | { readonly ok: false; readonly refusal: Refusal }

/** ok, or the code of the refusal. */
export const codeOf = (answer: Answer): string => (answer.ok ? 'ok' : answer.refusal.code)
/** ok, or what the refusal says in Chinese. */
export const saying = (answer: Answer): string => (answer.ok ? 'ok' : answer.refusal.message.zh)
/** ok, or the clause that the refusal stands on, by its text and its place in it. */
export const clauseOf = (answer: Answer): string =>
  answer.ok ? 'ok' : (answer.refusal.clauses[0] ?? '').replace(/^[\w-]+\/policy\//, '')
/** The case of an answer that must be right; what is wrong is thrown. */
export function caseOf(answer: Answer): string {
  if (!answer.ok) throw new Error(`${answer.refusal.code} ${answer.refusal.field ?? ''} ${saying(answer)}`)
  return answer.case
}
