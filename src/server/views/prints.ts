/** What may be printed of a case now, and by whom: documents that exist because something happened, forms to be filled in. */
import type { Case } from '#kernel/case'
import { isForm, type Print, type Programme } from '#kernel/programme'
import type { CaseView } from '../contract/index.ts'

/** [FM2] The case stands at a step whose form is still to be filled in. */
export const toFill = (print: Print, c: Pick<Case, 'step'>): boolean =>
  isForm(print) && (print.at?.includes(c.step) ?? false)

/** [FM4] A form is for the office unless it says that it is for all. */
export const printable = (print: Print, c: Pick<Case, 'step' | 'acts'>, official: boolean): boolean =>
  (official || !isForm(print) || print.forAll === true) &&
  (toFill(print, c) || c.acts.some((a) => print.after?.includes(a.outcome)))

export const papersOf = (c: Case, p: Programme, official: boolean): CaseView['papers'] =>
  Object.entries(p.prints ?? {})
    .filter(([, print]) => printable(print, c, official))
    .map(([kind, print]) => ({ kind, title: print.title, toFill: toFill(print, c) }))
