/** A programme explained from what this realm runs: its own versions, its grants, the packs' articles and words. */
import type { AuthorityGrant } from '#kernel/authority'
import type { Programme } from '#kernel/programme'
import { explain, redline, type ExplainContext, type Explanation } from '#kernel/explain'
import { houseOfPacks } from '#kernel/check'
import { drawingOf, pageOf, type Drawing, type Lang, type Page } from '#explain'
import type { House } from '../realm.ts'

function contextOf(house: House, id: string): ExplainContext {
  const { explaining } = house.packs
  return {
    house: houseOfPacks([{ ...house.packs, programmes: house.versions.all }]),
    authorities: house.reference.authorities as readonly AuthorityGrant[],
    figures: house.packs.figures,
    articles: explaining?.articles ?? [],
    words: explaining?.words[id] ?? {},
    gaps: explaining?.gaps ?? [],
  }
}

/** Worked out once for each registry: a new one brings other grants. */
const made = new WeakMap<object, Map<string, Explanation>>()
function explanationOf(house: House, p: Programme): Explanation {
  const byName = made.get(house.reference) ?? new Map<string, Explanation>()
  made.set(house.reference, byName)
  const name = `${p.id}@${p.version}`
  const before = byName.get(name)
  if (before) return before
  const explanation = explain(p, contextOf(house, p.id))
  byName.set(name, explanation)
  return explanation
}

export type ExplainedPage = {
  readonly page: Page
  readonly drawings: readonly Drawing[]
  readonly versions: readonly number[]
}

export function explainedPage(house: House, p: Programme, lang: Lang): ExplainedPage {
  const versions = house.versions.all.filter((x) => x.id === p.id).toSorted((a, b) => b.version - a.version)
  const explanation = explanationOf(house, p)
  const earlier = versions.find((x) => x.version < p.version)
  const difference = earlier ? redline(explanationOf(house, earlier), explanation) : null
  return {
    page: pageOf(explanation, lang, difference),
    drawings: explanation.diagram.map((chapter) => drawingOf(chapter, lang)),
    versions: versions.map((x) => x.version),
  }
}
