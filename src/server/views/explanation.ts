/** A programme explained from what this realm runs: its own versions, its grants, the packs' articles and words. */
import type { AuthorityGrant } from '#kernel/authority'
import type { Programme } from '#kernel/programme'
import type { Case } from '#kernel/case'
import {
  alignedSteps,
  besideOf,
  explain,
  redline,
  tellerOf,
  type ExplainContext,
  type Explanation,
} from '#kernel/explain'
import { houseOfPacks } from '#kernel/check'
import { drawingOf, pageOf, type Drawing, type Lang, type Page } from '#explain'
import type { BesideView } from '../contract/index.ts'
import { programmeOf, type House } from '../realm.ts'

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

/** [EX10] The case beside every version of its programme, the earliest first. */
export function besideView(house: House, c: Case): BesideView {
  const { id, version } = c.programme
  const own = programmeOf(house, c)!
  const context = contextOf(house, id)
  const versions = house.versions.all
    .filter((p) => p.id === id)
    .toSorted((a, b) => a.version - b.version)
    .map((p) =>
      besideOf(tellerOf(p, context), {
        version,
        walked: c.acts.filter((a) => a.undone === undefined),
        end: own.steps[c.step]?.end ?? null,
      }),
    )
  return { case: c.id, title: own.title, steps: alignedSteps(versions), versions } as unknown as BesideView
}
