/** What several people do in one case, as the programme itself says it, for whoever reads: abilities tell the rest. */
import type { Programme } from '#kernel/programme'
import { knowledge, type Case, type Surroundings } from '#kernel/case'
import type { TogetherView } from '../contract/together.ts'
import type { House } from '../realm.ts'
import { lineOf } from './line.ts'
import { toldFacts } from './show.ts'
import { objectionsOf, sectionsOf, urgentOf, type Reader } from './telling.ts'

export function togetherView(
  house: House,
  p: Programme,
  c: Case,
  around: Surroundings,
  reads: { readonly person: string; readonly official: boolean },
): TogetherView {
  const reader: Reader = { ...reads, role: around.actor.role }
  const caseKnowledge = knowledge(p, c, c.people, toldFacts(house, p, c), around)
  return {
    line: lineOf(p, c, around.areaPath, around.now),
    objections: objectionsOf(house, p, c, reader, (formula) => caseKnowledge.read(formula)),
    sections: sectionsOf(house, p, c, reader, (formula) => caseKnowledge.read(formula)),
    urgent: urgentOf(house, p, c, reader),
  }
}
