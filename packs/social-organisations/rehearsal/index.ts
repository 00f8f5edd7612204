/** A year of social organisations in Wuling, as lines for the API: what stood when it began, and what was done until 19 October 2021. */
import { changes, freshBodies, registeredBodies, type Waves } from './bodies.ts'
import { filedTeams } from './teams.ts'
import { answered, foundation, grades, purchases } from './work.ts'
import type { Line, World } from './world.ts'

export type { Line, World } from './world.ts'

/** [TA6] The moments at which what fell due by itself is done: the day after reports were due, and what went over in summer, and today. */
const reportsOver = '2021-06-01T00:30:00.000+08:00'
const twoYearsOver = '2021-07-05T00:30:00.000+08:00'
const now = '2021-10-20T00:30:00.000+08:00'

/** The same to the byte for the same world. */
export function rehearseOrganisations(world: World): readonly (readonly Line[])[] {
  const begin: Line[] = []
  const spring: Line[] = []
  const late: Line[] = []
  const autumn: Line[] = []
  const afterwards: Line[] = []
  const waves: Waves = { begin, spring, late, autumn }
  foundation(world, begin, autumn)
  const bodies = registeredBodies(world, waves)
  const teams = filedTeams(world, begin, autumn)
  freshBodies(world, waves)
  purchases(world, afterwards, autumn, bodies)
  changes(world, waves, bodies)
  answered(world, afterwards, autumn, bodies, teams)
  grades(world, autumn, bodies)
  return [
    inRounds(begin),
    inRounds(spring),
    [...inRounds(afterwards), { until: reportsOver }, { until: twoYearsOver }],
    inRounds(late),
    inRounds(autumn),
    [{ until: now }],
  ]
}

/** All first acts, then all second ones: what a batch asks for is read together where no case waits for itself. */
function inRounds(wave: readonly Line[]): readonly Line[] {
  const acts = new Map<string, number>()
  const rounds: Line[][] = []
  for (const line of wave) {
    if ('until' in line) continue
    const n = acts.get(line.case) ?? 0
    acts.set(line.case, n + 1)
    rounds[n] ??= []
    rounds[n].push(line)
  }
  return rounds.flat()
}
