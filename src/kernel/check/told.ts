/** [Q19] What a programme tells people is there: facts and lists, clocks, outcomes and columns that it names. */
import type { Programme } from '../programme/index.ts'
import { finding, waysOf, type CheckFinding, type Look } from './finding.ts'

export const toldParts: Look = (p) => {
  const outcomes = waysOf(p).map((w) => w.outcome)
  const facts = new Set([
    ...Object.keys(p.fields),
    ...outcomes.flatMap((o) => [...Object.keys(o.sets ?? {}), ...Object.keys(o.adds ?? {})]),
  ])
  const names = new Set(waysOf(p).map((w) => w.name))
  const missing = (
    where: string,
    wanted: readonly (string | undefined)[],
    present: { has(name: string): boolean },
  ): readonly CheckFinding[] =>
    wanted.flatMap((n) =>
      n === undefined || present.has(n)
        ? []
        : [finding('Q19', where, `没有“${n}”可以说明`, `there is no “${n}” to tell of`, n)],
    )
  const columns = (list: string | undefined) =>
    new Set(Object.keys((list === undefined ? undefined : p.lists?.[list]?.of) ?? {}))
  return [
    ...Object.keys(p.lists ?? {}).flatMap((n) => missing(`lists.${n}`, [n], facts)),
    ...(p.sections ?? []).flatMap((x) => [
      ...missing(`sections.${x.id}`, x.facts, titled(p, facts)),
      ...missing(`sections.${x.id}`, x.clocks ?? [], new Set(Object.keys(p.clocks))),
    ]),
    ...(p.objections === undefined
      ? []
      : [
          ...missing('objections', [p.objections.list, p.objections.answers, p.objections.phone], facts),
          ...missing('objections', [p.objections.outcome], names),
          ...missing('objections', ['no', 'by'], columns(p.objections.list)),
          ...missing('objections', ['no'], columns(p.objections.answers)),
        ]),
    ...(p.urgent === undefined
      ? []
      : [
          ...missing('urgent', [p.urgent.outcome], names),
          ...missing('urgent', [p.urgent.count, p.urgent.phone], facts),
        ]),
  ]
}

/** A section shows titles: a fact without one is only computed with. */
const titled = (p: Programme, facts: ReadonlySet<string>) => ({
  has: (n: string) =>
    facts.has(n) && (Object.hasOwn(p.fields, n) || p.values?.[n] !== undefined || p.lists?.[n] !== undefined),
})
