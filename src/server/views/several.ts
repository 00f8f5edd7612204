/** What may be done with several cases: the ways of each, counted by the same name. */
import { ways, type Actor, type Case } from '#kernel'
import type { SeveralWays } from '../contract/index.ts'
import { programmeOf, surroundings, type House } from '../realm.ts'

type Way = SeveralWays['ways'][number]

/** [OA20] Ways that at least one of them is open to, those that most are open to first. */
export function severalWays(house: House, states: readonly Case[], actor: Actor): SeveralWays {
  const counted = new Map<string, Way>()
  for (const state of states) {
    const p = programmeOf(house, state)!
    const around = surroundings(house, actor, state.area)
    for (const way of ways(p, state, around)) {
      if (!way.open) continue
      const o = p.steps[state.step]!.outcomes[way.outcome]!
      const before = counted.get(way.outcome)
      counted.set(way.outcome, {
        outcome: way.outcome,
        kind: 'outcome',
        title: way.title,
        able: (before?.able ?? 0) + 1,
        asks: Object.entries(o.asks ?? {}).map(([name, ask]) => ({ name, field: p.fields[name]!, ask })),
        decides: o.decides !== undefined,
      })
    }
  }
  return {
    cases: states.map((state) => ({ case: state.id, seq: state.seq })),
    ways: [...counted.values()].toSorted((a, b) => b.able - a.able),
  }
}
