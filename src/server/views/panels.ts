/** [AB5] The panels of a case for one reader: each reckoning that is known says its own. */
import {
  clocksOf,
  knowledge,
  panelsOf,
  readDue,
  type Case,
  type Panel,
  type PanelReader,
  type Programme,
  type Surroundings,
} from '#kernel'
import type { PanelView } from '../contract/panels.ts'
import { roleTitle, settingOf, type House } from '../realm.ts'
import { clauseView } from './case.ts'
import { toldFacts } from './show.ts'

export function panelViews(
  house: House,
  p: Programme,
  c: Case,
  around: Surroundings,
  reads: { readonly person: string; readonly official: boolean },
): readonly PanelView[] {
  const caseKnowledge = knowledge(p, c, c.people, toldFacts(house, p, c), around)
  const reader = readerOf(house, p, c, around, reads)
  return Object.entries(p.reckonings ?? {}).flatMap(([name, r]) =>
    panelsOf(
      house.abilities,
      r,
      caseKnowledge.read(name),
      (formula) => caseKnowledge.read(formula),
      reader,
    ).map((panel, i) => panelView(house, panel, name, i === 0 ? r.clause : null)),
  )
}

/** The reckoning's own clause stands once, at its first panel. */
const panelView = (house: House, panel: Panel, name: string, clause: string | null): PanelView =>
  ({
    ...panel,
    id: `${name}-${panel.id}`,
    notes: panel.notes ?? [],
    clause: clauseOf(house, panel.clause ?? clause),
  }) as PanelView

const clauseOf = (house: House, id: string | null): PanelView['clause'] =>
  id === null ? null : clauseView(house, id)

function readerOf(
  house: House,
  p: Programme,
  c: Case,
  around: Surroundings,
  reads: { readonly person: string; readonly official: boolean },
): PanelReader {
  const { role } = around.actor
  const clocks = clocksOf(p, c, settingOf(house, c))
  return {
    ...reads,
    role,
    options(name) {
      const field = Object.hasOwn(p.fields, name) ? p.fields[name] : undefined
      return field?.type === 'choice' ? field.options : {}
    },
    may(outcome) {
      const outcomes = p.steps[c.step]!.outcomes
      return Object.hasOwn(outcomes, outcome) && outcomes[outcome]!.by.includes(role)
    },
    parties: (step) =>
      Object.fromEntries(
        Object.entries(p.steps[step]?.parties ?? {}).map(([party, { clock }]) => [party, clock] as const),
      ),
    been: (step) => c.acts.some((a) => a.to === step),
    roleTitle: (name) => p.roles[name]?.title ?? roleTitle(house, name),
    due(name) {
      const clock = clocks.find((k) => k.name === name)
      return clock && clock.facts.stoppedAt === undefined ? readDue(clock.facts).due : null
    },
  }
}
