/** What is wrong with the registers that packs bring, before anybody reads one. */
import type { Register } from './register.ts'

/** [RG10] Each fault in a sentence; none is the only good answer. `holdsClause` says whether an article's text is at hand. */
export function registerFaults(
  registers: readonly Register[],
  holdsClause: (id: string) => boolean,
): readonly string[] {
  return registers.flatMap((r) => {
    const has = (c: string): boolean => Object.hasOwn(r.columns, c)
    const named = [
      ...(r.called ?? []),
      ...(r.brief ?? []),
      ...(r.map ? [r.map.longitude, r.map.latitude] : []),
    ]
      .filter((c) => !has(c))
      .map((c) => `${r.id} has no column ${c}`)
    const columns = Object.entries(r.columns)
    const clauses = [
      r.clause,
      ...(r.note ? [r.note.clause] : []),
      ...columns.flatMap(([, c]) => Object.values(c.clauses ?? {})),
    ]
      .filter((c) => !holdsClause(c))
      .map((c) => `${r.id} stands on ${c}, whose text is not held`)
    const reasons = columns.flatMap(([name, c]) =>
      Object.keys(c.clauses ?? {})
        .filter((o) => !c.options || !Object.hasOwn(c.options, o))
        .map((o) => `${r.id}: ${name} has a clause for ${o}, which is no option`),
    )
    const others = (r.also ?? [])
      .filter((id) => id === r.id || !registers.some((x) => x.id === id))
      .map((id) => `${r.id} names the register ${id}`)
    const everybody = r.open || r.asked !== undefined
    const bare =
      everybody && !columns.some(([, c]) => c.public)
        ? [`${r.id} is everybody’s and has no public column`]
        : []
    const tells = columns
      .filter(
        ([name, c]) =>
          c.public &&
          (c.kind === 'case' || c.kind === 'degree' || name === r.map?.longitude || name === r.map?.latitude),
      )
      .map(([name]) => `${r.id}: ${name} may not be public`)
    const unnamed = everybody
      ? (r.called ?? [])
          .filter((c) => has(c) && !r.columns[c]!.public)
          .map((c) => `${r.id}: ${c} is part of the name and not public`)
      : []
    return [...named, ...clauses, ...reasons, ...others, ...bare, ...tells, ...unnamed]
  })
}
