/** The papers of a case that may be looked at while a form is filled in. */
import type { CaseView } from '../../../server/contract/cases.ts'

export type PaperOf = {
  readonly id: string
  readonly title: CaseView['facts'][number]['title']
  readonly n: number
}

/** The papers that the facts of a case name, each with the title of its field. */
export const papersOf = (view: CaseView): readonly PaperOf[] =>
  view.facts.flatMap((f) =>
    f.type === 'papers' && Array.isArray(f.value)
      ? f.value.flatMap((id, i): readonly PaperOf[] =>
          typeof id === 'string' ? [{ id, title: f.title, n: i + 1 }] : [],
        )
      : [],
  )
