/** What may be done with several cases: the ways of each, counted by the same name. */
import { ways, type Actor, type Case } from '#kernel/case'
import type { SeveralWays } from '../contract/index.ts'
import { programmeOf, surroundings, type House } from '../realm.ts'
import { officeWays } from './office.ts'

type Way = SeveralWays['ways'][number]

/** What means one case alone is done in it. */
const isForSeveral = (verb: string): boolean =>
  ['handOver', 'urge', 'copy', 'supervise', 'note', 'acknowledge', 'takeBack'].includes(verb)

/** [OA19] Ways that at least one of them is open to, those that most are open to first. */
export function severalWays(house: House, states: readonly Case[], actor: Actor): SeveralWays {
  const counted = new Map<string, Way>()
  for (const state of states) {
    const p = programmeOf(house, state)!
    const around = surroundings(house, actor, state.area)
    const count = (way: Omit<Way, 'able'>): void =>
      void counted.set(way.outcome, { ...way, able: (counted.get(way.outcome)?.able ?? 0) + 1 })
    for (const { outcome, title, open: isOpen } of ways(p, state, around)) {
      if (!isOpen) continue
      const o = p.steps[state.step]!.outcomes[outcome]!
      const asks = Object.entries(o.asks ?? {}).map(([name, ask]) => ({ name, field: p.fields[name]!, ask }))
      count({ outcome, kind: 'outcome', title, asks, decides: o.decides !== undefined })
    }
    for (const act of officeWays(house, p, state, around))
      if (act.open && isForSeveral(act.verb))
        count({ outcome: act.outcome, kind: 'act', title: act.title, asks: act.asks, decides: false })
  }
  return {
    cases: states.map((state) => ({ case: state.id, seq: state.seq })),
    ways: [...counted.values()].toSorted((a, b) => b.able - a.able),
  }
}
