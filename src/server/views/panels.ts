/** [AB5] The panels of a case for one reader: each reckoning that is known says its own. */
import type { Programme } from '#kernel/programme'
import { asTold, panelsOf, type Panel, type PanelReader, type Supposed } from '#kernel/ability'
import { clocksOf, knowledge, type Actor, type Case, type Surroundings } from '#kernel/case'
import { readDue } from '#kernel/clock'
import type { PanelView } from '../contract/panels.ts'
import { ask } from '../commands/gather.ts'
import { programmeOf, roleTitle, settingOf, surroundings, type House } from '../realm.ts'
import { subjectOf } from './subject.ts'
import { clauseView } from './clause.ts'
import { loadKeys, toldFacts } from './show.ts'

type Reads = { readonly person: string; readonly official: boolean }
/** [AB7] What one supposes of one reckoning, which alone then tells. */
type Supposing = { readonly of: string; readonly suppose: Supposed }

export function panelViews(
  house: House,
  written: Programme,
  c: Case,
  around: Surroundings,
  reads: Reads,
  supposing?: Supposing,
): readonly PanelView[] {
  const p = asTold(house.abilities, written)
  const caseKnowledge = knowledge(p, c, c.people, toldFacts(house, p, c), around)
  const reader = readerOf(house, p, c, around, reads, supposing?.suppose ?? {})
  return Object.entries(p.reckonings ?? {})
    .filter(([name]) => supposing === undefined || supposing.of === name)
    .flatMap(([name, r]) =>
      panelsOf(house.abilities, r, caseKnowledge.read(name), caseKnowledge, reader).map((panel, i) =>
        panelView(house, panel, name, i === 0 ? r.clause : null),
      ),
    )
}

/** [AB7] What one reckoning would tell its reader; nothing is written. */
export async function supposedPanels(
  house: House,
  c: Case,
  actor: Actor,
  reads: Reads,
  supposing: Supposing,
): Promise<readonly PanelView[]> {
  await loadKeys(house, [c])
  return ask(house, c, (world) =>
    panelViews(
      house,
      programmeOf(house, c)!,
      c,
      { ...surroundings(house, actor, c.area), world },
      reads,
      supposing,
    ),
  )
}

/** The reckoning's own clause stands once, at its first panel. */
function panelView(house: House, panel: Panel, name: string, clause: string | null): PanelView {
  const head = {
    id: `${name}-${panel.id}`,
    of: name,
    notes: panel.notes ?? [],
    clause: clauseOf(house, panel.clause ?? clause),
  }
  if (panel.kind === 'table')
    return {
      ...panel,
      ...head,
      rows: panel.rows.map((row) => ({ ...row, clause: clauseOf(house, row.clause ?? null) })),
    } as PanelView
  if (panel.kind === 'sum' && panel.how)
    return {
      ...panel,
      ...head,
      how: { ...panel.how, clause: clauseOf(house, panel.how.clause ?? null) },
    } as PanelView
  return { ...panel, ...head } as PanelView
}

const clauseOf = (house: House, id: string | null): PanelView['clause'] =>
  id === null ? null : clauseView(house, id)

function readerOf(
  house: House,
  p: Programme,
  c: Case,
  around: Surroundings,
  reads: Reads,
  supposed: Supposed,
): PanelReader {
  const { role } = around.actor
  const clocks = clocksOf(p, c, settingOf(house, c))
  const ways = p.steps[c.step]!.outcomes
  const wayOf = (outcome: string) => (Object.hasOwn(ways, outcome) ? ways[outcome]! : null)
  const fieldOf = (name: string, column?: string) => {
    if (column === undefined) return Object.hasOwn(p.fields, name) ? p.fields[name] : undefined
    const list = p.lists && Object.hasOwn(p.lists, name) ? p.lists[name]!.of : {}
    return Object.hasOwn(list, column) ? list[column] : undefined
  }
  return {
    ...reads,
    role,
    subject: subjectOf(house, p, c, false),
    supposed,
    options(name, column) {
      const field = fieldOf(name, column)
      return field?.type === 'choice' ? field.options : {}
    },
    most(name) {
      const field = fieldOf(name)
      return field?.type === 'papers' ? field.max : null
    },
    offers(outcome) {
      const way = wayOf(outcome)
      return way && { title: way.title, clause: way.clause }
    },
    may: (outcome) => wayOf(outcome)?.by.includes(role) ?? false,
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
