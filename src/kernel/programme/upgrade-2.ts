/** From format 2 to 3: what the kernel worked out by a kind of its own, an ability now works out, by parts and rules. */
import type { Reckoning } from './programme.ts'

type Part = Readonly<Record<string, unknown>>

/** How a reckoning of an earlier form reads today, by its kind: packs bring those of their abilities. */
export type FormerKinds = Readonly<Record<string, (r: Part) => Omit<Reckoning, 'clause'>>>

const formulas = (r: Part, ...names: readonly string[]): Reckoning['with'] =>
  Object.fromEntries(names.map((name) => [name, r[name] as string]))

/** What a reckoning had under `kind`, when it was only moved: parts by these names, rules by those. */
export const movedTo =
  (ability: string, parts: readonly string[], rules: readonly string[] = []): FormerKinds[string] =>
  (r) => ({
    ability,
    with: formulas(r, ...parts),
    ...(rules.length === 0 ? {} : { rules: Object.fromEntries(rules.map((name) => [name, r[name]])) }),
  })

const withoutTest = (criterion: Part): Part =>
  Object.fromEntries(Object.entries(criterion).filter(([key]) => key !== 'test'))

type Criteria = readonly (Part & { readonly name: string; readonly test: string })[]
const kernelKinds: FormerKinds = {
  notice: movedTo('kernel.notice@1', ['from', 'days', 'proofs']),
  review: movedTo('kernel.review@1', ['opinions'], ['step', 'silence']),
  sample: movedTo('kernel.sample@1', ['of', 'percent', 'seed']),
  split: movedTo('kernel.split@1', ['amount', 'over']),
  criteria: ({ criteria }) => ({
    ability: 'kernel.criteria@1',
    with: Object.fromEntries((criteria as Criteria).map((c) => [c.name, c.test])),
    rules: (criteria as Criteria).map(withoutTest),
  }),
}

/** [VS3] A kind that no pack tells of stays under its name, and is an ability that is missing. */
export function abilityByKind(text: Part, packKinds: FormerKinds): Part {
  const kinds: FormerKinds = { ...kernelKinds, ...packKinds }
  const reckonings = text.reckonings as Readonly<Record<string, Part>> | undefined
  if (reckonings === undefined) return text
  return {
    ...text,
    reckonings: Object.fromEntries(
      Object.entries(reckonings).map(([name, r]) => {
        const kind = String(r.kind)
        const now = Object.hasOwn(kinds, kind) ? kinds[kind]!(r) : { ability: kind, with: {} }
        return [name, { ...now, clause: r.clause }]
      }),
    ),
  }
}
