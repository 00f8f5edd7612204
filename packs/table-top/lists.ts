/** Lists that nobody types: their lines out of the cases on the table, and the event that the house writes of them. */
import {
  gatherLines,
  lineOfCase,
  noneGathered,
  pageAfter,
  type Case,
  type CaseEvent,
  type Surroundings,
} from 'yimen/kernel/case'
import type { Instant } from 'yimen/kernel/day'
import type { Programme } from 'yimen/kernel/programme'
import type { Facts } from 'yimen/kernel/rule'
import { system } from './people.ts'

type Gathering = NonNullable<Programme['gathers']>[string]

/** The lines of a list that cases of the same place give; null where it is not cases that give them. */
export function linesFor(
  g: Gathering,
  c: Case,
  around: Surroundings,
  table: { readonly cases: readonly Case[]; readonly programme: (id: string) => Programme },
): readonly Facts[] | null {
  const { from } = g
  if (!('cases' in from)) return null
  return table.cases
    .filter((x) => x.programme.id === from.cases && from.at.includes(x.step) && x.area === c.area)
    .map((x) => lineOfCase(g, table.programme(from.cases), x, around))
    .filter((line) => line !== null)
}

/** What the house writes of it: the lines lie in the log, and the case keeps their count. */
export const closing = (
  p: Programme,
  c: Case,
  list: string,
  lines: readonly Facts[],
  at: Instant,
): CaseEvent => ({
  case: c.id,
  seq: c.seq + 1,
  programme: { id: p.id, version: p.version },
  outcome: gatherLines,
  to: c.step,
  area: c.area,
  at,
  by: { person: system.person, post: null, role: system.role },
  input: {},
  sets: {},
  people: [],
  clauses: [p.gathers![list]!.clause],
  effects: [],
  gathered: pageAfter(p.gathers![list]!, list, noneGathered, lines, () => 'hash'),
})
