/** [HK2] An event as a CloudEvent: what happened to a case, as one account sees it, and nothing of the people whom it concerns. */
import { isSealed, sightOf, type Case, type CaseEvent, type Sight } from '#kernel/case'
import { isKeptSealed, type Programme } from '#kernel/programme'
import type { Value } from '#kernel/rule'
import type { HookRow } from '#store'
import { inOffice } from '../access.ts'
import { areaName, areaPath, type House } from '../realm.ts'
import type { Principal } from '../session.ts'

/** Kinds of values that name nobody: what people write, and what tells one from another, is none of them. */
const plainTypes: readonly string[] = ['boolean', 'choice', 'integer', 'fen', 'day', 'month']

/** [HK2] Of the realm, the case and the event: without a full stop, which parts what is signed. */
export const nameOf = (house: House, { case: id, seq }: Pick<CaseEvent, 'case' | 'seq'>): string =>
  `${house.code}/${id}/${seq}`

/** [HK1] What happened to a case on its way: not what officials say to one another, nor a past that is told later, nor what was refused. */
export const isTold = (hook: HookRow, house: House, e: CaseEvent): boolean =>
  e.office === undefined &&
  e.refused === undefined &&
  e.historical !== true &&
  hook.programmes.includes(e.programme.id) &&
  (hook.outcomes.length === 0 || hook.outcomes.includes(e.outcome)) &&
  (hook.areas.length === 0 || areaPath(house, e.area).some((code) => hook.areas.includes(code)))

/** The whole message; null where this reader is not told of the act. */
export function cloudEvent(
  house: House,
  hook: HookRow,
  who: Principal,
  { p, state, event }: { readonly p: Programme; readonly state: Case; readonly event: Stored },
): string | null {
  const sight = sightOf(p, { person: who.person, official: inOffice(house, who, state) })
  if (sight.isOthers(event)) return null
  const step = p.steps[event.to]
  const outcome = outcomeOf(p, event.outcome)
  return JSON.stringify({
    specversion: '1.0',
    id: nameOf(house, event),
    source: hook.source,
    type: `${p.id}.${event.outcome}`,
    subject: event.case,
    time: event.recorded ?? event.at,
    datacontenttype: 'application/json',
    data: {
      seq: event.seq,
      happened: event.at,
      programme: { id: p.id, version: p.version, title: p.title },
      outcome: { id: event.outcome, title: outcome?.title ?? null },
      opened: event.seq === 1,
      byTime: event.run !== undefined,
      step: { id: event.to, title: step?.title ?? null, end: step?.end ?? null },
      area: { code: event.area, name: areaName(house, event.area) },
      facts: factsOf(p, event, sight),
    },
  })
}

export type Stored = CaseEvent & { readonly recorded?: string }

const outcomeOf = (p: Programme, name: string) =>
  p.opens[name] ?? Object.values(p.steps).find((s) => Object.hasOwn(s.outcomes, name))?.outcomes[name]

/** A case of people is their affair: of it no fact is told. One about a place tells what names nobody, was not to be sealed, and is seen. */
function factsOf(p: Programme, event: CaseEvent, sight: Sight): Readonly<Record<string, Value>> {
  if (p.subject?.place !== true) return {}
  return Object.fromEntries(
    Object.entries({ ...event.input, ...event.sets }).filter(([name, value]) => {
      const field = p.fields[name]
      return (
        field !== undefined &&
        plainTypes.includes(field.type) &&
        !isKeptSealed(field) &&
        value !== null &&
        !isSealed(value) &&
        sight.sees(name)
      )
    }),
  )
}
